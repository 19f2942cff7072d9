import { groupBy } from '../../core/group.ts'
import { oncePer } from '../../core/once-per.ts'
import { ruleHost } from './destination.ts'
import { destinationRulesFor, ruleKinds } from './winning-rule.ts'
import { exportedTo } from '../hosts/export.ts'
import { isWildcard } from '../hosts/hosts.ts'
import type { Manifest } from '../../model/manifest.ts'
import { derivedByKey, derivedPer } from '../../model/derived.ts'
import type { Mesh } from '../../model/mesh.ts'
import { objectsByHost } from '../hosts/object-index.ts'
import { destinationHosts, routesOf, type Route } from './routes.ts'
import { canonicalHost } from '../hosts/services.ts'

/**
 * The routes to hosts to which a DestinationRule applies for clients in their own namespace, in order. The same array for
 * rules with the same scope.
 */
export const ruledRoutes = derivedByKey(
  [...ruleKinds, 'VirtualService', 'other'],
  (mesh, rule: Manifest) => scopeOfRule(mesh, rule),
  findRoutes,
)

function findRoutes(mesh: Mesh, rule: Manifest): readonly Route[] {
  const clients = clientsRuled(mesh, canonicalHost(mesh, ruleHost(rule))).get(rule.namespace) ?? []
  const ruled = clients.filter(({ namespace, host }) =>
    actsIn(destinationRulesFor(mesh, host, namespace)).has(rule),
  )
  return ruled
    .flatMap(({ routes }) => routes)
    .toSorted(comparePositions)
    .map(({ route }) => route)
}

/** A key that is equal for rules with the same namespace, host and visibility, whatever their settings. */
function scopeOfRule(mesh: Mesh, rule: Manifest): string {
  const selects = rule.spec.get('workloadSelector').kind === 'map'
  return JSON.stringify([canonicalHost(mesh, ruleHost(rule)), rule.namespace, selects, exportedTo(rule)])
}

const actsIn = oncePer((rules: readonly Manifest[]) => new Set(rules))

/** The routes of one namespace to one host, to all of which the same DestinationRules apply. */
interface Client {
  readonly namespace: string
  readonly host: string
  readonly routes: readonly PositionedRoute[]
}

/** A route with its position: that of its VirtualService, and its index in it. */
interface PositionedRoute {
  readonly route: Route
  readonly position: readonly [virtualService: number, route: number]
}

function comparePositions(
  { position: first }: PositionedRoute,
  { position: second }: PositionedRoute,
): number {
  return first[0] - second[0] || first[1] - second[1]
}

/**
 * The clients of a host by the namespace of the rules that apply to them; all rules of a client are in one namespace.
 */
const clientsRuled = derivedByKey(
  [...ruleKinds, 'VirtualService', 'other'],
  (_, host: string) => host,
  (mesh, host): ReadonlyMap<string, readonly Client[]> =>
    groupBy(clientsTo(mesh, host), (client) => rulingNamespace(mesh, client)),
)

/** `''` if no rule applies. */
function rulingNamespace(mesh: Mesh, { host, namespace }: Client): string {
  return destinationRulesFor(mesh, host, namespace)[0]?.namespace ?? ''
}

function clientsTo(mesh: Mesh, host: string): readonly Client[] {
  if (!isWildcard(host)) return clientsOf(mesh, host)
  return callersByHost(mesh)
    .hosts.below(host)
    .flatMap((name) => clientsOf(mesh, name))
}

/** The clients of a canonical host. Only routes to it are visited, since probing asks a new mesh for a single one. */
const clientsOf = derivedByKey(
  ['Service', 'ServiceEntry', 'VirtualService', 'other'],
  (_, name: string) => name,
  findClients,
)

function findClients(mesh: Mesh, name: string): readonly Client[] {
  const callers = callersByHost(mesh).of(name)
  const routes = callers.flatMap((virtualService) => {
    const place = mesh.positionOf(virtualService)!
    const routesToHost = routesByHost(mesh, virtualService).get(name) ?? []
    return routesToHost.map(({ route, index }): PositionedRoute => ({ route, position: [place, index] }))
  })
  const groups = groupBy(
    routes,
    ({ route: { host, virtualService } }) => `${virtualService.namespace} ${host}`,
  )
  return [...groups.values()].map((group) => {
    const { host, virtualService } = group[0]!.route
    return { namespace: virtualService.namespace, host, routes: group }
  })
}

/** The routes of a VirtualService by the canonical host of the destination, with their indices. */
const routesByHost = derivedPer(['Service', 'ServiceEntry', 'other'], (mesh, virtualService: Manifest) =>
  groupBy(
    routesOf(mesh, virtualService).map((route, index) => ({ route, index })),
    ({ route }) => canonicalHost(mesh, route.host),
  ),
)

/** The VirtualServices with a destination of a host, by canonical name. */
const callersByHost = objectsByHost('VirtualService', (mesh, virtualService) =>
  destinationHosts(virtualService).map((host) => canonicalHost(mesh, host)),
)
