import { groupBy } from '../../core/group.ts'
import { oncePer } from '../../core/once-per.ts'
import { actingFor, destinationRulesFor, ruleHost } from './destination.ts'
import { isWildcard } from '../hosts/hosts.ts'
import type { Manifest } from '../../model/manifest.ts'
import { derivedByKey, derivedPer } from '../../model/derived.ts'
import type { Mesh } from '../../model/mesh.ts'
import { objectsByHost } from '../hosts/object-index.ts'
import { destinationHosts, routesOf, type Route } from './routes.ts'
import { canonicalHost } from '../hosts/services.ts'

/**
 * The routes to hosts on which a DestinationRule acts for the clients in their own namespace, in their order. Rules
 * that act for the same have the same array.
 */
export const ruledRoutes = derivedByKey(
  ['DestinationRule', 'Service', 'ServiceEntry', 'VirtualService', 'other'],
  (mesh, rule: Manifest) => actingFor(mesh, rule),
  findRoutes,
)

function findRoutes(mesh: Mesh, rule: Manifest): readonly Route[] {
  const clients = clientsRuled(mesh, canonicalHost(mesh, ruleHost(rule))).get(rule.namespace) ?? []
  const ruled = clients.filter(({ namespace, host }) =>
    actsIn(destinationRulesFor(mesh, host, namespace)).has(rule),
  )
  return ruled
    .flatMap(({ routes }) => routes)
    .toSorted(byPlace)
    .map(({ route }) => route)
}

const actsIn = oncePer((rules: readonly Manifest[]) => new Set(rules))

/** The routes of one namespace to one host: on all of them the same DestinationRules act. */
interface Client {
  readonly namespace: string
  readonly host: string
  readonly routes: readonly PlacedRoute[]
}

/** A route with its place among all routes: that of its VirtualService, and its index in it. */
interface PlacedRoute {
  readonly route: Route
  readonly place: readonly [virtualService: number, route: number]
}

function byPlace({ place: one }: PlacedRoute, { place: other }: PlacedRoute): number {
  return one[0] - other[0] || one[1] - other[1]
}

/** The clients of a host by the namespace of the rules that act for them: all of one client are of one. */
const clientsRuled = derivedByKey(
  ['DestinationRule', 'Service', 'ServiceEntry', 'VirtualService', 'other'],
  (_, host: string) => host,
  (mesh, host): ReadonlyMap<string, readonly Client[]> =>
    groupBy(clientsTo(mesh, host), (client) => rulingNamespace(mesh, client)),
)

/** `''` where no rule acts. */
function rulingNamespace(mesh: Mesh, { host, namespace }: Client): string {
  return destinationRulesFor(mesh, host, namespace)[0]?.namespace ?? ''
}

function clientsTo(mesh: Mesh, host: string): readonly Client[] {
  if (!isWildcard(host)) return clientsOf(mesh, host)
  return callersByHost(mesh)
    .hosts.below(host)
    .flatMap((name) => clientsOf(mesh, name))
}

/** The clients of a canonical host. Only the routes to it are looked at: probing asks a new mesh for a single one. */
const clientsOf = derivedByKey(
  ['Service', 'ServiceEntry', 'VirtualService', 'other'],
  (_, name: string) => name,
  findClients,
)

function findClients(mesh: Mesh, name: string): readonly Client[] {
  const callers = callersByHost(mesh).of(name)
  const routes = callers.flatMap((virtualService) => {
    const place = mesh.positionOf(virtualService)!
    const own = routesByHost(mesh, virtualService).get(name) ?? []
    return own.map(({ route, index }): PlacedRoute => ({ route, place: [place, index] }))
  })
  const groups = groupBy(
    routes,
    ({ route: { host, virtualService } }) => `${virtualService.namespace} ${host}`,
  )
  return [...groups.values()].map((found) => {
    const { host, virtualService } = found[0]!.route
    return { namespace: virtualService.namespace, host, routes: found }
  })
}

/** The routes of a VirtualService by the canonical name of the destination's host, with their places in it. */
const routesByHost = derivedPer(['Service', 'ServiceEntry', 'other'], (mesh, virtualService: Manifest) =>
  groupBy(
    routesOf(mesh, virtualService).map((route, index) => ({ route, index })),
    ({ route }) => canonicalHost(mesh, route.host),
  ),
)

/** The VirtualServices that send something to a host, by its canonical name. */
const callersByHost = objectsByHost('VirtualService', (mesh, virtualService) =>
  destinationHosts(virtualService).map((host) => canonicalHost(mesh, host)),
)
