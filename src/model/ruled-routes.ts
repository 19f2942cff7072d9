import { groupBy } from '../core/group.ts'
import { destinationRulesFor, ruleHost } from './destination.ts'
import { hostCovers, isWildcard } from './hosts.ts'
import type { Manifest } from './manifest.ts'
import { oncePerKinds, type Mesh } from './mesh.ts'
import { routesOf, type Route } from './routes.ts'
import { canonicalHost } from './services.ts'

/** The routes to hosts on which a DestinationRule acts for the clients in their own namespace, in their order. */
export function ruledRoutes(mesh: Mesh, rule: Manifest): readonly Route[] {
  const host = canonicalHost(mesh, ruleHost(rule))
  const routes = isWildcard(host)
    ? allRoutes(mesh).filter((route) => hostCovers(host, canonicalHost(mesh, route.host)))
    : (routesByHost(mesh).get(host) ?? [])
  const clients = groupBy(routes, clientOf)
  const isRuled = ({ host: name, service }: Route): boolean =>
    destinationRulesFor(mesh, name, service.namespace).includes(rule)
  const ruled = new Set([...clients].flatMap(([client, [one]]) => (isRuled(one!) ? client : [])))
  return routes.filter((route) => ruled.has(clientOf(route)))
}

/** Of routes that are alike in this the same DestinationRules act. */
function clientOf({ host, service }: Route): string {
  return `${service.namespace} ${host}`
}

const routing = ['VirtualService', 'ServiceEntry', 'Service'] as const

const allRoutes = oncePerKinds(routing, (mesh) =>
  mesh.ofKind('VirtualService').flatMap((service) => routesOf(mesh, service)),
)

const routesByHost = oncePerKinds(routing, (mesh) =>
  groupBy(allRoutes(mesh), ({ host }) => canonicalHost(mesh, host)),
)
