import { compareSpecificity, fullHost, hostCovers, hostsOverlap } from '../../../istio/hosts/hosts.ts'
import { canonicalHost } from '../../../istio/hosts/services.ts'
import { gatewayNames } from '../../../istio/routing/gateways.ts'
import { labelsOf } from '../../../istio/policy/selector.ts'
import type { Manifest } from '../../../model/manifest.ts'
import type { Mesh } from '../../../model/mesh.ts'
import type { Node } from '../../../model/node.ts'
import { allOf } from '../match/truth.ts'
import { isSelected, type MeshProxy } from '../proxy/proxy.ts'
import type { RegistryPort } from '../registry/declared-services.ts'
import type { RegistryService } from '../registry/registry.ts'
import type { EgressListener } from '../registry/egress-listener.ts'
import type { ProxyScope } from '../registry/scope.ts'
import type { Connection } from '../request.ts'
import type { ClusterNameParts } from './cluster-name.ts'

/** A destination of a route, with its share of the connections in percent. */
export interface WeightedCluster {
  readonly name: ClusterNameParts
  readonly percent: number
}

/** A connection at a listener of a proxy, with the services that the proxy imports. */
export interface ListenerConnection {
  readonly mesh: Mesh
  readonly proxy: MeshProxy
  readonly services: ProxyScope['services']
  readonly listener: EgressListener
  readonly connection: Connection
}

/** The VirtualServices of the listener with a host of a service. */
function virtualServicesOf({ mesh, listener }: ListenerConnection, { host }: RegistryService): Manifest[] {
  return listener.virtualServices.filter((virtualService) =>
    virtualService.spec
      .items('hosts')
      .some(({ text }) => hostsOverlap(canonicalHost(mesh, fullHost(text, virtualService.namespace)), host)),
  )
}

/** True if a `tls` route of a VirtualService is for a port of a service. */
export function hasTlsRoutes(
  context: ListenerConnection,
  service: RegistryService,
  port: RegistryPort,
): boolean {
  return tlsMatches(context, service, port).length > 0
}

interface TlsMatch {
  readonly names: readonly string[]
  readonly route: Node
  readonly owner: Manifest
}

function tlsMatches(context: ListenerConnection, service: RegistryService, port: RegistryPort): TlsMatch[] {
  return virtualServicesOf(context, service).flatMap((owner) =>
    owner.spec
      .items('tls')
      .filter((route) => route.items('route').length > 0)
      .flatMap((route) =>
        route
          .items('match')
          .filter((match) => appliesAt(context, match, owner, port.number))
          .map((match) => ({ names: match.items('sniHosts').map(({ text }) => text), route, owner })),
      ),
  )
}

/** The destinations of the route with the most specific name for the handshake. */
export function tlsRoute(
  context: ListenerConnection,
  service: RegistryService,
  port: RegistryPort,
): WeightedCluster[] | undefined {
  const { sni } = context.connection
  const named = tlsMatches(context, service, port)
    .flatMap(({ names, route, owner }) => names.map((name) => ({ name, route, owner })))
    .filter(({ name }) => hostCovers(name, sni))
    .toSorted((first, second) => compareSpecificity(first.name, second.name))
  const [best] = named
  return best && destinationsOf(context, best.route, best.owner, port.number)
}

/** The destinations of the first `tcp` route that matches a connection; `undefined` if none does. */
export function tcpRoute(
  context: ListenerConnection,
  service: RegistryService,
  port: RegistryPort,
): WeightedCluster[] | undefined {
  for (const owner of virtualServicesOf(context, service))
    for (const route of owner.spec.items('tcp')) {
      const matches = route.items('match')
      const isMatch =
        matches.length === 0 || matches.some((match) => appliesAt(context, match, owner, port.number))
      if (isMatch && route.items('route').length > 0)
        return destinationsOf(context, route, owner, port.number)
    }
  return undefined
}

function appliesAt({ proxy }: ListenerConnection, match: Node, owner: Manifest, port: number): boolean {
  const gateways = gatewayNames(match, owner)
  const stated = match.get('port').number ?? 0
  const namespace = match.get('sourceNamespace').text
  return (
    allOf([
      gateways.length === 0 || gateways.some(({ key }) => key === 'mesh'),
      stated === 0 || stated === port,
      namespace === '' || namespace === proxy.namespace,
      isSelected(proxy, labelsOf(match.get('sourceLabels'))),
    ]) === true
  )
}

/**
 * A destination without a port has the only port of its service, else that of the listener (istio
 * `pilot/pkg/networking/core/networkfilter.go`, buildOutboundNetworkFilters).
 */
function destinationsOf(
  { mesh, services }: Pick<ListenerConnection, 'mesh' | 'services'>,
  route: Node,
  owner: Manifest,
  port: number,
): WeightedCluster[] {
  const items = route.items('route')
  const weighted = items
    .map((item) => ({ destination: item.get('destination'), weight: item.get('weight').number ?? 0 }))
    .filter(({ weight }) => items.length === 1 || weight > 0)
  const total = weighted.reduce((sum, { weight }) => sum + weight, 0)
  return weighted.map(({ destination, weight }) => {
    const host = canonicalHost(mesh, fullHost(destination.get('host').text, owner.namespace))
    const service = services.get(host)
    const only = service?.ports.length === 1 ? service.ports[0]!.number : undefined
    const name = {
      host,
      port: destination.at('port', 'number').number ?? only ?? port,
      subset: destination.get('subset').text,
    }
    return { name, percent: items.length === 1 || total === 0 ? 100 : (100 * weight) / total }
  })
}
