import { describe, expect, it } from 'vitest'
import { accessOutline } from './outline.ts'

function policy(spec: string, namespace = 'shop'): string {
  return `
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: p, namespace: ${namespace} }
spec: ${spec}
---
`
}

function object(apiVersion: string, kind: string, metadata: string, spec = '{}'): string {
  return `
apiVersion: ${apiVersion}
kind: ${kind}
metadata: { ${metadata} }
spec: ${spec}
---
`
}

const gatewayApi = 'gateway.networking.k8s.io/v1'
const waypoint = object(
  gatewayApi,
  'Gateway',
  'name: way, namespace: shop',
  '{ gatewayClassName: istio-waypoint, listeners: [{ name: mesh, port: 15008, protocol: HBONE }] }',
)
const ingress = object(
  gatewayApi,
  'Gateway',
  'name: web, namespace: shop',
  '{ gatewayClassName: istio, listeners: [{ name: http, port: 80, protocol: HTTP }] }',
)
const service = (labels = ''): string =>
  object(
    'v1',
    'Service',
    `name: api, namespace: shop, labels: { ${labels} }`,
    '{ selector: { app: api }, ports: [{ name: http, port: 80 }] }',
  )
const namespace = (labels: string): string => object('v1', 'Namespace', `name: shop, labels: { ${labels} }`)
const deployment = object(
  'apps/v1',
  'Deployment',
  'name: api, namespace: shop',
  '{ template: { metadata: { labels: { app: api } }, spec: { containers: [] } } }',
)
const targets = (ref: string): string => policy(`{ targetRefs: [{ ${ref} }], rules: [{}] }`)

describe('what goes past sidecars, or is routed by what no file has', () => {
  const annotated = (annotation: string): string =>
    deployment.replace('labels: { app: api }', `labels: { app: api }, annotations: { ${annotation} }`) +
    policy('{ rules: [{}] }')
  const differs = (annotation: string): string =>
    `\`${annotation}\` of Deployment shop/api differs, by which connections go past the proxy of the pods`
  const injector = (ports: string): string => `
apiVersion: v1
kind: ConfigMap
metadata: { name: istio-sidecar-injector, namespace: istio-system }
data: { values: '{ "global": { "proxy": { "excludeInboundPorts": "${ports}" } } }' }
---
`
  const edge = object(
    'networking.istio.io/v1',
    'Gateway',
    'name: edge, namespace: shop',
    "{ selector: { istio: edge }, servers: [{ port: { number: 80, name: http, protocol: HTTP }, hosts: ['*'] }] }",
  )
  const route = (http: string): string =>
    object(
      'networking.istio.io/v1',
      'VirtualService',
      'name: web, namespace: shop',
      `{ hosts: [web.example.com], gateways: [edge], http: [${http}] }`,
    )
  it.each([
    [
      'new pods with ports that an annotation excludes',
      policy('{ rules: [{}] }'),
      annotated("traffic.sidecar.istio.io/excludeInboundPorts: '8080'"),
      differs('traffic.sidecar.istio.io/excludeInboundPorts'),
    ],
    [
      'pods of a gateway with a ProxyConfig that captures nothing',
      edge.replace('istio: edge', 'app: api') +
        annotated("proxy.istio.io/config: 'holdApplicationUntilProxyStarts: true'"),
      edge.replace('istio: edge', 'app: api') +
        annotated("proxy.istio.io/config: '{ interceptionMode: NONE }'"),
      differs('proxy.istio.io/config'),
    ],
    [
      'another injection of sidecars',
      injector('') + annotated(''),
      injector('8080') + annotated(''),
      '`global.proxy.excludeInboundPorts` of the sidecar injector differs, by which connections may go past sidecars',
    ],
    [
      'a delegate in no file',
      edge + route('{ match: [{ uri: { prefix: /a } }], route: [{ destination: { host: api } }] }'),
      edge + route('{ delegate: { name: far, namespace: elsewhere } }'),
      'the routes of VirtualService elsewhere/far are in no file',
    ],
  ])('is not known to be as in base: %s', (_, base, head, reason) => {
    expect(accessOutline(head, base)).toContain(`unknown: ${reason}`)
    expect(accessOutline(head, head)).toEqual([])
  })

  describe('a delegate in no file', () => {
    const far = '{ match: [{ uri: { prefix: /far } }], delegate: { name: far, namespace: elsewhere } }'
    const shop = '{ match: [{ uri: { prefix: /shop } }], route: [{ destination: { host: api } }] }'
    const refusal = '{ match: [{ uri: { prefix: /a } }], directResponse: { status: 403 } }'
    const reason = 'unknown: the routes of VirtualService elsewhere/far are in no file'
    const added = 'new.example.com'

    it('is named where requests come to it otherwise', () => {
      expect(accessOutline(edge + route(far), edge + route(`${refusal}, ${far}`))).toContain(reason)
      expect(accessOutline(edge + route(shop), edge + route(`${shop}, ${far}`))).toContain(reason)
      expect(accessOutline(edge + route(`${shop}, ${far}`), edge + route(shop))).toContain(reason)
      const anyPath = far.replace('prefix: /far', 'prefix: /')
      expect(accessOutline(edge + route(anyPath), edge + route(far))).toContain(reason)
      const more = route(far).replace('[web.example.com]', `[web.example.com, ${added}]`)
      expect(accessOutline(edge + more, edge + route(far))).toContain(reason)
    })

    it('is not named where only routes behind it differ, or only sidecars take it', () => {
      expect(accessOutline(edge + route(`${far}, ${shop}`), edge + route(far))).not.toContain(reason)
      const inside = (http: string): string => route(http).replace('gateways: [edge], ', '')
      expect(accessOutline(edge + inside(far), edge + inside(shop))).toEqual([])
    })
  })

  it('says nothing of a ProxyConfig with other fields, and of an empty list of ports to exclude', () => {
    const head = annotated(
      "proxy.istio.io/config: '{ holdApplicationUntilProxyStarts: true }', traffic.sidecar.istio.io/excludeInboundPorts: ''",
    )
    expect(accessOutline(head, annotated(''))).toEqual([])
  })
})

