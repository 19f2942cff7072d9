import fc from 'fast-check'
import { hostCovers } from '../../../src/istio/hosts/hosts.ts'

/*
 * Small meshes about egress: few hosts, ports and namespaces, so that objects meet often. Everything that the egress of a
 * sidecar rests on occurs: entries of all resolutions, exports, Sidecars with exclusions, routes with conditions on requests and
 * on clients, DestinationRules, an egress gateway and an ExternalName; and pods in ambient mode, which call some hosts through waypoints.
 */

export type Json = Record<string, unknown>

export const namespaces = ['shop', 'ops'] as const
/** The namespace of pods in ambient mode, and of a waypoint. */
export const ambient = 'ambient'
export const hosts = ['a.ext.example', 'b.ext.example', 'c.other.example'] as const
export const paths = ['/', '/a', '/a/any-path', '/b', '/zany-path'] as const
const api = 'api.shop.svc.cluster.local'
/** A Service whose calls of pods in ambient mode go through a waypoint. */
export const guarded = 'guarded.ambient.svc.cluster.local'
const gateway = 'egress.istio-egress.svc.cluster.local'

const namespace = fc.constantFrom(...namespaces, ...namespaces, ambient)
const exportTo = fc.constantFrom<string[] | undefined>(
  undefined,
  undefined,
  ['.'],
  ['*'],
  ['shop'],
  ['ops'],
  ['~'],
)
const some = <Value>(values: readonly Value[], least = 1): fc.Arbitrary<Value[]> =>
  fc.subarray([...values], { minLength: least, maxLength: Math.min(2, values.length) })

/** The labels by which a ServiceEntry takes a waypoint of its own namespace, that of another one, or none. */
const waypointLabels = fc.constantFrom<Json | undefined>(
  undefined,
  undefined,
  { 'istio.io/use-waypoint': 'out' },
  { 'istio.io/use-waypoint': 'out', 'istio.io/use-waypoint-namespace': ambient },
  { 'istio.io/use-waypoint': 'none' },
)

const ports = [
  { number: 80, name: 'http', protocol: 'HTTP', targetPort: 443 },
  { number: 443, name: 'tls', protocol: 'TLS' },
  { number: 9000, name: 'tcp', protocol: 'TCP' },
  { number: 8080, name: 'http-alt', protocol: 'HTTP' },
]

const serviceEntry: fc.Arbitrary<Json> = fc
  .record({
    namespace,
    exportTo,
    hosts: some([...hosts, '*.ext.example']),
    ports: fc.subarray(ports, { minLength: 1 }),
    resolution: fc.constantFrom('DNS', 'DNS', 'NONE', 'STATIC'),
    location: fc.constantFrom('MESH_EXTERNAL', 'MESH_EXTERNAL', 'MESH_INTERNAL'),
    endpoints: fc.constantFrom<Json[]>([], [], [{ address: '192.0.2.7', ports: { http: 8443 } }]),
    addresses: fc.constantFrom<string[]>([], [], ['198.51.100.0/24']),
    labels: waypointLabels,
  })
  .map(({ namespace: of, labels, ...spec }) => ({
    ...object('networking.istio.io/v1', 'ServiceEntry', of, {
      ...spec,
      endpoints: spec.resolution === 'NONE' ? undefined : spec.endpoints,
    }),
    metadata: { namespace: of, ...(labels && { labels }) },
  }))

const destination = fc
  .record({ host: fc.constantFrom(...hosts, api, gateway), port: fc.constantFrom(80, 443, 8080, undefined) })
  .map(({ host, port }) => ({ host, ...(port !== undefined && { port: { number: port } }) }))

const condition: fc.Arbitrary<Json> = fc.constantFrom<Json>(
  {},
  { uri: { prefix: '/a' } },
  { uri: { exact: '/b' } },
  { uri: { regex: '/z.*' } },
  { sourceNamespace: 'ops' },
  { sourceLabels: { tier: 'web' } },
  { port: 80 },
  { gateways: ['mesh'] },
  { gateways: ['istio-egress/egress'] },
)

const httpRoute: fc.Arbitrary<Json> = fc
  .record({
    match: fc.option(
      condition.map((match) => [match]),
      { nil: undefined },
    ),
    route: fc.array(destination, { minLength: 1, maxLength: 2 }),
    timeout: fc.constantFrom(undefined, '5s'),
    isRedirect: fc.boolean(),
  })
  .map(({ isRedirect, route, ...fields }) => ({
    ...fields,
    ...(isRedirect && route.length === 2
      ? { redirect: { uri: '/' } }
      : { route: route.map((item) => ({ destination: item, weight: 50 })) }),
  }))

