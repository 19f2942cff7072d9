import { groupBy } from '../../core/group.ts'
import { once } from '../../core/once-per.ts'
import { hostIndex, type HostIndex } from '../../istio/hosts/host-index.ts'
import { fullHost } from '../../istio/hosts/hosts.ts'
import { canonicalHost } from '../../istio/hosts/services.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { RegistryService } from '../request/registry/registry.ts'
import type { EgressListener } from '../request/registry/egress-listener.ts'

/** The hosts and routes of a listener in an index, so that each call looks at few of them. */
export interface ListenerLookup {
  readonly ports: readonly number[]
  servicesAt(port: number): readonly RegistryService[]
  /** The services that decide about a call to a host at a port, in the order of the listener. */
  servicesFor(port: number, host: string): readonly RegistryService[]
  routesFor(hosts: readonly string[]): readonly Manifest[]
}

/** Builds the index of a listener. */
export function listenerLookup(mesh: Mesh, { services, virtualServices }: EgressListener): ListenerLookup {
  const order = new Map(services.map((service, index) => [service, index]))
  const aliases = services.filter(({ resolution }) => resolution === 'external-name')
  const byPort = groupBy(
    services.flatMap((service) => service.ports.map(({ number }) => ({ number, service }))),
    ({ number }) => number,
  )
  const hostsOf = ({ spec, namespace }: Manifest): string[] =>
    spec.items('hosts').map(({ text }) => canonicalHost(mesh, fullHost(text, namespace)))
  const routes = once(() => hostIndex(virtualServices, hostsOf))
  const positions = new Map(virtualServices.map((virtualService, index) => [virtualService, index]))
  const lookups = new Map<number, PortLookup>()
  const servicesAt = (port: number): readonly RegistryService[] =>
    (byPort.get(port) ?? []).map(({ service }) => service)
  return {
    ports: [...new Set([...byPort.keys(), httpPort])],
    servicesAt: (port) => [...servicesAt(port), ...aliases],
    servicesFor(port, host) {
      const { byHost, leaders } = lookups.get(port) ?? portLookup(servicesAt(port), port)
      lookups.set(port, { byHost, leaders })
      const deciding = [...byHost.overlapping(host), ...leaders]
      return [...new Set(deciding)].toSorted((first, second) => order.get(first)! - order.get(second)!)
    },
    routesFor(hosts) {
      const found = [...new Set(hosts.flatMap(routes().overlapping))]
      return found.toSorted((first, second) => positions.get(first)! - positions.get(second)!)
    },
  }
}

/** The services of a port by host, and those that decide about all connections to it. */
interface PortLookup {
  readonly byHost: HostIndex<RegistryService>
  readonly leaders: readonly RegistryService[]
}

function portLookup(services: readonly RegistryService[], port: number): PortLookup {
  return {
    byHost: hostIndex(services, (service) => [service.host]),
    leaders: leadingServices(services, port),
  }
}

/** Hosts of VirtualServices without a service are served only at this port. */
export const httpPort = 80

/**
 * The services that decide how the listener of a port for all addresses handles a connection: the first one with HTTP at
 * the port, then of those that share the listener (`sharesListener`) the first one whose protocol is detected (`auto`) and
 * the first one with TCP. One that does not exist is left out.
 */
export function leadingServices(services: readonly RegistryService[], port: number): RegistryService[] {
  const protocolsAt = ({ ports }: RegistryService): string[] =>
    ports.flatMap(({ number, protocol }) => (number === port ? [protocol] : []))
  const ofHttp = services.find((service) => protocolsAt(service).includes('http'))
  const detected = services.find(
    (service) => sharesListener(service) && protocolsAt(service).includes('auto'),
  )
  const ofTcp = services.find((service) => sharesListener(service) && protocolsAt(service).includes('tcp'))
  return [ofHttp, detected, ofTcp].flatMap((service) => service ?? [])
}

/**
 * True for a ServiceEntry without `addresses`: proxies serve it at the listener of its port for all addresses, which it
 * shares with others.
 */
export function sharesListener({ hasAddress, isKubernetes }: RegistryService): boolean {
  return !hasAddress && !isKubernetes
}
