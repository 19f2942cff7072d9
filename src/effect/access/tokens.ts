import type { JwtRule } from '../request/policy/jwt-rules.ts'
import { authenticate } from '../request/policy/authentication.ts'
import { plainAudience } from '../request/policy/token-check.ts'
import type { KeySource } from '../request/request.ts'
import { quotedText, type TextPattern } from '../request/match/text-match.ts'
import { never, type RequestFunction } from './diagram.ts'
import type { Outcomes } from './outcomes.ts'
import type { Axis, RequestSpace } from './request-space.ts'
import { requestWithToken, tokensOf } from './token-request.ts'
import { keySourceText, noToken, type TokenPlace, type TokenSample } from './token-sample.ts'

/**
 * The axis of tokens. A request has at most one token. CORS preflights are not authenticated and need no axis: the
 * decision about a preflight equals that about the same request without a token.
 * @param rules the JWT rules of both sides
 */
export function tokenAxis(rules: readonly JwtRule[]): Axis {
  const places = distinct(rules.flatMap(({ node }) => tokenPlacesOf(node)))
  const issuers = distinct(
    rules.map(({ issuer, node }) => ({ issuer, keys: keySourceText({ issuer, ...keyTexts(node) }) })),
  )
  const samples = [
    noToken,
    ...places.map((place) => ({ place, issuer: null, keys: '' })),
    ...places.flatMap((place) => issuers.map((ofIssuer) => ({ place, ...ofIssuer }))),
  ]
  const sets = [
    { label: 'without a token', has: (sample: TokenSample) => sample === noToken },
    {
      label: 'with a wrong token',
      has: ({ place, issuer }: TokenSample) => place !== null && issuer === null,
    },
    ...issuers.map(({ issuer, keys }) => ({
      label: `with a token of \`${issuer}\`${hasOneSource(issuers, issuer) ? '' : ` signed by ${keys}`}`,
      has: (sample: TokenSample) => sample.issuer === issuer && sample.keys === keys,
    })),
    ...samples
      .slice(1)
      .map((own) => ({ label: placedLabel(own), has: (sample: TokenSample) => sample === own })),
  ]
  return {
    name: 'token',
    samples,
    labels: sets.map(({ label }) => label),
    matching: sets.map(({ has }) => samples.flatMap((sample, atom) => (has(sample) ? [atom] : []))),
  }
}

function hasOneSource(issuers: readonly { readonly issuer: string }[], issuer: string): boolean {
  return issuers.filter((candidate) => candidate.issuer === issuer).length === 1
}

function placedLabel({ place, issuer }: TokenSample): string {
  const token = issuer === null ? 'a wrong token' : `a token of \`${issuer}\``
  return `with ${token} in the ${place!.kind} \`${place!.name}\``
}

function distinct<Item>(items: readonly Item[]): Item[] {
  return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()]
}

/** The places where a JWT rule reads a token (`tokensAt`). */
export function tokenPlacesOf(rule: JwtRule['node']): TokenPlace[] {
  const places = [
    ...rule.items('fromHeaders').map((header) => ({
      kind: 'header' as const,
      name: header.get('name').text.toLowerCase(),
      prefix: header.get('prefix').text,
    })),
    ...rule.items('fromParams').map(({ text }) => ({ kind: 'parameter' as const, name: text, prefix: '' })),
    ...rule.items('fromCookies').map(({ text }) => ({ kind: 'cookie' as const, name: text, prefix: '' })),
  ]
  return places.length > 0
    ? places
    : [
        { kind: 'header', name: 'authorization', prefix: 'Bearer ' },
        { kind: 'parameter', name: 'access_token', prefix: '' },
      ]
}

function keyTexts(rule: JwtRule['node']): Pick<KeySource, 'jwksUri' | 'jwks'> {
  return { jwksUri: rule.get('jwksUri').text, jwks: rule.get('jwks').text }
}

/** The results of JWT rules for tokens. */
export interface TokenFunctions {
  readonly refused: RequestFunction
  /** The requests with a verified token. */
  readonly claims: RequestFunction
}

/** The results of some JWT rules for each token, as the simulator verifies it. */
export function tokenFunctions(
  rules: readonly JwtRule[],
  space: RequestSpace,
  outcomes: Outcomes,
): TokenFunctions {
  const samples = space.axis('token')?.samples as readonly TokenSample[] | undefined
  if (rules.length === 0 || !samples) return { refused: never, claims: never }
  const { diagram } = space
  const audiences = (space.axis('claim aud')?.samples ?? [[]]) as readonly (readonly string[])[]
  const refused: RequestFunction[] = []
  const verified: RequestFunction[] = []
  for (const [atom, sample] of samples.entries())
    for (const [audience, aud] of audiences.entries()) {
      const verification = { now: 0, tokens: tokensOf(sample, { aud }) }
      const { result } = authenticate(rules, requestWithToken(plainRequest, sample), verification)
      const withAudience = diagram.within(space.among('token', [atom]), space.among('claim aud', [audience]))
      if (result.kind === 'refused')
        refused.push(
          diagram.within(withAudience, outcomes.number({ verdict: 'refused', text: String(result.status) })),
        )
      else if (result.claims !== null) verified.push(withAudience)
    }
  return {
    refused: refused.reduce((sum, part) => diagram.first(sum, part), never),
    claims: diagram.any(verified),
  }
}

const plainRequest = { method: 'GET', authority: '', target: '/', headers: new Map<string, string>() }

/**
 * For each of the `audiences` of JWT rules, the audience without scheme and trailing slash (`plainAudience`), and a regular
 * expression for the values of `aud` that equal it with or without `http://` or `https://` and a trailing slash. In the order
 * of the rules, with duplicates.
 */
export function audiencePatterns(
  rules: readonly JwtRule[],
): { readonly audience: string; readonly pattern: TextPattern }[] {
  const audiences = rules.flatMap(({ node }) =>
    node.items('audiences').map(({ text }) => plainAudience(text)),
  )
  return audiences.map((audience) => {
    const scheme = /^https?:\/\//.test(audience) ? 'https?://' : '(https?://)?'
    const text = `${scheme}${quotedText(audience)}${audience.endsWith('/') ? '/' : '/?'}`
    return { audience, pattern: { form: 'regex', text } }
  })
}
