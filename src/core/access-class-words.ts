import { joinOr } from './join-words.ts'
import type { AccessRequestPart } from './access-answer.ts'

/** A part of requests in words, or `undefined` for one that may be anything. */
type Part = AccessRequestPart | undefined

/** The part `method` as the beginning of a phrase: `GET and POST`, `requests by any method but GET`; `requests` without one. */
export function methodWords(part: Part): string {
  if (!part) return 'requests'
  return part.of.length > 0 ? plain(part.of) : `requests by any method but ${plain(part.except)}`
}

function plain(labels: readonly string[]): string {
  const names = labels.map((label) => label.replaceAll('`', ''))
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}

/** `for /admin/*`; empty for any path. */
export function pathWords(part: Part): string {
  return part ? listWords(part, 'for ', 'for any path') : ''
}

/** `of shop.example.com`; empty for any host. */
export function hostWords(part: Part): string {
  if (!part) return ''
  // Requests at a gateway are only for hosts that it serves.
  if (part.of.length === 0 && part.except.join() === 'hosts that it does not serve')
    return 'of any host that it serves'
  return listWords(part, 'of ', 'of any host')
}

/** The server name of a TLS handshake: `` with `api.example.com` in the TLS handshake ``. */
export function serverNameWords(part: AccessRequestPart): string {
  return `${listWords(part, 'with ', 'with any name')} in the TLS handshake`
}

/** The values of a part, joined by `or` after a preposition; or `any` with the exceptions. */
export function listWords({ of, except }: AccessRequestPart, before: string, any: string): string {
  return of.length > 0 ? `${before}${joinOr(of)}` : `${any} but ${joinOr(except)}`
}

/** The token of requests, after `requests`: `without a token`. */
export function tokenWords({ of, except }: AccessRequestPart): string {
  return of.length > 0 ? joinOr(of) : `unless ${joinOr(except)}`
}

/**
 * The values of claims with a space before them: `` (claims `aud` `shop`, no `scope`)``; empty if any values will do.
 *
 * @param parts only claims, such as `claim aud`
 */
export function claimsWords(parts: readonly AccessRequestPart[]): string {
  const claims = parts.filter(({ of }) => of.join() !== 'any text').map(claimWords)
  return claims.length === 0 ? '' : ` (claims ${claims.join(', ')})`
}

function claimWords(claim: AccessRequestPart): string {
  const { part, of, except } = claim
  const isSecond = part.startsWith('second ')
  const own = `\`${part.replace(/^(second )?claim /, '').replaceAll('][', '.')}\``
  const name = isSecond ? `${own} of the second token` : own
  if (isAbsent(claim)) return `no ${name}`
  return of.length > 0 ? `${name} ${joinOr(of)}` : `${name} other than ${joinOr(except)}`
}

/**
 * The values of a header, claim or query parameter: ``with the header `x` `1` ``, ``where the header `x` is not `1` ``, or
 * ``without the header `x` `` for an absent one.
 */
export function namedWords(named: AccessRequestPart): string {
  const { part, of, except } = named
  const isSecond = part.startsWith('second ')
  const [kind, ...rest] = part.replace(/^second /, '').split(' ')
  const name = `the ${kind === 'query' ? 'parameter' : kind} \`${rest.join(' ').replaceAll('][', '.')}\`${isSecond ? ' of the second token' : ''}`
  if (isAbsent(named)) return `without ${name}`
  return of.length > 0 ? `with ${name} ${joinOr(of)}` : `where ${name} is not ${joinOr(except)}`
}

function isAbsent({ of, except }: AccessRequestPart): boolean {
  return of.length === 1 ? of[0] === 'absent' : of.length === 0 && except.join() === 'any text'
}
