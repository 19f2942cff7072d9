import { servingWaypoints, type ServingWaypoint } from '../../istio/ambient/serving-waypoints.ts'
import { lacksTraffic } from '../../istio/ambient/waypoints.ts'
import { controllerOf } from '../../istio/policy/gateway-class.ts'
import type { NamedWaypoint } from '../../istio/policy/waypoint-label.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import { unseenWaypointProxy, waypointProxy } from '../request/hops/waypoint-of-request.ts'
import type { MeshProxy } from '../request/proxy/proxy.ts'
import { isCalledByAddress, type RegistryService } from '../request/registry/registry.ts'
import { waypointKey } from './stated-waypoints.ts'

/** What files do not tell of a waypoint: a name that is equal for equal inputs, and words for people. */
export interface WaypointInput {
  readonly name: string
  readonly words: string
}

/** A waypoint that requests go through. */
export interface BoundWaypoint {
  readonly proxy: MeshProxy
  /** What has to hold so that they do. */
  readonly inputs: readonly WaypointInput[]
  /** Of the connections, in percent; `undefined` where files do not tell. */
  readonly percent: number | undefined
  /** True for a Gateway of another class, which takes no tunnels. */
  readonly isClosed: boolean
}

/** The waypoints of which one gets each request to a service; empty where it goes to the pods; `undefined` where files do not tell. */
export function boundWaypoints(mesh: Mesh, service: RegistryService): readonly BoundWaypoint[] | undefined {
  if (!isCalledByAddress(service)) return []
  const { manifest } = service
  const serving = servingWaypoints(mesh, manifest)
  const [first] = serving ?? []
  return serving
    ?.filter(({ percent }) => percent !== 0)
    .map((waypoint) => boundWaypoint(mesh, waypoint, first!))
}

/** istiod looks for a second waypoint only where the first one exists. */
function boundWaypoint(mesh: Mesh, waypoint: ServingWaypoint, first: ServingWaypoint): BoundWaypoint {
  const seen = seenWaypoint(mesh, waypoint)
  const ofFirst = seenWaypoint(mesh, first).inputs.filter(() => waypoint !== first)
  return { ...seen, percent: waypoint.percent, inputs: [...ofFirst, ...seen.inputs] }
}

/**
 * The waypoint of a name as calls to Services, or to addresses of pods, go through it; `null` if its Gateway certainly takes
 * none of them. A waypoint whose Gateway is in no file has `inputs`.
 */
export function namedBoundWaypoint(
  mesh: Mesh,
  named: NamedWaypoint,
  traffic: 'service' | 'workload',
): BoundWaypoint | null {
  const gateway = mesh.find('KubernetesGateway', named.namespace, named.name)
  return gateway && lacksTraffic(mesh, gateway, traffic) ? null : seenWaypoint(mesh, { ...named, gateway })
}

function seenWaypoint(
  mesh: Mesh,
  { gateway, ...named }: NamedWaypoint & { readonly gateway: Manifest | undefined },
): BoundWaypoint {
  const key = waypointKey(named)
  if (!gateway) {
    const words = `whether requests go through the waypoint ${key}, which is in no file`
    const proxy = unseenWaypointProxy(named)
    return { proxy, inputs: [{ name: `waypoint ${key}`, words }], percent: 100, isClosed: false }
  }
  const className = gateway.spec.get('gatewayClassName').text
  const controller = controllerOf(mesh, className)
  const isOwn = controller === 'waypoint' || controller === 'gateway'
  const words = `what the waypoint ${key} of the class ${className} decides`
  return {
    proxy: waypointProxy(mesh, gateway),
    inputs: isOwn ? [] : [{ name: `waypoint ${key} ${className}`, words }],
    percent: 100,
    isClosed: controller === 'gateway',
  }
}

/** The waypoint of head and that of base that decide about the same requests; `null` where they go to the pods. */
export type WaypointPair = readonly [head: BoundWaypoint | null, base: BoundWaypoint | null]

/** Pairs the waypoints of a service: each with itself if their shares are the same, else each of head with each of base. */
export function pairedWaypoints(
  head: readonly BoundWaypoint[],
  base: readonly BoundWaypoint[],
): readonly WaypointPair[] {
  if (sharesText(head) === sharesText(base)) return head.map((waypoint, index) => [waypoint, base[index]!])
  const [ofHead, ofBase] = [head, base].map((list) => (list.length > 0 ? list : [null]))
  return ofHead!.flatMap((first) => ofBase!.map((second): WaypointPair => [first, second]))
}

function sharesText(waypoints: readonly BoundWaypoint[]): string {
  return JSON.stringify(waypoints.map(({ proxy, percent }) => [proxy.name, percent ?? 'unknown']))
}
