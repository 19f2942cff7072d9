import { describe, expect, it } from 'vitest'
import { accessOutline } from './outline.ts'

function object(apiVersion: string, kind: string, metadata: string, spec = '{}'): string {
  return `
apiVersion: ${apiVersion}
kind: ${kind}
metadata: { ${metadata} }
spec: ${spec}
---
`
}

const ambient = object('v1', 'Namespace', 'name: shop, labels: { istio.io/dataplane-mode: ambient }')
const waypoint = (name = 'way'): string =>
  object(
    'gateway.networking.k8s.io/v1',
    'Gateway',
    `name: ${name}, namespace: shop`,
    '{ gatewayClassName: istio-waypoint, listeners: [{ name: mesh, port: 15008, protocol: HBONE }] }',
  )
const service = (labels = 'istio.io/use-waypoint: way'): string =>
  object(
    'v1',
    'Service',
    `name: api, namespace: shop, labels: { ${labels} }`,
    '{ selector: { app: api }, ports: [{ name: http, port: 80 }, { name: tcp-db, port: 5432 }] }',
  )
const policy = (spec: string, kind = 'AuthorizationPolicy', namespace = 'shop'): string =>
  object('security.istio.io/v1', kind, `name: p, namespace: ${namespace}`, spec)
const mesh = ambient + waypoint() + service()
const atService = 'targetRefs: [{ kind: Service, name: api }]'

describe('requests that waypoints decide about otherwise', () => {
  it('are those of paths that a policy of the Service opens', () => {
    const paths = (list: string): string =>
      mesh + policy(`{ ${atService}, rules: [{ to: [{ operation: { paths: [${list}] } }] }] }`)
    expect(accessOutline(paths('/a, /b'), paths('/a'))).toMatchInlineSnapshot(`
      [
        "waypoint shop/way of Service shop/api | port: port 80 | path: \`/b\` | 403 by AuthorizationPolicy shop/p spec -> let through by AuthorizationPolicy shop/p spec.rules[0]",
      ]
    `)
  })

  it('are those of callers, as waypoints see them, of each Service of a waypoint', () => {
    const from = (list: string): string =>
      mesh +
      policy(
        `{ targetRefs: [{ kind: Gateway, name: way }], action: DENY, rules: [{ from: [{ source: { notPrincipals: [${list}] } }] }] }`,
      )
    expect(
      accessOutline(
        from('cluster.local/ns/shop/sa/web, cluster.local/ns/edge/sa/gate'),
        from('cluster.local/ns/shop/sa/web'),
      ),
    ).toMatchInlineSnapshot(`
      [
        "waypoint shop/way of Service shop/api | port: port 80 or port 5432 | identity: \`cluster.local/ns/edge/sa/gate\` | 403 or closed by AuthorizationPolicy shop/p spec.rules[0] -> let through",
      ]
    `)
  })

  it('are those of a class in the root namespace', () => {
    const deny = policy(
      '{ targetRefs: [{ kind: GatewayClass, name: istio-waypoint }], action: DENY, rules: [{ to: [{ operation: { methods: [DELETE] } }] }] }',
      'AuthorizationPolicy',
      'istio-system',
    )
    expect(accessOutline(mesh, mesh + deny)).toMatchInlineSnapshot(`
      [
        "waypoint shop/way of Service shop/api | port: port 80 | method: \`DELETE\` | 403 by AuthorizationPolicy istio-system/p spec.rules[0] -> let through",
        "waypoint shop/way of Service shop/api | port: port 5432 | closed by AuthorizationPolicy istio-system/p spec.rules[0] -> let through",
      ]
    `)
  })

  it('are those of tokens that a RequestAuthentication of the Service refuses', () => {
    const jwt = policy(
      `{ ${atService}, jwtRules: [{ issuer: 'https://id.example' }] }`,
      'RequestAuthentication',
    )
    expect(accessOutline(mesh + jwt, mesh)).toMatchInlineSnapshot(`
      [
        "waypoint shop/way of Service shop/api | port: port 80 | token: with a wrong token | let through -> 401 by RequestAuthentication shop/p spec.jwtRules[0]",
      ]
    `)
  })

  it('are those whose waypoint is gone, or another one', () => {
    const deny = policy(
      `{ ${atService}, action: DENY, rules: [{ to: [{ operation: { paths: [/admin] } }] }] }`,
    )
    const without = ambient + waypoint() + service('') + deny
    expect(accessOutline(without, mesh + deny)).toMatchInlineSnapshot(`
      [
        "waypoint shop/way of Service shop/api | port: port 80 | path: \`/admin\` | 403 by AuthorizationPolicy shop/p spec.rules[0] -> let through by Service shop/api metadata.labels",
        "waypoint shop/way of Service shop/api | port: port 5432 | closed by AuthorizationPolicy shop/p spec.rules[0] -> let through by Service shop/api metadata.labels",
      ]
    `)
    const second = waypoint('second')
    const moved = ambient + waypoint() + second + service('istio.io/use-waypoint: second') + deny
    expect(accessOutline(moved, mesh + second + deny)).toEqual([])
  })

  it('are those that routes send elsewhere or answer', () => {
    const routes = (http: string): string =>
      mesh +
      object(
        'networking.istio.io/v1',
        'VirtualService',
        'name: api, namespace: shop',
        `{ hosts: [api], http: ${http} }`,
      )
    const usual = '{ route: [{ destination: { host: api } }] }'
    const answered = '{ match: [{ uri: { prefix: /old } }], directResponse: { status: 410 } }'
    expect(accessOutline(routes(`[${answered}, ${usual}]`), routes(`[${usual}]`))).toMatchInlineSnapshot(`
      [
        "waypoint shop/way of Service shop/api | port: port 80 | path: paths that begin with \`/old\` | let through by VirtualService shop/api spec.http[0] -> 410 by VirtualService shop/api spec.http[0]",
      ]
    `)
  })

  it('are none where a policy allows all, a waypoint is new, or labels select pods', () => {
    expect(accessOutline(mesh + policy(`{ ${atService}, rules: [{}] }`), mesh)).toEqual([])
    expect(accessOutline(waypoint(), '')).toEqual([])
    const selecting = policy(
      '{ selector: { matchLabels: { app: other } }, rules: [{ to: [{ operation: { paths: [/a] } }] }] }',
    )
    expect(accessOutline(mesh + selecting, mesh).filter((line) => line.startsWith('waypoint'))).toEqual([])
  })

  it('are those of Services that no file has', () => {
    const deny = policy(
      '{ targetRefs: [{ kind: Gateway, name: way }], action: DENY, rules: [{ to: [{ operation: { ports: ["8080"] } }] }] }',
    )
    expect(accessOutline(waypoint(), waypoint() + deny)).toMatchInlineSnapshot(`
      [
        "waypoint shop/way of other Services | port: port 8080 | 403 or closed by AuthorizationPolicy shop/p spec.rules[0] -> let through",
      ]
    `)
  })
})

