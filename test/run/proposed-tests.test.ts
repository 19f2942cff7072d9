import { describe, expect, it } from 'vitest'
import { policyTestsText } from '../../src/report/policy-tests-text.ts'
import { runPolicyTests, type PolicyTestRun } from '../../src/run/policy-tests/run-policy-tests.ts'
import { flowYaml } from '../../src/run/policy-tests/propose/flow-yaml.ts'
import { sampleOfRegex, samplePath } from '../../src/run/policy-tests/propose/sample-texts.ts'
import { Node } from '../../src/model/node.ts'
import { parseDocuments } from '../../src/yaml/parse.ts'
import { treeOf } from '../charts/example-sides.ts'
import { folderTexts } from '../charts/render.ts'
import { inputOf, type Files } from './scene.ts'

const now = Date.UTC(2026, 0, 1)

const mesh = `apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: shop, namespace: istio-system }
spec:
  selector: { istio: ingress }
  servers:
    - { port: { number: 443, name: https, protocol: HTTPS }, hosts: ['*.example.com'], tls: { mode: SIMPLE, credentialName: shop } }
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: shop, namespace: istio-system }
spec:
  hosts: [shop.example.com]
  gateways: [shop]
  http:
    - match: [{ uri: { prefix: /api/ }, method: { exact: POST } }, { uri: { regex: '/v\\\\d+/items' } }]
      timeout: 3s
      route: [{ destination: { host: api.shop.svc.cluster.local, port: { number: 80 } } }]
    - redirect: { uri: / }
---
apiVersion: security.istio.io/v1
kind: RequestAuthentication
metadata: { name: shop, namespace: istio-system }
spec:
  selector: { matchLabels: { istio: ingress } }
  jwtRules: [{ issuer: https://id.example, audiences: [shop], jwksUri: https://id.example/keys }]
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: shop, namespace: istio-system }
spec:
  selector: { matchLabels: { istio: ingress } }
  rules:
    - from: [{ source: { requestPrincipals: [https://id.example/ann, https://other.example/*] } }]
      to: [{ operation: { hosts: [shop.example.com], methods: [POST, GET] } }]
      when: [{ key: 'request.auth.claims[realm][roles]', values: [buyer] }]
    - to: [{ operation: { paths: [/health/*] } }]
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: admin, namespace: istio-system }
spec:
  selector: { matchLabels: { istio: ingress } }
  action: DENY
  rules: [{ to: [{ operation: { paths: [/admin*] } }] }]
`
const config = 'targets: [{ environment: prod, manifests: [mesh.yaml] }]'

function run(files: Files, propose = true): Promise<PolicyTestRun> {
  const head = { '.meshgate.yaml': config, 'mesh.yaml': mesh, ...files }
  return runPolicyTests(inputOf(head, null, { now }), { paths: [], filter: null, coverage: true, propose })
}

const gateway = 'gateway: istio-system/ingress\n'

describe('coverage', () => {
  it('is what decides about the requests of tests', async () => {
    const tests = `url: https://shop.example.com
gateway: istio-system/ingress
cases: [{ name: closed, paths: [/admin], expect: 403 }, { name: health, paths: [/health/a], expect: 301 }]
`
    const { report } = await run({ 'a.meshgate-test.yaml': tests }, false)
    expect(policyTestsText(report)).toMatchInlineSnapshot(`
      "no test reaches
        route VirtualService istio-system/shop spec.http[0].match[0] (prod)  mesh.yaml:16
        route VirtualService istio-system/shop spec.http[0].match[1] (prod)  mesh.yaml:16
        issuer RequestAuthentication istio-system/shop spec.jwtRules[0] https://id.example (prod)  mesh.yaml:26
        rule AuthorizationPolicy istio-system/shop spec.rules[0] (prod)  mesh.yaml:34
        principal AuthorizationPolicy istio-system/shop spec.rules[0].from[0].source.requestPrincipals[0] https://id.example/ann (prod)  mesh.yaml:34
        principal AuthorizationPolicy istio-system/shop spec.rules[0].from[0].source.requestPrincipals[1] https://other.example/* (prod)  mesh.yaml:34
      the tests reach 3 of 9 rules, routes, issuers and principals: 33.3 %

      2 tests passed in 1 file
      "
    `)
  })

  it('counts no answer that rests on what files do not tell', async () => {
    const tests = `url: https://shop.example.com
${gateway}tokens: { ann: { issuer: https://id.example, audience: shop, subject: ann, claims: { realm: { roles: [buyer] } } } }
cases: [{ name: api, paths: [/api/], methods: [POST], token: ann, expect: depends }]
`
    const of = async (text: string): Promise<number> =>
      (await run({ 'a.meshgate-test.yaml': text }, false)).report.coverage!.reached
    expect(await of(tests)).toBe(0)
    expect(await of(`elsewhere: [api.shop.svc.cluster.local]\n${tests.replace('depends', 'allowed')}`)).toBe(
      4,
    )
  })
})

