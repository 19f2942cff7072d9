import { describe, expect, it } from 'vitest'
import type { ExplainedLog } from '../../src/core/explained-log.ts'
import { explainLog } from '../../src/explain-log/explain-log.ts'
import { explainedLogJson, explainedLogText } from '../../src/report/explained-log.ts'
import { folderTexts } from '../charts/render.ts'
import { textLine } from '../effect/access-log/log-lines.ts'
import { inputOf, type Files } from '../run/scene.ts'

const files: Files = {
  ...folderTexts('charts/istio-jwt'),
  'apps/edge/Chart.yaml': `apiVersion: v2
name: edge
version: 1.0.0
dependencies:
  - { name: istio-jwt, version: 0.1.0, repository: file://../../charts/istio-jwt }
`,
  'apps/edge/values-prod.yaml': `istio-jwt:
  jwt:
    issuer: https://login.example.com
    audiences: [shop]
  services:
    orders:
      hosts: [orders.example.com]
      destination: { host: orders.shop.svc.cluster.local, port: 8080 }
      methods: [GET, POST]
`,
  '.meshgate.yaml': `targets:
  - { environment: prod, chart: apps/edge, release: edge, namespace: shop, values: [apps/edge/values-prod.yaml] }
  - { environment: prod, manifests: [mesh.yaml, routes.yaml] }
`,
  'routes.yaml': `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: cart, namespace: shop }
spec:
  hosts: [cart.shop.svc.cluster.local]
  http:
    - name: slow
      timeout: 1s
      route: [{ destination: { host: cart.shop.svc.cluster.local } }]
`,
  'mesh.yaml': `apiVersion: v1
kind: ConfigMap
metadata: { name: istio, namespace: istio-system }
data:
  mesh: |
    accessLogFormat: "%RESPONSE_CODE%;%RESPONSE_FLAGS%;%RESPONSE_CODE_DETAILS%;%REQ(:AUTHORITY)%"
`,
}

const policy = 'ns[istio-system]-policy[shop-edge-orders]'
const host = 'orders.example.com'

function explained(...lines: readonly string[]): Promise<ExplainedLog> {
  return explainLog({ ...inputOf(files, null, { now: Date.UTC(2026, 0, 1) }), lines })
}

describe('a refused request', () => {
  it.each([
    [
      'a policy rule',
      { status: 403, details: `rbac_access_denied_matched_policy[${policy}-rule[3]]`, host },
      9,
    ],
    ['the check of a token', { status: 401, details: 'jwt_authn_access_denied{Jwt_is_expired}', host }, 3],
    [
      'no route',
      { status: 404, flags: 'NR', details: 'route_not_found', host: `${host}:443`, route: '-' },
      8,
    ],
  ])('by %s is explained at the values line', async (_, fields, line) => {
    const { groups } = await explained(textLine(fields))
    expect(
      groups.map(({ places }) => places.map(({ at, environments }) => [at.file, at.line, environments])),
    ).toEqual([[['apps/edge/values-prod.yaml', line, ['prod']]]])
  })

  it('by the timeout of a named route is explained at the route', async () => {
    const cluster = 'outbound|80||cart.shop.svc.cluster.local'
    const fields = {
      status: 504,
      flags: 'UT',
      details: 'response_timeout',
      host: 'cart',
      cluster,
      route: 'slow',
    }
    const { groups } = await explained(textLine(fields), textLine({ ...fields, route: 'default' }))
    expect(groups.map(({ places }) => places.map(({ at }) => `${at.file}:${at.line}`))).toEqual([
      ['routes.yaml:7'],
      [],
    ])
  })

  it('by a policy that the repository does not have is said to be so', async () => {
    const log = await explained(
      textLine({ status: 403, details: 'rbac_access_denied_matched_policy[ns[a]-policy[b]-rule[0]]' }),
    )
    expect(log.groups[0]!.places).toEqual([])
    expect(explainedLogText(log)).toContain('what is read here has no such policy')
  })

  it('is read in the format of the MeshConfig', async () => {
    const { groups, counts } = await explained(
      `403;-;rbac_access_denied_matched_policy[none];${host}`,
      'ready',
    )
    expect(groups.map(({ refusal, count }) => [refusal, count])).toEqual([[{ by: 'no-policy' }, 1]])
    expect(counts).toEqual({ requests: 1, refused: 1, passedOn: 0, unread: 1 })
  })
})

