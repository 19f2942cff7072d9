import { joinAnd, joinOr } from './join-words.ts'
import type { AccessRequestPart } from './access-answer.ts'

/** A part of requests in words, or `undefined` for one that may be anything. */
type Part = AccessRequestPart | undefined

/** The part `method` as the beginning of a phrase: `GET and POST`; `requests` if it does not name each method. */
export function methodWords(part: Part): string {
  return isMethodList(part) ? methodList(part.of) : 'requests'
}

/** True if the part names each method, so that `methodWords` has them. */
export function isMethodList(part: Part): part is AccessRequestPart {
  return part !== undefined && part.of.length > 0 && part.of.every(isMethod)
}

/** The part `method` after `requests`: `by GET and POST`, `by any method but GET`, ``by methods that begin with `P` ``. */
export function methodsAfter({ of, except }: AccessRequestPart): string {
  return of.length > 0 ? `by ${methodList(of)}` : `by any method but ${methodList(except)}`
}

function methodList(labels: readonly string[]): string {
  return joinAnd(labels.map((label) => (isMethod(label) ? label.replaceAll('`', '') : label)))
}

/** True for the name of one method. */
function isMethod(label: string): boolean {
  return /^`[^` ]+`$/.test(label)
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
 * The values of claims with a space before them: `` (`aud` is `shop`, no `scope`)``; empty if any values will do.
 *
 * @param parts only claims, such as `claim aud`
 */
export function claimsWords(parts: readonly AccessRequestPart[]): string {
  const claims = parts.filter(({ of }) => of.join() !== 'any text').map(claimWords)
  return claims.length === 0 ? '' : ` (${claims.join(', ')})`
}

function claimWords(claim: AccessRequestPart): string {
  const { part, of, except } = claim
  const isSecond = part.startsWith('second ')
  const own = `\`${part.replace(/^(second )?claim /, '').replaceAll('][', '.')}\``
  const name = isSecond ? `${own} of the second token` : own
  if (isAbsent(claim)) return `no ${name}`
  return of.length > 0 ? `${name} ${valueWords(of)}` : `${name} is not ${joinOr(except)}`
}

/** The values of something after its name: ``is `a` or begins with `b` but is not `bc` ``. */
function valueWords(labels: readonly string[]): string {
  return joinOr(
    labels.map((label) => {
      const [own = '', ...exceptions] = label.split(' but for ')
      if (own.startsWith('what ')) return [own.slice('what '.length), ...exceptions].join(' but is not ')
      return [`is ${own.replace(/^such as/, 'for example')}`, ...exceptions].join(' but not ')
    }),
  )
}

/**
 * The values of a header or query parameter: ``where the header `x` is `1` ``, ``where the header `x` is not `1` ``, or ``without
 * the header `x` `` for an absent one.
 */
export function namedWords(named: AccessRequestPart): string {
  const { part, of, except } = named
  const [kind, ...rest] = part.split(' ')
  const name = `the ${kind === 'query' ? 'parameter' : kind} \`${rest.join(' ')}\``
  if (isAbsent(named)) return `without ${name}`
  if (of.join() === 'any value') return `with ${name}`
  return of.length > 0 ? `where ${name} ${valueWords(of)}` : `where ${name} is not ${joinOr(except)}`
}

function isAbsent({ of, except }: AccessRequestPart): boolean {
  return of.length === 1 ? of[0] === 'absent' : of.length === 0 && except.join() === 'any text'
}
