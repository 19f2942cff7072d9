// Random small meshes: few namespaces, hosts and labels, so that objects meet.
import type { Json, JsonMap } from './mutate.ts'
import type { Random } from './random.ts'
import { extensions, type ExtensionPlaces } from './random-extensions.ts'

/** NAMESPACE/NAME of the Deployments of each random mesh. */
const workloadNames: readonly string[] = ['a/web', 'b/api', 'istio-system/tool']

/** A gateway beside them has none of these targets; sidecars have no targets. */
const extensionPlaces: ExtensionPlaces = {
  namespaces: ['a', 'a', 'b', 'istio-system'],
  selectors: [{ app: 'web' }, { app: 'api' }, { tier: 'back', app: 'api' }, { app: 'tool' }],
  targets: [{ group: 'gateway.networking.k8s.io', kind: 'Gateway', name: 'edge' }],
}

/** Makes the objects of a mesh, the oldest first. */
export function randomMesh(random: Random): JsonMap[] {
  const many = (most: number, make: (random: Random, name: string) => JsonMap): JsonMap[] =>
    randomObjects(random, most, make)
  const configuration = [
    ...many(2, serviceEntry),
    ...many(6, destinationRule),
    ...many(2, backendTlsPolicy),
    ...many(3, virtualService),
    ...many(3, delegate),
    ...many(4, peerAuthentication),
    ...many(3, authorizationPolicy),
    ...many(2, requestAuthentication),
    ...many(1, sidecar),
    ...many(2, backendTrafficPolicy),
    ...extensions(extensionPlaces).flatMap((make) => many(2, make)),
  ]
  return [...fixedObjects(), ...numbered(configuration, random)]
}

/** Up to so many objects. */
export function randomObjects(
  random: Random,
  most: number,
  make: (random: Random, name: string) => JsonMap,
): JsonMap[] {
  return Array.from({ length: random.below(most + 1) }, (_, index) => make(random, `x${index}`))
}

/** The objects in a random order, with names that differ. */
export function numbered(configuration: readonly JsonMap[], random: Random): JsonMap[] {
  return shuffled(configuration.map(renamed), random)
}

/** The names of delegates stay, since VirtualServices name them. */
function renamed(object: JsonMap, index: number): JsonMap {
  const metadata = object['metadata'] as JsonMap
  const name = String(metadata['name'])
  return { ...object, metadata: { ...metadata, name: name.startsWith('part') ? name : `${name}-${index}` } }
}

function shuffled<Item>(items: readonly Item[], random: Random): Item[] {
  const keyed = items.map((item) => ({ item, key: random.next() }))
  return keyed.toSorted((a, b) => a.key - b.key).map(({ item }) => item)
}

/** Namespaces, workloads and Services, which are always the same. */
function fixedObjects(): JsonMap[] {
  const namespaces = ['a', 'b', 'istio-system'].map((name) => ({
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name },
  }))
  const workloads = workloadNames.map((workload) => workload.split('/') as [string, string])
  return [
    ...namespaces,
    ...workloads.flatMap(([namespace, name]) => [deployment(namespace, name), service(namespace, name)]),
  ]
}

export function deployment(namespace: string, name: string): JsonMap {
  const labels = { app: name, tier: name === 'web' ? 'front' : 'back' }
  const ports = [
    { name: 'http', containerPort: 8080 },
    { name: 'tcp', containerPort: 9090 },
  ]
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace },
    spec: {
      selector: { matchLabels: { app: name } },
      template: { metadata: { labels }, spec: { containers: [{ name: 'main', image: 'main', ports }] } },
    },
  }
}

/** The port of the Service is the port on which policies might be mistaken to act. */
export function service(namespace: string, name: string): JsonMap {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, namespace },
    spec: {
      selector: { app: name },
      ports: [
        { name: 'http', port: 80, targetPort: 8080 },
        { name: 'tcp', port: 9000, targetPort: 9090 },
      ],
    },
  }
}

const networking = 'networking.istio.io/v1'
const security = 'security.istio.io/v1'

function object(apiVersion: string, kind: string, name: string, namespace: string, spec: JsonMap): JsonMap {
  return { apiVersion, kind, metadata: { name, namespace }, spec }
}

function namespaceIn(random: Random): string {
  return random.pick(['a', 'a', 'b', 'b', 'istio-system'])
}

