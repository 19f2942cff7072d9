import type { KeySource } from '../request/request.ts'

/** A place in a request where a token may be. */
export interface TokenPlace {
  readonly kind: 'header' | 'parameter' | 'cookie'
  readonly name: string
  /** The text before the token in a header: `Bearer `. */
  readonly prefix: string
}

/** A kind of request: without a token, with an invalid token, or with a token of an issuer, at a place; or with two of them. */
export interface TokenSample {
  readonly place: TokenPlace | null
  /** `null` for an invalid token: a wrong key, expired, or no JWT. */
  readonly issuer: string | null
  /** The key source that signed it. */
  readonly keys: string
  /** A token at another place. If only one of both is valid, it is the first one. */
  readonly second?: TokenSample
}

/** The tokens of a sample: none, one or two. */
export function tokensIn(sample: TokenSample): readonly TokenSample[] {
  if (sample.place === null) return []
  return sample.second ? [sample, sample.second] : [sample]
}

export const noToken: TokenSample = { place: null, issuer: null, keys: '' }

/** A description of a key source. Without a stated one, the keys are those that the issuer publishes. */
export function keySourceText({ issuer, jwksUri, jwks }: KeySource): string {
  if (jwks !== '') return `the inline keys ${jwks}`
  return jwksUri === '' ? `the keys that \`${issuer}\` publishes` : `the keys of \`${jwksUri}\``
}
