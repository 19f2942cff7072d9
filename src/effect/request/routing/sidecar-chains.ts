import { compareSpecificity, fullHost, hostCovers, hostsOverlap } from '../../../istio/hosts/hosts.ts'
import { canonicalHost } from '../../../istio/hosts/services.ts'
import { gatewayNames } from '../../../istio/routing/gateways.ts'
import { labelsOf } from '../../../istio/policy/selector.ts'
import type { Manifest } from '../../../model/manifest.ts'
import type { Mesh } from '../../../model/mesh.ts'
import type { Node } from '../../../model/node.ts'
import { addressRange } from '../match/address-range.ts'
import { allOf, anyOf, isUnknown, type Truth } from '../match/truth.ts'
import { isSelected, type MeshProxy } from '../proxy/proxy.ts'
import type { RegistryPort, RegistryService } from '../registry/registry.ts'
import type { EgressListener } from '../registry/egress-listener.ts'
import type { ProxyScope } from '../registry/scope.ts'
import type { Connection, DialedAddress } from '../request.ts'
import type { ClusterName } from './upstream.ts'

/** The filter chain that a sidecar chooses for a connection of its application. */
export type SidecarChain = { readonly missing: readonly string[] } & (
  | {
      readonly kind: 'http'
      readonly listener: EgressListener
      /** The only service of the listener, whatever host the request names. */
      readonly service: RegistryService | undefined
    }
  | { readonly kind: 'tcp'; readonly destinations: readonly WeightedCluster[] }
  | { readonly kind: 'catch-all' }
)

export interface WeightedCluster {
  readonly name: ClusterName
  readonly percent: number
}

/** A port of a service at which a sidecar listens. */
interface ServicePort {
  readonly service: RegistryService
  readonly port: RegistryPort
}

/**
 * Chooses the listener and filter chain for a connection (istio `pilot/pkg/networking/core/listener.go`): HTTP ports share
 * one listener for all addresses; a port of any other protocol has one for the address of its service, or shares that one
 * if the service has no address.
 */
export function sidecarChain(
  mesh: Mesh,
  proxy: MeshProxy,
  scope: ProxyScope,
  connection: Connection,
): SidecarChain {
  const { destination, transport } = connection
  const listener = listenerFor(scope, destination.port)
  if (!listener) return { kind: 'catch-all', missing: [] }
  const atPort = listener.services.flatMap((service): ServicePort[] => {
    const port = service.ports.find(({ number }) => number === destination.port)
    return port && service.resolution !== 'external-name' && port.protocol !== 'udp'
      ? [{ service, port }]
      : []
  })
  const missing: string[] = []
  const ofAddress = atPort
    .filter(({ service, port }) => port.protocol !== 'http' && hasListener(service))
    .find(({ service }) => {
      const isReached = isDestination(mesh, service, destination)
      if (isUnknown(isReached)) missing.push(...isReached.missing)
      return isReached === true
    })
  const within = { mesh, proxy, listener, connection }
  if (ofAddress) return { ...chainOfService(within, ofAddress), missing }
  const shared = atPort.filter(({ service, port }) => port.protocol === 'http' || !hasListener(service))
  const isHttp = shared.some(({ port }) => port.protocol === 'http' || port.protocol === 'auto')
  if (transport === 'plain' && isHttp) return { kind: 'http', listener, service: undefined, missing }
  return { ...streamChain(within, shared), missing }
}

/** The listener of a Sidecar for a port, else the one for all others. */
export function listenerFor(
  { egress }: Pick<ProxyScope, 'egress'>,
  port: number,
): EgressListener | undefined {
  return egress.find((listener) => listener.port === undefined || listener.port === port)
}

/** True for a service with a listener at its own address, or at those of its pods. */
function hasListener({ hasAddress, isKubernetes }: RegistryService): boolean {
  return hasAddress || isKubernetes
}

/** Whether a connection goes to the address of a service. */
function isDestination(mesh: Mesh, service: RegistryService, { host, address }: DialedAddress): Truth {
  if (host !== undefined && hostCovers(service.host, canonicalHost(mesh, host))) return true
  if (address === undefined) return false
  return anyOf(
    service.addresses.map((range) => addressRange(range, 'the address of the destination')(address)),
  )
}

interface ChainSite {
  readonly mesh: Mesh
  readonly proxy: MeshProxy
  readonly listener: EgressListener
  readonly connection: Connection
}

type Chain =
  | {
      readonly kind: 'http'
      readonly listener: EgressListener
      readonly service: RegistryService | undefined
    }
  | { readonly kind: 'tcp'; readonly destinations: readonly WeightedCluster[] }
  | { readonly kind: 'catch-all' }