describe('waypoints of which files do not tell all', () => {
  const deny = (target: string, path = '/admin'): string =>
    policy(
      `{ targetRefs: [{ ${target} }], action: DENY, rules: [{ to: [{ operation: { paths: [${path}] } }] }] }`,
    )
  const ofService = deny('kind: Service, name: api')
  const ofGateway = deny('kind: Gateway, name: way')

  it('are compared by their policies where labels name them, and no file has them', () => {
    const far = ambient + service('istio.io/use-waypoint: way')
    expect(accessOutline(far, far + ofService)).toMatchInlineSnapshot(`
      [
        "waypoint shop/way of Service shop/api | port: port 80 | path: \`/admin\` | 403 by AuthorizationPolicy shop/p spec.rules[0] -> let through by Service shop/api metadata.labels | if whether requests go through the waypoint shop/way, which is in no file",
        "waypoint shop/way of Service shop/api | port: port 5432 | closed by AuthorizationPolicy shop/p spec.rules[0] -> let through by Service shop/api metadata.labels | if whether requests go through the waypoint shop/way, which is in no file",
      ]
    `)
    expect(accessOutline(far, far + ofGateway)).toMatchInlineSnapshot(`
      [
        "waypoint shop/way of Service shop/api | port: port 80 | path: \`/admin\` | 403 by AuthorizationPolicy shop/p spec.rules[0] -> let through by Service shop/api metadata.labels | if whether requests go through the waypoint shop/way, which is in no file",
        "waypoint shop/way of Service shop/api | port: port 5432 | closed by AuthorizationPolicy shop/p spec.rules[0] -> let through by Service shop/api metadata.labels | if whether requests go through the waypoint shop/way, which is in no file",
        "waypoint shop/way of other Services and waypoint shop/way of addresses of pods | transport: by mTLS | path: \`/admin\` | 403 by AuthorizationPolicy shop/p spec.rules[0] -> let through by Service shop/api metadata.labels | if whether requests go through the waypoint shop/way, which is in no file",
        "waypoint shop/way of other Services and waypoint shop/way of addresses of pods | transport: by TLS of the client | closed by AuthorizationPolicy shop/p spec.rules[0] -> let through by Service shop/api metadata.labels | if whether requests go through the waypoint shop/way, which is in no file",
      ]
    `)
  })

  it('let all through where head has none of their Gateways', () => {
    expect(accessOutline(ambient + service() + ofService, mesh + ofService)).toMatchInlineSnapshot(`
      [
        "waypoint shop/way of Service shop/api | port: port 80 | path: \`/admin\` | 403 by AuthorizationPolicy shop/p spec.rules[0] -> let through by Gateway shop/way metadata.labels | if whether requests go through the waypoint shop/way, which is in no file",
        "waypoint shop/way of Service shop/api | port: port 5432 | closed by AuthorizationPolicy shop/p spec.rules[0] -> let through by Gateway shop/way metadata.labels | if whether requests go through the waypoint shop/way, which is in no file",
      ]
    `)
    expect(accessOutline(mesh + ofService, ambient + service() + ofService)).toMatchInlineSnapshot(`
      [
        "waypoint shop/way of Service shop/api | port: port 80 | path: \`/admin\` | let through by Gateway shop/way metadata.labels -> 403 by AuthorizationPolicy shop/p spec.rules[0] | if whether requests go through the waypoint shop/way, which is in no file",
        "waypoint shop/way of Service shop/api | port: port 5432 | let through by Gateway shop/way metadata.labels -> closed by AuthorizationPolicy shop/p spec.rules[0] | if whether requests go through the waypoint shop/way, which is in no file",
      ]
    `)
  })

  it('are compared by the policies that name them', () => {
    expect(accessOutline('', ofGateway)).toMatchInlineSnapshot(`
      [
        "waypoint shop/way of other Services and waypoint shop/way of addresses of pods | transport: by mTLS | path: \`/admin\` | 403 by AuthorizationPolicy shop/p spec.rules[0] -> let through by AuthorizationPolicy shop/p metadata.labels | if whether requests go through the waypoint shop/way, which is in no file",
        "waypoint shop/way of other Services and waypoint shop/way of addresses of pods | transport: by TLS of the client | closed by AuthorizationPolicy shop/p spec.rules[0] -> let through by AuthorizationPolicy shop/p metadata.labels | if whether requests go through the waypoint shop/way, which is in no file",
        "unknown: ambient: what Gateway \`shop/way\`, which is in no file, other than as a waypoint decides is not compared",
      ]
    `)
    expect(
      accessOutline(
        '',
        policy(
          '{ targetRefs: [{ kind: GatewayClass, name: istio-waypoint }], action: DENY, rules: [{}] }',
          'AuthorizationPolicy',
          'istio-system',
        ),
      ),
    ).toMatchInlineSnapshot(`
      [
        "any other waypoint of other Services and any other waypoint of addresses of pods | 403 or closed by AuthorizationPolicy istio-system/p spec.rules[0] -> let through",
      ]
    `)
  })

  it('are each one that a Service of which no file says it may have', () => {
    const unsaid = waypoint() + service('')
    expect(accessOutline(unsaid, unsaid + ofService)).toMatchInlineSnapshot(`
      [
        "waypoint shop/way of Service shop/api and any other waypoint of Service shop/api | port: port 80 | path: \`/admin\` | 403 by AuthorizationPolicy shop/p spec.rules[0] -> let through by Service shop/api metadata.labels | if which waypoint requests to Service shop/api go through",
        "waypoint shop/way of Service shop/api and any other waypoint of Service shop/api | port: port 5432 | closed by AuthorizationPolicy shop/p spec.rules[0] -> let through by Service shop/api metadata.labels | if which waypoint requests to Service shop/api go through",
      ]
    `)
    expect(accessOutline('', ofService)).toMatchInlineSnapshot(`
      [
        "any other waypoint of Service shop/api | transport: by mTLS | path: \`/admin\` | 403 by AuthorizationPolicy shop/p spec.rules[0] -> let through by AuthorizationPolicy shop/p metadata.labels | if which waypoint requests to Service shop/api go through",
        "any other waypoint of Service shop/api | transport: by TLS of the client | closed by AuthorizationPolicy shop/p spec.rules[0] -> let through by AuthorizationPolicy shop/p metadata.labels | if which waypoint requests to Service shop/api go through",
      ]
    `)
    const allow = policy(`{ ${atService}, rules: [{ to: [{ operation: { paths: [/a] } }] }] }`)
    const ofWay = allow
      .replace('name: p,', 'name: q,')
      .replace('kind: Service, name: api', 'kind: Gateway, name: way')
    expect(accessOutline(unsaid + allow, unsaid + allow + ofWay.replace('/a]', '/b]')))
      .toMatchInlineSnapshot(`
      [
        "waypoint shop/way of other Services | transport: by mTLS | path: not \`/b\` | 403 by AuthorizationPolicy shop/q spec -> let through",
        "waypoint shop/way of other Services | transport: by TLS of the client | closed by AuthorizationPolicy shop/q spec -> let through",
        "waypoint shop/way of Service shop/api | port: port 80 | path: \`/b\` | let through by AuthorizationPolicy shop/q spec.rules[0] -> 403 by AuthorizationPolicy shop/p spec | if which waypoint requests to Service shop/api go through",
      ]
    `)
  })
})

