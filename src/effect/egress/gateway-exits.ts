import type { Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { CompiledMesh } from '../request/compiled-mesh.ts'
import type { Forwarded, Step } from '../request/decision.ts'
import { gatewaysWithPods } from '../request/hops/gateway-pods.ts'
import type { GatewayProxy } from '../request/proxy/gateway-proxy.ts'
import { routeSite } from '../request/proxy/gateway-requests.ts'
import type { MeshProxy } from '../request/proxy/proxy.ts'
import { hostsRoutedTo } from '../request/registry/routed-services.ts'
import { virtualServicesFor } from '../request/registry/virtual-services.ts'
import type { CompiledRoute } from '../request/routing/compiled-route.ts'
import type { GatewayHost } from '../request/routing/gateway-hosts.ts'
import type { GatewayServer } from '../request/routing/gateway-servers.ts'
import { gatewayStream } from '../request/routing/gateway-streams.ts'
import type { WeightedCluster } from '../request/routing/stream-routes.ts'
import { readyUpstreams } from '../request/routing/upstream.ts'
import { Trace } from '../request/trace.ts'
import type { CalledHost, Exit } from './exit.ts'
import { exitKey } from './exit.ts'
import { hostsOfVirtualService } from './host-links.ts'
import type { HostFilter } from './host-filter.ts'
import { matchedServerNames } from './stream-routes.ts'
import { exitsOfRoute, type HostRoutes } from './route-exits.ts'
import { followCall, type SendingProxy } from './outcome-exits.ts'
import { wildcardSample } from './witness.ts'

/** The pods of a gateway, and its exits. */
export interface GatewayExits {
  readonly proxy: MeshProxy
  readonly exits: readonly Exit[]
}

/**
 * The gateways with exits, for any caller. If files do not show the pods of a Gateway, the result combines all
 * namespaces in which they may be.
 * @param hosts the hosts, or destinations, of the routes to search
 */
export function gatewaysWithExits(compiled: CompiledMesh, hosts: HostFilter = 'all'): GatewayExits[] {
  const { mesh } = compiled
  const isLookedAt: RouteTest = (virtualService) =>
    hosts === 'all' ||
    [...hostsOfVirtualService(mesh, virtualService), ...hostsRoutedTo(mesh, virtualService)].some((host) =>
      hosts.has(host),
    )
  const byName = new Map<string, { proxy: MeshProxy; exits: Map<string, Exit> }>()
  const seen = new Set<string>()
  for (const { proxies, choice } of gatewaysWithPods(mesh, null)) {
    const missing = proxies.length > 1 && proxies.some(({ workload }) => workload === null) ? [choice] : []
    for (const proxy of proxies) {
      const key = `${proxy.name}\0${proxy.namespace}`
      if (seen.has(key)) continue
      seen.add(key)
      const ofName = byName.get(proxy.name) ?? { proxy, exits: new Map<string, Exit>() }
      byName.set(proxy.name, ofName)
      for (const exit of exitsOfGateway(compiled, proxy, isLookedAt)) {
        const stated = { ...exit, missing: [...exit.missing, ...missing] }
        ofName.exits.set(exitKey(stated), stated)
      }
    }
  }
  return [...byName.values()].flatMap(({ proxy, exits }) =>
    exits.size > 0 ? [{ proxy, exits: [...exits.values()] }] : [],
  )
}

/** True for a VirtualService whose routes are searched. */
type RouteTest = (virtualService: Manifest) => boolean

function exitsOfGateway(compiled: CompiledMesh, proxy: MeshProxy, isLookedAt: RouteTest): Exit[] {
  const gateway = compiled.gateway(proxy)
  const sender = { compiled, proxy, services: gateway.scope.services }
  const sharing = new Set<object>()
  return gateway.servers.servers.flatMap((server) => {
    if (server.protocol !== 'http' && !server.isHttps) return streamExits(gateway, sender, server, isLookedAt)
    const table = gateway.hostsOf(server)
    // HTTP servers share their routes.
    if (sharing.has(table)) return []
    sharing.add(table)
    return [...table.entries()].flatMap(([domain, host]) =>
      host.groups.flatMap((routes) =>
        routes.flatMap((route) =>
          isLookedAt(route.virtualService)
            ? routeExits(gateway, sender, server, { domain, host, route, routes })
            : [],
        ),
      ),
    )
  })
}

interface RoutedDomain {
  readonly domain: string
  readonly host: GatewayHost
  readonly route: CompiledRoute
  readonly routes: readonly CompiledRoute[]
}

function routeExits(
  gateway: GatewayProxy,
  sender: SendingProxy,
  server: GatewayServer,
  { domain, host, route, routes }: RoutedDomain,
): Exit[] {
  const table = gateway.hostsOf(server)
  const ofHost: HostRoutes = {
    called: { host: domain, port: server.port, protocol: 'http' },
    routes,
    site: routeSite(gateway, server, server.isHttps ? 'https' : 'http'),
    missing: [],
    isForAuthority: (name) => table.find(name) === host,
  }
  return exitsOfRoute(sender, ofHost, route)
}

/** The exits of connections whose requests the gateway does not see. */
function streamExits(
  gateway: GatewayProxy,
  sender: SendingProxy,
  server: GatewayServer,
  isLookedAt: RouteTest,
): Exit[] {
  const { mesh, proxy, scope } = gateway
  const protocol = server.protocol === 'tls' ? ('tls' as const) : ('tcp' as const)
  return callsAt(mesh, proxy, server, isLookedAt).flatMap(({ name, steps }) => {
    const connection = {
      transport: protocol === 'tls' ? ('tls' as const) : ('plain' as const),
      sni: name === '' ? '' : wildcardSample(name),
      principal: undefined,
      source: undefined,
      destination: { address: undefined, port: server.listenerPort },
    }
    const stream = gatewayStream(mesh, proxy, scope, server, connection)
    if (stream.kind === 'unknown') return []
    const called: CalledHost = { host: name || '*', port: server.port, protocol }
    const trace = new Trace()
    const outcome = forwardedTo(gateway, stream.destinations, trace, called.host)
    return followCall(sender, { called, outcome, steps, missing: trace.inputs }).exits
  })
}

interface StreamCall {
  readonly name: string
  readonly steps: readonly Step[]
}

/** The server names that routes of a server match, and `''` for connections without one. */
function callsAt(mesh: Mesh, proxy: MeshProxy, server: GatewayServer, isLookedAt: RouteTest): StreamCall[] {
  const routes = virtualServicesFor(mesh, server.gatewayName, proxy.namespace).filter(isLookedAt)
  return routes.flatMap((virtualService) => [
    ...matchedServerNames(virtualService).map(({ name, route }): StreamCall => ({
      name: name.text,
      steps: [stepAt(virtualService, route)],
    })),
    ...virtualService.spec
      .items('tcp')
      .slice(0, 1)
      .map((route) => ({ name: '', steps: [stepAt(virtualService, route)] })),
  ])
}

function stepAt(object: Manifest, node: Manifest['root']): Step {
  return { text: '', by: { object, node } }
}

function forwardedTo(
  gateway: GatewayProxy,
  destinations: readonly WeightedCluster[],
  trace: Trace,
  authority: string,
): Forwarded {
  const to = readyUpstreams(gateway, destinations, trace)
  const request = { method: 'GET', authority, target: '/', headers: new Map<string, string>() }
  return {
    kind: 'forwarded',
    to,
    request,
    timeout: null,
    retries: null,
    delay: 0,
    mirrors: [],
    passesTls: true,
  }
}