function chainOfService(site: ChainSite, { service, port }: ServicePort): Chain {
  const { listener, connection } = site
  if (port.protocol === 'auto' && connection.transport === 'plain') return { kind: 'http', listener, service }
  if (port.protocol === 'tls') {
    const routed = tlsRoute(site, service, port)
    if (routed) return { kind: 'tcp', destinations: routed }
    return hasTlsRoutes(site, service, port)
      ? { kind: 'catch-all' }
      : { kind: 'tcp', destinations: direct(service, port) }
  }
  return { kind: 'tcp', destinations: tcpRoute(site, service, port) ?? direct(service, port) }
}

/** Services without an address share a listener: TLS is told apart by the name in the handshake. */
function streamChain(site: ChainSite, shared: readonly ServicePort[]): Chain {
  const { connection } = site
  if (connection.transport === 'tls') {
    const named = shared
      .filter(({ service, port }) => port.protocol === 'tls' && hostsOverlap(service.host, connection.sni))
      .toSorted((first, second) => compareSpecificity(first.service.host, second.service.host))
    for (const { service, port } of named) {
      const routed = tlsRoute(site, service, port)
      if (routed) return { kind: 'tcp', destinations: routed }
      if (!hasTlsRoutes(site, service, port)) return { kind: 'tcp', destinations: direct(service, port) }
    }
  }
  const any = shared.find(({ port }) => port.protocol === 'tcp' || port.protocol === 'auto')
  if (!any) return { kind: 'catch-all' }
  return { kind: 'tcp', destinations: tcpRoute(site, any.service, any.port) ?? direct(any.service, any.port) }
}

function direct(service: RegistryService, port: RegistryPort): WeightedCluster[] {
  return [{ name: { host: service.host, port: port.number, subset: '' }, percent: 100 }]
}

/** The VirtualServices of the listener with a host of a service. */
function virtualServicesOf({ mesh, listener }: ChainSite, { host }: RegistryService): Manifest[] {
  return listener.virtualServices.filter((virtualService) =>
    virtualService.spec
      .items('hosts')
      .some(({ text }) => hostsOverlap(canonicalHost(mesh, fullHost(text, virtualService.namespace)), host)),
  )
}

function hasTlsRoutes(site: ChainSite, service: RegistryService, port: RegistryPort): boolean {
  return tlsMatches(site, service, port).length > 0
}

interface TlsMatch {
  readonly names: readonly string[]
  readonly route: Node
  readonly owner: Manifest
}

function tlsMatches(site: ChainSite, service: RegistryService, port: RegistryPort): TlsMatch[] {
  return virtualServicesOf(site, service).flatMap((owner) =>
    owner.spec
      .items('tls')
      .filter((route) => route.items('route').length > 0)
      .flatMap((route) =>
        route
          .items('match')
          .filter((match) => appliesAt(site, match, owner, port.number))
          .map((match) => ({ names: match.items('sniHosts').map(({ text }) => text), route, owner })),
      ),
  )
}

/** The destinations of the route with the most specific name for the handshake. */
function tlsRoute(
  site: ChainSite,
  service: RegistryService,
  port: RegistryPort,
): WeightedCluster[] | undefined {
  const { sni } = site.connection
  const named = tlsMatches(site, service, port)
    .flatMap(({ names, route, owner }) => names.map((name) => ({ name, route, owner })))
    .filter(({ name }) => hostCovers(name, sni))
    .toSorted((first, second) => compareSpecificity(first.name, second.name))
  const [best] = named
  return best && destinationsOf(site, best.route, best.owner, port.number)
}

function tcpRoute(
  site: ChainSite,
  service: RegistryService,
  port: RegistryPort,
): WeightedCluster[] | undefined {
  for (const owner of virtualServicesOf(site, service))
    for (const route of owner.spec.items('tcp')) {
      const matches = route.items('match')
      const isMatch =
        matches.length === 0 || matches.some((match) => appliesAt(site, match, owner, port.number))
      if (isMatch && route.items('route').length > 0) return destinationsOf(site, route, owner, port.number)
    }
  return undefined
}

function appliesAt({ proxy }: ChainSite, match: Node, owner: Manifest, port: number): boolean {
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

function destinationsOf(
  { mesh, listener }: Pick<ChainSite, 'mesh' | 'listener'>,
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
    const service = listener.services.find((candidate) => candidate.host === host)
    const only = service?.ports.length === 1 ? service.ports[0]!.number : undefined
    const name = {
      host,
      port: destination.at('port', 'number').number ?? only ?? port,
      subset: destination.get('subset').text,
    }
    return { name, percent: items.length === 1 || total === 0 ? 100 : (100 * weight) / total }
  })
}
