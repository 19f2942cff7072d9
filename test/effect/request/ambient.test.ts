import { describe, expect, test } from 'vitest'
import { compileMesh } from '../../../src/effect/request/compiled-mesh.ts'
import { decideRequest } from '../../../src/effect/request/hops/decide-request.ts'
import { askedFor, meshOfYaml } from './meshes.ts'

const workloads = `
apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { istio.io/dataplane-mode: ambient } }
---
apiVersion: v1
kind: Namespace
metadata: { name: istio-system }
---
${deployment('api')}
---
${deployment('web')}
---
apiVersion: v1
kind: Service
metadata: { name: api, namespace: shop, labels: { istio.io/use-waypoint: LABEL } }
spec:
  selector: { app: api }
  ports: [{ name: http, port: 80, targetPort: 8080 }]
`

function deployment(name: string): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name}, namespace: shop }
spec:
  selector: { matchLabels: { app: ${name} } }
  template:
    metadata: { labels: { app: ${name} } }
    spec: { serviceAccountName: ${name}, containers: [{ name: app, image: app }] }`
}

const waypoint = `
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: waypoint, namespace: shop }
spec:
  gatewayClassName: istio-waypoint
  listeners: [{ name: mesh, port: 15008, protocol: HBONE }]
`

function policy(name: string, spec: string): string {
  return `apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: ${name}, namespace: shop }
spec: ${spec}`
}

/** What becomes of a request from `shop/web` to `http://api.shop/PATH`, in one line. */
function decided(path: string, ...objects: readonly string[]): string {
  const isWithWaypoint = objects.includes(waypoint)
  const labelled = workloads.replace('LABEL', isWithWaypoint ? 'waypoint' : 'none')
  const compiled = compileMesh(meshOfYaml(labelled, ...objects))
  const decision = decideRequest(compiled, askedFor(`http://api.shop/${path}`, 'shop/web'))!
  const [chain] = decision.paths
  const hops = chain!.hops.map(({ proxy, steps }) =>
    [proxy.type, ...steps.map(({ text }) => text)].join(': '),
  )
  const { verdict, status, missing } = decision
  return [...hops, `${verdict}${status ? ` ${status}` : ''}`, ...missing].join('; ')
}

describe('ztunnel', () => {
  test('lets everything pass without policies', () => {
    expect(decided('')).toBe('ztunnel; allowed')
  })

  test('refuses whom no ALLOW policy names, and ignores how requests look', () => {
    const allow = (account: string): string =>
      policy(
        'allow',
        `{ rules: [{ from: [{ source: { principals: [cluster.local/ns/shop/sa/${account}] } }] }] }`,
      )
    expect(decided('', allow('web'))).toBe('ztunnel: an ALLOW rule matches the connection; allowed')
    expect(decided('', allow('other'))).toBe('ztunnel: no ALLOW rule matches the connection; refused')
    const byPath = policy('paths', '{ rules: [{ to: [{ operation: { paths: [/a] } }] }] }')
    expect(decided('a', byPath)).toBe('ztunnel: no ALLOW rule matches the connection; refused')
  })

  test('leaves a DENY out of which only conditions on requests remain', () => {
    const byPath = policy('deny', '{ action: DENY, rules: [{ to: [{ operation: { paths: [/a] } }] }] }')
    expect(decided('a', byPath)).toBe('ztunnel; allowed')
    const byPort = policy(
      'deny',
      "{ action: DENY, rules: [{ to: [{ operation: { ports: ['8080'], paths: [/a] } }] }] }",
    )
    expect(decided('b', byPort)).toBe('ztunnel: a DENY rule matches the connection; refused')
  })

  test('knows no address of a client', () => {
    const byAddress = policy(
      'deny',
      '{ action: DENY, rules: [{ from: [{ source: { ipBlocks: [10.0.0.0/8] } }] }] }',
    )
    expect(decided('', byAddress)).toBe('ztunnel; depends; the address of the client')
  })

  test('refuses plain text where a PeerAuthentication is strict', () => {
    const strict = `apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: { name: strict, namespace: shop }
spec: { mtls: { mode: STRICT } }`
    expect(decided('', strict)).toBe('ztunnel; allowed')
    const compiled = compileMesh(meshOfYaml(workloads.replace('LABEL', 'none'), strict))
    const decision = decideRequest(compiled, askedFor('http://api.shop/'))!
    expect([decision.verdict, decision.paths[0]!.end]).toMatchObject([
      'refused',
      { kind: 'closed', reason: 'a DENY rule matches the connection', by: { object: { name: 'strict' } } },
    ])
  })
})

