import type { RegistryService } from '../registry/registry.ts'
import type { WeightedCluster } from './stream-routes.ts'
import { canonicalHost } from '../../../istio/hosts/services.ts'
import { fullHost } from '../../../istio/hosts/hosts.ts'
import type { Node } from '../../../model/node.ts'
import type { CompiledRoute } from './compiled-route.ts'
import { findCluster } from './upstream.ts'
import { clusterName, type ClusterNameParts, type ClusterScope } from './cluster-name.ts'

/** The place where a route applies. */
export interface RouteSite extends ClusterScope {
  /** The port that the proxy was called at: of the Service, or of the server. */
  readonly port: number
  readonly scheme: 'http' | 'https'
  /** The service by whose only port a destination without one is completed. */
  lookupService(host: string, route: CompiledRoute): RegistryService | undefined
}

/**
 * The clusters of the `route` list of a route, whether they exist or not, with their shares. Of several destinations, those
 * without a weight are left out. `[]` for a redirect and a direct response.
 */
export function clusterNamesOf(site: RouteSite, route: CompiledRoute): WeightedCluster[] {
  const items = route.merged.node.items('route')
  const weighted = items
    .map((item) => ({ item, weight: item.get('weight').number ?? 0 }))
    .filter(({ weight }) => items.length === 1 || weight > 0)
  const total = weighted.reduce((sum, { weight }) => sum + weight, 0)
  return weighted.map(({ item, weight }) => ({
    name: destinationName(site, route, item.get('destination')),
    percent: items.length === 1 || total === 0 ? 100 : (100 * weight) / total,
  }))
}

/** The cluster of a destination (istio `route.go`, GetDestinationCluster). */
function destinationName(site: RouteSite, route: CompiledRoute, destination: Node): ClusterNameParts {
  const host = canonicalHost(site.mesh, fullHost(destination.get('host').text, route.merged.owner.namespace))
  const service = site.lookupService(host, route)
  const stated = destination.at('port', 'number').number
  const only = service?.ports.length === 1 ? service.ports[0]!.number : undefined
  const alias = service?.externalName ?? ''
  return {
    host: alias === '' ? host : alias,
    port: stated ?? only ?? site.port,
    subset: destination.get('subset').text,
  }
}

/** The clusters that get a copy of each request; Envoy sends none to a cluster that it does not have. */
export function mirrorsOf(site: RouteSite, route: CompiledRoute): string[] {
  const { node: mirror } = route.merged.field('mirror')
  const percentage = route.merged.field('mirrorPercentage').node.get('value')
  const general = percentage.number ?? route.merged.field('mirrorPercent').node.number ?? 100
  const single = mirror.kind === 'map' && general > 0 ? [mirror] : []
  const several = route.merged
    .field('mirrors')
    .node.items()
    .filter((item) => (item.at('percentage', 'value').number ?? 100) > 0)
    .map((item) => item.get('destination'))
  return [...single, ...several]
    .map((destination) => destinationName(site, route, destination))
    .filter((name) => findCluster(site, name).kind !== 'undefined')
    .map(clusterName)
}
