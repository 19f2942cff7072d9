import type { KeySource } from '../request/request.ts'

/** Where a request has a token. */
export interface TokenPlace {
  readonly kind: 'header' | 'parameter' | 'cookie'
  readonly name: string
  /** Before the token in a header: `Bearer `. */
  readonly prefix: string
}

/** Requests without a token, with a wrong one, or with one of an issuer, at a place. */
export interface TokenSample {
  readonly place: TokenPlace | null
  /** `null` for a wrong token: none of a key of its issuer, expired, or no token at all. */
  readonly issuer: string | null
  /** The key source whose keys signed it. */
  readonly keys: string
}

export const noToken: TokenSample = { place: null, issuer: null, keys: '' }

/** Where keys come from, for people; without a stated source they are those that the issuer publishes. */
export function keySourceText({ issuer, jwksUri, jwks }: KeySource): string {
  if (jwks !== '') return `the inline keys ${jwks}`
  return jwksUri === '' ? `the keys that \`${issuer}\` publishes` : `the keys of \`${jwksUri}\``
}
