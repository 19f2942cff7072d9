import { compareSpecificity, hostCovers, hostsOverlap } from '../../../istio/hosts/hosts.ts'
import { canonicalHost } from '../../../istio/hosts/services.ts'
import type { Mesh } from '../../../model/mesh.ts'
import { addressRange } from '../match/address-range.ts'
import { anyOf, isUnknown, type Truth } from '../match/truth.ts'
import type { MeshProxy } from '../proxy/proxy.ts'
import type { RegistryPort } from '../registry/declared-services.ts'
import type { RegistryService } from '../registry/registry.ts'
import type { EgressListener } from '../registry/egress-listener.ts'
import type { ProxyScope } from '../registry/scope.ts'
import type { Connection, DialedAddress } from '../request.ts'
import {
  hasTlsRoutes,
  tlsRoute,
  tcpRoute,
  type WeightedCluster,
  type ListenerConnection,
} from './stream-routes.ts'

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
  const atPort = portsOf(listener, destination.port)
  const missing: string[] = []
  const ofAddress = atPort
    .filter(({ service, port }) => port.protocol !== 'http' && hasListener(service))
    .find(({ service }) => {
      const isReached = isDestination(mesh, service, destination)
      if (isUnknown(isReached)) missing.push(...isReached.missing)
      return isReached === true
    })
  const within = { mesh, proxy, services: scope.services, listener, connection }
  if (ofAddress) return { ...chainOfService(within, ofAddress), missing }
  const shared = atPort.filter(({ service, port }) => port.protocol === 'http' || !hasListener(service))
  const isHttp = shared.some(({ port }) => port.protocol === 'http' || port.protocol === 'auto')
  if (transport === 'plain' && isHttp) return { kind: 'http', listener, service: undefined, missing }
  return { ...streamChain(within, shared), missing }
}

/** The ports of the services of a listener with a number, except those for UDP. */
function portsOf({ services }: EgressListener, port: number): ServicePort[] {
  return services
    .filter(({ resolution }) => resolution !== 'external-name')
    .flatMap((service) => {
      const found = service.ports.find(({ number }) => number === port)
      return found && found.protocol !== 'udp' ? [{ service, port: found }] : []
    })
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

type Chain =
  | {
      readonly kind: 'http'
      readonly listener: EgressListener
      readonly service: RegistryService | undefined
    }
  | { readonly kind: 'tcp'; readonly destinations: readonly WeightedCluster[] }
  | { readonly kind: 'catch-all' }

function chainOfService(context: ListenerConnection, { service, port }: ServicePort): Chain {
  const { listener, connection } = context
  if (port.protocol === 'auto' && connection.transport === 'plain') return { kind: 'http', listener, service }
  if (port.protocol === 'tls') {
    const routed = tlsRoute(context, service, port)
    if (routed) return { kind: 'tcp', destinations: routed }
    return hasTlsRoutes(context, service, port)
      ? { kind: 'catch-all' }
      : { kind: 'tcp', destinations: direct(service, port) }
  }
  return { kind: 'tcp', destinations: tcpRoute(context, service, port) ?? direct(service, port) }
}

/** Services without an address share a listener: TLS is told apart by the name in the handshake. */
function streamChain(context: ListenerConnection, shared: readonly ServicePort[]): Chain {
  const { connection } = context
  if (connection.transport === 'tls') {
    const named = shared
      .filter(({ service, port }) => port.protocol === 'tls' && hostsOverlap(service.host, connection.sni))
      .toSorted((first, second) => compareSpecificity(first.service.host, second.service.host))
    for (const { service, port } of named) {
      const routed = tlsRoute(context, service, port)
      if (routed) return { kind: 'tcp', destinations: routed }
      if (!hasTlsRoutes(context, service, port)) return { kind: 'tcp', destinations: direct(service, port) }
    }
  }
  const any = shared.find(({ port }) => port.protocol === 'tcp' || port.protocol === 'auto')
  if (!any) return { kind: 'catch-all' }
  return {
    kind: 'tcp',
    destinations: tcpRoute(context, any.service, any.port) ?? direct(any.service, any.port),
  }
}

function direct(service: RegistryService, port: RegistryPort): WeightedCluster[] {
  return [{ name: { host: service.host, port: port.number, subset: '' }, percent: 100 }]
}
