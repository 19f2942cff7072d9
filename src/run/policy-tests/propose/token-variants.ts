import type { TestToken } from '../../../core/policy-test-file.ts'

/** A token that is worse than a good one; `null` for none. */
export interface TokenVariant {
  readonly name: string
  readonly token: TestToken | null
}

/** What clients also send in place of a good token. */
export function tokenVariants(token: TestToken): TokenVariant[] {
  return [
    { name: 'no token', token: null },
    { name: 'an expired token', token: { ...token, exp: '-2m' } },
    { name: 'a token for another service', token: { ...token, audience: 'another-service' } },
    { name: 'a token of another issuer', token: { ...token, issuer: 'https://issuer.example' } },
    { name: 'a token of an unknown key', token: { ...token, kid: 'unknown' } },
  ]
}