describe('calls of the addresses of pods', () => {
  const takes = (traffic: string): string =>
    ambient + waypoint().replace('name: way', `name: way, labels: { istio.io/waypoint-for: ${traffic} }`)
  const deny = policy(
    '{ targetRefs: [{ kind: Gateway, name: way }], action: DENY, rules: [{ to: [{ operation: { paths: [/admin] } }] }] }',
  )

  it('are compared where a waypoint takes them', () => {
    const all = takes('all') + service()
    expect(accessOutline(all, all + deny)).toMatchInlineSnapshot(`
      [
        "waypoint shop/way of Service shop/api | port: port 80 | path: \`/admin\` | 403 by AuthorizationPolicy shop/p spec.rules[0] -> let through",
        "waypoint shop/way of Service shop/api | port: port 5432 | closed by AuthorizationPolicy shop/p spec.rules[0] -> let through",
        "waypoint shop/way of other Services and waypoint shop/way of addresses of pods | transport: by mTLS | path: \`/admin\` | 403 by AuthorizationPolicy shop/p spec.rules[0] -> let through",
        "waypoint shop/way of other Services and waypoint shop/way of addresses of pods | transport: by TLS of the client | closed by AuthorizationPolicy shop/p spec.rules[0] -> let through",
      ]
    `)
    const pods = takes('workload') + service()
    expect(accessOutline(pods, pods + deny)).toMatchInlineSnapshot(`
      [
        "waypoint shop/way of addresses of pods | transport: by mTLS | path: \`/admin\` | 403 by AuthorizationPolicy shop/p spec.rules[0] -> let through",
        "waypoint shop/way of addresses of pods | transport: by TLS of the client | closed by AuthorizationPolicy shop/p spec.rules[0] -> let through",
      ]
    `)
  })

  it('are compared where it begins to take them', () => {
    expect(accessOutline(takes('service') + deny, takes('all') + deny)).toMatchInlineSnapshot(`
      [
        "waypoint shop/way of addresses of pods | transport: by mTLS | path: \`/admin\` | 403 by AuthorizationPolicy shop/p spec.rules[0] -> let through by Gateway shop/way metadata.labels",
        "waypoint shop/way of addresses of pods | transport: by TLS of the client | closed by AuthorizationPolicy shop/p spec.rules[0] -> let through by Gateway shop/way metadata.labels",
      ]
    `)
  })

  it('are compared where labels of a Namespace or of pods name another waypoint', () => {
    const bound = (labels: string): string =>
      object('v1', 'Namespace', `name: shop, labels: { istio.io/dataplane-mode: ambient, ${labels} }`)
    const [, gateway = ''] = takes('all').split('---\n')
    const rest = `${gateway}---\n${deny}`
    expect(accessOutline(bound('') + rest, bound('istio.io/use-waypoint: way') + rest))
      .toMatchInlineSnapshot(`
      [
        "waypoint shop/way of other Services of namespace shop and waypoint shop/way of addresses of pods of namespace shop | transport: by mTLS | path: \`/admin\` | 403 by AuthorizationPolicy shop/p spec.rules[0] -> let through by Namespace default/shop metadata.labels",
        "waypoint shop/way of other Services of namespace shop and waypoint shop/way of addresses of pods of namespace shop | transport: by TLS of the client | closed by AuthorizationPolicy shop/p spec.rules[0] -> let through by Namespace default/shop metadata.labels",
      ]
    `)
    const pods = (labels: string): string =>
      object(
        'apps/v1',
        'Deployment',
        'name: api, namespace: shop',
        `{ template: { metadata: { labels: { app: api${labels} } }, spec: { containers: [] } } }`,
      )
    expect(
      accessOutline(bound('') + rest + pods(''), bound('') + rest + pods(', istio.io/use-waypoint: way')),
    ).toMatchInlineSnapshot(`
      [
        "waypoint shop/way of addresses of pods of Deployment shop/api | transport: by mTLS | path: \`/admin\` | 403 by AuthorizationPolicy shop/p spec.rules[0] -> let through by Deployment shop/api metadata.labels",
        "waypoint shop/way of addresses of pods of Deployment shop/api | transport: by TLS of the client | closed by AuthorizationPolicy shop/p spec.rules[0] -> let through by Deployment shop/api metadata.labels",
      ]
    `)
  })
})

