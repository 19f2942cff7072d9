import fc from 'fast-check'
import { expect, test } from 'vitest'
import { authenticate } from '../../../src/effect/request/policy/authentication.ts'
import { jwtRules } from '../../../src/effect/request/policy/jwt-rules.ts'
import type { Token } from '../../../src/effect/request/request.ts'
import { manifestsOf } from '../../../src/model/manifest.ts'
import { parseDocuments } from '../../../src/yaml/parse.ts'

/*
 * The verification of tokens against an evaluation that reads RequestAuthentications as their documentation says it. Each rule
 * looks at one place of its own, so that no rule takes a token out that another one looks for.
 */

const now = 1_700_000_000
const issuers = ['https://one.example', 'https://two.example'] as const
const places = ['x-one', 'x-two', 'x-three'] as const

const stated = fc.record({
  issuer: fc.constantFrom(...issuers),
  audiences: fc.constantFrom<string[]>([], ['shop'], ['https://shop/', 'ops'], ['ops']),
})
type StatedRule = typeof stated extends fc.Arbitrary<infer Value> ? Value : never

/** A token at a place: of an issuer, with times as seconds from now, signed by keys of an issuer. */
const placed = fc.option(
  fc.record({
    iss: fc.constantFrom(...issuers, 'https://other.example'),
    aud: fc.constantFrom<string | string[] | undefined>(undefined, 'shop', ['ops', 'web'], 'https://ops'),
    exp: fc.constantFrom(undefined, 3600, -59, -61),
    nbf: fc.constantFrom(undefined, -10, 59, 61),
    isSigned: fc.boolean(),
  }),
  { nil: null },
)
type PlacedToken = typeof placed extends fc.Arbitrary<infer Value> ? NonNullable<Value> : never

test('tokens are verified as their documentation says', () => {
  fc.assert(
    fc.property(
      fc.array(stated, { minLength: 1, maxLength: places.length }),
      fc.tuple(placed, placed, placed),
      (rules, tokens) => {
        const texts = places.map((_, index) => `token-${index}`)
        const headers = places.flatMap((name, index) =>
          tokens[index] ? [[name, texts[index]!] as const] : [],
        )
        const { result, missing } = authenticate(
          compiled(rules),
          { method: 'GET', authority: 'api', target: '/', headers: new Map(headers) },
          {
            now: now * 1000,
            tokens: new Map(
              tokens.flatMap((token, index) => (token ? [[texts[index]!, tokenOf(token)]] : [])),
            ),
          },
        )
        expect(missing).toEqual([])
        expect(result.kind).toBe(expectedKind(rules, tokens))
      },
    ),
    { numRuns: 500 },
  )
})

function compiled(rules: readonly StatedRule[]) {
  const text = JSON.stringify({
    apiVersion: 'security.istio.io/v1',
    kind: 'RequestAuthentication',
    metadata: { name: 'tokens', namespace: 'shop' },
    spec: { jwtRules: rules.map((rule, index) => ({ ...rule, fromHeaders: [{ name: places[index] }] })) },
  })
  const policies = manifestsOf(parseDocuments(text, 'policies.yaml'), 'test', 'shop')
  return jwtRules(policies.map((policy) => ({ policy, isAttached: true })))
}

function tokenOf({ iss, aud, exp, nbf, isSigned }: PlacedToken): Token {
  return {
    claims: {
      iss,
      ...(aud !== undefined && { aud }),
      ...(exp !== undefined && { exp: now + exp }),
      ...(nbf !== undefined && { nbf: now + nbf }),
    },
    isSignedFor: () => isSigned,
  }
}

/** A good token for one rule is enough; without any token where rules look a request passes; every other one is refused. */
function expectedKind(rules: readonly StatedRule[], tokens: readonly (PlacedToken | null)[]): string {
  const found = rules.map((rule, index) => ({ rule, token: tokens[index] ?? null }))
  const isGoodForOne = found.some(({ rule, token }) => token !== null && isGood(rule, token))
  return isGoodForOne || found.every(({ token }) => token === null) ? 'passed' : 'refused'
}

/** With the 60 seconds that clocks may differ, and audiences without their scheme and a slash at the end. */
function isGood({ issuer, audiences }: StatedRule, { iss, aud, exp, nbf, isSigned }: PlacedToken): boolean {
  const named = [aud ?? []].flat().map((audience) => audience.replace('https://', ''))
  const wanted = audiences.map((audience) => audience.replace('https://', '').replace(/\/$/, ''))
  return (
    isSigned &&
    iss === issuer &&
    (exp === undefined || exp >= -60) &&
    (nbf === undefined || nbf <= 60) &&
    (wanted.length === 0 || named.some((audience) => wanted.includes(audience)))
  )
}
