import { createPublicKey, type JsonWebKey } from 'node:crypto'
import { quote, quoteAll } from '../../message/quote.ts'
import type { Jwk } from './jwks.ts'

/** Why Envoy leaves out a key of an elliptic curve. */
export interface CurveDefect {
  readonly code: 'unsupported-curve' | 'not-on-curve'
  /** The end of a sentence. */
  readonly text: string
}

/**
 * Says why Envoy leaves out a key of an elliptic curve whose members can be decoded; `null` for a key that it uses, of
 * another type, and for encryption (RFC 7517, section 4.2), which signs no token. Istio accepts such keys (Envoy `source/common/jwt/jwks.cc`, extractJwkFromJwkEC and extractJwkFromJwkOKP).
 */
export function curveDefect({ kty, crv, x, y, use }: Jwk): CurveDefect | null {
  const curves = curvesByType.get(String(kty))
  if (!curves || use === 'enc') return null
  if (!curves.includes(String(crv))) {
    const text = `has the curve ${quote(String(crv))}, which Envoy does not support: it accepts no token of this key; use ${quoteAll(curves)}`
    return { code: 'unsupported-curve', text }
  }
  if (isPublicKey({ kty, crv, x, y } as JsonWebKey)) return null
  const members = kty === 'EC' ? '`x` and `y`' : '`x`'
  const text = `has ${members} that are no key of the curve ${quote(String(crv))}: Envoy accepts no token of this key; copy the key from its issuer`
  return { code: 'not-on-curve', text }
}

const curvesByType: ReadonlyMap<string, readonly string[]> = new Map([
  ['EC', ['P-256', 'P-384', 'P-521']],
  ['OKP', ['Ed25519']],
])

function isPublicKey(key: JsonWebKey): boolean {
  try {
    createPublicKey({ key, format: 'jwk' })
    return true
  } catch {
    return false
  }
}