/** The fields that a chance gives. */
function fields(
  random: Random,
  choices: Readonly<Record<string, [chance: number, value: () => Json]>>,
): JsonMap {
  const chosen = Object.entries(choices).filter(([, [chance]]) => random.isLikely(chance))
  return Object.fromEntries(chosen.map(([name, [, value]]) => [name, value()]))
}

/** Like `fields`, with at least one of them. */
function someFields(random: Random, choices: Parameters<typeof fields>[1]): JsonMap {
  const chosen = fields(random, choices)
  return Object.keys(chosen).length > 0 ? chosen : someFields(random, choices)
}

/** Only a ServiceEntry may be for nobody. */
function exportTo(random: Random): Json {
  return random.pick<Json>([['*'], ['.'], ['a'], ['b'], ['a', 'b'], ['.', 'c'], ['b', 'a', 'istio-system']])
}

function selector(random: Random): JsonMap {
  return {
    matchLabels: random.pick<JsonMap>([
      { app: 'web' },
      { app: 'api' },
      { tier: 'front' },
      { tier: 'back', app: 'api' },
    ]),
  }
}

const serviceHosts = [
  'web.a.svc.cluster.local',
  'api.b.svc.cluster.local',
  'tool.istio-system.svc.cluster.local',
]
const outsideHosts = ['ext.example.com', 'api.wild.example.com', '*.wild.example.com']

function serviceEntry(random: Random): JsonMap {
  const host = random.pick(outsideHosts)
  return object(networking, 'ServiceEntry', 'entry', namespaceIn(random), {
    hosts: [host],
    ports: [
      { number: 80, name: 'http', protocol: 'HTTP' },
      { number: 443, name: 'tls', protocol: 'TLS' },
    ],
    resolution: host.startsWith('*') ? 'NONE' : 'DNS',
    ...fields(random, {
      exportTo: [0.4, () => (random.isLikely(0.1) ? ['~'] : exportTo(random))],
      location: [0.5, () => random.pick(['MESH_EXTERNAL', 'MESH_INTERNAL'])],
    }),
  })
}

function destinationRule(random: Random): JsonMap {
  const host = random.pick([
    ...['web', 'api', ...serviceHosts, ...serviceHosts, ...outsideHosts],
    ...['*.a.svc.cluster.local', '*.svc.cluster.local', '*.local', '*.example.com', '*'],
  ])
  const spec: JsonMap = {
    host,
    ...(random.isLikely(0.2) ? { workloadSelector: selector(random) } : {}),
    ...fields(random, {
      trafficPolicy: [0.8, () => trafficPolicy(random)],
      subsets: [0.5, () => subsets(random)],
    }),
  }
  if (random.isLikely(0.5)) spec['exportTo'] = spec['workloadSelector'] ? ['.'] : exportTo(random)
  return object(networking, 'DestinationRule', 'rule', namespaceIn(random), spec)
}

/** A policy of the Gateway API for all ports of a Service, or for one. */
function backendTlsPolicy(random: Random): JsonMap {
  const [name, namespace] = random.pick(workloadNames).split('/').toReversed()
  const target: JsonMap = {
    group: '',
    kind: 'Service',
    name: name!,
    ...fields(random, { sectionName: [0.3, () => random.pick(['http', 'tcp'])] }),
  }
  return object('gateway.networking.k8s.io/v1', 'BackendTLSPolicy', 'backend', namespace!, {
    targetRefs: [target],
    validation: { hostname: 'named.example.com', wellKnownCACertificates: 'System' },
  })
}

/** A policy of the Gateway API about the retries to a Service. */
function backendTrafficPolicy(random: Random): JsonMap {
  const [name, namespace] = random.pick(workloadNames).split('/').toReversed()
  const kind = 'XBackendTrafficPolicy'
  return object('gateway.networking.x-k8s.io/v1alpha1', kind, 'traffic', namespace!, {
    targetRefs: [{ group: '', kind: 'Service', name: name! }],
    ...fields(random, { retryConstraint: [0.8, () => retryConstraint(random)] }),
  })
}

function retryConstraint(random: Random): JsonMap {
  return {
    budget: { percent: 10 + random.below(50), interval: '10s' },
    ...fields(random, { minRetryRate: [0.5, () => ({ count: 1 + random.below(9), interval: '1s' })] }),
  }
}

function subsets(random: Random): JsonMap[] {
  return random.pick([['v1'], ['v2'], ['v1', 'v2'], ['v2', 'v1']]).map((name) => subset(random, name))
}

