import { describe, expect, it } from 'vitest'
import { trafficChanges } from '../../../src/effect/consequences/traffic-changes.ts'
import { changedMesh } from './changed-mesh.ts'

const service = `
apiVersion: v1
kind: Service
metadata: { name: shop, namespace: shop }
spec: { ports: [{ name: http, port: 80 }], selector: { app: shop } }
`

const httpServer = (number: number, hosts: readonly string[]): string =>
  `{ port: { number: ${number}, name: http-${number}, protocol: HTTP }, hosts: [${hosts.join(', ')}] }`

function gateway(servers: readonly string[], metadata = ''): string {
  return `
---
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: edge, namespace: shop${metadata} }
spec: { selector: { istio: ingress }, servers: [${servers.join(', ')}] }
`
}

const to = 'route: [{ destination: { host: shop, port: { number: 80 } } }]'

function route(name: string, hosts: readonly string[], http: string, gateways = 'edge'): string {
  return `
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: ${name}, namespace: shop }
spec: { hosts: [${hosts.join(', ')}], gateways: [${gateways}], http: [${http}] }
`
}

/** The consequences for traffic: `CODE: SENTENCE`. */
function sentencesOf(before: string, after: string): string[] {
  return trafficChanges(changedMesh(service + before, service + after)).map(
    ({ code, sentence }) => `${code}: ${sentence}`,
  )
}

/** The hosts of all consequences for traffic. */
function hostsSaid(before: string, after: string): string[] {
  const changes = trafficChanges(changedMesh(service + before, service + after))
  return changes.flatMap(({ about }) => (JSON.parse(about) as string[]).slice(1, -1)).toSorted()
}

const numbered = (count: number, name: (index: number) => string): string[] =>
  Array.from({ length: count }, (_, index) => name(index))

const hosts = numbered(20, (index) => `shop${index}.example.com`)
const routes = hosts.map((host, index) => route(`shop${index}`, [host], `{ ${to} }`)).join('')

describe('routes of many hosts', () => {
  it('are all lost with the server of a gateway', () => {
    const [before, after] = [8080, 80].map((port) => gateway([httpServer(port, hosts)]) + routes)
    expect(hostsSaid(before!, after!)).toEqual(hosts.toSorted())
    expect(sentencesOf(before!, after!)).toEqual([
      'lost: loses requests to `shop0.example.com`, `shop1.example.com`, `shop10.example.com` and 17 more that went to `shop.shop.svc.cluster.local:80`: nothing serves them any more',
    ])
  })

  it('are all moved with a VirtualService that has them', () => {
    const [before, after] = ['shop', 'other'].map(
      (host) =>
        gateway([httpServer(80, hosts)]) +
        route('shop', hosts, `{ ${to.replace('host: shop', `host: ${host}`)} }`),
    )
    expect(hostsSaid(before!, after!)).toEqual(hosts.toSorted())
    expect(sentencesOf(before!, after!)).toHaveLength(1)
  })

  it('are all moved with an HTTPRoute that has them', () => {
    const written = (port: number): string => `
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: edge, namespace: shop }
spec: { gatewayClassName: istio, listeners: [{ name: http, port: 80, protocol: HTTP }] }
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: shop, namespace: shop }
spec:
  parentRefs: [{ name: edge }]
  hostnames: [${hosts.join(', ')}]
  rules: [{ backendRefs: [{ name: shop, port: ${port} }] }]
`
    const ports = service.replace('port: 80', 'port: 80 }, { name: http-more, port: 81')
    expect(hostsSaid(written(80), written(81).replace('---', `---\n${ports}\n---`))).toEqual(hosts.toSorted())
  })

  it('are all compared by all paths that a VirtualService names, and counted', () => {
    const matched = (index: number, more = ''): string =>
      `{ match: [{ uri: { exact: /path${index} } }], ${to}${more} }`
    const written = (more: string): string =>
      gateway([httpServer(80, hosts)]) +
      route(
        'shop',
        hosts.slice(0, 1),
        numbered(30, (index) => matched(index, index < 25 ? '' : more)).join(', '),
      )
    expect(sentencesOf(written(''), written(', timeout: 5s'))).toEqual([
      'timeout-changed: lets requests to `/path25`, `/path26`, `/path27` and 2 more of `shop0.example.com` wait 5s instead of without a limit',
    ])
  })

  it('are compared at gateways and in the mesh, where both call a host by the same URL', () => {
    const written = (atGateway: string, inMesh = ''): string =>
      gateway([httpServer(80, hosts)]) +
      route(
        'shop',
        hosts.slice(0, 1),
        `{ match: [{ gateways: [edge] }], ${to}${atGateway} }, { match: [{ gateways: [mesh] }], ${to}${inMesh} }`,
        'edge, mesh',
      )
    const expected = [
      'timeout-changed: lets requests to `shop0.example.com` wait 5s instead of without a limit',
    ]
    expect(sentencesOf(written(''), written(', timeout: 5s'))).toEqual(expected)
    expect(sentencesOf(written(''), written('', ', timeout: 5s'))).toEqual(expected)
  })
})

