import { readFileSync } from 'node:fs'
import { validateXML } from 'xmllint-wasm'
import { describe, expect, it } from 'vitest'
import policyTestSchema from '../../schemas/policy-test.schema.json' with { type: 'json' }
import type { PolicyTestReport } from '../../src/core/policy-test-report.ts'
import { policyTestsJunit } from '../../src/report/policy-tests-junit.ts'
import { policyTestsJson, policyTestsText } from '../../src/report/policy-tests-text.ts'
import { runPolicyTests, type PolicyTestOptions } from '../../src/run/policy-tests/run-policy-tests.ts'
import { treeOf } from '../charts/example-sides.ts'
import { inputOf, type Files, type Overrides } from './scene.ts'

const now = Date.UTC(2026, 0, 1)

const jwks = JSON.stringify({ keys: [{ kty: 'RSA', kid: '2026-01', n: 'AQAB', e: 'AQAB' }] })
const gateway = `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: shop, namespace: shop }
spec:
  selector: { istio: ingress }
  servers: [{ port: { number: 80, name: http, protocol: HTTP }, hosts: [shop.example.com] }]
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: shop, namespace: shop }
spec:
  hosts: [shop.example.com]
  gateways: [shop]
  http:
    - match: [{ uri: { prefix: /api/ } }]
      rewrite: { uri: / }
      timeout: 3s
      retries: { attempts: 2, perTryTimeout: 2s, retryOn: 5xx }
      route: [{ destination: { host: api, port: { number: 80 } } }]
    - match: [{ uri: { prefix: /old } }]
      redirect: { uri: /api/, redirectCode: 308 }
    - match: [{ uri: { prefix: /half } }]
      route:
        - { destination: { host: api, port: { number: 80 } }, weight: 50 }
        - { destination: { host: web, port: { number: 81 } }, weight: 50 }
---
apiVersion: security.istio.io/v1
kind: RequestAuthentication
metadata: { name: shop, namespace: istio-system }
spec:
  selector: { matchLabels: { istio: ingress } }
  jwtRules:
    - { issuer: https://id.example, audiences: [shop], jwksUri: https://id.example/keys }
    - { issuer: https://inline.example, audiences: [shop], jwks: '${jwks}' }
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: shop, namespace: istio-system }
spec:
  selector: { matchLabels: { istio: ingress } }
  rules:
    - from: [{ source: { requestPrincipals: ['*'] } }]
    - to: [{ operation: { paths: [/health, /old, /half] } }]
`
const config = 'targets: [{ environment: prod, manifests: [mesh.yaml] }]'

const head = `
url: http://shop.example.com
gateway: istio-system/ingress
elsewhere: [api.shop.svc.cluster.local, web.shop.svc.cluster.local]
tokens:
  ann: &ann { issuer: https://id.example, audience: shop, subject: ann, exp: +5m }
  expired: { <<: *ann, exp: -2m }
  new key: { <<: *ann, kid: rotated }
  no key: { <<: *ann, kid: unknown }
  inline: &inline { <<: *ann, issuer: https://inline.example, kid: 2026-01 }
  inline new key: { <<: *inline, kid: rotated }
  nested: { <<: *ann, claims: { realm: { roles: [buyer] } } }
identities: { web: shop/web }
`

async function run(
  tests: string,
  options: Partial<PolicyTestOptions> = {},
  files: Files = {},
  overrides: Overrides = {},
): Promise<PolicyTestReport> {
  const all = { '.meshgate.yaml': config, 'mesh.yaml': gateway, 'shop.meshgate-test.yaml': tests, ...files }
  const input = inputOf(all, null, { now, ...overrides })
  return (await runPolicyTests(input, { paths: [], filter: null, ...options })).report
}

/** Failures and mistakes, one in a line. */
async function outline(cases: string, files: Files = {}): Promise<string[]> {
  const { results, mistakes } = await run(`${head}cases:\n${cases}`, {}, files)
  return [
    ...mistakes.map(({ at, message }) => `${at.line} ${message}`),
    ...results.flatMap(({ at, request, mismatches }) =>
      mismatches.map(
        ({ field, expected, actual }) => `${at.line} ${request}: ${field} ${expected}, not ${actual}`,
      ),
    ),
  ]
}

const first = head.split('\n').length + 1

