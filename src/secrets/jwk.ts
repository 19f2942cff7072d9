import type { YamlMap } from '../yaml/node.ts'

/**
 * True for a private member of a JSON Web Key (RFC 7518, section 6): `d`, primes, exponents, `k` of a symmetric key.
 */
export function isJwkMember(key: string, { entries }: YamlMap): boolean {
  return /^(?:d|p|q|dp|dq|qi|k|oth)$/.test(key) && entries.has('kty')
}
