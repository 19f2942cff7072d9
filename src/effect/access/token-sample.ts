import type { KeySource } from '../request/request.ts'

/** A place in a request where a token may be. */
export interface TokenPlace {
  readonly kind: 'header' | 'parameter' | 'cookie'
  readonly name: string
  /** The text before the token in a header: `Bearer `. */
  readonly prefix: string
}

/** A kind of request: without a token, with an invalid token, or with a token of an issuer, at a place. */
export interface TokenSample {
  readonly place: TokenPlace | null
  /** `null` for an invalid token: a wrong key, expired, or no JWT. */
  readonly issuer: string | null
  /** The key source that signed it. */
  readonly keys: string
}

export const noToken: TokenSample = { place: null, issuer: null, keys: '' }

/** A description of a key source. Without a stated one, the keys are those that the issuer publishes. */
export function keySourceText({ issuer, jwksUri, jwks }: KeySource): string {
  if (jwks !== '') return `the inline keys ${jwks}`
  return jwksUri === '' ? `the keys that \`${issuer}\` publishes` : `the keys of \`${jwksUri}\``
}
