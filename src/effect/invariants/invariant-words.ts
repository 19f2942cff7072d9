import { joinOr } from '../../core/join-words.ts'
import type { Invariant } from '../../core/config.ts'
import type { DescribedRequests } from '../access/request-filter.ts'

/**
 * The sentence of an invariant, with names in backticks and its reason in parentheses if it has one:
 * `` requests without a token for `/admin/*` of `shop.example.com` must never get in (REASON) ``, or for `only`
 * `` only pods of namespace `pay` may reach `bank.example.com` ``.
 */
export function invariantWords({ never, only, reason }: Invariant): string {
  const words = never ? neverWords(never) : onlyWords(only!)
  return reason === undefined ? words : `${words} (${reason})`
}

function onlyWords({ namespaces, reach }: NonNullable<Invariant['only']>): string {
  const who = namespaces.length === 0 ? 'no pods' : `only pods of ${namespaceList(namespaces)}`
  return `${who} may reach ${quotedAlternatives(reach)}`
}

function neverWords(described: DescribedRequests): string {
  const { at = 'gateways', in: namespaces } = described
  const where = namespaces
    ? ` at ${at} in ${namespaceList(namespaces)}`
    : at === 'workloads'
      ? ' at workloads'
      : ''
  return `requests${requestWords(described)} must never get in${where}`
}

function requestWords(described: DescribedRequests): string {
  const { hosts, paths, notPaths, methods, notMethods, ports, token, from = {} } = described
  return [
    ...(methods ? [` by ${quotedAlternatives(methods)}`] : []),
    ...(notMethods ? [` not by ${quotedAlternatives(notMethods)}`] : []),
    ...(token ? [tokenWords(token)] : []),
    ...(from.namespaces ? [` from ${namespaceList(from.namespaces)}`] : []),
    ...(from.notNamespaces ? [` not from ${namespaceList(from.notNamespaces)}`] : []),
    ...(from.principals ? [identityWords(from.principals, false)] : []),
    ...(from.notPrincipals ? [identityWords(from.notPrincipals, true)] : []),
    ...(paths ? [` for ${quotedAlternatives(paths)}`] : []),
    ...(notPaths ? [` but for ${quotedAlternatives(notPaths)}`] : []),
    ...(hosts ? [` of ${quotedAlternatives(hosts)}`] : []),
    ...(ports ? [` at port ${quotedAlternatives(ports.map(String))}`] : []),
  ].join('')
}

function tokenWords(token: NonNullable<DescribedRequests['token']>): string {
  if (token === 'none') return ' without a token'
  if (token === 'any') return ' with a valid token'
  const { issuers, audiences, subjects, claims = {} } = token
  const values = { ...(audiences && { aud: audiences }), ...(subjects && { sub: subjects }), ...claims }
  const parts = Object.entries(values).map(([name, texts]) => `\`${name}\` is ${quotedAlternatives(texts)}`)
  const details = parts.length === 0 ? '' : ` (${parts.join(', ')})`
  return ` with a ${issuers ? '' : 'valid '}token${issuers ? ` of ${quotedAlternatives(issuers)}` : ''}${details}`
}

/** Every identity of the mesh is one of mTLS, so that clients without any have none. */
function identityWords(principals: readonly string[], isExcluded: boolean): string {
  if (principals.includes('*')) return isExcluded ? ' without mTLS' : ' by mTLS'
  return ` ${isExcluded ? 'not ' : ''}from ${quotedAlternatives(principals)}`
}

/** ``namespace `a` `` or ``namespaces `a` or `b` ``. */
function namespaceList(names: readonly string[]): string {
  return `namespace${names.length > 1 ? 's' : ''} ${quotedAlternatives(names)}`
}

/** `` `a`, `b` or `c` ``. */
export function quotedAlternatives(names: readonly string[]): string {
  return joinOr(names.map((name) => `\`${name}\``))
}
