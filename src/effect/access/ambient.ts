import { compareText } from '../../core/order.ts'
import { fullHost, isWildcard } from '../../istio/hosts/hosts.ts'
import { canonicalHost } from '../../istio/hosts/services.ts'
import { trafficLabel } from '../../istio/ambient/waypoints.ts'
import { controllerOf } from '../../istio/policy/gateway-class.ts'
import { targetRefs } from '../../istio/policy/policy-targets.ts'
import { gatewayKeysOf, meshGateway } from '../../istio/routing/gateways.ts'
import type { MeshKind } from '../../model/kinds.ts'
import type { Manifest } from '../../model/manifest.ts'
import { knownKind, type Mesh } from '../../model/mesh.ts'
import { isUnfilled } from '../../syntax/unfilled.ts'
import { manifestTitle } from '../request/registry/age.ts'
import { servicesByHost } from '../request/registry/registry.ts'
import type { MeshPair } from './mesh-pair.ts'
import type { ObjectVersions } from './object-changes.ts'
import { labelledWaypoints, statedWaypoints, waypointKey } from './stated-waypoints.ts'
import { halfKnownBindings } from './waypoint-bindings.ts'

/** The reasons why waypoints may decide differently than in base beside what is compared (`waypointEntries`). */
export function waypointReservations(pair: MeshPair): string[] {
  const { changes, head, base } = pair
  const meshes = [head.mesh, base.mesh]
  const touched = changes.changed.flatMap(
    (object) =>
      readings[knownKind(object) ?? '']?.(object, { meshes, versions: changes.versionsOf(object) }) ?? [],
  )
  const isUnsettled = changes.changed.some((object) => isMeshRoute(object) && !areHostsKnown(object, meshes))
  const unsettled = isUnsettled ? statedWaypoints(meshes).map(waypointWords) : []
  const half = halfKnownBindings(pair).map((object) => `the waypoint of ${manifestTitle(object)}`)
  return [...new Set([...touched, ...unsettled, ...half])]
    .toSorted(compareText)
    .map((name) => `ambient: what ${name} decides is not compared`)
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

interface ReadingContext {
  readonly meshes: readonly Mesh[]
  readonly versions: ObjectVersions
}

type WaypointReading = (object: Manifest, context: ReadingContext) => readonly string[]

/** The waypoints at which an object of a kind may matter in a way that is not compared. */
const readings: Readonly<Partial<Record<MeshKind | '', WaypointReading>>> = {
  AuthorizationPolicy: unknownTargets,
  RequestAuthentication: unknownTargets,
  KubernetesGateway: (gateway, { meshes }) =>
    meshes.some((mesh) => isUnread(mesh, gateway)) ? [waypointWords(gateway)] : [],
  GatewayClass: ({ name }, { meshes, versions }) =>
    meshes.some((mesh) => controllerOf(mesh, name) === 'waypoint') &&
    classText(versions.head) !== classText(versions.base)
      ? [`each waypoint of the class \`${name}\` in no file`]
      : [],
}

function waypointWords(waypoint: Pick<Manifest, 'namespace' | 'name'>): string {
  return `waypoint \`${waypointKey(waypoint)}\``
}

/** Targets that are in no file and may be another gateway than a waypoint, and those of other kinds. */
function unknownTargets(policy: Manifest, { meshes }: ReadingContext): string[] {
  return targetRefs(policy).flatMap((ref) => {
    const [kind = '', name = ''] = ref.split('/')
    if (['GatewayClass', 'Service', 'ServiceEntry'].includes(kind)) return []
    if (kind !== 'Gateway') return [`the target \`${ref}\``]
    const key = waypointKey({ namespace: policy.namespace, name })
    const isStated = meshes.some(
      (mesh) =>
        mesh.find('KubernetesGateway', policy.namespace, name) !== undefined ||
        labelledWaypoints(mesh).some((waypoint) => waypointKey(waypoint) === key),
    )
    return isStated ? [] : [`Gateway \`${key}\`, which is in no file, other than as a waypoint`]
  })
}

/**
 * True for a Gateway that may be a waypoint and is not compared as one: the files do not tell its class, or it is for another
 * network. East-west gateways of ambient meshes have no servers that are compared, either.
 */
function isUnread(mesh: Mesh, gateway: Manifest): boolean {
  const className = gateway.spec.get('gatewayClassName').text
  const controller = controllerOf(mesh, className)
  if (isUnfilled(className) || controller === 'east-west') return true
  const key = waypointKey(gateway)
  const isNamed = labelledWaypoints(mesh).some((waypoint) => waypointKey(waypoint) === key)
  return isNamed && controller !== 'waypoint' && controller !== 'gateway'
}

/** What of a class decides about its waypoints. */
function classText(gatewayClass: Manifest | undefined): string {
  if (!gatewayClass) return ''
  const { spec, root } = gatewayClass
  return JSON.stringify([spec.get('controllerName').text, root.at('metadata', 'labels', trafficLabel).text])
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
