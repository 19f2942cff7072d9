import { once } from '../../core/once-per.ts'
import { compareText } from '../../core/order.ts'
import { servingWaypoints } from '../../istio/ambient/serving-waypoints.ts'
import { fullHost, isWildcard } from '../../istio/hosts/hosts.ts'
import { canonicalHost } from '../../istio/hosts/services.ts'
import { servicesByHost } from '../request/registry/registry.ts'
import { lacksTraffic, waypointOf } from '../../istio/ambient/waypoints.ts'
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
 * The reasons why waypoints may decide differently than in base: changed objects may affect those that are not compared
 * (`waypointEntries`).
 */
export function waypointReservations({ changes, head, base }: MeshPair): string[] {
  const meshes = [head.mesh, base.mesh]
  const all = once(() => statedWaypoints(meshes))
  const compared = once(() => comparedWaypoints(meshes))
  const touched = changes.changed.flatMap((object) => [
    ...(waypointsOfKind[knownKind(object) ?? '']?.(object, meshes) ?? []),
    ...relabelled(object, changes.versionsOf(object), (target) =>
      hasComparedWaypoint(target, meshes, compared()),
    ),
  ])
  const routed = changes.changed.filter(isMeshRoute)
  const unsettled = routed.some((route) => !areHostsKnown(route, meshes)) ? all() : []
  const uncompared = [...touched, ...(routed.length > 0 ? all() : [])].filter((name) => !compared().has(name))
  return [...new Set([...uncompared, ...unsettled])]
    .toSorted(compareText)
    .map((name) => `ambient: what ${name} decides is not compared`)
}

/**
 * The waypoints whose decisions are compared: their Gateways are in the files, no calls of the addresses of pods go through
 * them, and none of their Services has a second waypoint.
 */
function comparedWaypoints(meshes: readonly Mesh[]): ReadonlySet<string> {
  const gateways = meshes.flatMap((mesh) =>
    mesh.ofKind('KubernetesGateway').map((gateway) => ({
      name: waypointName(gateway),
      isCompared:
        controllerOf(mesh, gateway.spec.get('gatewayClassName').text) === 'waypoint' &&
        lacksTraffic(mesh, gateway, 'workload'),
    })),
  )
  const shared = meshes.flatMap((mesh) =>
    servedTargets(mesh).flatMap((target) => {
      const serving = servingWaypoints(mesh, target) ?? []
      const isCompared = serving.length < 2 && serving.every(({ gateway }) => gateway !== undefined)
      return isCompared ? [] : serving.map(waypointName)
    }),
  )
  const excluded = new Set([
    ...shared,
    ...gateways.flatMap(({ name, isCompared }) => (isCompared ? [] : [name])),
  ])
  return new Set(gateways.flatMap(({ name }) => (excluded.has(name) ? [] : [name])))
}

/** True if the files have all Services whose requests a route is for. */
function areHostsKnown(route: Manifest, meshes: readonly Mesh[]): boolean {
  if (knownKind(route) !== 'VirtualService')
    return route.spec
      .items('parentRefs')
      .every((ref) =>
        meshes.some((mesh) =>
          (['Service', 'ServiceEntry'] as const).some((kind) =>
            mesh.find(kind, ref.get('namespace').text || route.namespace, ref.get('name').text),
          ),
        ),
      )
  const hosts = route.spec.items('hosts').map(({ text }) => fullHost(text, route.namespace))
  return (
    hosts.length > 0 &&
    hosts.every(
      (host) =>
        !isWildcard(host) && meshes.some((mesh) => servicesByHost(mesh).has(canonicalHost(mesh, host))),
    )
  )
}

function servedTargets(mesh: Mesh): readonly Manifest[] {
  return [...mesh.ofKind('Service'), ...mesh.ofKind('ServiceEntry')]
}

/** True for a Service or ServiceEntry with a waypoint that is compared, or certainly none. */
function hasComparedWaypoint(
  target: Manifest,
  meshes: readonly Mesh[],
  compared: ReadonlySet<string>,
): boolean {
  const mesh = meshes.find((candidate) => candidate.positionOf(target) !== undefined)
  const kind = knownKind(target)
  if (!mesh || (kind !== 'Service' && kind !== 'ServiceEntry')) return false
  return servingWaypoints(mesh, target)?.every((waypoint) => compared.has(waypointName(waypoint))) ?? false
}

/** The waypoints that files name. */
export function statedWaypoints(meshes: readonly Mesh[]): string[] {
  const served = meshes.flatMap((mesh) => servedTargets(mesh).map((target) => waypointOf(mesh, target)))
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
function relabelled(
  object: Manifest,
  { head, base }: ObjectVersions,
  isCompared: (target: Manifest) => boolean,
): string[] {
  if (ambientLabels(head) === ambientLabels(base)) return []
  return [head, base].every((version) => !version || isCompared(version))
    ? []
    : [`the waypoint of ${manifestTitle(object)}`]
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
