import { describe, expect, it } from 'vitest'
import { meshEgress } from '../../../src/effect/egress/mesh-egress.ts'
import { regexSample } from '../../../src/effect/egress/regex-sample.ts'
import { egressOf, meshOf, reachOf } from './outline.ts'

const namespaces = ['shop', 'ops']
  .map(
    (name) => `
---
apiVersion: v1
kind: Namespace
metadata: { name: ${name}, labels: { istio-injection: enabled } }
`,
  )
  .join('')

function entry(host: string, spec = '', port = '{ number: 443, name: tls, protocol: TLS }'): string {
  return `
---
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: ${host.replace('*', 'any')}, namespace: shop }
spec: { hosts: ['${host}'], ports: [${port}], resolution: DNS${spec && `, ${spec}`} }
`
}

/** What the pods of a namespace reach. */
function reached(text: string, name = 'namespace shop'): string[] | undefined {
  return egressOf(meshOf(namespaces + text))[name]
}

const http = '{ number: 80, name: http, protocol: HTTP }'
const tcp = '{ number: 5432, name: db, protocol: TCP }'

describe('a ServiceEntry', () => {
  it.each<[string, string, string[]]>([
    [
      'is reached by the TLS of the application',
      entry('a.example.com'),
      ['a.example.com:443 from tls a.example.com:443 plain'],
    ],
    [
      'leaves as plain text without a DestinationRule',
      entry('a.example.com', '', http),
      ['a.example.com:80 from http a.example.com:80 plain 2 retries'],
    ],
    [
      'sends to its endpoints',
      entry(
        'a.example.com',
        'endpoints: [{ address: 192.0.2.7, ports: { tls: 8443 } }, { address: b.example.com }]',
      ),
      [
        'a.example.com:443 at b.example.com from tls a.example.com:443 plain',
        'a.example.com:8443 at 192.0.2.7 from tls a.example.com:443 plain',
      ],
    ],
    [
      'is sent by a TLS route without a port to the only port of its destination',
      entry('a.example.com') +
        entry('b.example.com', '', '{ number: 8443, name: tls, protocol: TLS }') +
        `
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: a, namespace: shop }
spec:
  hosts: [a.example.com]
  tls: [{ match: [{ sniHosts: [a.example.com] }], route: [{ destination: { host: b.example.com } }] }]
`,
      [
        'b.example.com:8443 from tls a.example.com:443 plain',
        'b.example.com:8443 from tls b.example.com:8443 plain',
      ],
    ],
    [
      'without resolution sends where the application dials',
      entry('*.example.com').replace('DNS', 'NONE'),
      ['*.example.com:443 at any from tls *.example.com:443 plain'],
    ],
    [
      'of TCP without an address takes whatever is dialed at its port',
      entry('db.example.com', '', tcp).replace('DNS', 'NONE'),
      [
        'db.example.com:5432 at any from tcp any host:5432 plain',
        'db.example.com:5432 at any from tcp db.example.com:5432 plain',
        'db.example.com:5432 at any from tls any host:5432 plain',
      ],
    ],
    [
      'of TCP with addresses takes those',
      entry('db.example.com', 'addresses: [198.51.100.0/24]', tcp).replace('DNS', 'NONE'),
      ['db.example.com:5432 at 198.51.100.0/24 from tcp db.example.com:5432 plain'],
    ],
    [
      'in the mesh is said to be so',
      entry('a.example.com', 'location: MESH_INTERNAL'),
      ['a.example.com:443 from tls a.example.com:443 plain in the mesh'],
    ],
    ['without endpoints is not reached', entry('a.example.com').replace('DNS', 'STATIC'), []],
    ['exported to nobody is not reached', entry('a.example.com', 'exportTo: ["~"]'), []],
    [
      'sends to the machines that it selects',
      `${entry('vm.example.com', 'workloadSelector: { labels: { app: vm } }').replace('DNS', 'STATIC')}
---
apiVersion: networking.istio.io/v1
kind: WorkloadEntry
metadata: { name: vm, namespace: shop }
spec: { address: 192.0.2.9, labels: { app: vm } }
`,
      ['vm.example.com:443 at 192.0.2.9 from tls vm.example.com:443 plain'],
    ],
  ])('%s', (_, text, expected) => {
    expect(reached(text)).toEqual(expected)
  })

  it('is reached where it is exported to', () => {
    const egress = egressOf(meshOf(namespaces + entry('a.example.com', 'exportTo: [ops]')))
    expect(
      Object.entries(egress)
        .filter(([, exits]) => exits.length > 0)
        .map(([name]) => name),
    ).toEqual(['namespace ops'])
  })
})