describe('more requests than are compared', () => {
  const paths = numbered(200, (index) => `{ match: [{ uri: { exact: /path${index} } }], ${to} }`)
  const many = (more = ''): string => route('shop', hosts, [...paths, `{ ${to}${more} }`].join(', '))
  const undecided =
    'undecided: may change where requests to `shop9.example.com`, `shop10.example.com`, `shop11.example.com` and 8 more go, some of which are not compared: more than 2,000 requests would have to be compared'

  it('are said, with their hosts', () => {
    const edge = gateway([httpServer(80, hosts)])
    expect(
      sentencesOf(edge + many(), edge + many(', timeout: 5s')).filter((text) => text.startsWith('undecided')),
    ).toEqual([undecided])
  })

  it('are said of a Gateway only at servers that differ', () => {
    const servers = hosts.map((host) => httpServer(80, [host]))
    const before = gateway(servers) + many()
    expect(sentencesOf(before, gateway([...servers, httpServer(80, ['new.example.com'])]) + many())).toEqual(
      [],
    )
    expect(sentencesOf(before, gateway(servers, ', labels: { helm.sh/chart: edge-2 }') + many())).toEqual([])
    const selecting = before.replace('istio: ingress', 'istio: other')
    expect(sentencesOf(before, selecting)).toEqual([undecided])
    expect(sentencesOf(before, gateway(servers.toReversed()) + many())).toEqual([undecided])
    const tls = `{ port: { number: 80, name: tls, protocol: TLS }, hosts: [new.example.com], tls: { mode: PASSTHROUGH } }`
    expect(sentencesOf(before, gateway([...servers, tls]) + many())).toEqual([undecided])
    const last = [...servers.slice(0, -1), httpServer(8080, hosts.slice(-1))]
    expect(sentencesOf(before, gateway(last) + many())).toEqual([
      'lost: loses requests to `shop19.example.com` that went to `shop.shop.svc.cluster.local:80`: nothing serves them any more',
    ])
  })

  it('are not said of a VirtualService with other labels alone', () => {
    const edge = gateway([httpServer(80, hosts)])
    const labelled = many().replace('namespace: shop', 'namespace: shop, labels: { helm.sh/chart: shop-2 }')
    expect(sentencesOf(edge + many(), edge + labelled)).toEqual([])
  })
})

