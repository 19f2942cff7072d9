import type { DecidingPlace } from '../decision.ts'
import { isUnknown } from '../match/truth.ts'
import type { Circumstances, Claims, HttpRequest } from '../request.ts'
import type { JwtRule } from './jwt-rules.ts'
import { tokensAt, withoutToken, type LocatedToken } from './token-locations.ts'
import { verifyToken, type TokenDefect } from './token-check.ts'

/** What becomes of the tokens in a request. */
export type Authentication =
  | {
      readonly kind: 'passed'
      /** The payload of the token that was verified; `null` if there is none. */
      readonly claims: Claims | null
      readonly by?: DecidingPlace
      readonly request: HttpRequest
    }
  | {
      readonly kind: 'refused'
      readonly status: 401 | 403
      readonly reason: string
      readonly by: DecidingPlace
    }

/**
 * Verifies the tokens of a request. Without a token it passes. With several rules it passes if one rule finds a good
 * token, or if each of them finds none or a good one (istio `policy_applier.go`, convertToEnvoyJwtConfig; Envoy
 * `source/extensions/filters/http/jwt_authn/verifier.cc`).
 *
 * @returns also what files do not tell and the result rests on
 */
export function authenticate(
  rules: readonly JwtRule[],
  request: HttpRequest,
  circumstances: Circumstances,
): { readonly result: Authentication; readonly missing: readonly string[] } {
  const unauthenticated: Authentication = { kind: 'passed', claims: null, request }
  if (rules.length === 0 || isCorsPreflight(request)) return { result: unauthenticated, missing: [] }
  const checks = rules.map((rule) => checkRule(rule, request, circumstances))
  const found = checks.filter(({ tokens }) => tokens.length > 0)
  if (found.length === 0) return { result: unauthenticated, missing: [] }
  const missing = found.flatMap(({ missing: inputs, rule }) => [
    ...inputs,
    ...(isUnknown(rule.isAttached) ? rule.isAttached.missing : []),
  ])
  const passed = checks.find(({ claims }) => claims !== null)
  if (passed) return { result: passedBy(passed, request), missing }
  return { result: refusedBy(found), missing }
}

/** What one rule makes of the tokens where it looks. */
interface RuleCheck {
  readonly rule: JwtRule
  readonly tokens: readonly LocatedToken[]
  /** Of the first good token. */
  readonly claims: Claims | null
  readonly defect: TokenDefect | undefined
  readonly missing: readonly string[]
}

function checkRule(rule: JwtRule, request: HttpRequest, circumstances: Circumstances): RuleCheck {
  const tokens = tokensAt(rule.node, request)
  const missing: string[] = []
  let defect: TokenDefect | undefined
  let claims: Claims | null = null
  // Each of the tokens has to be good.
  for (const token of tokens) {
    const check = verifyToken(rule, token.text, circumstances)
    missing.push(...check.missing)
    defect ??= check.defect
    claims = check.claims
    if (check.defect) break
  }
  return { rule, tokens, claims: defect ? null : claims, defect, missing }
}

function passedBy({ rule, tokens, claims }: RuleCheck, request: HttpRequest): Authentication {
  const { node, object } = rule
  const isForwarded = node.get('forwardOriginalToken').scalar === true
  const kept = isForwarded ? request : tokens.reduce(withoutToken, request)
  const headers = new Map(kept.headers)
  const payload = node.get('outputPayloadToHeader').text.toLowerCase()
  if (payload !== '') headers.set(payload, base64Url(JSON.stringify(claims)))
  for (const output of node.items('outputClaimToHeaders')) {
    const value = claimText(claims!, output.get('claim').text)
    if (value !== undefined) headers.set(output.get('header').text.toLowerCase(), value)
  }
  const spaced = ['scope', 'permission', ...node.items('spaceDelimitedClaims').map(({ text }) => text)]
  return {
    kind: 'passed',
    claims: withLists(claims!, spaced),
    by: { object, node },
    request: { ...kept, headers },
  }
}

/** The claims whose text is a list separated by spaces become lists. */
function withLists(claims: Claims, names: readonly string[]): Claims {
  const lists = names.flatMap((name) => {
    const value = claims[name]
    return typeof value === 'string' ? [[name, value.split(' ').filter((item) => item !== '')]] : []
  })
  return { ...claims, ...Object.fromEntries(lists) }
}

/** The text of a claim for a header: of strings, numbers and booleans; `.` leads into nested claims. */
function claimText(claims: Claims, name: string): string | undefined {
  const value = name
    .split('.')
    .reduce<unknown>((parent, key) => (parent as Claims | undefined)?.[key], claims)
  return ['string', 'number', 'boolean'].includes(typeof value) ? String(value) : undefined
}

function base64Url(text: string): string {
  const bytes = new TextEncoder().encode(text)
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
}

/** A token of an issuer that no rule has is the least important defect. */
function refusedBy(checks: readonly RuleCheck[]): Authentication {
  const { rule, defect } =
    checks.find((check) => check.defect !== undefined && check.defect.code !== 'unknown issuer') ?? checks[0]!
  const { status, reason } = defect!
  return {
    kind: 'refused',
    status,
    reason: `jwt_authn_access_denied{${reason}}`,
    by: { object: rule.object, node: rule.node },
  }
}

/** Preflights of CORS are not authenticated. */
function isCorsPreflight({ method, headers }: HttpRequest): boolean {
  return (
    method === 'OPTIONS' &&
    (headers.get('origin') ?? '') !== '' &&
    (headers.get('access-control-request-method') ?? '') !== ''
  )
}