describe('waypoints are not known to decide as in base', () => {
  it.each([
    [
      'that no file has, and that may be other gateways',
      '',
      targets('kind: Gateway, name: far'),
      'Gateway `shop/far`, which is in no file, other than as a waypoint',
    ],
    [
      'of a class of which no file has all waypoints',
      object(
        gatewayApi,
        'GatewayClass',
        'name: own, labels: { istio.io/waypoint-for: all }',
        '{ controllerName: istio.io/mesh-controller }',
      ),
      object(
        gatewayApi,
        'GatewayClass',
        'name: own, labels: { istio.io/waypoint-for: service }',
        '{ controllerName: istio.io/mesh-controller }',
      ),
      'each waypoint of the class `own` in no file',
    ],
    [
      'of calls that routes differ for, of hosts that are in no file',
      waypoint,
      object('networking.istio.io/v1', 'VirtualService', 'name: api, namespace: shop', '{ hosts: [api] }'),
      'waypoint `shop/way`',
    ],
  ])('%s', (_, both, differing, name) => {
    const reason = `unknown: ambient: what ${name} decides is not compared`
    expect(accessOutline(both + differing, both)).toEqual([reason])
    expect(accessOutline(both, both + differing)).toEqual([reason])
  })

  it('of a namespace whose labels one side says', () => {
    const labels = 'istio.io/dataplane-mode: ambient'
    const bound = namespace(`${labels}, istio.io/use-waypoint: way`)
    expect(accessOutline(bound, '')).toEqual([
      'unknown: ambient: what the waypoint of Namespace default/shop decides is not compared',
    ])
    expect(accessOutline(bound + service(), service())).toEqual([
      'unknown: ambient: what the waypoint of Namespace default/shop decides is not compared',
      'unknown: ambient: no file of base says which waypoint Service shop/api has',
    ])
    expect(accessOutline(bound, namespace(labels))).toEqual([])
  })

  it('unless a policy names another gateway, or a Service without one', () => {
    const routed =
      ingress +
      object(
        gatewayApi,
        'HTTPRoute',
        'name: web, namespace: shop',
        '{ parentRefs: [{ name: web }], rules: [{ backendRefs: [{ name: api, port: 80 }] }] }',
      )
    const differing = accessOutline(routed + targets('kind: Gateway, name: web'), routed)
    expect(differing.filter((line) => line.startsWith('unknown'))).toEqual([])
    const plain = namespace('istio-injection: enabled') + service() + deployment
    expect(accessOutline(plain + targets('kind: Service, name: api'), plain)).toEqual([])
  })
})