function subset(random: Random, name: string): JsonMap {
  return {
    name,
    labels: { version: name },
    ...fields(random, { trafficPolicy: [0.6, () => trafficPolicy(random)] }),
  }
}

function trafficPolicy(random: Random): JsonMap {
  return {
    ...settings(random),
    ...fields(random, {
      portLevelSettings: [
        0.5,
        () => [{ port: { number: random.pick([80, 443, 9000]) }, ...settings(random) }],
      ],
    }),
  }
}

/** At least one setting: the webhook refuses an empty policy. */
function settings(random: Random): JsonMap {
  return someFields(random, {
    tls: [0.5, () => tls(random)],
    connectionPool: [0.4, () => connectionPool(random)],
    outlierDetection: [0.3, () => ({ consecutive5xxErrors: 1 + random.below(9) })],
  })
}

function tls(random: Random): JsonMap {
  return random.pick<JsonMap>([
    { mode: 'DISABLE' },
    { mode: 'SIMPLE' },
    { mode: 'ISTIO_MUTUAL' },
    { mode: 'SIMPLE', credentialName: 'ca' },
    { mode: 'MUTUAL', clientCertificate: '/c.pem', privateKey: '/k.pem', caCertificates: '/ca.pem' },
    { sni: 'named.example.com' },
  ])
}

function connectionPool(random: Random): JsonMap {
  return someFields(random, {
    tcp: [
      0.8,
      () =>
        someFields(random, {
          maxConnections: [0.8, () => 1 + random.below(99)],
          connectTimeout: [0.5, () => '3s'],
        }),
    ],
    http: [0.5, () => ({ http1MaxPendingRequests: 1 + random.below(99) })],
  })
}

/** Whether routes may lead to subsets. */
interface RouteOptions {
  readonly hasSubsets: boolean
}

function virtualService(random: Random): JsonMap {
  return randomVirtualService(random, { hasSubsets: true })
}

export function randomVirtualService(random: Random, options: RouteOptions): JsonMap {
  return object(networking, 'VirtualService', 'routes', namespaceIn(random), {
    hosts: [random.pick([...serviceHosts, ...outsideHosts])],
    http: Array.from({ length: 1 + random.below(3) }, () => rootRoute(random, options)),
    ...fields(random, { exportTo: [0.3, () => exportTo(random)] }),
  })
}

function rootRoute(random: Random, options: RouteOptions): JsonMap {
  if (random.isLikely(0.5)) return { ...limits(random), ...matches(random), ...route(random, options) }
  const delegateTo: JsonMap = {
    name: random.pick(['part-a', 'part-b', 'part-c']),
    ...fields(random, { namespace: [0.7, () => random.pick(['a', 'b'])] }),
  }
  return { ...limits(random), ...matches(random), delegate: delegateTo }
}

function delegate(random: Random, name: string): JsonMap {
  return randomDelegate(random, name, { hasSubsets: true })
}

/** A VirtualService without hosts. Two with one name are one object, so their names differ by namespace. */
export function randomDelegate(random: Random, name: string, options: RouteOptions): JsonMap {
  const number = Number(name.slice(1))
  return object(networking, 'VirtualService', `part-${'abc'[number]}`, random.pick(['a', 'b']), {
    http: Array.from({ length: 1 + random.below(2) }, () => ({
      ...limits(random),
      ...matches(random),
      ...route(random, options),
    })),
    ...fields(random, { exportTo: [0.3, () => exportTo(random)] }),
  })
}

function route(random: Random, { hasSubsets }: RouteOptions): JsonMap {
  if (random.isLikely(0.1)) return { redirect: { uri: '/moved' } }
  const destination: JsonMap = {
    host: random.pick(['web', 'api', ...serviceHosts, 'ext.example.com']),
    ...fields(random, {
      subset: [hasSubsets ? 0.4 : 0, () => random.pick(['v1', 'v2'])],
      port: [0.5, () => ({ number: random.pick([80, 9000]) })],
    }),
  }
  return { route: [{ destination }] }
}

function limits(random: Random): JsonMap {
  if (random.isLikely(0.1)) return { retries: { attempts: 0 } }
  return fields(random, {
    timeout: [0.4, () => `${1 + random.below(9)}s`],
    retries: [
      0.4,
      () => ({
        attempts: 1 + random.below(3),
        ...fields(random, {
          perTryTimeout: [0.4, () => `${1 + random.below(3)}s`],
          retryOn: [0.4, () => '5xx,503'],
        }),
      }),
    ],
  })
}