describe('proposed tests', () => {
  it('reach what no test does, hold, and say what could not be reached', async () => {
    const { report, proposed } = await run({})
    expect(report.coverage).toMatchObject({ total: 9, reached: 0 })
    expect(proposed!.text).toMatchInlineSnapshot(`
      "# What the mesh decides today where no test looked: proposed by \`meshgate test --write\`.
      # Keep what is meant, repair what is not, and give the cases names that say what they protect.
      elsewhere: [api.shop.svc.cluster.local]

      tokens:
        of id.example with realm: { issuer: https://id.example, audience: shop, subject: ann, exp: "+5m", claims: { realm: { roles: buyer } } }
        "of id.example with realm, expired": { issuer: https://id.example, audience: shop, subject: ann, exp: "-2m", claims: { realm: { roles: buyer } } }
        "of id.example with realm, for another service": { issuer: https://id.example, audience: another-service, subject: ann, exp: "+5m", claims: { realm: { roles: buyer } } }
        of issuer.example with realm: { issuer: https://issuer.example, audience: shop, subject: ann, exp: "+5m", claims: { realm: { roles: buyer } } }
        "of id.example with realm, of an unknown key": { issuer: https://id.example, audience: shop, subject: ann, exp: "+5m", claims: { realm: { roles: buyer } }, kid: unknown }

      cases:
        - name: "AuthorizationPolicy istio-system/shop spec.rules[0]"
          url: https://shop.example.com
          paths: [/]
          methods: [POST]
          token: of id.example with realm
          environments: [prod]
          expect: { status: 301, location: https://shop.example.com/ }

        - name: shop.example.com with no token
          url: https://shop.example.com
          paths: [/]
          methods: [POST]
          environments: [prod]
          expect: 403

        - name: shop.example.com with an expired token
          url: https://shop.example.com
          paths: [/]
          methods: [POST]
          token: "of id.example with realm, expired"
          environments: [prod]
          expect: { status: 401, policy: RequestAuthentication istio-system/shop }

        - name: shop.example.com with a token for another service
          url: https://shop.example.com
          paths: [/]
          methods: [POST]
          token: "of id.example with realm, for another service"
          environments: [prod]
          expect: { status: 403, policy: RequestAuthentication istio-system/shop }

        - name: shop.example.com with a token of another issuer
          url: https://shop.example.com
          paths: [/]
          methods: [POST]
          token: of issuer.example with realm
          environments: [prod]
          expect: { status: 401, policy: RequestAuthentication istio-system/shop }

        - name: shop.example.com with a token of an unknown key
          url: https://shop.example.com
          paths: [/]
          methods: [POST]
          token: "of id.example with realm, of an unknown key"
          environments: [prod]
          expect: { status: 401, policy: RequestAuthentication istio-system/shop }

        - name: "AuthorizationPolicy istio-system/shop spec.rules[1]"
          url: https://shop.example.com
          paths: [/health/x]
          environments: [prod]
          expect: { status: 301, location: https://shop.example.com/ }

        - name: "AuthorizationPolicy istio-system/admin spec.rules[0]"
          url: https://shop.example.com
          paths: [/admin]
          environments: [prod]
          expect: { status: 403, policy: AuthorizationPolicy istio-system/admin }

        - name: "VirtualService istio-system/shop spec.http[0].match[0]"
          url: https://shop.example.com
          paths: [/api/]
          methods: [POST]
          token: of id.example with realm
          environments: [prod]
          expect: { verdict: allowed, destination: api.shop.svc.cluster.local:80, timeout: "3s" }
      "
    `)
    const again = await run({ 'a.meshgate-test.yaml': proposed!.text! }, false)
    expect(again.report.mistakes).toEqual([])
    expect(again.report.results.filter(({ mismatches }) => mismatches.length > 0)).toEqual([])
    expect(again.report.coverage!.total - again.report.coverage!.reached).toBe(proposed!.left)
    const { proposed: further } = await run({ 'a.meshgate-test.yaml': proposed!.text! })
    expect(further).toEqual({ text: null, cases: 0, left: proposed!.left })
  })

  it('hold for the examples, in each environment', async () => {
    const { proposed } = await runPolicyTests(inputOf(treeOf('base'), null, { now }), {
      paths: [],
      filter: null,
      propose: true,
    })
    expect(proposed!.cases).toBeGreaterThan(10)
    // Of each service and environment two rules, about tokens that are refused before.
    expect(proposed!.left).toBe(8)
  })

  it('hold for a repository that has istio-jwt and nothing else', async () => {
    const files = {
      ...folderTexts('charts/istio-jwt'),
      'values-prod.yaml': `jwt: { issuer: https://id.example, audiences: [shop] }
services:
  orders:
    hosts: [orders.example.com]
    destination: { host: orders.shop.svc.cluster.local, port: 8080 }
    publicPaths: [/healthz]
`,
      '.meshgate.yaml': `targets:
  - { environment: prod, chart: charts/istio-jwt, release: edge, namespace: shop, values: [values-prod.yaml] }
`,
    }
    const { proposed } = await runPolicyTests(inputOf(files, null, { now }), {
      paths: [],
      filter: null,
      propose: true,
    })
    expect(proposed!.text).toContain('an expired token')
    // What nothing reaches: tokens of other issuers and for other services are refused before the policy.
    expect(proposed!.left).toBe(2)
  })
})

it.each([
  [{ a: ['x', 1, true, null], 'b c': { d: '+5m' } }],
  ['yes'],
  ['a: b'],
  ['*x'],
  ['- x'],
  ['https://shop.example.com/a?b=c#d'],
  ['a, b'],
  [' x '],
  ['x #y'],
  [''],
  ['{x}'],
  ["it's"],
  ['0x1'],
  ['1_000'],
])('%j is YAML in flow style', (value) => {
  const text = `[${flowYaml(value)}]`
  expect(Node.of(parseDocuments(text, 'a.yaml')[0]!.root!).data).toEqual([value])
})

it('a sample matches its pattern', () => {
  expect(['/api/*', '/a*', '*.html', '*', '/a/{*}/b/{**}'].map(samplePath)).toEqual([
    '/api/x',
    '/a',
    '/x.html',
    '/',
    '/a/x/b/x',
  ])
  for (const pattern of ['/v\\d+/items', '^/(a|b)/.*$', '/[^/]+/x', '/[a-z]{3}/[0-9]*', '/x\\.json', '/a?b+'])
    expect(sampleOfRegex(pattern)).toMatch(new RegExp(pattern))
})