describe('requests that one of two waypoints gets', () => {
  const shared = (weight: number): string =>
    ambient +
    waypoint() +
    waypoint('second') +
    service('istio.io/use-waypoint: way, istio.io/use-waypoint-canary: second').replace(
      'name: api,',
      `name: api, annotations: { istio.io/use-waypoint-canary-weight: "${weight}" },`,
    )
  const deny = policy(
    '{ targetRefs: [{ kind: Gateway, name: second }], action: DENY, rules: [{ to: [{ operation: { paths: [/admin] } }] }] }',
  )

  it('are compared at each of them', () => {
    expect(accessOutline(shared(20), shared(20) + deny)).toMatchInlineSnapshot(`
      [
        "waypoint shop/second of Service shop/api | port: port 80 | path: \`/admin\` | 403 by AuthorizationPolicy shop/p spec.rules[0] -> let through | if which waypoint the weights choose",
        "waypoint shop/second of Service shop/api | port: port 5432 | closed by AuthorizationPolicy shop/p spec.rules[0] -> let through | if which waypoint the weights choose",
      ]
    `)
    expect(accessOutline(shared(0), shared(0) + deny)).toMatchInlineSnapshot(`
      [
        "waypoint shop/second of other Services | transport: by mTLS | path: \`/admin\` | 403 by AuthorizationPolicy shop/p spec.rules[0] -> let through",
        "waypoint shop/second of other Services | transport: by TLS of the client | closed by AuthorizationPolicy shop/p spec.rules[0] -> let through",
      ]
    `)
  })

  it('are compared at each with each where the weights differ', () => {
    expect(accessOutline(shared(80), shared(20))).toEqual([])
    expect(accessOutline(shared(80) + deny, shared(20) + deny)).toMatchInlineSnapshot(`
      [
        "waypoint shop/way of Service shop/api | port: port 80 | path: \`/admin\` | 403 by AuthorizationPolicy shop/p spec.rules[0] -> let through | if which waypoint the weights choose",
        "waypoint shop/way of Service shop/api | port: port 5432 | closed by AuthorizationPolicy shop/p spec.rules[0] -> let through | if which waypoint the weights choose",
        "waypoint shop/second of Service shop/api | port: port 80 | path: \`/admin\` | let through -> 403 by AuthorizationPolicy shop/p spec.rules[0] | if which waypoint the weights choose",
        "waypoint shop/second of Service shop/api | port: port 5432 | let through -> closed by AuthorizationPolicy shop/p spec.rules[0] | if which waypoint the weights choose",
      ]
    `)
    expect(accessOutline(mesh + waypoint('second') + deny, shared(20) + deny)).toMatchInlineSnapshot(`
      [
        "waypoint shop/way of Service shop/api | port: port 80 | path: \`/admin\` | 403 by AuthorizationPolicy shop/p spec.rules[0] -> let through | if which waypoint the weights choose",
        "waypoint shop/way of Service shop/api | port: port 5432 | closed by AuthorizationPolicy shop/p spec.rules[0] -> let through | if which waypoint the weights choose",
      ]
    `)
  })
})

describe('requests of a Service', () => {
  const deny = policy(`{ ${atService}, action: DENY, rules: [{ to: [{ operation: { paths: [/admin] } }] }] }`)

  it('are refused where its waypoint is a Gateway of another class', () => {
    expect(accessOutline(mesh.replace('istio-waypoint', 'istio'), mesh)).toMatchInlineSnapshot(`
      [
        "waypoint shop/way of Service shop/api | port: port 80 or port 5432 | let through -> closed by Gateway shop/way metadata.labels",
      ]
    `)
  })

  it('by gateways are compared where a label says otherwise of them', () => {
    const forGateways =
      ambient + waypoint() + service('istio.io/use-waypoint: way, istio.io/ingress-use-waypoint: "true"')
    expect(accessOutline(mesh + deny, forGateways + deny)).toMatchInlineSnapshot(`
      [
        "waypoint shop/way of Service shop/api for gateways | port: port 80 | path: \`/admin\` | 403 by AuthorizationPolicy shop/p spec.rules[0] -> let through by Service shop/api metadata.labels",
        "waypoint shop/way of Service shop/api for gateways | port: port 5432 | closed by AuthorizationPolicy shop/p spec.rules[0] -> let through by Service shop/api metadata.labels",
      ]
    `)
  })
})
