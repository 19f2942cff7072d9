import type { YamlMap } from '../yaml/node.ts'

/**
 * True for the name of a private member of a JSON Web Key (RFC 7518, section 6: `d`, primes, exponents, `k`) in a map that
 * has `kty`, whatever the type of the key.
 */
export function isPrivateJwkMember(key: string, { entries }: YamlMap): boolean {
  return /^(?:d|p|q|dp|dq|qi|k|oth)$/.test(key) && entries.has('kty')
}
