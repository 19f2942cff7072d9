import type { Claims, HttpRequest, Token, Tokens } from '../request/request.ts'
import { keySourceText, tokensIn, type TokenSample } from './token-sample.ts'

/** The text of a sample token. */
export const tokenText = 'a-token'

/** The text of the second token of a sample. */
export const secondTokenText = 'another-one'

/**
 * A copy of a request with `tokenText` added at the place of a sample: as a header, which replaces one of the same name, as a
 * query parameter at the end of `target`, or as a cookie; `secondTokenText` at the place of its second token. The same request for
 * a sample without a place.
 */
export function requestWithToken(request: HttpRequest, sample: TokenSample): HttpRequest {
  const cookies: string[] = []
  const texts = [tokenText, secondTokenText]
  const placed = tokensIn(sample).reduce((changed, { place }, index) => {
    const { kind, name, prefix } = place!
    const text = texts[index]!
    if (kind === 'cookie') cookies.push(`${name}=${text}`)
    if (kind === 'cookie') return changed
    if (kind === 'header')
      return { ...changed, headers: new Map([...changed.headers, [name, `${prefix}${text}`]]) }
    const separator = changed.target.includes('?') ? '&' : '?'
    return { ...changed, target: `${changed.target}${separator}${name}=${text}` }
  }, request)
  if (cookies.length === 0) return placed
  return { ...placed, headers: new Map([...placed.headers, ['cookie', cookies.join('; ')]]) }
}

/** True for a request of a sample with two tokens. */
export function hasSecondToken({ target, headers }: HttpRequest): boolean {
  return [target, ...headers.values()].some((text) => text.includes(secondTokenText))
}

/**
 * The valid tokens of a sample by their texts.
 * @param secondClaims those of the second token
 */
export function tokensOf(sample: TokenSample, claims: Claims, secondClaims: Claims = {}): Tokens {
  const texts = [tokenText, secondTokenText]
  return new Map(
    tokensIn(sample).flatMap(({ issuer, keys }, index): [string, Token][] =>
      issuer === null
        ? []
        : [
            [
              texts[index]!,
              {
                claims: { iss: issuer, ...(index === 0 ? claims : secondClaims) },
                isSignedFor: (source) => keySourceText(source) === keys,
              },
            ],
          ],
    ),
  )
}
