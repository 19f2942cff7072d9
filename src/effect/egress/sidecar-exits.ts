import { hostCovers } from '../../istio/hosts/hosts.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { CompiledMesh } from '../request/compiled-mesh.ts'
import type { Step } from '../request/decision.ts'
import { clientSidecar, decideOutbound, type ClientSidecar } from '../request/proxy/client-sidecar.ts'
import type { MeshProxy } from '../request/proxy/proxy.ts'
import type { RegistryService } from '../request/registry/registry.ts'
import type { EgressListener } from '../request/registry/egress-listener.ts'
import type { ProxyScope } from '../request/registry/scope.ts'
import type { Connection, HttpRequest } from '../request/request.ts'
import { listenerFor, sidecarChain } from '../request/routing/sidecar-chains.ts'
import { sidecarHosts, type SidecarHost, type SidecarHosts } from '../request/routing/sidecar-hosts.ts'
import { mayLeaveCluster } from './destinations.ts'
import { anyHost, type CalledHost, type Exit } from './exit.ts'
import { exitsOfCall } from './gateway-calls.ts'
import { exitsOfRoute, type HostRoutes } from './route-exits.ts'
import { followCall, type CallOutcome, type SendingProxy } from './outcome-exits.ts'
import { matchedServerNames } from './stream-routes.ts'
import { plainRequest, wildcardSample } from './witness.ts'
import { type ListenerLookup, listenerLookup, httpPort, sharesListener } from './listener-lookup.ts'

/**
 * The exits of calls at a sidecar. Conditions of routes are assumed to be met. If no request is known that matches a
 * route, its exits depend on that.
 * @param scope the hosts and routes to search, all or some of those that the sidecar imports
 */
export function sidecarExits(compiled: CompiledMesh, proxy: MeshProxy, scope: ProxyScope): Exit[] {
  const { mesh } = compiled
  const sender = { compiled, proxy, services: scope.services }
  return scope.egress.flatMap((listener) => {
    const lookup = listenerLookup(mesh, listener)
    return lookup.ports
      .filter((port) => listenerFor(scope, port) === listener)
      .flatMap((port) => {
        const site = { sender, scope, listener: { ...listener, lookup }, port }
        return [...httpExits(site), ...streamExits(site)]
      })
  })
}

interface PortSite {
  readonly sender: SendingProxy
  readonly scope: ProxyScope
  readonly listener: EgressListener & { readonly lookup: ListenerLookup }
  readonly port: number
}

function httpExits(site: PortSite): Exit[] {
  const { sender, listener, port } = site
  const { mesh } = sender.compiled
  const services = listener.lookup.servicesAt(port)
  const virtualServices =
    port === httpPort ? listener.virtualServices : listener.lookup.routesFor(services.map(({ host }) => host))
  if (virtualServices.length === 0 && !services.some(mayLeaveCluster)) return []
  const hosts = sidecarHosts(mesh, sender.proxy, { ...listener, services, virtualServices }, port)
  const named = new Map<SidecarHost, string>()
  for (const [domain, host] of hosts.table.entries()) if (!named.has(host)) named.set(host, domain)
  return [...named].flatMap(([host, domain]) => {
    if (!host.virtualService && !(host.service && mayLeaveCluster(host.service))) return []
    const name = host.service?.host ?? domain
    return callExits(site, hosts, host, { host: name, port, protocol: 'http' })
  })
}

function callExits(site: PortSite, hosts: SidecarHosts, host: SidecarHost, called: CalledHost): Exit[] {
  const { sender } = site
  const authority = wildcardSample(called.host)
  const connection = connectionTo(authority, called, '')
  const sidecar = sidecarFor(site, authority, hosts)
  const chain = sidecarChain(sidecar.mesh, sidecar.proxy, sidecar.scope, connection)
  if (chain.kind !== 'http') return []
  if (!host.virtualService) {
    const { outcome, steps, missing } = decideOutbound(sidecar, connection, plainRequest(authority))
    return [...followCall(sender, { called, outcome, steps, missing }).exits]
  }
  const routes: HostRoutes = {
    called,
    routes: host.routes,
    site: {
      ...sidecar,
      port: called.port,
      scheme: 'http',
      lookupService: (name) => hosts.services.get(name),
    },
    missing: chain.missing,
    isForAuthority: (name) => hosts.table.find(name) === host,
  }
  return host.routes.flatMap((route) => exitsOfRoute(sender, routes, route))
}

