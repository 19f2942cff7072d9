// Random meshes in ambient mode: a waypoint serves some of the Services that are always there.
import type { JsonMap } from '../mutate.ts'
import type { Random } from '../random.ts'
import { labelled, retargeted, waypoint } from '../random-waypoint.ts'

/** The objects of a mesh with a waypoint before its Services. */
export function ambientObjects(objects: readonly JsonMap[]): JsonMap[] {
  return [...objects.map(served), ...waypoint('shop')]
}

const labels: Readonly<Record<string, JsonMap>> = {
  'shop/api': { 'istio.io/use-waypoint': 'waypoint' },
  'shop/web': { 'istio.io/use-waypoint': 'waypoint' },
  'ops/robot': { 'istio.io/use-waypoint': 'waypoint', 'istio.io/use-waypoint-namespace': 'shop' },
}

function served(object: JsonMap): JsonMap {
  const { namespace, name } = object['metadata'] as JsonMap
  if (object['kind'] === 'Namespace') return labelled(object, { 'istio.io/dataplane-mode': 'ambient' })
  const added = object['kind'] === 'Service' ? labels[`${String(namespace)}/${String(name)}`] : undefined
  return added ? labelled(object, added) : object
}

/** A policy that names the waypoint or a Service more often than it selects pods. */
export function policyOfWaypoint(random: Random, policy: JsonMap): JsonMap {
  return retargeted(random, policy, targets)
}

const targets: readonly JsonMap[] = [
  { group: 'gateway.networking.k8s.io', kind: 'Gateway', name: 'waypoint' },
  { group: 'gateway.networking.k8s.io', kind: 'GatewayClass', name: 'istio-waypoint' },
  ...['api', 'api', 'web', 'robot'].map((name) => ({ group: '', kind: 'Service', name })),
]
