import fc from 'fast-check'

/** A policy of an ambient mesh, and what it is bound to. */
export type Policy = typeof policy extends fc.Arbitrary<infer Value> ? Value : never

/** Pods behind ztunnel, with or without a waypoint before their Service. */
export interface AmbientMesh {
  readonly hasWaypoint: boolean
  readonly waypointAccount: string
  /** True if a PeerAuthentication asks for mTLS. */
  readonly isStrict: boolean
  readonly policies: readonly Policy[]
  readonly texts: readonly string[]
}

const bindings = {
  all: {},
  'app: api': { selector: { matchLabels: { app: 'api' } } },
  'app: web': { selector: { matchLabels: { app: 'web' } } },
  'Gateway waypoint': {
    targetRefs: [{ group: 'gateway.networking.k8s.io', kind: 'Gateway', name: 'waypoint' }],
  },
  'GatewayClass istio-waypoint': {
    targetRefs: [{ group: 'gateway.networking.k8s.io', kind: 'GatewayClass', name: 'istio-waypoint' }],
  },
  'Service api': { targetRefs: [{ group: '', kind: 'Service', name: 'api' }] },
  'Service other': { targetRefs: [{ group: '', kind: 'Service', name: 'other' }] },
} as const
type Binding = keyof typeof bindings

// Few texts, so that they meet often.
const list = (...values: string[]): fc.Arbitrary<string[]> =>
  fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 2 })
const principals = list(
  'cluster.local/ns/shop/sa/web',
  'cluster.local/ns/shop/sa/waypoint',
  'cluster.local/ns/shop/sa/proxy',
  'cluster.local/ns/ops/*',
  '*/sa/web',
  '*',
)
const namespaces = list('shop', 'ops', 'o*')
const ports = list('80', '8080', '9090')

const source = fc
  .record(
    { principals, notPrincipals: principals, namespaces, notNamespaces: namespaces },
    { requiredKeys: [] },
  )
  .filter((fields) => Object.keys(fields).length > 0)
const operation = fc
  .record({ ports, notPorts: ports, paths: list('/admin', '/a*') }, { requiredKeys: [] })
  .filter((fields) => Object.keys(fields).length > 0)
const when = fc.oneof(
  fc.record({ key: fc.constant('source.namespace'), values: namespaces }),
  fc.record({ key: fc.constant('source.principal'), values: principals }),
  fc.record({ key: fc.constant('destination.port'), values: ports }),
)
const many = <Value>(values: fc.Arbitrary<Value>): fc.Arbitrary<Value[]> =>
  fc.array(values, { minLength: 1, maxLength: 2 })
const rule = fc.record(
  {
    from: many(source.map((fields) => ({ source: fields }))),
    to: many(operation.map((fields) => ({ operation: fields }))),
    when: many(when),
  },
  { requiredKeys: [] },
)
const policy = fc.record({
  namespace: fc.constantFrom('shop', 'shop', 'ops', 'istio-system'),
  binding: fc.constantFrom(...(Object.keys(bindings) as Binding[])),
  isDryRun: fc.integer({ min: 0, max: 9 }).map((value) => value === 0),
  action: fc.constantFrom('ALLOW', 'DENY'),
  rules: fc.array(rule, { minLength: 1, maxLength: 2 }),
})

/** Small meshes in which `shop/web` and `ops/robot` call the Service `shop/api`. */
export const randomAmbientMesh: fc.Arbitrary<AmbientMesh> = fc
  .record({
    hasWaypoint: fc.boolean(),
    waypointAccount: fc.constantFrom('waypoint', 'proxy'),
    isStrict: fc.boolean(),
    policies: fc.array(policy, { maxLength: 4 }),
  })
  .map((mesh) => ({ ...mesh, texts: objectsOf(mesh).map((object) => JSON.stringify(object)) }))

function objectsOf({
  hasWaypoint,
  waypointAccount,
  isStrict,
  policies,
}: Omit<AmbientMesh, 'texts'>): object[] {
  return [
    ...['shop', 'ops', 'istio-system'].map(namespaceOf),
    deployment('shop', 'api'),
    deployment('shop', 'web'),
    deployment('ops', 'robot'),
    serviceOf(hasWaypoint),
    ...(hasWaypoint ? [waypointOf(waypointAccount)] : []),
    ...(isStrict ? [strict] : []),
    ...policies.map(policyOf),
  ]
}

function namespaceOf(name: string): object {
  const labels = { 'istio.io/dataplane-mode': 'ambient' }
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels } }
}

function deployment(namespace: string, name: string): object {
  const labels = { app: name }
  const pod = { serviceAccountName: name, containers: [{ name: 'app', image: 'app' }] }
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace },
    spec: { selector: { matchLabels: labels }, template: { metadata: { labels }, spec: pod } },
  }
}

function serviceOf(hasWaypoint: boolean): object {
  const labels = { 'istio.io/use-waypoint': hasWaypoint ? 'waypoint' : 'none' }
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'api', namespace: 'shop', labels },
    spec: { selector: { app: 'api' }, ports: [{ name: 'http', port: 80, targetPort: 8080 }] },
  }
}

function waypointOf(account: string): object {
  const annotations = { 'gateway.istio.io/service-account': account }
  return {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'Gateway',
    metadata: { name: 'waypoint', namespace: 'shop', annotations },
    spec: {
      gatewayClassName: 'istio-waypoint',
      listeners: [{ name: 'mesh', port: 15008, protocol: 'HBONE' }],
    },
  }
}

const strict = {
  apiVersion: 'security.istio.io/v1',
  kind: 'PeerAuthentication',
  metadata: { name: 'strict', namespace: 'shop' },
  spec: { mtls: { mode: 'STRICT' } },
}

function policyOf({ namespace, binding, isDryRun, action, rules }: Policy, index: number): object {
  const annotations = isDryRun ? { 'istio.io/dry-run': 'true' } : {}
  return {
    apiVersion: 'security.istio.io/v1',
    kind: 'AuthorizationPolicy',
    metadata: { name: `p${index}`, namespace, annotations },
    spec: { ...bindings[binding], action, rules },
  }
}