/** The sidecar with only what decides about calls to one host at one port. */
function sidecarFor(site: PortSite, host: string, hosts?: SidecarHosts): ClientSidecar {
  const { sender, scope, listener, port } = site
  const { compiled, proxy } = sender
  const services = listener.lookup.servicesFor(port, host)
  const virtualServices = listener.lookup.routesFor([host, ...services.map((service) => service.host)])
  const sidecar = clientSidecar({
    mesh: compiled.mesh,
    proxy,
    scope: { ...scope, egress: [{ ...listener, port: undefined, services, virtualServices }], missing: [] },
    // Unread extensions are stated for the client as a whole.
    extensions: [],
    isWholeMesh: false,
    elsewhere: compiled.elsewhere,
  })
  return hosts ? { ...sidecar, hostsAt: () => hosts } : sidecar
}

function connectionTo(host: string, { port, protocol }: CalledHost, sni: string): Connection {
  return {
    transport: protocol === 'tls' ? 'tls' : 'plain',
    sni,
    principal: null,
    source: undefined,
    destination: { address: undefined, port, ...(host !== anyHost && { host }) },
  }
}

/** The exits of connections whose requests the sidecar does not see. */
function streamExits(site: PortSite): Exit[] {
  const { listener, port } = site
  const ofServices = listener.lookup.servicesAt(port).flatMap((service) => {
    const protocol = service.ports.find(({ number }) => number === port)?.protocol
    const routes = listener.lookup.routesFor([service.host])
    if (!mayLeaveCluster(service) && routes.length === 0) return []
    const { host } = service
    const names = protocol === 'tls' || protocol === 'auto' ? serverNames(service, routes) : []
    const calls = names.map((name): CalledHost => ({
      host,
      port,
      protocol: 'tls',
      ...(name !== host && { serverName: name }),
    }))
    if (protocol === 'tcp') calls.push({ host, port, protocol: 'tcp' })
    const routed = routes.flatMap(streamRoutes)
    return calls.flatMap((called) => streamExit(site, called, routed))
  })
  return [...ofServices, ...sharedListenerExits(site)]
}

/** The exits of connections to no host of a port, through the listener for all addresses. */
function sharedListenerExits(site: PortSite): Exit[] {
  const { listener, port } = site
  const [shared] = listener.lookup.servicesAt(port).filter((service) => {
    const protocol = service.ports.find(({ number }) => number === port)?.protocol
    return sharesListener(service) && (protocol === 'tcp' || protocol === 'auto')
  })
  if (!shared) return []
  const routed = listener.lookup.routesFor([shared.host]).flatMap(streamRoutes)
  return (['tls', 'tcp'] as const).flatMap((protocol) =>
    streamExit(site, { host: anyHost, port, protocol }, routed),
  )
}

/** The TCP and TLS routes of a VirtualService, as steps, since decisions do not record them. */
function streamRoutes(virtualService: Manifest): Step[] {
  return ['tls', 'tcp']
    .map((field) => virtualService.spec.get(field))
    .filter(({ exists }) => exists)
    .map((node) => ({ text: '', by: { object: virtualService, node } }))
}

/** The server names that lead to a service: its own, and those that routes match. */
function serverNames({ host }: RegistryService, virtualServices: readonly Manifest[]): string[] {
  const matched = virtualServices.flatMap(matchedServerNames).map(({ name }) => name.text)
  return [...new Set([host, ...matched.filter((name) => hostCovers(host, name))])]
}

function streamExit(site: PortSite, called: CalledHost, routed: readonly Step[]): Exit[] {
  const host = wildcardSample(called.host)
  const sidecar = sidecarFor(site, host)
  const send = (request: HttpRequest, name: CalledHost): CallOutcome => {
    const sni = called.protocol === 'tls' ? request.authority : ''
    const { outcome, steps, missing } = decideOutbound(sidecar, connectionTo(host, called, sni), request)
    return { called: name, outcome, steps: [...steps, ...routed], missing }
  }
  const first = plainRequest(
    called.protocol === 'tls' ? wildcardSample(called.serverName ?? called.host) : host,
  )
  return exitsOfCall(site.sender, { called, route: null, requestTo: plainRequest, send }, send(first, called))
}
