import type { Location } from '../../../core/report.ts'
import type { Node } from '../../../model/node.ts'
import { realJwt, type RealJwt } from './real-jwt.ts'

/** The tokens of a test file that are JWTs, by name, and what is wrong with its tokens. */
export interface RealTokens {
  readonly jwts: ReadonlyMap<string, RealJwt>
  readonly mistakes: readonly { readonly name: string; readonly at: Location; readonly message: string }[]
}

/**
 * Reads the `jwt` of each token that has one, and finds mistakes: a token with neither `issuer` nor `jwt`, a `jwt` that is
 * no JWT, and other fields beside a `jwt`.
 * @param tokens the map `tokens` of a test file
 * @param keySets the JWKS of issuers whose keys proxies fetch, as text
 */
export function realTokens(tokens: Node, keySets: ReadonlyMap<string, string>): RealTokens {
  const entries = tokens.entries()
  const jwts = new Map(
    entries.flatMap(([name, token]) => {
      const jwt = realJwt(token.get('jwt').text, keySets)
      return jwt ? [[name, jwt] as const] : []
    }),
  )
  const mistakes = entries.flatMap(([name, token]) => {
    const message = mistakeIn(token, jwts.has(name))
    return message === null ? [] : [{ name, at: token.keyLocation, message }]
  })
  return { jwts, mistakes }
}

function mistakeIn(token: Node, isJwt: boolean): string | null {
  if (token.kind !== 'map') return null
  if (!token.get('jwt').exists) return token.get('issuer').exists ? null : '`issuer` is missing, or a `jwt`'
  if (!isJwt) return '`jwt` is no JWT: it has a header, a payload and a signature, separated by dots'
  return token.entries().length > 1 ? 'a `jwt` has its own claims: state nothing else' : null
}