describe('waypoint', () => {
  const forWaypoint = (spec: string): string =>
    policy(
      'access',
      `{ targetRefs: [{ kind: Gateway, group: gateway.networking.k8s.io, name: waypoint }], ${spec} }`,
    )
  const forService = (spec: string): string =>
    policy('access', `{ targetRefs: [{ kind: Service, group: '', name: api }], ${spec} }`)

  test.each([forWaypoint, forService])('enforces policies about requests', (target) => {
    const access = target('action: DENY, rules: [{ to: [{ operation: { paths: [/admin] } }] }]')
    expect(decided('admin', waypoint, access)).toBe('waypoint: a DENY rule matches; refused 403')
    expect(decided('shop', waypoint, access)).toBe('waypoint; ztunnel; allowed')
  })

  test('knows the client, and ztunnel knows the waypoint alone', () => {
    const rule = (account: string): string =>
      `rules: [{ from: [{ source: { principals: [cluster.local/ns/shop/sa/${account}] } }] }]`
    expect(decided('', waypoint, forWaypoint(rule('web')))).toBe(
      'waypoint: an ALLOW rule matches; ztunnel; allowed',
    )
    const selecting = policy('pods', `{ selector: { matchLabels: { app: api } }, ${rule('web')} }`)
    expect(decided('', waypoint, selecting)).toBe(
      'waypoint; ztunnel: no ALLOW rule matches the connection; refused',
    )
    const admitting = policy('pods', `{ selector: { matchLabels: { app: api } }, ${rule('waypoint')} }`)
    expect(decided('', waypoint, admitting)).toBe(
      'waypoint; ztunnel: an ALLOW rule matches the connection; allowed',
    )
  })

  test('takes the routes of the service', () => {
    const routes = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: api, namespace: shop }
spec:
  hosts: [api.shop.svc.cluster.local]
  http:
    - match: [{ sourceLabels: { app: web } }]
      directResponse: { status: 418 }
    - match: [{ uri: { prefix: /old } }]
      redirect: { uri: /new }
    - match: [{ uri: { prefix: /api } }]
      route: [{ destination: { host: api } }]`
    expect(decided('old', waypoint, routes)).toBe('waypoint: a route matches; allowed 301')
    expect(decided('api/x', waypoint, routes)).toBe('waypoint: a route matches; ztunnel; allowed')
    expect(decided('other', waypoint, routes)).toBe('waypoint: no route of the service matches; refused 404')
  })

  test('is passed by where it is for workloads, or admits other namespaces', () => {
    const forWorkloads = waypoint.replace(
      'namespace: shop',
      'namespace: shop, labels: { istio.io/waypoint-for: workload }',
    )
    const labelled = workloads.replace('LABEL', 'waypoint')
    const compiled = compileMesh(meshOfYaml(labelled, forWorkloads))
    const decision = decideRequest(compiled, askedFor('http://api.shop/', 'shop/web'))!
    expect(decision.paths[0]!.hops.map(({ proxy }) => proxy.type)).toEqual(['ztunnel'])
  })

  test('is missing where it is in no file', () => {
    const compiled = compileMesh(meshOfYaml(workloads.replace('LABEL', 'waypoint')))
    const decision = decideRequest(compiled, askedFor('http://api.shop/', 'shop/web'))!
    expect(decision).toMatchObject({
      verdict: 'depends',
      missing: ['what the waypoint shop/waypoint decides, which is in no file'],
    })
  })

  const second = waypoint.replace('name: waypoint', 'name: second')
  const canary = (percent: string): string =>
    workloads.replace(
      'labels: { istio.io/use-waypoint: LABEL }',
      `labels: { istio.io/use-waypoint: waypoint, istio.io/use-waypoint-canary: second }, annotations: { istio.io/use-waypoint-canary-weight: '${percent}' }`,
    )

  test.each([
    ['30', ['Gateway shop/waypoint', 'Gateway shop/second'], 'depends'],
    ['0', ['Gateway shop/waypoint'], 'allowed'],
    ['100', ['Gateway shop/second'], 'refused'],
    ['101', ['Gateway shop/waypoint'], 'allowed'],
  ])('shares connections with a second one by its weight: %s', (percent, waypoints, verdict) => {
    const deny = forWaypoint('action: DENY, rules: [{}]').replace('name: waypoint', 'name: second')
    const compiled = compileMesh(meshOfYaml(canary(percent), waypoint, second, deny))
    const decision = decideRequest(compiled, askedFor('http://api.shop/', 'shop/web'))!
    expect(decision.paths.map(({ hops }) => hops[0]!.proxy.name)).toEqual(waypoints)
    expect(decision.verdict).toBe(verdict)
    expect(decision.missing).toEqual(verdict === 'depends' ? ['which waypoint the weights choose'] : [])
  })

  test('leaves open whether a second one serves beside a first one in no file', () => {
    const decision = decideRequest(
      compileMesh(meshOfYaml(canary('100'), second)),
      askedFor('http://api.shop/', 'shop/web'),
    )!
    expect(decision.missing).toEqual(['what the waypoint shop/waypoint decides, which is in no file'])
  })

  test('leaves open whether it has a cluster for a Service whose first one is in no file', () => {
    const moved = canary('100')
      .slice(canary('100').lastIndexOf('---\n') + 4)
      .replace('name: api,', 'name: other,')
      .replace('use-waypoint: waypoint', 'use-waypoint: far')
    const routes = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: api, namespace: shop }
spec: { hosts: ['*.shop.svc.cluster.local'], http: [{ route: [{ destination: { host: other } }] }] }`
    const missing = (...objects: readonly string[]): readonly string[] =>
      decideRequest(
        compileMesh(meshOfYaml(canary('100'), waypoint, second, moved, routes, ...objects)),
        askedFor('http://api.shop/', 'shop/web'),
      )!.missing
    expect(missing(waypoint.replace('name: waypoint', 'name: far'))).toEqual([])
    expect(missing()).toEqual(['what the waypoint shop/far decides, which is in no file'])
  })

  test('makes no difference where both decide the same', () => {
    const compiled = compileMesh(meshOfYaml(canary('30'), waypoint, second))
    expect(decideRequest(compiled, askedFor('http://api.shop/', 'shop/web'))!.verdict).toBe('allowed')
  })

  test('is passed by where a Service has no address', () => {
    const headless = workloads
      .replace('LABEL', 'waypoint')
      .replace('selector: { app: api }', 'clusterIP: None\n  selector: { app: api }')
    const hops = (...objects: readonly string[]): readonly string[] =>
      decideRequest(
        compileMesh(meshOfYaml(headless, ...objects)),
        askedFor('http://api.shop/', 'shop/web'),
      )!.paths[0]!.hops.map(({ proxy }) => proxy.type)
    expect(hops(waypoint)).toEqual(['ztunnel'])
  })

  test('takes no requests if it is a Gateway of another class', () => {
    const edge = waypoint.replace('istio-waypoint', 'istio')
    const compiled = compileMesh(meshOfYaml(workloads.replace('LABEL', 'waypoint'), edge))
    const decision = decideRequest(compiled, askedFor('http://api.shop/', 'shop/web'))!
    expect(decision.paths[0]!.end).toEqual({
      kind: 'closed',
      reason: 'Gateway shop/waypoint of the class istio is no waypoint and takes no tunnels',
    })
  })
})