const rewritten = fc.constantFrom<Json>(
  {},
  {},
  { rewrite: { authority: 'b.ext.example' } },
  { rewrite: { uri: '/a' } },
)

const tlsRoute = fc.record({ sni: some([...hosts, '*.ext.example']), to: destination })

/** A route of connections by those names that hosts of the VirtualService cover: Istio refuses others. */
function tlsRouteOf(covering: readonly string[], { sni, to }: { sni: string[]; to: Json }): Json[] {
  const sniHosts = sni.filter((name) => covering.some((host) => hostCovers(host, name)))
  if (sniHosts.length === 0) return []
  return [{ match: [{ port: 443, sniHosts }], route: [{ destination: to }] }]
}

const virtualService: fc.Arbitrary<Json> = fc
  .record({
    namespace,
    exportTo,
    hosts: some([...hosts, '*.ext.example', api, guarded]),
    gateways: fc.constantFrom<string[] | undefined>(
      undefined,
      ['mesh', 'istio-egress/egress'],
      ['istio-egress/egress'],
    ),
    http: fc.array(httpRoute, { maxLength: 3 }),
    tls: fc.array(tlsRoute, { maxLength: 1 }),
  })
  .map(({ namespace: of, tls, ...spec }) =>
    object('networking.istio.io/v1', 'VirtualService', of, {
      ...spec,
      tls: tls.flatMap((route) => tlsRouteOf(spec.hosts, route)),
    }),
  )

/** A route of sidecars to the egress gateway. */
const routeToGateway: fc.Arbitrary<Json> = fc
  .record({ of: namespace, covering: some([...hosts, '*.ext.example']), rewrite: rewritten })
  .map(({ of, covering, rewrite }) =>
    object('networking.istio.io/v1', 'VirtualService', of, {
      hosts: covering,
      http: [{ ...rewrite, route: [{ destination: { host: gateway, port: { number: 80 } } }] }],
      tls: tlsRouteOf(covering, { sni: covering, to: { host: gateway, port: { number: 443 } } }),
    }),
  )

/** Routes by which the egress gateway tells requests apart. */
const routesOfGateway: fc.Arbitrary<Json> = fc
  .record({
    covering: some([...hosts, '*.ext.example']),
    http: fc.array(httpRoute, { minLength: 1, maxLength: 3 }),
    tls: tlsRoute,
  })
  .map(({ covering, http, tls }) =>
    object('networking.istio.io/v1', 'VirtualService', 'istio-egress', {
      hosts: covering,
      gateways: ['istio-egress/egress'],
      http,
      tls: tlsRouteOf(covering, tls),
    }),
  )

const destinationRule: fc.Arbitrary<Json> = fc
  .record({
    namespace: fc.constantFrom(...namespaces, 'istio-system'),
    exportTo,
    host: fc.constantFrom(...hosts, '*.ext.example', '*'),
    mode: fc.constantFrom('SIMPLE', 'DISABLE'),
  })
  .map(({ namespace: of, mode, ...spec }) =>
    object('networking.istio.io/v1', 'DestinationRule', of, {
      ...spec,
      trafficPolicy: { portLevelSettings: [{ port: { number: 80 }, tls: { mode } }] },
    }),
  )

const imports = [
  '*/*',
  './*',
  'shop/*',
  '*/a.ext.example',
  '*/*.ext.example',
  'istio-egress/*',
  '~*/b.ext.example',
]
const sidecar: fc.Arbitrary<Json> = fc
  .record({
    namespace: fc.constantFrom(...namespaces, 'istio-system'),
    hosts: fc.subarray(imports, { minLength: 1, maxLength: 3 }),
    mode: fc.constantFrom(undefined, 'ALLOW_ANY', 'REGISTRY_ONLY'),
    labels: fc.constantFrom(undefined, undefined, { tier: 'web' }),
  })
  .map(({ namespace: of, hosts: imported, mode, labels }) =>
    object('networking.istio.io/v1', 'Sidecar', of, {
      ...(labels && { workloadSelector: { labels } }),
      ...(mode && { outboundTrafficPolicy: { mode } }),
      egress: [{ hosts: imported }],
    }),
  )

