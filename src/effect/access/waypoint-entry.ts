import { clusterNamesOf } from '../request/routing/route-clusters.ts'
import { trustDomainsOf } from '../../istio/policy/identity.ts'
import { unknownAge } from '../request/registry/age.ts'
import { conflictingVirtualServices, waypointSite } from '../request/proxy/waypoint.ts'
import type { Waypoint } from '../request/proxy/served-service.ts'
import type { CompiledRoute } from '../request/routing/compiled-route.ts'
import type { ComparedSide, PreparedEntry } from './prepared-entry.ts'
import { allConditions, patternCondition, type SpaceCondition } from './conditions.ts'
import { DiagramBoundError, never } from './diagram.ts'
import { corsText } from './host-routes.ts'
import { readRoutes } from './deciding-routes.ts'
import { acceptedClients } from './inbound-decision.ts'
import type { MeshPair } from './mesh-pair.ts'
import { Outcomes } from './outcomes.ts'
import { filterPair, type FilterPair } from './proxy-conditions.ts'
import { allRequests, type RequestFilter } from './request-filter.ts'
import type { SlicedSides } from './rule-slice.ts'
import type { Axis } from './request-space.ts'
import { upstreamWords } from './upstream-words.ts'
import { routesByPort, waypointRoutesKey, type PortRoutes, type WaypointSide } from './waypoint-side.ts'
import { WaypointDecision } from './waypoint-decision.ts'

/** Connections to waypoints come by tunnels with mTLS, so that each has an identity. */
const tunnelAxis: Axis = {
  name: 'transport',
  samples: ['mtls', 'tls'],
  labels: ['by mTLS', 'by TLS of the client'],
  matching: [[0], [1]],
}

/** Limit on the routes of a Service that are compared. */
const maxRoutes = 400

/**
 * Prepares a comparison of what a waypoint does with requests to a Service that it serves.
 *
 * @param filter says which requests are looked at
 */
export function prepareWaypoint(
  pair: MeshPair,
  { head, base, slice }: SlicedSides<WaypointSide>,
  filter: RequestFilter = allRequests,
): PreparedEntry {
  const sides = [head, base]
  const view = { isRemotePeer: false, serverNames: 'any' } as const
  const filters = filterPair(pair, head, base, view, filter === allRequests ? slice : null)
  const { draft } = filters
  const isIncluded = filter(draft, head)
  draft.addAxis(tunnelAxis)
  const trustDomains = sides.flatMap(({ side }) => trustDomainsOf(side.mesh).names)
  for (const { registry, isUnseen } of sides)
    if (!isUnseen) for (const { number } of registry.ports) draft.port(number)
  const partsOf = (side: WaypointSide, name: 'head' | 'base'): SideParts => ({
    routes: portRoutes(side, filters, name),
    accepted: acceptedClients(side.side.mesh, trustDomains, draft),
    isBound: allConditions(
      side.inputs.map(({ name: input, words }) => patternCondition(draft.flag(input, words))),
    ),
  })
  const parts = { head: partsOf(head, 'head'), base: partsOf(base, 'base') }
  const space = draft.build()
  const outcomes = new Outcomes()
  const compared = (side: WaypointSide, name: 'head' | 'base'): ComparedSide => ({
    ...new WaypointDecision(side, filters[name], { ...parts[name], space, outcomes }).compared(),
    isShared: (object) => !pair.changes.isChanged(object),
  })
  return {
    space,
    requests: isIncluded({ space, claims: never, identity: space.among('transport', [0, 1]) }),
    outcomes,
    head: compared(head, 'head'),
    base: compared(base, 'base'),
    missing: unknownAges(sides),
    reservations: [...filters.reservations, ...routeReservations(head, base)],
  }
}

/** What a side makes of requests besides its policies. */
interface SideParts {
  readonly routes: PortRoutes
  readonly accepted: SpaceCondition
  readonly isBound: SpaceCondition
}

function routeReservations(head: WaypointSide, base: WaypointSide): string[] {
  return [
    ...unknownAges([head, base]).map((input) => `it is not known ${input}`),
    ...(corsOf(head) === corsOf(base)
      ? []
      : ['`corsPolicy` of routes differs, and preflights are not compared']),
  ]
}

/** Reads the routes of a Service; throws `DiagramBoundError` past the bound. */
function portRoutes(side: WaypointSide, { scopes }: FilterPair, name: 'head' | 'base'): PortRoutes {
  const { waypoint, isUnseen } = side
  if (!waypoint || isUnseen) return new Map()
  const scope = { ...scopes[name], scheme: 'http' } as const
  const byPort = routesByPort(waypoint)
  if (byPort.reduce((sum, [, routes]) => sum + routes.length, 0) > maxRoutes)
    throw new DiagramBoundError('too many routes')
  return new Map(
    byPort.map(([port, routes]) => [port, readRoutes(routes, scope, waypointDestinations(waypoint, port))]),
  )
}

/** The words for the destinations of a route at a port. */
function waypointDestinations(waypoint: Waypoint, port: number): (route: CompiledRoute) => string {
  const site = waypointSite(waypoint, port)
  return (route) => upstreamWords(clusterNamesOf(site, route))
}

function corsOf({ waypoint, isUnseen }: WaypointSide): string {
  const texts = waypoint && !isUnseen ? routesByPort(waypoint).map(([, routes]) => corsText(routes)) : []
  return texts.filter((text) => text !== noRoutes).join()
}

const noRoutes = corsText([])

/** VirtualServices of which the age decides, where the sides have other routes. */
function unknownAges(sides: readonly WaypointSide[]): string[] {
  const [head, base] = sides.map((side) => JSON.stringify(waypointRoutesKey(side)))
  if (head === base) return []
  return [...new Set(sides.flatMap(({ waypoint }) => (waypoint ? unknownRouteAges(waypoint) : [])))]
}

/** The missing inputs about VirtualServices at a waypoint of which the age decides. */
export function unknownRouteAges(waypoint: Waypoint): string[] {
  const ages = routesByPort(waypoint).flatMap(([, routes]) =>
    conflictingVirtualServices(routes).flatMap((rule) => unknownAge(routes[0]!.virtualService, rule)),
  )
  return [...new Set(ages)]
}