it('is read in the formats of providers, which Telemetry objects name', async () => {
  const providers = `apiVersion: v1
kind: ConfigMap
metadata: { name: istio, namespace: istio-system }
data:
  mesh: |
    extensionProviders:
      - { name: short, envoyFileAccessLog: { path: /dev/stdout, logFormat: { text: "%RESPONSE_CODE%/%RESPONSE_CODE_DETAILS%/%REQ(:AUTHORITY)%" } } }
      - { name: fields, envoyFileAccessLog: { path: /dev/stdout, logFormat: { labels: { code: "%RESPONSE_CODE%", why: "%RESPONSE_CODE_DETAILS%" } } } }
---
apiVersion: telemetry.istio.io/v1
kind: Telemetry
metadata: { name: refused, namespace: istio-system }
spec: { accessLogging: [{ providers: [{ name: short }, { name: fields }] }] }
`
  const { groups, counts } = await explainLog({
    ...inputOf({ 'mesh.yaml': providers }, null, { options: { together: true } }),
    lines: [
      `403/rbac_access_denied_matched_policy[none]/${host}`,
      '{"code":404,"why":"route_not_found"}',
      '{',
    ],
  })
  expect(groups.map((group) => [group.refusal.by, group.status, group.host])).toEqual([
    ['no-policy', 403, host],
    ['route', 404, null],
  ])
  expect(counts).toEqual({ requests: 2, refused: 2, passedOn: 0, unread: 1 })
})

it('is explained by what files decide about it, where the log names no object', async () => {
  const object = (kind: string, name: string, spec: string): string =>
    `---\napiVersion: security.istio.io/v1\nkind: ${kind}\nmetadata: { name: ${name}, namespace: shop }\nspec: ${spec}\n`
  const lost = `apiVersion: v1
kind: Service
metadata: { name: lost, namespace: shop }
spec: { selector: { app: web }, ports: [{ name: http, port: 8080 }] }
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: lost, namespace: shop }
spec: { hosts: [lost], http: [{ route: [{ destination: { host: lost, subset: v9 } }] }] }
---
`
  const mesh = `${lost}apiVersion: v1
kind: Service
metadata: { name: cart, namespace: shop }
spec: { selector: { app: cart }, ports: [{ name: http, port: 8080 }] }
---
${['cart', 'web'].map(deployment).join('---\n')}${object(
    'RequestAuthentication',
    'cart',
    '{ selector: { matchLabels: { app: cart } }, jwtRules: [{ issuer: https://id.example }] }',
  )}${object(
    'RequestAuthentication',
    'web',
    '{ selector: { matchLabels: { app: web } }, jwtRules: [{ issuer: https://id.example }] }',
  )}${object(
    'AuthorizationPolicy',
    'cart',
    "{ selector: { matchLabels: { app: cart } }, rules: [{ from: [{ source: { requestPrincipals: ['*'] } }] }] }",
  )}`
  const call = { host: 'cart:8080', cluster: 'inbound|8080||', route: 'default' }
  const { groups } = await explainLog({
    ...inputOf({ 'mesh.yaml': mesh }, null, { now: Date.UTC(2026, 0, 1) }),
    lines: [
      textLine({ ...call, status: 401, details: 'jwt_authn_access_denied{Jwt_is_expired}' }),
      textLine({ ...call, status: 403, details: 'rbac_access_denied_matched_policy[none]' }),
      textLine({ ...call, status: 403, details: 'rbac_access_denied_matched_policy[none]', host: 'web' }),
      textLine({
        status: 503,
        flags: 'NC',
        details: 'cluster_not_found',
        host: 'lost:8080',
        cluster: '-',
        route: '-',
      }),
    ],
  })
  const places = groups.map((group) => [
    group.host,
    group.status,
    group.places.map(({ object: { kind, name, path } }) => `${kind} ${name} ${path}`),
  ])
  expect(places).toEqual([
    ['cart:8080', 401, ['RequestAuthentication cart spec.jwtRules[0]']],
    ['cart:8080', 403, ['AuthorizationPolicy cart spec.rules']],
    ['web', 403, []],
    ['lost:8080', 503, ['VirtualService lost spec.http[0]']],
  ])
})

it('by the timeout of a route without a name is explained at the route that leads there', async () => {
  const mesh = `apiVersion: v1
kind: Service
metadata: { name: cart, namespace: shop }
spec: { selector: { app: cart }, ports: [{ name: http, port: 8080 }] }
---
${['cart', 'web'].map(deployment).join('---\n')}---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: cart, namespace: shop }
spec:
  hosts: [cart]
  http:
    - match: [{ uri: { prefix: /api } }]
      timeout: 1s
      route: [{ destination: { host: cart } }]
    - route: [{ destination: { host: cart } }]
`
  const late = { status: 504, flags: 'UT', details: 'response_timeout', host: 'cart:8080', route: '-' }
  const { groups } = await explainLog({
    ...inputOf({ 'mesh.yaml': mesh }, null, { now: Date.UTC(2026, 0, 1) }),
    lines: [
      textLine({ ...late, cluster: 'outbound|8080||cart.shop.svc.cluster.local' }),
      textLine({ ...late, cluster: 'outbound|8080|v9|cart.shop.svc.cluster.local' }),
    ],
  })
  expect(groups.map(({ cluster, places }) => [cluster, places.map(({ object }) => object.path)])).toEqual([
    ['outbound|8080||cart.shop.svc.cluster.local', ['spec.http[0].match[0]']],
    ['outbound|8080|v9|cart.shop.svc.cluster.local', []],
  ])
})

