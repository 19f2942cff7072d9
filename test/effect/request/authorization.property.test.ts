import fc from 'fast-check'
import { expect, test } from 'vitest'
import { authorize, compileAuthorization } from '../../../src/effect/request/policy/authorization.ts'
import type { Facts } from '../../../src/effect/request/policy/facts.ts'
import { manifestsOf } from '../../../src/model/manifest.ts'
import { parseDocuments } from '../../../src/yaml/parse.ts'

/*
 * The compiled rules against an evaluation that reads the objects as the documentation says it: few texts, so that they
 * meet often.
 */

const patterns = fc.constantFrom('*', '/a', '/a*', '*/b', '/a/b', '/c')
const paths = fc.constantFrom('/a', '/a/b', '/b', '/c', '/abc')
const methods = fc.constantFrom('GET', 'POST', 'P*', '*')
const names = fc.constantFrom('shop', 'ops', 'o*')
const list = <Value>(values: fc.Arbitrary<Value>): fc.Arbitrary<Value[]> =>
  fc.array(values, { minLength: 1, maxLength: 2 })

const operation = fc.record(
  { paths: list(patterns), notPaths: list(patterns), methods: list(methods) },
  { requiredKeys: [] },
)
const source = fc.record({ namespaces: list(names), notNamespaces: list(names) }, { requiredKeys: [] })
const rule = fc.record(
  {
    from: fc.array(
      source.map((value) => ({ source: value })),
      { maxLength: 2 },
    ),
    to: fc.array(
      operation.map((value) => ({ operation: value })),
      { maxLength: 2 },
    ),
  },
  { requiredKeys: [] },
)
const policy = fc.record({
  action: fc.constantFrom('ALLOW', 'DENY'),
  rules: fc.array(rule, { maxLength: 3 }),
})
type Policy = typeof policy extends fc.Arbitrary<infer Value> ? Value : never

interface Question {
  readonly path: string
  readonly method: string
  readonly namespace: string | null
}

const question: fc.Arbitrary<Question> = fc.record({
  path: paths,
  method: fc.constantFrom('GET', 'POST'),
  namespace: fc.constantFrom('shop', 'ops', 'other', null),
})

test('compiled policies decide as their documentation says', () => {
  fc.assert(
    fc.property(
      fc.array(policy, { maxLength: 4 }),
      fc.array(question, { minLength: 1 }),
      (policies, requested) => {
        const compiled = compileAuthorization(
          manifests(policies).map((manifest) => ({ policy: manifest, isAttached: true })),
          { names: ['cluster.local'], isStated: true },
        )
        for (const request of requested) {
          const { verdict, missing } = authorize(compiled, factsOf(request), 'http')
          expect({ isAllowed: verdict.kind === 'allowed', missing }).toEqual({
            isAllowed: isAllowed(policies, request),
            missing: [],
          })
        }
      },
    ),
    { numRuns: 300 },
  )
})

function manifests(policies: readonly Policy[]) {
  const texts = policies.map((spec, index) =>
    JSON.stringify({
      apiVersion: 'security.istio.io/v1',
      kind: 'AuthorizationPolicy',
      metadata: { name: `p${index}`, namespace: 'shop' },
      spec,
    }),
  )
  return manifestsOf(parseDocuments(texts.join('\n---\n'), 'policies.yaml'), 'test', 'shop')
}

function factsOf({ path, method, namespace }: Question): Facts {
  return {
    path,
    method,
    authority: 'api',
    headers: new Map(),
    principal: namespace === null ? null : `spiffe://cluster.local/ns/${namespace}/sa/default`,
    source: undefined,
    remote: undefined,
    destinationAddress: undefined,
    destinationPort: 8080,
    sni: '',
    claims: null,
  }
}

function isAllowed(policies: readonly Policy[], request: Question): boolean {
  const matching = (action: string): boolean =>
    policies.some(
      (candidate) =>
        candidate.action === action && candidate.rules.some((item) => ruleMatches(item, request)),
    )
  if (matching('DENY')) return false
  return policies.every(({ action }) => action !== 'ALLOW') || matching('ALLOW')
}

function ruleMatches({ from = [], to = [] }: Policy['rules'][number], request: Question): boolean {
  const isFrom = from.length === 0 || from.some((item) => sourceMatches(item.source, request))
  return isFrom && (to.length === 0 || to.some((item) => operationMatches(item.operation, request)))
}

function sourceMatches(
  { namespaces, notNamespaces }: { namespaces?: string[]; notNamespaces?: string[] },
  { namespace }: Question,
): boolean {
  const isOf = (wanted: readonly string[]): boolean =>
    namespace !== null && wanted.some((pattern) => matches(pattern, namespace))
  return (!namespaces || isOf(namespaces)) && !(notNamespaces && isOf(notNamespaces))
}

function operationMatches(
  operations: { paths?: string[]; notPaths?: string[]; methods?: string[] },
  { path, method }: Question,
): boolean {
  const { paths: wanted, notPaths, methods: ofMethods } = operations
  return (
    (!wanted || wanted.some((pattern) => matches(pattern, path))) &&
    !notPaths?.some((pattern) => matches(pattern, path)) &&
    (!ofMethods || ofMethods.some((pattern) => matches(pattern, method)))
  )
}

function matches(pattern: string, text: string): boolean {
  if (pattern === '*') return true
  if (pattern.startsWith('*')) return text.endsWith(pattern.slice(1))
  return pattern.endsWith('*') ? text.startsWith(pattern.slice(0, -1)) : text === pattern
}