describe('it is not known that nothing differs', () => {
  it('where an extension differs for pods that no file has', () => {
    const filter = (context: string): string =>
      object(
        'networking.istio.io/v1alpha3',
        'EnvoyFilter',
        'name: lua, namespace: shop',
        `{ configPatches: [{ applyTo: HTTP_FILTER, match: { context: ${context} } }] }`,
      )
    expect(accessOutline(filter('SIDECAR_INBOUND'), '')).toEqual([
      'unknown: EnvoyFilter shop/lua differs, and what it does is not known',
    ])
    expect(accessOutline(filter('SIDECAR_OUTBOUND'), '')).toEqual([])
  })

  it('where proxies normalize paths otherwise, though policies are the same', () => {
    const mesh = (normalization: string): string => `
apiVersion: v1
kind: ConfigMap
metadata: { name: istio, namespace: istio-system }
data: { mesh: '{ "pathNormalization": { "normalization": "${normalization}" } }' }
---
`
    const rules = policy('{ action: DENY, rules: [{ to: [{ operation: { paths: [/a] } }] }] }')
    expect(accessOutline(mesh('NONE') + deployment + rules, mesh('BASE') + deployment + rules)).toEqual([
      'unknown: `pathNormalization` of the MeshConfig differs',
    ])
  })

  it('where a Service says the protocol of pods that no file has', () => {
    const tcp = service().replace('name: http', 'name: tcp')
    expect(accessOutline(tcp, service())).toEqual([
      'unknown: Service shop/api differs, and the pods with its ports are in no file',
    ])
  })

  it('where only head says that pods have no sidecar', () => {
    const rules = policy('{}')
    expect(accessOutline(namespace('') + rules, rules)).toEqual([
      'unknown: how pods of namespace shop are in the mesh is said in head alone',
    ])
  })
})

describe('pods that no file has are compared', () => {
  const rules = policy('{}')

  it('where they lose their sidecars', () => {
    expect(accessOutline(namespace('') + rules, namespace('istio-injection: enabled') + rules)).toEqual([
      'pods of namespace shop | 403 or closed by AuthorizationPolicy shop/p spec -> let through',
    ])
  })

  it('beside a workload without a sidecar that has the same policies', () => {
    const bare = deployment.replace('app: api }', "app: api, sidecar.istio.io/inject: 'false' }")
    expect(accessOutline(bare, bare + rules)).toEqual(
      expect.arrayContaining([expect.stringMatching(/^other pods of namespace shop .* -> let through$/)]),
    )
  })

  it('where another trust domain is meant', () => {
    const mesh = (domain: string): string => `
apiVersion: v1
kind: ConfigMap
metadata: { name: istio, namespace: istio-system }
data: { mesh: '{ "trustDomain": "${domain}" }' }
---
`
    const named = policy("{ rules: [{ from: [{ source: { principals: ['old.example/ns/shop/sa/a'] } }] }] }")
    expect(accessOutline(mesh('new.example') + named, mesh('old.example') + named)).not.toEqual([])
  })
})