/** What every mesh has: clients with a sidecar or in ambient mode, services in the mesh, waypoints, and an egress gateway. */
const fixed: readonly Json[] = [
  ...namespaces.map((of) => pods(of, 'client', { app: 'client' })),
  pods('shop', 'web', { app: 'web', tier: 'web' }),
  {
    ...{ apiVersion: 'v1', kind: 'Namespace' },
    metadata: { name: ambient, labels: { 'istio.io/dataplane-mode': 'ambient' } },
  },
  pods(ambient, 'client', { app: 'client' }),
  pods(ambient, 'guarded', { app: 'guarded' }),
  {
    ...object('v1', 'Service', ambient, {
      selector: { app: 'guarded' },
      ports: [{ name: 'http', port: 80 }],
    }),
    metadata: { name: 'guarded', namespace: ambient, labels: { 'istio.io/use-waypoint': 'out' } },
  },
  waypoint(ambient),
  waypoint('shop'),
  pods('shop', 'api', { app: 'api' }),
  {
    ...object('v1', 'Service', 'shop', { selector: { app: 'api' }, ports: [{ name: 'http', port: 80 }] }),
    metadata: { name: 'api', namespace: 'shop' },
  },
  {
    ...object('v1', 'Service', 'shop', { type: 'ExternalName', externalName: 'a.ext.example' }),
    metadata: { name: 'alias', namespace: 'shop' },
  },
  {
    ...object('v1', 'Service', 'istio-egress', {
      selector: { istio: 'egress' },
      ports: [
        { name: 'http', port: 80 },
        { name: 'tls', port: 443 },
      ],
    }),
    metadata: { name: 'egress', namespace: 'istio-egress' },
  },
  pods('istio-egress', 'egress', { istio: 'egress' }, { 'inject.istio.io/templates': 'gateway' }),
  {
    ...object('networking.istio.io/v1', 'Gateway', 'istio-egress', {
      selector: { istio: 'egress' },
      servers: [
        { port: { number: 80, name: 'http', protocol: 'HTTP' }, hosts: ['*'] },
        { port: { number: 443, name: 'tls', protocol: 'TLS' }, tls: { mode: 'PASSTHROUGH' }, hosts: ['*'] },
      ],
    }),
    metadata: { name: 'egress', namespace: 'istio-egress' },
  },
]

function waypoint(of: string): Json {
  return {
    ...object('gateway.networking.k8s.io/v1', 'Gateway', of, {
      gatewayClassName: 'istio-waypoint',
      listeners: [{ name: 'mesh', port: 15008, protocol: 'HBONE' }],
    }),
    metadata: { name: 'out', namespace: of, labels: { 'istio.io/waypoint-for': 'service' } },
  }
}

function pods(of: string, name: string, labels: Json, annotations: Json = {}): Json {
  const inject = of === ambient ? {} : { 'sidecar.istio.io/inject': 'true' }
  const template = {
    metadata: { labels: { ...labels, ...inject }, annotations },
    spec: { serviceAccountName: name, containers: [{ name, image: `${name}:1` }] },
  }
  return { ...object('apps/v1', 'Deployment', of, { template }), metadata: { name, namespace: of } }
}

function object(apiVersion: string, kind: string, of: string, spec: Json): Json {
  return { apiVersion, kind, metadata: { namespace: of }, spec }
}

const objects = fc.array(fc.oneof(serviceEntry, serviceEntry, virtualService, destinationRule, sidecar), {
  minLength: 1,
  maxLength: 8,
})

const objectsOfGateway = fc
  .tuple(routeToGateway, fc.array(routesOfGateway, { minLength: 1, maxLength: 2 }), objects)
  .map(([toGateway, ofGateway, others]) => [toGateway, ...ofGateway, ...others])

/** The objects of a random mesh besides those that every mesh has. */
export const randomObjects: fc.Arbitrary<readonly Json[]> = fc.oneof(objects, objectsOfGateway)

/** The text of a mesh: each object has a name and a time of creation, so that nothing rests on its age. */
export function meshText(random: readonly Json[]): string {
  return [...fixed, ...random]
    .map((item, index) => {
      const time = new Date(Date.UTC(2026, 0, 1) + index * 1000).toISOString()
      const metadata = { name: `object-${index}`, creationTimestamp: time, ...(item['metadata'] as Json) }
      return JSON.stringify({ ...item, metadata })
    })
    .join('\n---\n')
}
