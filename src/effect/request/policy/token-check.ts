import { isUnknown } from '../match/truth.ts'
import type { VerificationContext, Claims, Token } from '../request.ts'
import type { JwtRule } from './jwt-rules.ts'

/** Why a token is refused. */
export interface TokenDefect {
  readonly code: 'not a token' | 'unknown issuer' | 'not yet valid' | 'expired' | 'audience' | 'signature'
  readonly status: 401 | 403
  /** As Envoy logs it. */
  readonly reason: string
}

/** The result of checking a token: its claims if it is valid, else its defect; with the inputs that are missing for that. */
export interface TokenCheck {
  readonly claims: Claims | null
  readonly defect: TokenDefect | undefined
  readonly missing: readonly string[]
}

/**
 * Checks a token against a JWT rule, in Envoy's order: form, issuer, times, audience, signature (Envoy
 * `source/extensions/filters/http/jwt_authn/authenticator.cc`).
 */
export function verifyToken(rule: JwtRule, text: string, { tokens, now }: VerificationContext): TokenCheck {
  const token = tokens.get(text)
  const refused = (defect: TokenDefect): TokenCheck => ({ claims: null, defect, missing: [] })
  if (!token) return refused(defects['not a token'])
  const defect = defectOfClaims(token, rule, now / 1000)
  if (defect) return refused(defect)
  const isSigned = token.isSignedFor({
    issuer: rule.issuer,
    jwksUri: rule.node.get('jwksUri').text,
    jwks: rule.node.get('jwks').text,
  })
  if (isSigned === false) return refused(defects.signature)
  return {
    claims: token.claims,
    defect: undefined,
    missing: isUnknown(isSigned) ? isSigned.missing : [],
  }
}

function defectOfClaims({ claims }: Token, { issuer, node }: JwtRule, now: number): TokenDefect | undefined {
  const { iss, nbf, exp } = claims
  if (issuer !== '' && iss !== issuer) return defects['unknown issuer']
  if (typeof nbf === 'number' && nbf > now + clockSkew) return defects['not yet valid']
  if (typeof exp === 'number' && exp > 0 && now > exp + clockSkew) return defects.expired
  const audiences = node.items('audiences').map(({ text }) => plainAudience(text))
  if (audiences.length === 0) return undefined
  const ofToken = audiencesOf(claims).map(plainAudience)
  return ofToken.some((audience) => audiences.includes(audience)) ? undefined : defects.audience
}

/** The audiences of a token. */
function audiencesOf({ aud }: Claims): string[] {
  return (Array.isArray(aud) ? aud : [aud]).filter((item) => typeof item === 'string')
}

/** Audiences are compared without their scheme and a slash at the end (google/jwt_verify_lib `check_audience.cc`). */
export function plainAudience(audience: string): string {
  return audience.replace(/^https?:\/\//, '').replace(/\/$/, '')
}

/** In seconds; Envoy's default, which Istio does not change. */
const clockSkew = 60

const defects = {
  'not a token': {
    code: 'not a token',
    status: 401,
    reason: 'Jwt_is_not_in_the_form_of_Header.Payload.Signature_with_two_dots_and_3_sections',
  },
  'unknown issuer': { code: 'unknown issuer', status: 401, reason: 'Jwt_issuer_is_not_configured' },
  'not yet valid': { code: 'not yet valid', status: 401, reason: 'Jwt_not_yet_valid' },
  expired: { code: 'expired', status: 401, reason: 'Jwt_is_expired' },
  audience: { code: 'audience', status: 403, reason: 'Audiences_in_Jwt_are_not_allowed' },
  signature: { code: 'signature', status: 401, reason: 'Jwt_verification_fails' },
} as const satisfies Record<string, TokenDefect>
