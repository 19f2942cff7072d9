// Random small meshes in ambient mode: two waypoints, of which mostly the first serves Services of two namespaces.
import type { JsonMap } from './mutate.ts'
import type { Random } from './random.ts'
import { bound, randomTraffic } from './random-bindings.ts'
import { extensions, type ExtensionPlaces } from './random-extensions.ts'
import { numbered, randomObjects } from './random-mesh.ts'
import { policiesOfAccess } from './random-mesh/access-policies.ts'
import { deployment, service } from './random-mesh/fixed-objects.ts'
import { randomDelegate, randomVirtualService } from './random-mesh/routes.ts'

const places: ExtensionPlaces = {
  namespaces: ['a', 'a', 'b', 'istio-system'],
  selectors: [{ app: 'web' }, { 'gateway.networking.k8s.io/gateway-name': 'waypoint' }],
  targets: [
    { group: 'gateway.networking.k8s.io', kind: 'Gateway', name: 'waypoint' },
    { group: 'gateway.networking.k8s.io', kind: 'Gateway', name: 'second-waypoint' },
    { group: 'gateway.networking.k8s.io', kind: 'GatewayClass', name: 'istio-waypoint' },
    { group: '', kind: 'Service', name: 'web' },
    { group: '', kind: 'Service', name: 'api' },
  ],
}

/** Makes the objects of a mesh, the oldest first. */
export function randomWaypointMesh(random: Random): JsonMap[] {
  const many = (most: number, make: (random: Random, name: string) => JsonMap): JsonMap[] =>
    randomObjects(random, most, make)
  const configuration = [
    ...many(3, (source) => randomVirtualService(source, { hasSubsets: false })),
    ...many(2, (source, name) => randomDelegate(source, name, { hasSubsets: false })),
    ...policiesOfAccess.flatMap((make) =>
      many(3, (source) => retargeted(source, make(source), places.targets)),
    ),
    ...extensions(places).flatMap((make) => many(3, make)),
  ]
  return [...ambientObjects(random), ...numbered(configuration, random)]
}

/** Attaches a policy to a target more often than to pods, which never have a waypoint's policies. */
export function retargeted(random: Random, policy: JsonMap, targets: readonly JsonMap[]): JsonMap {
  if (random.isLikely(0.3)) return policy
  const { selector: _, ...spec } = policy['spec'] as JsonMap
  return { ...policy, spec: { ...spec, targetRefs: [random.pick(targets)] } }
}

function ambientObjects(random: Random): JsonMap[] {
  const namespaces = ['a', 'b', 'istio-system'].map((name): JsonMap => {
    const namespace = {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name, labels: { 'istio.io/dataplane-mode': 'ambient' } },
    }
    return random.isLikely(0.3) ? bound(random, namespace, 'a') : namespace
  })
  return [
    ...namespaces,
    ...[deployment('a', 'web'), deployment('b', 'api')].map((pods) => boundPods(random, pods)),
    ...[service('a', 'web'), service('b', 'api')].map((object) => bound(random, object, 'a')),
    ...waypoint('a', 'waypoint'),
    ...waypoint('a', 'second-waypoint', {
      labels: randomTraffic(random),
      from: random.pick(['All', 'Same']),
    }),
  ]
}

/** Pods that name a waypoint now and then. */
function boundPods(random: Random, workload: JsonMap): JsonMap {
  if (random.isLikely(0.6)) return workload
  const spec = workload['spec'] as JsonMap
  return { ...workload, spec: { ...spec, template: bound(random, spec['template'] as JsonMap, 'a') } }
}

/** An object with further labels. */
export function labelled(object: JsonMap, labels: JsonMap): JsonMap {
  return { ...object, metadata: { ...(object['metadata'] as JsonMap), labels } }
}

/** What sets a waypoint apart from others. */
interface WaypointOptions {
  readonly labels?: JsonMap
  /** The namespaces that it admits. */
  readonly from?: string
}

/** A waypoint of a namespace: the Gateway, with the Service and the pods that istiod makes for it. */
export function waypoint(
  namespace: string,
  name: string,
  { labels = {}, from = 'All' }: WaypointOptions = {},
): JsonMap[] {
  const { spec, ...rest } = deployment(namespace, name)
  const { template, ...others } = spec as JsonMap
  const nameLabel = { 'gateway.networking.k8s.io/gateway-name': name }
  const podLabels = { ...nameLabel, 'gateway.istio.io/managed': 'istio.io-mesh-controller' }
  const listener = { name: 'mesh', port: 15008, protocol: 'HBONE', allowedRoutes: { namespaces: { from } } }
  return [
    {
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'Gateway',
      metadata: { name, namespace, labels },
      spec: { gatewayClassName: 'istio-waypoint', listeners: [listener] },
      status: { addresses: [{ type: 'Hostname', value: `${name}.${namespace}.svc.cluster.local` }] },
    },
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name, namespace, labels: podLabels },
      spec: { selector: nameLabel, ports: [{ name: 'mesh', port: 15008, appProtocol: 'hbone' }] },
    },
    {
      ...rest,
      spec: { ...others, template: { ...(template as JsonMap), metadata: { labels: podLabels } } },
    },
  ]
}