it('prints what it found', async () => {
  const denied = { status: 403, details: `rbac_access_denied_matched_policy[${policy}-rule[3]]`, host }
  const log = await explained(
    textLine(denied),
    textLine({ ...denied, request: 'PUT /\u001B[2J HTTP/2' }),
    'ready',
  )
  expect(explainedLogText(log)).toBe(`2 requests orders.example.com: 403
  rule 3 of AuthorizationPolicy istio-system/shop-edge-orders denies it
  1  GET /api/orders
  1  PUT /\\u{1b}[2J
  2026-11-02T10:00:00.000Z
  --> apps/edge/values-prod.yaml:9:17  AuthorizationPolicy istio-system/shop-edge-orders spec.rules[3]  (prod)
  as a policy test:
    cases:
      - name: GET /api/orders is refused
        url: http://orders.example.com
        paths: [/api/orders]
        environments: [prod]
        expect: { status: 403, policy: AuthorizationPolicy istio-system/shop-edge-orders }

2 requests read, 2 refused by the proxy, 1 line skipped: unknown format
`)
  expect(JSON.parse(explainedLogJson(log))).toMatchObject({ schemaVersion: 1, counts: { refused: 2 } })
})

it('gives the test that would hold a refusal, and says where files decide otherwise', async () => {
  const token = { status: 401, host, details: 'jwt_authn_access_denied{Jwt_is_expired}' }
  const denied = { status: 403, host, details: `rbac_access_denied_matched_policy[${policy}-rule[3]]` }
  const { groups } = await explained(
    textLine(token),
    textLine({ ...token, details: 'jwt_authn_access_denied{Jwks_remote_fetch_is_failed}' }),
    textLine({
      ...denied,
      status: 404,
      details: 'route_not_found',
      flags: 'NR',
      request: 'GET /api HTTP/1.1',
    }),
    textLine({ ...denied, host: 'cart.shop.svc.cluster.local' }),
  )
  const byDetails = groups.map(({ pinned }) => pinned && [pinned.text.split('\n').at(-2), pinned.decided])
  expect(byDetails).toEqual(
    expect.arrayContaining([['    expect: 401', null], ['    expect: 404', 'refused with 403'], null]),
  )
  expect(groups.find(({ status }) => status === 401)!.pinned?.text).toContain('exp: "-2m"')
})

it('gives the test for a call in the mesh, from a caller that is refused', async () => {
  const inMesh = `apiVersion: v1
kind: Service
metadata: { name: cart, namespace: shop }
spec: { selector: { app: cart }, ports: [{ name: http, port: 8080 }] }
---
${['cart', 'web', 'ops'].map(deployment).join('---\n')}---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: cart, namespace: shop }
spec:
  selector: { matchLabels: { app: cart } }
  action: DENY
  rules:
    - from: [{ source: { principals: [cluster.local/ns/shop/sa/ops] } }]
`
  const input = inputOf({ 'mesh.yaml': inMesh }, null, { now: Date.UTC(2026, 0, 1) })
  const denied = { status: 403, cluster: 'inbound|8080||', route: 'default' }
  const details = 'rbac_access_denied_matched_policy[ns[shop]-policy[cart]-rule[0]]'
  const { groups } = await explainLog({
    ...input,
    lines: [
      textLine({ ...denied, details, host: 'cart:8080' }),
      textLine({ ...denied, details: 'rbac_access_denied_matched_policy[none]', host: 'cart' }),
    ],
  })
  expect(groups.map(({ pinned }) => pinned)).toEqual([
    {
      text: `cases:
  - name: GET /api/orders is refused
    url: http://cart.shop.svc.cluster.local:8080
    paths: [/api/orders]
    from: shop/ops
    expect: { status: 403, policy: AuthorizationPolicy shop/cart }
`,
      decided: null,
    },
    null,
  ])
})

function deployment(name: string): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name}, namespace: shop }
spec:
  selector: { matchLabels: { app: ${name} } }
  template:
    metadata: { labels: { app: ${name}, sidecar.istio.io/inject: 'true' } }
    spec: { serviceAccountName: ${name}, containers: [{ name: app, image: app, ports: [{ containerPort: 8080 }] }] }
`
}
