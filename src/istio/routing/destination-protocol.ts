import { oncePer } from '../../core/once-per.ts'
import { gatewayAt } from '../gateway-api/proxy-objects.ts'
import { meshGateway } from './gateways.ts'
import { hostIndex } from '../hosts/host-index.ts'
import { fullHost } from '../hosts/hosts.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { RouteMatch } from './matches.ts'
import { derived } from '../../model/derived.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { declaredPorts, isTls, portNumbers, portsOf, type HostPort } from '../hosts/services.ts'

/** The port that a match requires; `undefined` for any. */
function calledPort({ node }: RouteMatch): number | undefined {
  return node.get('port').number
}

/** The full names of the hosts of a VirtualService. */
export function calledHosts(virtualService: Manifest): string[] {
  return virtualService.spec.items('hosts').map(({ text }) => fullHost(text, virtualService.namespace))
}

/**
 * False if certainly no http request satisfies a match: on sidecars because all hosts have only TLS ports, of which the
 * proxy sees only the handshake; at gateways because no server accepts http or terminates TLS.
 */
export function mayReceiveHttp(mesh: Mesh, virtualService: Manifest, match: RouteMatch): boolean {
  return match.gateways.some((key) =>
    key === meshGateway
      ? mayReceiveHttpOnSidecars(mesh, virtualService, calledPort(match))
      : mayReceiveHttpAtGateway(mesh, key),
  )
}

function mayReceiveHttpOnSidecars(mesh: Mesh, virtualService: Manifest, called: number | undefined): boolean {
  const hosts = calledHosts(virtualService)
  if (hosts.length === 0 || hasNonTlsPort(mesh, virtualService)) return true
  return hosts.some((host) => {
    const ports = portsOf(mesh, host) ?? []
    if (ports.length === 0 || haveNonTlsPort(ports)) return true
    // Another host may have a listener on a port that this one lacks.
    return called !== undefined && !portNumbers(ports).has(called)
  })
}

const haveNonTlsPort = oncePer((ports: readonly HostPort[]) => ports.some(isNotTls))

/** True if a host of a VirtualService, or one that its wildcard covers, has a port that is not TLS. */
function hasNonTlsPort(mesh: Mesh, virtualService: Manifest): boolean {
  return calledHosts(virtualService).some((host) => hostsWithNonTlsPorts(mesh).below(host).length > 0)
}

const hostsWithNonTlsPorts = derived(['ServiceEntry', 'Service'], (mesh) => {
  const entries = mesh.ofKind('ServiceEntry').filter((entry) => declaredPorts(entry).some(isNotTls))
  const services = mesh.ofKind('Service').filter((service) => declaredPorts(service).some(isNotTls))
  const hosts = new Set([
    ...entries.flatMap((entry) => entry.spec.items('hosts').map(({ text }) => text)),
    ...services.map(({ name, namespace }) => fullHost(name, namespace)),
  ])
  return hostIndex([...hosts], (host) => [host])
})

function isNotTls({ protocol }: HostPort): boolean {
  return !isTls(protocol)
}

function mayReceiveHttpAtGateway(mesh: Mesh, key: string): boolean {
  const gateway = gatewayAt(mesh, key)
  return gateway === undefined || gateway.spec.items('servers').some(acceptsHttpRoutes)
}

/** True for a server that uses http routes, or may: it accepts http, or terminates the TLS around it. */
export function acceptsHttpRoutes(server: Node): boolean {
  if (hasUnfilledProtocol(server)) return true
  const protocol = server.at('port', 'protocol').text.toLowerCase()
  if (protocol === 'https') return !passesThrough(server)
  return ['', 'http', 'http2', 'grpc', 'grpc-web'].includes(protocol)
}

/** True for a server whose protocol or TLS mode has a placeholder. */
export function hasUnfilledProtocol(server: Node): boolean {
  return server.at('port', 'protocol').isUnfilled || server.at('tls', 'mode').isUnfilled
}

/** True for a server that passes TLS through; so does a `tls` without `mode`, the first value of the enum. */
export function passesThrough(server: Node): boolean {
  const tls = server.get('tls')
  return tls.kind === 'map' && ['', 'PASSTHROUGH', 'AUTO_PASSTHROUGH'].includes(tls.get('mode').text)
}
