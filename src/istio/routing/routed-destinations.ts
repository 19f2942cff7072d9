import { groupBy } from '../../core/group.ts'
import { oncePerName, oncePerPair } from '../../core/once-per.ts'
import { conversionKinds, convertedGatewayApi } from '../gateway-api/convert.ts'
import { allVirtualServices } from '../gateway-api/proxy-objects.ts'
import { gatewayKeysOf, meshGateway } from './gateways.ts'
import { hostIndex } from '../hosts/host-index.ts'
import type { Manifest } from '../../model/manifest.ts'
import { matchesOf, type RouteMatch } from './matches.ts'
import { derived } from '../../model/derived.ts'
import type { DerivationInputs, Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { routesOf, type Route } from './routes.ts'
import { unfilledIndex } from '../../model/unfilled-index.ts'
import { calledHosts, mayReceiveHttp } from './destination-protocol.ts'

/** A route to a destination, with the matches by which requests may reach it. */
export interface RoutedDestination extends Route {
  /** The entry of `http`, `tls` or `tcp` with the destination. */
  readonly entry: Node
  /** The matches that some request can satisfy; never empty. */
  readonly matches: readonly RouteMatch[]
}

/**
 * The routed destinations whose destination is `host`, a full host name, in all VirtualServices and routes of the Gateway API,
 * for gateways and sidecars; empty if no route leads there.
 */
export function routedDestinationsTo(mesh: Mesh, host: string): readonly RoutedDestination[] {
  return destinationsByHost(mesh).get(host) ?? []
}

/** Those of `routedDestinationsTo` that may lead to a port. */
export function routedDestinationsToPort(
  mesh: Mesh,
  host: string,
  port: number,
): readonly RoutedDestination[] {
  return destinationsByPort(mesh).get(portKey(host, port)) ?? []
}

/** True if a routed destination may lead to a full host name once its placeholders are filled in. */
export function mayBeRoutedTo(mesh: Mesh, host: string): boolean {
  return destinationsWithPlaceholder(mesh).has(host)
}

/** The routed destinations of a VirtualService, in the order of its routes. */
export function routedDestinationsOf(mesh: Mesh, virtualService: Manifest): readonly RoutedDestination[] {
  return destinationsByVirtualService(mesh).get(virtualService) ?? []
}

/**
 * The VirtualServices, at any gateway or in the mesh, of which a host equals a full host name or is a wildcard that covers it;
 * then those that routes of the Gateway API become. The same array for the same host of a mesh.
 */
export function virtualServicesForHost(mesh: Mesh, host: string): readonly Manifest[] {
  const [written, converted] = [
    virtualServicesByHost(mesh).covering(host),
    convertedByHost(mesh).covering(host),
  ]
  if (converted.length === 0) return written
  return written.length === 0 ? converted : joined(written, converted)
}

const joined = oncePerPair((first: readonly Manifest[], second: readonly Manifest[]) => [...first, ...second])

/** The VirtualServices with routes of a protocol that sidecars use for a host. */
export function sidecarRoutesFor(mesh: Mesh, host: string, protocol: Route['protocol']): readonly Manifest[] {
  return withRoutes(virtualServicesForHost(mesh, host), protocol)
}

const withRoutes = oncePerName((virtualServices: readonly Manifest[], protocol: Route['protocol']) =>
  virtualServices.filter(
    (virtualService) =>
      gatewayKeysOf(virtualService).includes(meshGateway) && virtualService.spec.items(protocol).length > 0,
  ),
)

/** The keys of the gateways at which a routed destination applies, `mesh` for sidecars. */
export function proxiesRouting(routedDestination: RoutedDestination): Set<string> {
  return new Set(routedDestination.matches.flatMap(({ gateways }) => gateways))
}

/** The kinds on which routes depend, and the ports and gateways that decide whether requests reach them. */
export const routingKinds = [
  'Gateway',
  'VirtualService',
  'other',
  ...conversionKinds,
] as const satisfies DerivationInputs

const destinationsByVirtualService = derived(routingKinds, (mesh) => {
  return new Map(
    allVirtualServices(mesh).map((virtualService) => [
      virtualService,
      routesOf(mesh, virtualService).flatMap((route) => toRoutedDestinations(mesh, route)),
    ]),
  )
})

const destinationsByHost = derived(routingKinds, (mesh) =>
  groupBy([...destinationsByVirtualService(mesh).values()].flat(), ({ host }) => host),
)

const destinationsWithPlaceholder = derived(routingKinds, (mesh) =>
  unfilledIndex([...destinationsByVirtualService(mesh).values()].flat(), ({ host }) => [host]),
)

const destinationsByPort = derived(routingKinds, (mesh) => {
  const routedDestinations = [...destinationsByVirtualService(mesh).values()].flat()
  const keyed = routedDestinations.flatMap((routedDestination) =>
    [...new Set(routedDestination.ports)].map((port) => ({
      key: portKey(routedDestination.host, port),
      routedDestination,
    })),
  )
  const groups = groupBy(keyed, ({ key }) => key)
  return new Map(
    [...groups].map(([key, group]) => [key, group.map(({ routedDestination }) => routedDestination)]),
  )
})

function portKey(host: string, port: number): string {
  return `${port} ${host}`
}

const virtualServicesByHost = derived(['VirtualService'], (mesh) =>
  hostIndex(mesh.ofKind('VirtualService'), calledHosts),
)

const convertedByHost = derived(conversionKinds, (mesh) =>
  hostIndex<Manifest>(convertedGatewayApi(mesh).virtualServices, calledHosts),
)

/** Empty if no request can reach the route. */
function toRoutedDestinations(mesh: Mesh, route: Route): RoutedDestination[] {
  const { virtualService, protocol, destination } = route
  const entry = virtualService.root.at(...destination.pathKeys.slice(0, 3))
  const matches = matchesOf(virtualService, entry, protocol)
  const open =
    protocol === 'http' ? matches.filter((match) => mayReceiveHttp(mesh, virtualService, match)) : matches
  return open.length > 0 ? [{ ...route, entry, matches: open }] : []
}