describe('what no request can show', () => {
  const edge = gateway([httpServer(80, hosts)])
  const regex = (text: string, more = '', rest = '') =>
    route(
      'shop',
      hosts.slice(0, 1),
      `{ match: [{ uri: { regex: '${text}' } }], ${to}${more} }, { ${to}${rest} }`,
    )
  const unsampled = '/a\\C+'

  it('is said of a regular expression that no path is known for, where its route differs', () => {
    expect(sentencesOf(edge + regex(unsampled), edge + regex(unsampled, ', timeout: 5s'))).toEqual([
      `undecided: may change where requests to paths by \`${unsampled}\` go: no path that matches is known`,
    ])
    expect(sentencesOf(edge + regex(unsampled), edge + regex(unsampled, '', ', timeout: 5s'))).toEqual([
      'timeout-changed: lets requests to `shop0.example.com` wait 5s instead of without a limit',
    ])
  })

  it('is tried by a path that begins with a slash', () => {
    expect(sentencesOf(edge + regex('.*[.]png'), edge + regex('.*[.]png', ', timeout: 5s'))).toEqual([
      'timeout-changed: lets requests to `.*[.]png` of `shop0.example.com` wait 5s instead of without a limit',
    ])
  })

  it('depends on what the first proxy depends on', () => {
    const filter = `
---
apiVersion: networking.istio.io/v1alpha3
kind: EnvoyFilter
metadata: { name: routes, namespace: shop }
spec: { configPatches: [{ applyTo: HTTP_FILTER, match: { context: GATEWAY }, patch: { operation: INSERT_BEFORE, value: { name: lua } } }] }
`
    const routed = (more = '') => edge + route('shop', hosts.slice(0, 1), `{ ${to}${more} }`)
    const missing = (before: string, after: string) =>
      trafficChanges(changedMesh(service + before, service + after)).map(({ code, missing: inputs }) => [
        code,
        inputs.length > 0,
      ])
    expect(missing(routed() + filter, routed(', timeout: 5s') + filter)).toEqual([['timeout-changed', true]])
    expect(missing(routed(), routed(', timeout: 5s'))).toEqual([['timeout-changed', false]])
    expect(missing(routed() + filter, routed(', corsPolicy: {}') + filter)).toEqual([])
    expect(sentencesOf(routed(), routed(', corsPolicy: {}') + filter)).toEqual([
      expect.stringContaining(
        'undecided: may change where requests to `shop0.example.com` go: it depends on',
      ),
    ])
  })
})

it('compares a route at each gateway that serves its host', () => {
  const second = gateway([httpServer(80, hosts)])
    .replace('name: edge', 'name: inner')
    .replace('istio: ingress', 'istio: inner')
  const both = (inner: string) =>
    gateway([httpServer(80, hosts)]) +
    second +
    route(
      'shop',
      hosts.slice(0, 1),
      `{ match: [{ gateways: [inner] }], ${to}${inner} }, { ${to} }`,
      'edge, inner',
    )
  expect(sentencesOf(both(''), both(', timeout: 5s'))).toEqual([
    'timeout-changed: lets requests to `shop0.example.com` wait 5s instead of without a limit',
  ])
})

describe('a server with another certificate', () => {
  const https = (credential: string, more = '') =>
    `{ port: { number: 443, name: https, protocol: HTTPS }, hosts: [${hosts.join(', ')}], tls: { mode: SIMPLE, credentialName: ${credential}${more} } }`
  const paths = numbered(200, (index) => `{ match: [{ uri: { exact: /path${index} } }], ${to} }`)
  const many = route('shop', hosts, [...paths, `{ ${to} }`].join(', '))
  const changed =
    'tls-changed: changes TLS of `shop0.example.com`, `shop1.example.com`, `shop2.example.com` and 17 more at port 443'

  it.each([
    ['new', '', `${changed}: \`credentialName\` \`new\` instead of \`old\``],
    ['old', ', minProtocolVersion: TLSV1_3', `${changed}: another \`minProtocolVersion\``],
  ])('is said without trying its requests: %s%s', (credential, more, expected) => {
    expect(sentencesOf(gateway([https('old')]) + many, gateway([https(credential, more)]) + many)).toEqual([
      expected,
    ])
  })
})