describe('policy tests', () => {
  it('hold', async () => {
    const cases = `
  - name: tokens
    paths: [/api/orders]
    each:
      - { expect: 403 }
      - { expect: { status: 403, verdict: refused } }
      - { token: ann, expect: allowed }
      - { token: nested, expect: allowed }
      - { token: new key, expect: allowed }
      - { token: inline, expect: allowed }
      - { token: inline new key, expect: 401 }
      - { token: no key, expect: { status: 401, policy: RequestAuthentication istio-system/shop } }
      - { token: expired, expect: { status: 401, policy: shop } }
      - { headers: { x-token: '{token}' }, token: ann, expect: 403 }
      - { headers: { authorization: Bearer x }, expect: 401 }
  - name: routes
    token: ann
    each:
      - { paths: ['/api/orders?id=1'], expect: { destination: api.shop.svc.cluster.local, path: '/orders?id=1' } }
      - { paths: [/api/], expect: { destination: api.shop.svc.cluster.local:80, host: shop.example.com } }
      - { paths: [/api/], expect: { timeout: 3s, tries: 2, policy: AuthorizationPolicy istio-system/shop } }
      - { paths: [/half], expect: { destination: [api.shop.svc.cluster.local, web.shop.svc.cluster.local:81] } }
      - { paths: [/half], expect: { timeout: none } }
      - { paths: [/old], expect: { status: 308, location: http://shop.example.com/api/ } }
      - { paths: [/none], expect: 404 }
  - name: loops
    paths: [/health, /old]
    methods: [GET, POST]
    from: outside
    each: [{ expect: { policy: shop } }, { token: ann, environments: [prod], expect: { policy: shop } }]
`
    const { results, mistakes } = await run(`${head}cases:${cases}`)
    expect(mistakes).toEqual([])
    expect(results.filter(({ mismatches }) => mismatches.length > 0)).toEqual([])
    expect(results).toHaveLength(26)
  })

  it('say what is not as expected', async () => {
    expect(
      await outline(`  - name: wrong
    token: ann
    paths: [/api/orders]
    each:
      - { expect: refused }
      - { expect: 200 }
      - { token: none, expect: 401 }
      - { expect: { destination: web.shop.svc.cluster.local, path: /api/orders, timeout: 2s, tries: 3 } }
      - { expect: { policy: other, location: http://shop.example.com/ } }
      - { paths: [/half], expect: { destination: api.shop.svc.cluster.local } }
`),
    ).toEqual(
      [
        [0, '/api/orders: verdict refused, not allowed'],
        [1, '/api/orders: status 200, not allowed'],
        [2, '/api/orders: status 401, not refused with 403'],
        [3, '/api/orders: destination web.shop.svc.cluster.local, not api.shop.svc.cluster.local:80'],
        [3, '/api/orders: path /api/orders, not /orders'],
        [3, '/api/orders: timeout 2s, not 3s'],
        [3, '/api/orders: tries 3, not 2'],
        [4, '/api/orders: location http://shop.example.com/, not none'],
        [
          4,
          '/api/orders: policy other, not Gateway shop/shop, RequestAuthentication istio-system/shop, AuthorizationPolicy istio-system/shop, VirtualService shop/shop',
        ],
        [
          5,
          '/half: destination api.shop.svc.cluster.local, not api.shop.svc.cluster.local:80, web.shop.svc.cluster.local:81',
        ],
      ].map(([row, text]) => `${first + 4 + Number(row)} GET http://shop.example.com${text}`),
    )
  })

  it('fail where an answer depends on what files do not tell, unless they expect it', async () => {
    const tests = head.replace(/elsewhere: .*\n/, '')
    const { results } = await run(`${tests}cases:
  - name: services
    paths: [/api/]
    token: ann
    each: [{ expect: depends }, { expect: allowed }, { expect: { timeout: 3s } }]
`)
    const actual = 'depends on the Service or ServiceEntry of api.shop.svc.cluster.local, which is in no file'
    expect(results.map(({ mismatches }) => mismatches)).toEqual([
      [],
      [{ field: 'verdict', expected: 'allowed', actual }],
      [{ field: 'verdict', expected: 'certain', actual }],
    ])
  })

  it('call by the names of identities', async () => {
    const api = `apiVersion: v1
kind: Service
metadata: { name: api, namespace: shop }
spec: { selector: { app: api }, ports: [{ name: http, port: 80, targetPort: 8080 }] }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: api, namespace: shop }
spec: { template: { metadata: { labels: { app: api, sidecar.istio.io/inject: 'true' } }, spec: {} } }
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: api, namespace: shop }
spec:
  selector: { matchLabels: { app: api } }
  rules: [{ from: [{ source: { principals: [cluster.local/ns/shop/sa/web] } }] }]
`
    const { results } = await run(
      `url: http://api.shop
identities: { web: shop/web, robot: ops/robot, one: shop/web/one }
cases:
  - name: callers
    each: [{ from: web, expect: allowed }, { from: robot, expect: 403 }, { from: robot, expect: allowed }, { from: one, expect: allowed }]
`,
      {},
      { 'mesh.yaml': api },
    )
    expect(results.map(({ from, mismatches }) => [from, mismatches.length])).toEqual([
      ['shop/web', 0],
      ['ops/robot', 0],
      ['ops/robot', 1],
      ['shop/web/one', 0],
    ])
  })

  it('fail for a host that no mesh has', async () => {
    expect(await outline('  - { name: misspelt, url: http://shpo.example.com, expect: refused }\n')).toEqual([
      `${first} GET http://shpo.example.com: verdict an answer, not nothing: no object is for this host`,
    ])
  })

  it('are undecided for a host that only something that does not render may have', async () => {
    const app = {
      '.meshgate.yaml':
        'targets: [{ environment: prod, manifests: [mesh.yaml] }, { environment: prod, chart: app, namespace: shop }]',
      'app/Chart.yaml': 'apiVersion: v2\nname: app\nversion: 1.0.0\n',
      'app/templates/a.yaml': '{{ fail "no" }}',
    }
    const tests = `${head}cases:\n  - { name: app, url: http://app.example.com, expect: allowed }\n`
    const { results } = await run(tests, {}, app)
    expect(results).toMatchObject([
      {
        verdict: 'depends',
        mismatches: [
          {
            actual:
              'depends on what app@prod has, which is not rendered: no object that was read is for this host',
          },
        ],
      },
    ])
  })

  it('name mistakes at their lines, and run the other cases', async () => {
    const { results, mistakes } = await run(`url: http://shop.example.com
tokens:
  ann: { issuer: https://id.example, exp: soon }
  bob: { issuer: https://id.example }
cases:
  - { name: a, token: bbo, expect: allowed }
  - { name: b, token: ann, expect: allowed }
  - { name: c, pahts: [/], expect: allowed }
  - { name: d }
  - { name: e, expect: alowed }
  - { name: f, from: web, expect: allowed }
  - { name: g, url: shop.example.com, expect: 404 }
  - { name: h, environments: [prd], expect: 404 }
  - { name: i, paths: [/none], expect: 404 }
  - { name: j, expect: { timeuot: 3s } }
  - { name: k, headers: { '': x }, expect: 404 }
`)
    expect(mistakes.map(({ at, message }) => `${at.line} ${message}`)).toEqual([
      '3 `soon` is not a time: write `+5m` or `-1h`, or seconds since 1970',
      '8 `pahts` is not a known field; did you mean `paths`?',
      '10 `alowed` is not a verdict: `allowed`, `refused` or `depends`',
      '15 `timeuot` is not a known field; did you mean `timeout`?',
      '6 `bbo` is not in `tokens`; did you mean `bob`?',
      '9 `expect` is missing',
      '11 `web` is not in `identities`',
      '12 write the URL as in https://shop.example.com/api, not shop.example.com',
      '16 write a header as in --header x-user=ann, not =x',
      '13 no target has the environment `prd`; did you mean `prod`?',
    ])
    expect(results.map(({ name }) => name)).toEqual(['i'])
  })

  it('are not read where the YAML, its root or what all cases rest on is wrong', async () => {
    const mistakesOf = async (text: string): Promise<number> => (await run(text)).mistakes.length
    expect(await mistakesOf('cases: [')).toBeGreaterThan(0)
    expect(await mistakesOf('[]')).toBe(1)
    expect(await mistakesOf('cases: []')).toBe(1)
    expect(await mistakesOf('url: 1\ncases: [{ name: a, expect: 404 }]')).toBe(1)
    expect(await mistakesOf('environments: [prod, 1]\ncases: [{ name: a, expect: 404 }]')).toBe(1)
  })

  it('are limited in number', async () => {
    const list = Array.from({ length: 101 }, (_, index) => `/${index}`)
    const [mistake] = await outline(`  - { name: many, paths: [${list}], methods: [${list}], expect: 404 }\n`)
    expect(mistake).toBe(`${first} makes more than 10000 requests`)
  })
})

