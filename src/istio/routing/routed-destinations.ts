import { groupBy } from '../../core/group.ts'
import { oncePer, oncePerName } from '../../core/once-per.ts'
import { boundTo, meshGateway } from './gateways.ts'
import { hostIndex } from '../hosts/host-index.ts'
import { fullHost } from '../hosts/hosts.ts'
import type { Manifest } from '../../model/manifest.ts'
import { matchesOf, type RouteMatch } from './matches.ts'
import { derived } from '../../model/derived.ts'
import type { DerivationInputs, Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { routesOf, type Route } from './routes.ts'
import { declaredPorts, isTls, portNumbers, portsOf, type HostPort } from '../hosts/services.ts'
import { unfilledIndex } from '../../model/unfilled-index.ts'

/** A route with what may come to it, and where. */
export interface RoutedDestination extends Route {
  /** The entry of `http`, `tls` or `tcp` that the destination is one of. */
  readonly entry: Node
  /** The ways into the entry that anything can take; never empty. */
  readonly matches: readonly RouteMatch[]
}

/** All routed destinations of the VirtualServices that lead to a full host name, of whichever proxies. */
export function routedDestinationsTo(mesh: Mesh, host: string): readonly RoutedDestination[] {
  return legsByDestination(mesh).get(host) ?? []
}

/** Those of them that may go to a port. */
export function routedDestinationsToPort(
  mesh: Mesh,
  host: string,
  port: number,
): readonly RoutedDestination[] {
  return legsByPort(mesh).get(portKey(host, port)) ?? []
}

/** True if some routed destination may lead to a full host name once its destination is filled in. */
export function mayBeLedTo(mesh: Mesh, host: string): boolean {
  return unfilledLegs(mesh).has(host)
}

/** The routed destinations of a VirtualService, in the order of its routes. */
export function routedDestinationsOf(mesh: Mesh, virtualService: Manifest): readonly RoutedDestination[] {
  return allLegs(mesh).get(virtualService) ?? []
}

/** The VirtualServices that say what becomes of a full host name that is called. */
export function virtualServicesForHost(mesh: Mesh, host: string): readonly Manifest[] {
  return servicesByHost(mesh).covering(host)
}

/** The VirtualServices with routes of a protocol that sidecars use for a host. */
export function sidecarRoutesFor(mesh: Mesh, host: string, protocol: Route['protocol']): readonly Manifest[] {
  return withRoutes(virtualServicesForHost(mesh, host), protocol)
}

const withRoutes = oncePerName((services: readonly Manifest[], protocol: Route['protocol']) =>
  services.filter(
    (virtualService) =>
      boundTo(virtualService).includes(meshGateway) && virtualService.spec.items(protocol).length > 0,
  ),
)

/** The keys of the gateways where a routed destination acts, `mesh` for the sidecars. */
export function proxiesRouting(routedDestination: RoutedDestination): Set<string> {
  return new Set(routedDestination.matches.flatMap(({ gateways }) => gateways))
}

/** The port that a match asks for; `undefined` for any. */
export function calledPort({ node }: RouteMatch): number | undefined {
  return node.get('port').number
}

/** What routes, and the ports and gateways that say whether something comes to them, depend on. */
export const routingKinds = [
  'Gateway',
  'Service',
  'ServiceEntry',
  'VirtualService',
  'other',
] as const satisfies DerivationInputs

const allLegs = derived(routingKinds, (mesh) => {
  const services = mesh.ofKind('VirtualService')
  return new Map(
    services.map((virtualService) => [
      virtualService,
      routesOf(mesh, virtualService).flatMap((one) => routedDestination(mesh, one)),
    ]),
  )
})

const legsByDestination = derived(routingKinds, (mesh) =>
  groupBy([...allLegs(mesh).values()].flat(), ({ host }) => host),
)

const unfilledLegs = derived(routingKinds, (mesh) =>
  unfilledIndex([...allLegs(mesh).values()].flat(), ({ host }) => [host]),
)

const legsByPort = derived(routingKinds, (mesh) => {
  const routedDestinations = [...allLegs(mesh).values()].flat()
  const ends = routedDestinations.flatMap((one) =>
    [...new Set(one.ports)].map((port) => ({ key: portKey(one.host, port), routedDestination: one })),
  )
  const groups = groupBy(ends, ({ key }) => key)
  return new Map([...groups].map(([key, found]) => [key, found.map(({ routedDestination: one }) => one)]))
})

function portKey(host: string, port: number): string {
  return `${port} ${host}`
}

const servicesByHost = derived(['VirtualService'], (mesh) =>
  hostIndex(mesh.ofKind('VirtualService'), calledHosts),
)

function calledHosts(virtualService: Manifest): string[] {
  return virtualService.spec.items('hosts').map(({ text }) => fullHost(text, virtualService.namespace))
}

/** None for a route that nothing comes to. */
function routedDestination(mesh: Mesh, route: Route): RoutedDestination[] {
  const { virtualService, protocol, destination } = route
  const entry = virtualService.root.at(...destination.pathKeys.slice(0, 3))
  const matches = matchesOf(virtualService, entry, protocol)
  const open =
    protocol === 'http' ? matches.filter((match) => mayGetHttp(mesh, virtualService, match)) : matches
  return open.length > 0 ? [{ ...route, entry, matches: open }] : []
}

/**
 * False where it is certain that no http request comes to a match: on sidecars all hosts have nothing but TLS ports,
 * of which the proxy sees the handshake alone, and at gateways no server takes or ends with http.
 */
export function mayGetHttp(mesh: Mesh, virtualService: Manifest, match: RouteMatch): boolean {
  return match.gateways.some((key) =>
    key === meshGateway
      ? mayHostsSpeakHttp(mesh, virtualService, calledPort(match))
      : mayGatewaySpeakHttp(mesh, key),
  )
}

function mayHostsSpeakHttp(mesh: Mesh, virtualService: Manifest, called: number | undefined): boolean {
  const hosts = calledHosts(virtualService)
  if (hosts.length === 0 || isSpokenTo(mesh, virtualService)) return true
  return hosts.some((host) => {
    const ports = portsOf(mesh, host) ?? []
    if (ports.length === 0 || haveOpen(ports)) return true
    // Another host may have a listener on a port that this one lacks.
    return called !== undefined && !portNumbers(ports).has(called)
  })
}

const haveOpen = oncePer((ports: readonly HostPort[]) => ports.some(isOpen))

/** True if something declares a port that is no TLS, for a host of a VirtualService or below one. */
function isSpokenTo(mesh: Mesh, virtualService: Manifest): boolean {
  return calledHosts(virtualService).some((host) => openHosts(mesh).below(host).length > 0)
}

const openHosts = derived(['ServiceEntry', 'Service'], (mesh) => {
  const entries = mesh.ofKind('ServiceEntry').filter((entry) => declaredPorts(entry).some(isOpen))
  const services = mesh.ofKind('Service').filter((service) => declaredPorts(service).some(isOpen))
  const hosts = new Set([
    ...entries.flatMap((entry) => entry.spec.items('hosts').map(({ text }) => text)),
    ...services.map(({ name, namespace }) => fullHost(name, namespace)),
  ])
  return hostIndex([...hosts], (host) => [host])
})

function isOpen({ protocol }: HostPort): boolean {
  return !isTls(protocol)
}

function mayGatewaySpeakHttp(mesh: Mesh, key: string): boolean {
  const [namespace = '', name = ''] = key.split('/')
  const gateway = mesh.find('Gateway', namespace, name)
  return gateway === undefined || gateway.spec.items('servers').some(endsInHttp)
}

/** True for a server whose routes are http ones, or may be: it takes http, or ends the TLS around it. */
export function endsInHttp(server: Node): boolean {
  if (isOpenServer(server)) return true
  const protocol = server.at('port', 'protocol').text.toLowerCase()
  if (protocol === 'https') return !passesThrough(server)
  return ['', 'http', 'http2', 'grpc', 'grpc-web'].includes(protocol)
}

/** True for a server of which nothing says yet what it takes: its protocol or its mode of TLS is not filled in. */
export function isOpenServer(server: Node): boolean {
  return server.at('port', 'protocol').isUnfilled || server.at('tls', 'mode').isUnfilled
}

/** True for a server that hands TLS on as it comes; a `tls` without `mode` means that, the first value of the enum. */
export function passesThrough(server: Node): boolean {
  const tls = server.get('tls')
  return tls.kind === 'map' && ['', 'PASSTHROUGH', 'AUTO_PASSTHROUGH'].includes(tls.get('mode').text)
}
