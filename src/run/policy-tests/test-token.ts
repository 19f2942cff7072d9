import type { TestToken } from '../../core/policy-test-file.ts'
import type { KeySource, Token } from '../../effect/request/request.ts'
import { allOf, anyOf, unknownTruth, type Truth } from '../../effect/request/match/truth.ts'
import { claimTime, signedToken } from '../request/client-request.ts'

/**
 * The token that a test states by its claims. Throws `UsageError` for a time that `claimTime` refuses.
 *
 * @param now milliseconds since 1970, from which times such as `+5m` count
 */
export function testToken(stated: TestToken, now: number): Token {
  const { issuer, audience, subject, kid, claims } = stated
  const registered = { iss: issuer, aud: audience, sub: subject, ...times(stated, now) }
  const set = Object.entries(registered).filter(([, value]) => value !== undefined)
  const token = signedToken({ ...claims, ...Object.fromEntries(set) })
  if (kid === undefined) return token
  return { ...token, isSignedFor: (keys) => allOf([token.isSignedFor(keys), hasKey(keys, kid)]) }
}

function times(stated: TestToken, now: number): Record<string, number> {
  const entries = (['exp', 'nbf', 'iat'] as const).flatMap((name) => {
    const time = stated[name]
    if (time === undefined) return []
    return [[name, typeof time === 'number' ? time : claimTime(name, time, now)] as const]
  })
  return Object.fromEntries(entries)
}

/** Whether a key set has a key. One that is fetched has what the issuer publishes. */
function hasKey({ jwks }: KeySource, kid: string): Truth {
  if (kid === 'unknown') return false
  if (jwks === '') return true
  return anyOf(kidsIn(jwks).map((name) => name === kid || (name === null ? namelessKey : false)))
}

/** Envoy tries a key without `kid` for every token (jwt_verify_lib `src/verify.cc`). */
const namelessKey = unknownTruth('whether the key without `kid` in an inline `jwks` signed the token')

/** The `kid` of each key, `null` for one without; a text that is no key set has none. */
function kidsIn(jwks: string): (string | null)[] {
  try {
    const { keys } = JSON.parse(jwks) as { keys?: unknown }
    return Array.isArray(keys) ? keys.map((key: { kid?: string } | null) => key?.kid ?? null) : []
  } catch {
    return []
  }
}