describe('a Sidecar', () => {
  const sidecar = (hosts: string): string => `
---
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: { name: default, namespace: shop }
spec: { egress: [{ hosts: [${hosts}] }] }
`
  const entries = entry('a.example.com') + entry('b.example.com')

  it.each([
    ["'./*'", ['a.example.com', 'b.example.com']],
    ["'*/a.example.com'", ['a.example.com']],
    ["'*/*', '~*/a.example.com'", ['b.example.com']],
    ["'istio-system/*'", []],
  ])('with %s imports %j', (hosts, expected) => {
    const exits = reached(entries + sidecar(hosts))!
    expect(exits.map((text) => text.split(':')[0])).toEqual(expected)
  })
})

describe('a route', () => {
  const route = (http: string): string => `
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: api, namespace: shop }
spec: { hosts: [api.shop.svc.cluster.local], http: [${http}] }
---
apiVersion: v1
kind: Service
metadata: { name: api, namespace: shop }
spec: { selector: { app: api }, ports: [{ name: http, port: 80 }] }
`
  const to = 'route: [{ destination: { host: a.example.com, port: { number: 80 } } }]'

  it('of a service in the mesh leads outside', () => {
    expect(reached(entry('a.example.com', '', http) + route(`{ timeout: 3s, ${to} }`))).toContain(
      'a.example.com:80 from http api.shop.svc.cluster.local:80 plain 3000 ms 2 retries',
    )
  })

  it('of which another destination is not known depends on nothing of that', () => {
    const two =
      'route: [{ destination: { host: a.example.com, port: { number: 80 } }, weight: 50 }, { destination: { host: api.shop.svc.cluster.local }, weight: 50 }]'
    expect(reached(entry('a.example.com', '', http) + route(`{ ${two} }`))).toContain(
      'a.example.com:80 from http api.shop.svc.cluster.local:80 plain 2 retries',
    )
  })

  it.each([
    '{ uri: { prefix: /x } }',
    '{ uri: { regex: "/v[0-9]+/.*" } }',
    '{ headers: { x-user: { exact: ann } } }',
  ])('with %s is taken by some request', (match) => {
    expect(reached(entry('a.example.com', '', http) + route(`{ match: [${match}], ${to} }`))).toContain(
      'a.example.com:80 from http api.shop.svc.cluster.local:80 plain 2 retries',
    )
  })

  it('that no known request takes is said to rest on it', () => {
    const text =
      entry('a.example.com', '', http) +
      route(
        `{ match: [{ uri: { exact: /b } }], route: [{ destination: { host: api.shop.svc.cluster.local } }] }, { match: [{ uri: { exact: /b } }], ${to} }`,
      )
    expect(reached(text)).toContain(
      'a.example.com:80 from http api.shop.svc.cluster.local:80 plain 2 retries if which requests api sends there',
    )
  })

  it('copies requests outside', () => {
    const mirror =
      'route: [{ destination: { host: api.shop.svc.cluster.local } }], mirror: { host: a.example.com, port: { number: 80 } }'
    expect(reached(entry('a.example.com', '', http) + route(`{ ${mirror} }`))).toContain(
      'a.example.com:80 from http api.shop.svc.cluster.local:80 unknown 2 retries copied if the workloads of Service shop/api',
    )
  })

  it('to a host that no file declares is named', () => {
    expect(reached(route(`{ ${to} }`))).toEqual([
      'a.example.com:80 from http api.shop.svc.cluster.local:80 unknown 2 retries if the Service or ServiceEntry of a.example.com, which is in no file',
    ])
  })
})