function matches(random: Random): JsonMap {
  return fields(random, {
    match: [0.7, () => Array.from({ length: 1 + random.below(2) }, () => match(random))],
  })
}

function match(random: Random): JsonMap {
  return fields(random, {
    uri: [
      0.7,
      () =>
        random.pick<JsonMap>([
          { prefix: '/' },
          { prefix: '/a' },
          { prefix: '/a/b' },
          { exact: '/a' },
          { regex: '/a.*' },
        ]),
    ],
    headers: [0.2, () => ({ 'x-a': random.pick<JsonMap>([{ exact: 'one' }, { prefix: 'o' }, {}]) })],
    port: [0.2, () => random.pick([80, 9000])],
    sourceNamespace: [0.15, () => random.pick(['a', 'b'])],
    sourceLabels: [0.15, () => random.pick<JsonMap>([{ app: 'web' }, { app: 'api' }])],
    gateways: [0.15, () => random.pick<Json>([['mesh'], ['edge'], ['mesh', 'edge']])],
  })
}

function peerAuthentication(random: Random): JsonMap {
  const mtls = (): JsonMap => ({ mode: random.pick(['STRICT', 'PERMISSIVE', 'DISABLE', 'UNSET']) })
  return object(security, 'PeerAuthentication', 'peers', namespaceIn(random), {
    ...fields(random, {
      selector: [0.5, () => selector(random)],
      mtls: [0.7, mtls],
    }),
    ...(random.isLikely(0.4) && {
      selector: selector(random),
      portLevelMtls: { [random.pick(['80', '8080', '9090', '7070'])]: mtls() },
    }),
  })
}

function authorizationPolicy(random: Random): JsonMap {
  const spec = fields(random, {
    selector: [0.5, () => selector(random)],
    action: [0.6, () => random.pick(['ALLOW', 'DENY', 'AUDIT'])],
    rules: [0.8, () => Array.from({ length: 1 + random.below(2) }, () => accessRule(random))],
  })
  // The webhook refuses one that denies or logs nothing.
  const isEmpty = spec['rules'] === undefined && ['DENY', 'AUDIT'].includes(String(spec['action']))
  return object(security, 'AuthorizationPolicy', 'access', namespaceIn(random), {
    ...spec,
    ...(isEmpty && { action: 'ALLOW' }),
  })
}

function accessRule(random: Random): JsonMap {
  const principals = [
    ...[
      'cluster.local/ns/a/sa/default',
      'old.example/ns/a/sa/default',
      '*/ns/b/sa/default',
      'foreign/ns/a/sa/x',
    ],
    ...['*/sa/default', 'cluster.local/ns/b/*'],
  ]
  return fields(random, {
    from: [0.6, () => [{ source: { principals: [random.pick(principals)] } }]],
    to: [
      0.6,
      () => [
        {
          operation: random.pick<JsonMap>([
            { ports: ['8080'] },
            { ports: ['80'] },
            { paths: ['/a*'] },
            { methods: ['GET'], ports: ['9090'] },
          ]),
        },
      ],
    ],
  })
}

function requestAuthentication(random: Random): JsonMap {
  return object(security, 'RequestAuthentication', 'tokens', namespaceIn(random), {
    ...fields(random, { selector: [0.5, () => selector(random)] }),
    jwtRules: Array.from({ length: 1 + random.below(2) }, () => ({
      issuer: random.pick(['https://one.example', 'https://two.example']),
      jwks: '{"keys":[]}',
      ...fields(random, {
        audiences: [0.4, () => [random.pick(['one', 'two'])]],
        forwardOriginalToken: [0.3, () => true],
      }),
    })),
  })
}

/** Policies about who gets in. */
export const policiesOfAccess: readonly ((random: Random) => JsonMap)[] = [
  authorizationPolicy,
  requestAuthentication,
]

function sidecar(random: Random): JsonMap {
  return object(networking, 'Sidecar', 'scope', namespaceIn(random), {
    egress: [
      { hosts: [random.pick(['./*', '*/*', 'a/*', 'b/*', '*/api.b.svc.cluster.local', 'istio-system/*'])] },
    ],
    ...fields(random, { workloadSelector: [0.3, () => ({ labels: { app: 'web' } })] }),
  })
}
