import { once } from '../../core/once-per.ts'
import { compareText } from '../../core/order.ts'
import { waypointOf } from '../../istio/ambient/waypoints.ts'
import { controllerOf } from '../../istio/policy/gateway-class.ts'
import { targetRefs } from '../../istio/policy/policy-targets.ts'
import { labelsOf, type Labels } from '../../istio/policy/selector.ts'
import type { NamedWaypoint } from '../../istio/policy/waypoint-label.ts'
import { gatewayKeysOf, meshGateway } from '../../istio/routing/gateways.ts'
import { podLabels } from '../../istio/workload/workloads.ts'
import type { MeshKind } from '../../model/kinds.ts'
import type { Manifest } from '../../model/manifest.ts'
import { knownKind, type Mesh } from '../../model/mesh.ts'
import { isUnfilled } from '../../syntax/unfilled.ts'
import { manifestTitle } from '../request/registry/age.ts'
import type { MeshPair } from './mesh-pair.ts'
import type { ObjectVersions } from './object-changes.ts'

/**
 * The reasons why waypoints may decide differently than in base. Waypoints are not compared; changed objects may affect
 * them.
 */
export function waypointReservations({ changes, head, base }: MeshPair): string[] {
  const meshes = [head.mesh, base.mesh]
  const all = once(() => statedWaypoints(meshes))
  const touched = changes.changed.flatMap((object) => [
    ...(waypointsOfKind[knownKind(object) ?? '']?.(object, meshes) ?? []),
    ...(isMeshRoute(object) ? all() : []),
    ...relabelled(object, changes.versionsOf(object)),
  ])
  return [...new Set(touched)]
    .toSorted(compareText)
    .map((name) => `ambient: what ${name} decides is not compared`)
}

/** The waypoints that files name. */
export function statedWaypoints(meshes: readonly Mesh[]): string[] {
  const served = meshes.flatMap((mesh) =>
    [...mesh.ofKind('Service'), ...mesh.ofKind('ServiceEntry')].map((target) => waypointOf(mesh, target)),
  )
  const named = served.flatMap((waypoint) =>
    waypoint === undefined || waypoint === 'none' ? [] : [waypointName(waypoint)],
  )
  const gateways = meshes.flatMap((mesh) => mesh.ofKind('KubernetesGateway'))
  return [...new Set([...named, ...gateways.flatMap((gateway) => asWaypoint(gateway, meshes))])]
}

type WaypointReading = (object: Manifest, meshes: readonly Mesh[]) => readonly string[]

/** The waypoints at which an object of a kind matters. */
const waypointsOfKind: Readonly<Partial<Record<MeshKind | '', WaypointReading>>> = {
  AuthorizationPolicy: targetsOf,
  RequestAuthentication: targetsOf,
  KubernetesGateway: asWaypoint,
  GatewayClass: ({ name }, meshes) =>
    meshes.some((mesh) => isOfAmbient(mesh, name)) ? [`each waypoint of the class \`${name}\``] : [],
}

function waypointName({ namespace, name }: NamedWaypoint): string {
  return `waypoint \`${namespace}/${name}\``
}

/** Waypoints are not selected by labels: policies name their targets (`policiesAt`). */
function targetsOf(policy: Manifest, meshes: readonly Mesh[]): string[] {
  return targetRefs(policy).flatMap((ref) => {
    const [kind = '', name = ''] = ref.split('/')
    if (kind === 'Gateway') return targetedGateway(policy.namespace, name, meshes)
    if (kind === 'Service' || kind === 'ServiceEntry') return targetedService(kind, policy, name, meshes)
    return kind === 'GatewayClass' ? [`each waypoint of the class \`${name}\``] : [`the target \`${ref}\``]
  })
}

/** A Gateway that is no waypoint is compared elsewhere, so it is no reason here. */
function targetedGateway(namespace: string, name: string, meshes: readonly Mesh[]): readonly string[] {
  const gateways = meshes.flatMap((mesh) => mesh.find('KubernetesGateway', namespace, name) ?? [])
  if (gateways.length === 0) return [`Gateway \`${namespace}/${name}\`, which is in no file,`]
  return [...new Set(gateways.flatMap((gateway) => asWaypoint(gateway, meshes)))]
}

function targetedService(
  kind: 'Service' | 'ServiceEntry',
  { namespace }: Manifest,
  name: string,
  meshes: readonly Mesh[],
): string[] {
  const unnamed = `the waypoint of ${kind} \`${namespace}/${name}\``
  const waypoints = meshes.flatMap((mesh) => {
    const target = mesh.find(kind, namespace, name)
    return target ? [waypointOf(mesh, target)] : []
  })
  if (waypoints.length === 0) return [unnamed]
  return waypoints.flatMap((waypoint) => {
    if (waypoint === 'none') return []
    return waypoint === undefined ? [unnamed] : [waypointName(waypoint)]
  })
}

/** The name of a Gateway that is or may be a waypoint. */
function asWaypoint(gateway: Manifest, meshes: readonly Mesh[]): string[] {
  const className = gateway.spec.get('gatewayClassName').text
  return meshes.some((mesh) => isOfAmbient(mesh, className)) ? [waypointName(gateway)] : []
}

/** East-west gateways of ambient meshes have no servers that are compared, either. */
function isOfAmbient(mesh: Mesh, className: string): boolean {
  const controller = controllerOf(mesh, className)
  return isUnfilled(className) || controller === 'waypoint' || controller === 'east-west'
}

/** True for routes of calls inside the mesh, which also apply at waypoints. */
function isMeshRoute(object: Manifest): boolean {
  const kind = knownKind(object)
  if (kind === 'VirtualService') return gatewayKeysOf(object).includes(meshGateway)
  return (
    routeKinds.has(kind) &&
    object.spec.items('parentRefs').some((ref) => ['Service', 'ServiceEntry'].includes(ref.get('kind').text))
  )
}

const routeKinds: ReadonlySet<MeshKind | undefined> = new Set<MeshKind>([
  ...(['GRPCRoute', 'HTTPRoute', 'TCPRoute', 'TLSRoute'] as const),
])

/** The reasons that follow from changed labels of an object: they may assign another waypoint. */
function relabelled(object: Manifest, { head, base }: ObjectVersions): string[] {
  return ambientLabels(head) === ambientLabels(base) ? [] : [`the waypoint of ${manifestTitle(object)}`]
}

function ambientLabels(object: Manifest | undefined): string {
  if (!object) return ''
  const maps: Labels[] = [labelsOf(object.root.at('metadata', 'labels')), podLabels(object) ?? new Map()]
  const labels = maps.flatMap((map) =>
    [...map].filter(([key]) => /^istio\.io\/(ingress-)?use-waypoint/.test(key)),
  )
  return labels
    .map(([key, value]) => `${key}=${value}`)
    .toSorted(compareText)
    .join()
}