describe('an egress gateway', () => {
  const gateway = `
---
apiVersion: v1
kind: Service
metadata: { name: egress, namespace: istio-egress }
spec: { selector: { istio: egress }, ports: [{ name: http, port: 80 }] }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: egress, namespace: istio-egress }
spec:
  template:
    metadata: { labels: { istio: egress }, annotations: { inject.istio.io/templates: gateway } }
    spec: { containers: [{ name: istio-proxy, image: auto }] }
---
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: egress, namespace: istio-egress }
spec:
  selector: { istio: egress }
  servers: [{ port: { number: 80, name: http, protocol: HTTP }, hosts: [a.example.com] }]
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: a, namespace: istio-egress }
spec: { host: a.example.com, trafficPolicy: { tls: { mode: SIMPLE, insecureSkipVerify: true } } }
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: a, namespace: istio-egress }
spec:
  hosts: [a.example.com]
  gateways: [mesh, egress]
  http:
    - match: [{ gateways: [mesh] }]
      route: [{ destination: { host: egress.istio-egress.svc.cluster.local, port: { number: 80 } } }]
    - match: [{ gateways: [egress] }]
      timeout: 4s
      route: [{ destination: { host: a.example.com, port: { number: 80 } } }]
`
  const host = entry('a.example.com', '', '{ number: 80, name: http, protocol: HTTP, targetPort: 443 }')

  it('is on the way of pods, and is listed itself', () => {
    const egress = egressOf(meshOf(namespaces + host + gateway))
    expect(egress['namespace shop']).toEqual([
      'a.example.com:443 from http a.example.com:80 unverified tls 4000 ms 2 retries via Deployment istio-egress/egress',
    ])
    expect(egress['gateway Deployment istio-egress/egress']).toEqual([
      'a.example.com:443 from http a.example.com:80 unverified tls 4000 ms 2 retries',
    ])
  })

  const routed = `
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: to-gateway, namespace: istio-egress }
spec:
  hosts: ['*.example.com']
  http:
    - match: [{ headers: { x-tenant: { exact: gold } } }]
      rewrite: { uri: /gold/ }
      route: [{ destination: { host: egress.istio-egress.svc.cluster.local, port: { number: 80 } } }]
    - route: [{ destination: { host: egress.istio-egress.svc.cluster.local, port: { number: 80 } } }]
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: of-gateway, namespace: istio-egress }
spec:
  hosts: [b.example.com]
  gateways: [egress]
  http:
    - match: [{ uri: { prefix: /gold/ }, method: { exact: POST } }]
      route: [{ destination: { host: gold.example.net, port: { number: 80 } } }]
    - match: [{ uri: { prefix: /v2/ } }]
      route: [{ destination: { host: second.example.net, port: { number: 80 } } }]
    - match: [{ uri: { exact: /never }, headers: { x-tenant: { exact: iron } } }]
      route: [{ destination: { host: third.example.net, port: { number: 80 } } }]
`
  const destinations = ['gold', 'second', 'third']
    .map((name) => entry(`${name}.example.net`, '', '{ number: 80, name: http, protocol: HTTP }'))
    .join('')
  const servesAll = gateway.replaceAll('hosts: [a.example.com] }]', "hosts: ['*'] }]")

  const throughGateway = (text: string): string[] => {
    const { 'namespace shop': shop = [] } = egressOf(meshOf(namespaces + destinations + servesAll + text))
    return shop.flatMap(
      (line) => /^(\w+)\.example\.net.* from http \*\.example\.com.* via /.exec(line)?.[1] ?? [],
    )
  }

  it('is followed by all of its routes for the requests that pods send to it', () => {
    expect(throughGateway(routed)).toEqual(['gold', 'second', 'third'])
  })

  it('is not followed by a route that no request from pods takes', () => {
    const goldAlone = routed.replace('- route:', '- match: [{ uri: { exact: /x } }]\n      route:')
    expect(throughGateway(goldAlone)).toEqual(['gold'])
  })

  it('that does not serve the host lets nothing out', () => {
    const text = gateway.replace('hosts: [a.example.com] }]', 'hosts: [b.example.com] }]')
    expect(reached(host + text)).toEqual([])
  })
})

