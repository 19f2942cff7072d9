// Random meshes in ambient mode: waypoints serve some of the Services that are always there.
import type { JsonMap } from '../mutate.ts'
import type { Random } from '../random.ts'
import { bound, randomTraffic } from '../random-bindings.ts'
import { labelled, retargeted, waypoint } from '../random-waypoint.ts'

/** The objects of a mesh with two waypoints, of which mostly the first is before its Services. */
export function ambientObjects(random: Random, objects: readonly JsonMap[]): JsonMap[] {
  return [
    ...objects.map((object) => served(random, object)),
    ...waypoint('shop', 'waypoint'),
    ...waypoint('shop', 'second-waypoint', { labels: randomTraffic(random) }),
  ]
}

/** The Services that the waypoints serve, NAMESPACE/NAME. */
const servedNames: ReadonlySet<string> = new Set(['shop/api', 'shop/web', 'ops/robot'])

function served(random: Random, object: JsonMap): JsonMap {
  const { namespace, name } = object['metadata'] as JsonMap
  if (object['kind'] === 'Namespace') {
    const ambient = labelled(object, { 'istio.io/dataplane-mode': 'ambient' })
    return random.isLikely(0.2) ? bound(random, ambient, 'shop') : ambient
  }
  const isServed = object['kind'] === 'Service' && servedNames.has(`${String(namespace)}/${String(name)}`)
  return isServed ? bound(random, object, 'shop') : object
}

/** A policy that names the waypoint or a Service more often than it selects pods. */
export function policyOfWaypoint(random: Random, policy: JsonMap): JsonMap {
  return retargeted(random, policy, targets)
}

const targets: readonly JsonMap[] = [
  { group: 'gateway.networking.k8s.io', kind: 'Gateway', name: 'waypoint' },
  { group: 'gateway.networking.k8s.io', kind: 'Gateway', name: 'second-waypoint' },
  { group: 'gateway.networking.k8s.io', kind: 'GatewayClass', name: 'istio-waypoint' },
  ...['api', 'api', 'web', 'robot'].map((name) => ({ group: '', kind: 'Service', name })),
]