describe('which policy tests run', () => {
  const tests = `${head}cases: [{ name: a, paths: [/none], expect: 404 }, { name: b, paths: [/old], expect: 308 }]`

  it('is said by paths, a filter, environments and the configuration', async () => {
    const more = { 'more/b.meshgate-test.yaml': tests, '.meshgate.yaml': `${config}\nexclude: [out]\n` }
    const all = { ...more, 'out/c.meshgate-test.yaml': tests }
    const counts = async (options: Partial<PolicyTestOptions>): Promise<number[]> => {
      const { files, results } = await run(tests, options, all)
      return [files.length, results.length]
    }
    expect(await counts({})).toEqual([2, 4])
    expect(await counts({ paths: ['more'] })).toEqual([1, 2])
    expect(
      await counts({ paths: ['more/b.meshgate-test.yaml'], filter: 'GET http://shop.example.com/old' }),
    ).toEqual([1, 1])
    await expect(counts({ filter: 'zzz' })).rejects.toThrow('no test has `zzz` in its name or request')
    await expect(counts({ paths: ['nowhere'] })).rejects.toThrow('no file or folder `nowhere`')
    await expect(counts({ paths: ['mesh.yaml'] })).rejects.toThrow('there are no policy tests')
  })

  it('are those of the environments that are asked for', async () => {
    const stage =
      'targets: [{ environment: prod, manifests: [mesh.yaml] }, { environment: stage, manifests: [x.yaml] }]'
    const files = { '.meshgate.yaml': stage, 'x.yaml': '' }
    const options = { environments: ['stage'] }
    await expect(run(tests, {}, files, { options })).rejects.toThrow('no test is for `stage`')
    const more = `${tests.replace(/}]$/, '}')}, { name: c, environments: [stage, prod], expect: 404 }]`
    const { results, skipped } = await run(more, {}, files, { options })
    expect([results.map(({ mesh, mismatches }) => [mesh, mismatches.length]), skipped]).toEqual([
      [['stage', 1]],
      2,
    ])
    const stated = tests.replace('{ name: a,', '{ name: a, environments: [prod],')
    expect((await run(stated, {}, files)).results.map(({ mesh }) => mesh)).toEqual(['prod', 'prod'])
  })
})