describe('pods', () => {
  describe('in ambient mode reach any host, and through a waypoint', () => {
    const ambient = `
---
apiVersion: v1
kind: Namespace
metadata: { name: mesh, labels: { istio.io/dataplane-mode: ambient, istio.io/use-waypoint: out } }
---
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: a, namespace: mesh }
spec: { hosts: [a.example.com], ports: [{ number: 80, name: http, protocol: HTTP, targetPort: 443 }], resolution: DNS }
`
    const waypoint = `
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: out, namespace: mesh }
spec: { gatewayClassName: istio-waypoint, listeners: [{ name: mesh, port: 15008, protocol: HBONE }] }
`
    const tls = `
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: a, namespace: mesh }
spec: { host: a.example.com, trafficPolicy: { tls: { mode: SIMPLE } } }
`
    const route = (host: string): string => `
---
apiVersion: v1
kind: Service
metadata: { name: api, namespace: mesh }
spec: { selector: { app: api }, ports: [{ port: 80, name: http }] }
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: api, namespace: mesh }
spec:
  hosts: [${host}]
  http: [{ match: [{ uri: { prefix: /out } }], timeout: 4s, route: [{ destination: { host: a.example.com } }] }]
`
    const policy = `
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: nothing, namespace: mesh }
spec: { targetRefs: [{ group: networking.istio.io, kind: ServiceEntry, name: a }] }
`
    const [direct, via] = ['a.example.com:443 from http a.example.com:80', 'via waypoint mesh/out']

    it.each<[string, string, string[]]>([
      ['as plain text', waypoint, [`${direct} plain 2 retries ${via}`]],
      ['by TLS that it adds', waypoint + tls, [`${direct} verified tls 2 retries ${via}`]],
      [
        'that routes a Service outside',
        waypoint + tls + route('api'),
        [
          `${direct} verified tls 2 retries ${via}`,
          `a.example.com:443 from http api.mesh.svc.cluster.local:80 verified tls 4000 ms 2 retries ${via}`,
        ],
      ],
      ['with a time limit', waypoint + route('a.example.com'), [`${direct} plain 4000 ms 2 retries ${via}`]],
      ['whatever policies it has', waypoint + policy, [`${direct} plain 2 retries ${via}`]],
      ['that is in no file', '', [`${direct} unknown ${via} if what the waypoint mesh/out does`]],
    ])('%s', (_, text, expected) => {
      expect(reached(ambient + text, 'namespace mesh')).toEqual(['any host: ztunnel', ...expected])
    })
  })

  it('that no file shows count beside pods with a selector of their own', () => {
    const batch = `
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: batch, namespace: shop }
spec: { template: { metadata: { labels: { app: batch } }, spec: { containers: [{ name: batch, image: batch:1 }] } } }
---
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: { name: batch, namespace: shop }
spec: { workloadSelector: { labels: { app: batch } }, egress: [{ hosts: [istio-system/*] }] }
`
    const egress = egressOf(meshOf(namespaces + entry('a.example.com') + batch))
    expect(egress['Deployment shop/batch']).toEqual([])
    expect(egress['namespace shop']).toEqual(['a.example.com:443 from tls a.example.com:443 plain'])
  })

  it('without a sidecar reach any host', () => {
    const job = `
---
apiVersion: batch/v1
kind: Job
metadata: { name: report, namespace: shop }
spec: { template: { metadata: { labels: { sidecar.istio.io/inject: 'false' } }, spec: { containers: [] } } }
`
    expect(reached(job, 'Job shop/report')).toEqual(['any host: no-proxy'])
  })

  it('reach any host where the mesh lets it pass, or may', () => {
    const egressWith = (mode: 'ALLOW_ANY' | null): unknown =>
      egressOf(meshOf(namespaces, mode))['namespace shop']
    expect(egressWith('ALLOW_ANY')).toEqual(['any host: policy'])
    expect(egressWith(null)).toEqual([
      'any host: policy, the `outboundTrafficPolicy` of the MeshConfig, which is in no file',
    ])
  })

  it('call an ExternalName as the host that it stands for', () => {
    const alias = `
---
apiVersion: v1
kind: Service
metadata: { name: alias, namespace: shop }
spec: { type: ExternalName, externalName: a.example.com }
`
    expect(reached(alias)).toEqual([])
    expect(reached(alias + entry('a.example.com', '', http))).toEqual([
      'a.example.com:80 from http a.example.com:80 plain 2 retries',
    ])
  })

  it('reach the endpoints that somebody states for a Service', () => {
    const service = `
---
apiVersion: v1
kind: Service
metadata: { name: legacy, namespace: shop }
spec: { ports: [{ name: http, port: 80 }] }
`
    const endpoints = `
---
apiVersion: v1
kind: Endpoints
metadata: { name: legacy, namespace: shop }
subsets: [{ addresses: [{ ip: 203.0.113.5 }], ports: [{ port: 80 }] }]
`
    const host = 'legacy.shop.svc.cluster.local'
    expect(reached(service + endpoints)).toEqual([
      expect.stringMatching(new RegExp(`^${host}:80 at 203.0.113.5 from http ${host}:80`)),
    ])
    expect(reached(service)).toEqual([expect.stringContaining('which has no selector')])
  })

  it('are also limited by network policies', () => {
    const policy = `
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: out, namespace: shop }
spec: { podSelector: {}, egress: [] }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: in, namespace: shop }
spec: { podSelector: {}, ingress: [] }
`
    const egress = meshEgress(meshOf(namespaces + policy))
    expect(reachOf(egress, 'namespace shop').limits).toEqual(['NetworkPolicy shop/out'])
    expect(reachOf(egress, 'namespace ops').limits).toEqual([])
  })
})

describe('a text that a regular expression matches', () => {
  it.each(['/v[0-9]+/.*', '(?:/a|/b)/[^/]{2,}', '/x\\.json$', '^/(?P<id>\\d{3})', '[[:alpha:]]-\\w', '/é?'])(
    '%s',
    (pattern) => {
      expect(regexSample(pattern)).toMatch(/./)
    },
  )

  it.each(['(', '/a{0}(?!b)', '$^a'])('%s has none', (pattern) => {
    expect(regexSample(pattern)).toBeNull()
  })
})
