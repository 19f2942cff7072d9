// Random small meshes in ambient mode: a waypoint that serves Services of two namespaces.
import type { JsonMap } from './mutate.ts'
import type { Random } from './random.ts'
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
  return [...fixedObjects(), ...numbered(configuration, random)]
}

/** Attaches a policy to a target more often than to pods, which never have a waypoint's policies. */
export function retargeted(random: Random, policy: JsonMap, targets: readonly JsonMap[]): JsonMap {
  if (random.isLikely(0.3)) return policy
  const { selector: _, ...spec } = policy['spec'] as JsonMap
  return { ...policy, spec: { ...spec, targetRefs: [random.pick(targets)] } }
}

function fixedObjects(): JsonMap[] {
  const namespaces = ['a', 'b', 'istio-system'].map((name) => ({
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name, labels: { 'istio.io/dataplane-mode': 'ambient' } },
  }))
  return [
    ...namespaces,
    deployment('a', 'web'),
    deployment('b', 'api'),
    labelled(service('a', 'web'), { 'istio.io/use-waypoint': 'waypoint' }),
    labelled(service('b', 'api'), {
      'istio.io/use-waypoint': 'waypoint',
      'istio.io/use-waypoint-namespace': 'a',
    }),
    ...waypoint('a'),
  ]
}

/** An object with further labels. */
export function labelled(object: JsonMap, labels: JsonMap): JsonMap {
  return { ...object, metadata: { ...(object['metadata'] as JsonMap), labels } }
}

const podLabels = {
  'gateway.networking.k8s.io/gateway-name': 'waypoint',
  'gateway.istio.io/managed': 'istio.io-mesh-controller',
}

/** The Gateway `waypoint` of a namespace, with the Service and the pods that istiod makes for it. */
export function waypoint(namespace: string): JsonMap[] {
  const { spec, ...rest } = deployment(namespace, 'waypoint')
  const { template, ...others } = spec as JsonMap
  return [
    {
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'Gateway',
      metadata: { name: 'waypoint', namespace },
      spec: {
        gatewayClassName: 'istio-waypoint',
        listeners: [
          {
            name: 'mesh',
            port: 15008,
            protocol: 'HBONE',
            allowedRoutes: { namespaces: { from: 'All' } },
          },
        ],
      },
      status: { addresses: [{ type: 'Hostname', value: `waypoint.${namespace}.svc.cluster.local` }] },
    },
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'waypoint', namespace, labels: podLabels },
      spec: {
        selector: { 'gateway.networking.k8s.io/gateway-name': 'waypoint' },
        ports: [{ name: 'mesh', port: 15008, appProtocol: 'hbone' }],
      },
    },
    {
      ...rest,
      spec: { ...others, template: { ...(template as JsonMap), metadata: { labels: podLabels } } },
    },
  ]
}