describe('the report', () => {
  const report = run(`${head}cases:
  - name: orders
    paths: [/api/]
    each: [{ name: without a token, expect: 401 }, { token: ann, expect: allowed }]
  - { name: verdicts, expect: x }
`)

  it('is text', async () => {
    expect(policyTestsText(await report)).toMatchInlineSnapshot(`
      "mistake \`x\` is not a verdict: \`allowed\`, \`refused\` or \`depends\`
        --> shop.meshgate-test.yaml:18:23

      failed  orders, without a token (prod)
        GET http://shop.example.com/api/
        expected status 401, not refused with 403
        answered: rbac_access_denied_matched_policy[none]
        decided by AuthorizationPolicy istio-system/shop spec.rules  mesh.yaml:43
        --> shop.meshgate-test.yaml:17:12

      1 test passed, 1 failed and 1 mistake in 1 file
      "
    `)
  })

  it('is JUnit as Jenkins reads it', async () => {
    const contents = policyTestsJunit(await report)
    const schema = readFileSync(new URL('../report/schemas/jenkins-junit.xsd', import.meta.url), 'utf8')
    const { errors } = await validateXML({ xml: { fileName: 'junit.xml', contents }, schema })
    expect(errors).toEqual([])
    expect(contents).toContain('tests="3" failures="1" errors="1"')
  })

  it('is JSON', async () => {
    const { schemaVersion, results } = JSON.parse(policyTestsJson(await report)) as PolicyTestReport & {
      schemaVersion: number
    }
    expect([schemaVersion, results.length]).toEqual([1, 2])
  })
})

it('the tests of the examples hold, each of them with an answer', async () => {
  const { report } = await runPolicyTests(inputOf(treeOf('base'), null, { now }), { paths: [], filter: null })
  expect(policyTestsText(report)).toMatch(/^\d+ tests passed in 1 file\n$/)
})

it('the guide names each field of the schema', () => {
  const guide = readFileSync(new URL('../../docs/policy-tests.md', import.meta.url), 'utf8')
  const { TestToken, TestCase, TestExpectation } = policyTestSchema.definitions
  const fields = [policyTestSchema, TestToken, TestCase, TestExpectation].flatMap(({ properties }) =>
    Object.keys(properties),
  )
  expect(fields.filter((field) => !guide.includes(`\`${field}\``))).toEqual([])
})
