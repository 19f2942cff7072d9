import { groupBy } from '../../core/group.ts'
import { conversionKinds } from '../../istio/gateway-api/convert.ts'
import { targetRefs } from '../../istio/policy/policy-targets.ts'
import type { MeshKind } from '../../model/kinds.ts'
import type { Manifest } from '../../model/manifest.ts'
import { knownKind } from '../../model/mesh.ts'
import { podLabels } from '../../istio/workload/pod-templates.ts'
import { extensionsOf } from '../request/policy/extensions.ts'
import { manifestTitle } from '../request/registry/age.ts'
import { otherWaypoint } from './candidate-waypoints.ts'
import type { EntryPoint, EntryPoints } from './entry-points.ts'
import { policyOptions, type MeshPair } from './mesh-pair.ts'
import { extensionKeys, extensionReservations, policyKeys } from './policy-keys.ts'
import { ruleSlice } from './slice-rules.ts'
import { unseenPairs, type UnseenPair } from './unseen-service-pairs.ts'
import { prepareWaypoint } from './waypoint-entry.ts'
import { hostKey, servicePairs, type WaypointSides } from './waypoint-pairs.ts'
import { waypointRoutesKey, type WaypointSide } from './waypoint-side.ts'

/**
 * What waypoints decide by other objects than in base: about requests to each Service that goes through them, to Services that
 * are in no file, and to addresses of pods.
 */
export function waypointEntries(pair: MeshPair): EntryPoints {
  const isTouched = pair.changes.changed.some((object) => mayMatter(pair, object))
  if (pair.isConfigEqual && !isTouched) return { compared: [], reservations: [], added: [] }
  const { pairs, reservations } = servicePairs(pair)
  const unseen = unseenPairs(pair)
  const seen = groupBy([...pairs, ...unseen.filter((sides) => !isOther(sides))], policiesKey)
  const ofServices = pairs.flatMap((sides) => entryOf(pair, sides))
  const ofOthers = unseen.flatMap((sides) => {
    const shownBy = (seen.get(policiesKey(sides)) ?? []).filter((shown) => shows(shown, sides))
    return entryOf(pair, sides, shownBy.map(entryKey))
  })
  return { compared: [...ofServices, ...ofOthers], reservations, added: [] }
}

/** False for what no waypoint reads: labels select no waypoints, so that policies without targets are for none. */
function mayMatter({ changes }: MeshPair, object: Manifest): boolean {
  const kind = knownKind(object)
  if (kind !== 'AuthorizationPolicy' && kind !== 'RequestAuthentication')
    return decidingKinds.has(kind) || podLabels(object) !== undefined
  const { head, base } = changes.versionsOf(object)
  return [head, base].some((version) => version && targetRefs(version).length > 0)
}

/** A key that is equal for Services with the same policies at their waypoints, in head and in base. */
function policiesKey({ head, base }: WaypointSides): string {
  return JSON.stringify([head, base].map((side) => side.waypoint && policyKeys(side)))
}

/** True for the waypoints of which nothing is known. */
function isOther({ head }: WaypointSides): boolean {
  return head.proxy.namespace === otherWaypoint.namespace
}

/** True if the differences at a waypoint of the files tell those of Services that are in no file. */
function shows(shown: WaypointSides, unseen: UnseenPair): boolean {
  if (isOther(unseen)) return true
  const isSame = (['head', 'base'] as const).every(
    (side) => shown[side].proxy.name === unseen[side].proxy.name,
  )
  return unseen.mayBeShown && isSame && !shown.head.isUnseen
}

/** The kinds that decide at waypoints, or which requests go through them. */
const decidingKinds: ReadonlySet<MeshKind | undefined> = new Set<MeshKind>([
  ...(['Namespace', 'GatewayClass'] as const),
  ...(['VirtualService', 'Service', 'ServiceEntry'] as const),
  ...(['EnvoyFilter', 'TrafficExtension', 'WasmPlugin'] as const),
  ...conversionKinds,
])

function entryOf(pair: MeshPair, sides: WaypointSides, shownBy: readonly string[] = []): EntryPoint[] {
  const { head, base, title, isAdded, missing } = sides
  if (sideKey(head) === sideKey(base)) return []
  const { proxy, registry, isUnseen } = head.waypoint ? head : base
  const isSliced = pair.isConfigEqual && restKey(head) === restKey(base)
  const slice = isSliced ? ruleSlice(pair, head, base) : null
  return [
    {
      name: `${waypointTitle(proxy)} of ${title}`,
      key: entryKey(sides),
      ...(shownBy.length > 0 && { shownBy }),
      reservations: extensionReservations(head, base, 'WAYPOINT'),
      missing: [
        ...missing,
        ...extensionsOf(head.side.mesh, head.proxy, 'WAYPOINT', head.service).map(
          (extension) => `what ${manifestTitle(extension)} does`,
        ),
      ],
      site: { kind: 'waypoint', proxy, host: isUnseen ? null : registry.host },
      isAdded,
      alternatives: null,
      prepare: (filter) => prepareWaypoint(pair, { head, base, slice }, filter),
    },
  ]
}

/** Equal for entry points at which the same objects decide about the same requests. */
function entryKey({ head, base }: WaypointSides): string {
  const { proxy, registry, isUnseen } = head.waypoint ? head : base
  const of = isUnseen ? 'other Services' : hostKey(registry)
  return [proxy.name, of, sideKey(head), sideKey(base)].join('\n')
}

/** `waypoint NAMESPACE/NAME`, for people. */
export function waypointTitle({ namespace, name }: WaypointSide['proxy']): string {
  return namespace === otherWaypoint.namespace
    ? 'any other waypoint'
    : `waypoint ${name.replace(/^Gateway /, '')}`
}

/** A key of everything that decides at the waypoint of a Service. */
function sideKey(side: WaypointSide): string {
  return side.waypoint ? JSON.stringify([restKey(side), policyKeys(side, ['AuthorizationPolicy'])]) : 'direct'
}

/** A key of what decides besides AuthorizationPolicies. */
function restKey(side: WaypointSide): string {
  const { side: meshSide, proxy, waypoint, inputs, isClosed } = side
  return JSON.stringify([
    waypoint !== null,
    isClosed,
    inputs.map(({ name }) => name),
    policyKeys(side, ['RequestAuthentication', 'PeerAuthentication']),
    extensionKeys(meshSide, proxy, 'WAYPOINT', side.service),
    waypointRoutesKey(side),
    policyOptions(meshSide.mesh),
  ])
}
