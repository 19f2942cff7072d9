import type { JWK } from 'jose'

/**
 * Whether a key of a JWKS made the signature of a JWT, as Envoy tries them (jwt_verify_lib `src/verify.cc`): a key with
 * another `kid` or `alg` than the token's is passed over, one without is tried.
 *
 * @param jwks a JSON Web Key Set as text; in one that is none no key fits
 */
export async function isSignedBy(jwt: string, jwks: string): Promise<boolean> {
  const { compactVerify, decodeProtectedHeader, importJWK } = await import('jose')
  const { alg, kid } = decodeProtectedHeader(jwt)
  if (alg === undefined) return false
  const fitting = keysIn(jwks).filter(
    (key) =>
      (kid === undefined || key.kid === undefined || key.kid === kid) &&
      (key.alg === undefined || key.alg === alg),
  )
  for (const key of fitting) {
    try {
      await compactVerify(jwt, await importJWK(key, alg), { algorithms: [alg] })
      return true
    } catch {
      // The key has another type, or did not sign this token.
    }
  }
  return false
}

function keysIn(jwks: string): JWK[] {
  try {
    const { keys } = JSON.parse(jwks) as { keys?: unknown }
    return Array.isArray(keys) ? keys.filter(isKey) : []
  } catch {
    return []
  }
}

function isKey(key: unknown): key is JWK {
  return typeof key === 'object' && key !== null && 'kty' in key
}
