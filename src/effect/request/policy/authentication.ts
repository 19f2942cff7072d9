import type { DecidingPlace } from '../decision.ts'
import { isUnknown } from '../match/truth.ts'
import type { VerificationContext, Claims, HttpRequest } from '../request.ts'
import type { JwtRule } from './jwt-rules.ts'
import { tokensAt, withoutToken, type LocatedToken } from './token-locations.ts'
import { verifyToken, type TokenDefect } from './token-check.ts'

/** The result of verifying the tokens of a request. */
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
 * Verifies the tokens of a request. Without rules or a token it passes, and so does a CORS preflight, with `claims` null. It
 * also passes with good tokens for one rule, or if each rule finds none or good ones; else it is refused with 401 or 403. A
 * rule takes what it verified out of the request, unless it forwards the token, before the next one looks (istio
 * `policy_applier.go`, convertToEnvoyJwtConfig; Envoy `source/extensions/filters/http/jwt_authn/verifier.cc`).
 *
 * @returns `missing`: the missing inputs on which the result depends
 */
export function authenticate(
  rules: readonly JwtRule[],
  request: HttpRequest,
  context: VerificationContext,
): { readonly result: Authentication; readonly missing: readonly string[] } {
  if (rules.length === 0 || isCorsPreflight(request))
    return { result: { kind: 'passed', claims: null, request }, missing: [] }
  const verification: Verification = { request, claims: null, missing: [] }
  const defects: RuleDefect[] = []
  for (const rule of rules) {
    const status = verifyRule(rule, verification, context)
    if (status === 'good') return passed(verification, rule)
    if (status !== 'missed') defects.push({ rule, defect: status })
  }
  // With one rule a request without a token passes at once.
  const failing = rules.length > 1 ? firstDefect(rules, verification, context) : defects[0]
  if (!failing) return passed(verification)
  return { result: refusedBy([...defects, failing]), missing: verification.missing }
}

/** What is verified so far. */
interface Verification {
  /** Without the tokens that are removed, and with the headers that rules add. */
  request: HttpRequest
  /** Of the token that was verified last. */
  claims: Claims | null
  readonly missing: string[]
}

interface RuleDefect {
  readonly rule: JwtRule
  readonly defect: TokenDefect
}

function passed(
  { request, claims, missing }: Verification,
  rule?: JwtRule,
): { readonly result: Authentication; readonly missing: readonly string[] } {
  const by = rule && { object: rule.object, node: rule.node }
  return { result: { kind: 'passed', claims, request, ...(by && { by }) }, missing }
}

/** The defect of the first rule with an invalid token; `undefined` if all tokens are valid. */
function firstDefect(
  rules: readonly JwtRule[],
  verification: Verification,
  context: VerificationContext,
): RuleDefect | undefined {
  for (const rule of rules) {
    const status = verifyRule(rule, verification, context)
    if (status !== 'good' && status !== 'missed') return { rule, defect: status }
  }
  return undefined
}

/** Each token that a rule finds has to be valid. They are verified from the last one on. */
function verifyRule(
  rule: JwtRule,
  verification: Verification,
  context: VerificationContext,
): TokenDefect | 'good' | 'missed' {
  verification.request = withoutOutputs(rule, verification.request)
  const tokens = tokensAt(rule.node, verification.request).toReversed()
  if (tokens.length === 0) return 'missed'
  if (isUnknown(rule.isAttached)) verification.missing.push(...rule.isAttached.missing)
  for (const token of tokens) {
    const { claims, defect, missing } = verifyToken(rule, token.text, context)
    verification.missing.push(...missing)
    if (defect) return defect
    verification.request = withOutputs(rule, verification.request, token, claims!)
    verification.claims = withLists(claims!, spaceDelimited(rule))
  }
  return 'good'
}

function spaceDelimited({ node }: JwtRule): string[] {
  return ['scope', 'permission', ...node.items('spaceDelimitedClaims').map(({ text }) => text)]
}

/** A client cannot set the headers that a rule adds. */
function withoutOutputs({ node }: JwtRule, request: HttpRequest): HttpRequest {
  const outputs = [
    node.get('outputPayloadToHeader'),
    ...node.items('outputClaimToHeaders').map((output) => output.get('header')),
  ].map(({ text }) => text.toLowerCase())
  if (!outputs.some((name) => request.headers.has(name))) return request
  return { ...request, headers: new Map([...request.headers].filter(([name]) => !outputs.includes(name))) }
}

function withOutputs(rule: JwtRule, request: HttpRequest, token: LocatedToken, claims: Claims): HttpRequest {
  const { node } = rule
  const isForwarded = node.get('forwardOriginalToken').scalar === true
  const kept = isForwarded ? request : withoutToken(request, token)
  const headers = new Map(kept.headers)
  const payload = node.get('outputPayloadToHeader').text.toLowerCase()
  if (payload !== '') headers.set(payload, base64Url(JSON.stringify(claims)))
  for (const output of node.items('outputClaimToHeaders')) {
    const value = claimText(claims, output.get('claim').text)
    if (value !== undefined) headers.set(output.get('header').text.toLowerCase(), value)
  }
  return { ...kept, headers }
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

/** The last defect counts. `Jwt issuer is not configured` counts only if there is no other one. */
function refusedBy(defects: readonly RuleDefect[]): Authentication {
  const { rule, defect } = defects.findLast((found) => found.defect.code !== 'unknown issuer') ?? defects[0]!
  const { status, reason } = defect
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
