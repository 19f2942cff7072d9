import { groupBy } from '../../core/group.ts'
import type { JwtRule } from '../request/policy/jwt-rules.ts'
import { authenticate } from '../request/policy/authentication.ts'
import { plainAudience } from '../request/policy/token-check.ts'
import { quotedText, type TextPattern } from '../request/match/text-match.ts'
import { never, type RequestFunction } from './diagram.ts'
import type { Outcomes } from './outcomes.ts'
import type { RequestSpace } from './request-space.ts'
import { requestWithToken, tokensOf } from './token-request.ts'
import type { TokenSample } from './token-sample.ts'

/** What JWT rules do with the tokens of requests. */
export interface TokenResults {
  /** The outcomes of the requests that are refused because of a token. */
  readonly refused: RequestFunction
  /** The requests with a verified token whose claims count: the first one. */
  readonly claims: RequestFunction
  /** The requests whose second token counts. */
  readonly secondClaims: RequestFunction
}

/** The results of some JWT rules for each token, as the simulator verifies it. */
export function tokenResultsOf(
  rules: readonly JwtRule[],
  space: RequestSpace,
  outcomes: Outcomes,
): TokenResults {
  const samples = space.axis('token')?.samples as readonly TokenSample[] | undefined
  if (rules.length === 0 || !samples) return { refused: never, claims: never, secondClaims: never }
  const { diagram } = space
  const found = {
    refused: [] as RequestFunction[],
    first: [] as RequestFunction[],
    second: [] as RequestFunction[],
  }
  for (const { sample, first, second, requests } of tokenCases(rules, samples, space)) {
    const tokens = tokensOf(sample, { aud: [...first.aud] }, { aud: second.aud })
    const request = requestWithToken(plainRequest, sample)
    const { result } = authenticate(rules, request, { now: 0, tokens })
    if (result.kind === 'refused') {
      const refusal = outcomes.number({ verdict: 'refused', text: String(result.status) })
      found.refused.push(diagram.within(requests, refusal))
    } else if (result.claims !== null)
      found[result.claims['aud'] === second.aud ? 'second' : 'first'].push(requests)
  }
  return {
    refused: found.refused.reduce((sum, part) => diagram.first(sum, part), never),
    claims: diagram.any(found.first),
    secondClaims: diagram.any(found.second),
  }
}

/** The requests with the tokens of a sample that have some audiences. */
interface TokenCase {
  readonly sample: TokenSample
  readonly first: AudienceClass
  readonly second: AudienceClass
  readonly requests: RequestFunction
}

function* tokenCases(
  rules: readonly JwtRule[],
  samples: readonly TokenSample[],
  space: RequestSpace,
): Generator<TokenCase> {
  const ofFirst = audienceClasses(rules, space, 'claim aud')
  const ofSecond = audienceClasses(rules, space, 'second claim aud')
  for (const [atom, sample] of samples.entries())
    for (const first of ofFirst)
      for (const second of sample.second ? ofSecond : [anyAudience]) {
        const requests = space.diagram.all([
          space.among('token', [atom]),
          space.among('claim aud', first.atoms),
          ...(sample.second ? [space.among('second claim aud', second.atoms)] : []),
        ])
        yield { sample, first, second, requests }
      }
}

/** Audiences that some rules treat alike. */
interface AudienceClass {
  readonly aud: readonly string[]
  readonly atoms: readonly number[]
}

const anyAudience: AudienceClass = { aud: [], atoms: [0] }

function audienceClasses(rules: readonly JwtRule[], space: RequestSpace, axis: string): AudienceClass[] {
  const samples = (space.axis(axis)?.samples ?? [[]]) as readonly (readonly string[])[]
  const expected = rules.map(
    ({ node }) => new Set(node.items('audiences').map(({ text }) => plainAudience(text))),
  )
  const groups = groupBy(samples.keys(), (atom) =>
    JSON.stringify(
      expected.map((audiences) => samples[atom]!.some((text) => audiences.has(plainAudience(text)))),
    ),
  )
  return [...groups.values()].map((atoms): AudienceClass => ({ aud: samples[atoms[0]!]!, atoms }))
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
