import { atLeast } from '../../model/istio-version.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import { isUnfilled } from '../../syntax/unfilled.ts'
import { knownLabelsOf, namespaceBasis } from '../gateway-api/allowed-namespaces.ts'
import { gatewayNameLabel } from '../policy/kubernetes-gateway.ts'
import { labelsOf, type Labels } from '../policy/selector.ts'
import {
  canaryLabel,
  canaryWeight,
  isCanaryWeight,
  namedWaypoint,
  waypointLabel,
  type NamedWaypoint,
} from '../policy/waypoint-label.ts'
import { entryVisibility } from './entry-visibility.ts'
import { admitsNamespace, lacksTraffic, waypointOf } from './waypoints.ts'

/** A waypoint that requests go through. */
export interface ServingWaypoint extends NamedWaypoint {
  /** `undefined` where no file has it: it is taken to serve. */
  readonly gateway: Manifest | undefined
  /** Of the connections, in percent; `undefined` where files do not tell. */
  readonly percent: number | undefined
}

/** What is not known of a waypoint that is in no file. */
export function unseenWaypointText({ namespace, name }: NamedWaypoint): string {
  return `what the waypoint ${namespace}/${name} decides, which is in no file`
}

/**
 * The waypoints that requests to a Service or ServiceEntry go through: the one that `waypointOf` names, if it serves it, and
 * since 1.31 a second one for a part of the connections. `undefined` where files do not tell (istio
 * `pilot/pkg/serviceregistry/ambient/waypoints.go`, fetchWaypointForService and buildWeightedWaypoints).
 */
export function servingWaypoints(mesh: Mesh, target: Manifest): readonly ServingWaypoint[] | undefined {
  const first = waypointOf(mesh, target)
  if (first === undefined) return undefined
  if (first === 'none' || isOfGateway(target) || isHiddenFrom(mesh, target, first)) return []
  const { namespace } = target
  const serving = waypointFor(mesh, first, { namespace, traffic: 'service' })
  if (!serving) return []
  const second = secondWaypoint(mesh, target, first)
  if (!second) return [{ ...serving, percent: 100 }]
  const { percent } = second
  return [{ ...serving, percent: percent === undefined ? undefined : 100 - percent }, second]
}

/**
 * The waypoint that calls of the address of a pod go through, by its own label, else by that of its Namespace; `undefined` if
 * there is none, or it is not known (istio `waypoints.go`, fetchWaypointForWorkload).
 *
 * @param labels those of the pod
 */
export function waypointOfPods(mesh: Mesh, labels: Labels, namespace: string): NamedWaypoint | undefined {
  const ofGateway = labels.get(gatewayNameLabel)
  if (ofGateway !== undefined && mesh.find('KubernetesGateway', namespace, ofGateway)) return undefined
  const named =
    namedWaypoint(labels, namespace) ??
    namedWaypoint(knownLabelsOf(mesh, namespace) ?? new Map<string, string>(), namespace)
  if (named === undefined || named === 'none') return undefined
  return waypointFor(mesh, named, { namespace, traffic: 'workload' })
}

/** The labels of Services that istiod makes for a Gateway: no waypoint is before another one. */
function isOfGateway({ root }: Manifest): boolean {
  return managedGateways.has(root.at('metadata', 'labels', 'gateway.istio.io/managed').text)
}

const managedGateways: ReadonlySet<string> = new Set([
  ...['istio.io-mesh-controller', 'istio.io-eastwest-controller'],
])

/** True for a ServiceEntry that only its own namespace sees, which no waypoint of another one serves. */
function isHiddenFrom(mesh: Mesh, target: Manifest, { namespace }: NamedWaypoint): boolean {
  return (
    target.kind === 'ServiceEntry' &&
    namespace !== target.namespace &&
    entryVisibility(mesh, target)?.to === 'namespace'
  )
}

interface WaypointUse {
  readonly namespace: string
  readonly traffic: 'service' | 'workload'
}

function waypointFor(
  mesh: Mesh,
  { namespace, name }: NamedWaypoint,
  use: WaypointUse,
): Omit<ServingWaypoint, 'percent'> | undefined {
  const gateway = mesh.find('KubernetesGateway', namespace, name)
  const isRefused =
    gateway && (lacksTraffic(mesh, gateway, use.traffic) || !admitsNamespace(mesh, gateway, use.namespace))
  return isRefused ? undefined : { namespace, name, gateway }
}

/** The second waypoint, which stands where the first one is named: on the object, or for all of its Namespace. */
function secondWaypoint(mesh: Mesh, target: Manifest, first: NamedWaypoint): ServingWaypoint | undefined {
  if (!atLeast(mesh, 1, 31)) return undefined
  const { namespace, root } = target
  const own = labelsOf(root.at('metadata', 'labels'))
  const isInherited = !own.has(waypointLabel)
  const ofNamespace = isInherited ? knownLabelsOf(mesh, namespace) : undefined
  const labels = own.has(canaryLabel) || !ofNamespace ? own : ofNamespace
  const named = namedWaypoint(labels, namespace, canaryLabel)
  if (!named || named === 'none' || isSame(named, first)) return undefined
  const weight = weightOf(mesh, target, isInherited)
  if (weight === 'invalid') return undefined
  const serving = waypointFor(mesh, named, { namespace, traffic: 'service' })
  return serving && { ...serving, percent: weight }
}

/** True for the same Gateway. */
function isSame(named: NamedWaypoint, { namespace, name }: NamedWaypoint): boolean {
  return named.namespace === namespace && named.name === name
}

/** The weight of the second waypoint, 0 without one; `undefined` for a placeholder. */
function weightOf(mesh: Mesh, manifest: Manifest, isInherited: boolean): number | 'invalid' | undefined {
  const { root, namespace } = manifest
  const objects = [root.get('metadata'), ...(isInherited ? namespaceBasis(mesh, namespace) : [])]
  const nodes = objects.map((metadata) => metadata.get('annotations').get(canaryWeight))
  const stated = nodes.find(({ exists }) => exists)
  if (!stated) return 0
  if (isUnfilled(stated.text)) return undefined
  return isCanaryWeight(stated.text) ? Number(stated.text) : 'invalid'
}
