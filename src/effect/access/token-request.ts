import type { Claims, HttpRequest, Tokens } from '../request/request.ts'
import { keySourceText, type TokenSample } from './token-sample.ts'

/** The text of a sample token. */
export const tokenText = 'a-token'

/**
 * A copy of a request with `tokenText` added at the place of a sample: as a header, which replaces one of the same name, as a
 * query parameter at the end of `target`, or as the only cookie. The same request for a sample without a place.
 */
export function requestWithToken(request: HttpRequest, { place }: TokenSample): HttpRequest {
  if (place === null) return request
  const { kind, name, prefix } = place
  if (kind === 'parameter') {
    const separator = request.target.includes('?') ? '&' : '?'
    return { ...request, target: `${request.target}${separator}${name}=${tokenText}` }
  }
  const [header, value] =
    kind === 'header' ? [name, `${prefix}${tokenText}`] : ['cookie', `${name}=${tokenText}`]
  return { ...request, headers: new Map([...request.headers, [header, value]]) }
}

/** The token of a sample by its text; empty for an invalid token. */
export function tokensOf({ issuer, keys }: TokenSample, claims: Claims): Tokens {
  if (issuer === null) return new Map()
  const token = {
    claims: { iss: issuer, ...claims },
    isSignedFor: (source: Parameters<typeof keySourceText>[0]) => keySourceText(source) === keys,
  }
  return new Map([[tokenText, token]])
}
