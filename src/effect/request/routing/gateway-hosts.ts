import { fullHost, hostCovers } from '../../../istio/hosts/hosts.ts'
import { canonicalHost } from '../../../istio/hosts/services.ts'
import { serverHost } from '../../../istio/hosts/server-host.ts'
import type { Manifest } from '../../../model/manifest.ts'
import type { Mesh } from '../../../model/mesh.ts'
import type { MeshProxy } from '../proxy/proxy.ts'
import { virtualServicesFor } from '../registry/virtual-services.ts'
import { compileRoutes, type CompiledRoute } from './compiled-route.ts'
import type { GatewayServer } from './gateway-servers.ts'
import { domainTable, type DomainTable } from './virtual-hosts.ts'

/** The routes of one host at a gateway. */
export interface GatewayHost {
  /** Of each VirtualService with the host, the older ones first. */
  readonly groups: readonly (readonly CompiledRoute[])[]
  /** Present where plain HTTP is redirected. */
  readonly redirectsToHttps: GatewayServer | undefined
}

/**
 * The virtual hosts of servers that share their routes: all of plain HTTP on one port, or one with TLS (istio
 * `pilot/pkg/networking/core/gateway.go`, buildGatewayHTTPRouteConfig). A host is in the table if a VirtualService has
 * routes for it, or if its server redirects to HTTPS; then `groups` may be empty.
 */
export function gatewayHosts(
  mesh: Mesh,
  proxy: MeshProxy,
  servers: readonly GatewayServer[],
): DomainTable<GatewayHost> {
  const hosts = new Map<string, { groups: CompiledRoute[][]; redirectsToHttps: GatewayServer | undefined }>()
  const entryOf = (host: string) => {
    const entry = hosts.get(host) ?? { groups: [], redirectsToHttps: undefined }
    hosts.set(host, entry)
    return entry
  }
  for (const server of servers) {
    const redirects = server.node.at('tls', 'httpsRedirect').scalar === true
    for (const virtualService of virtualServicesFor(mesh, server.gatewayName, proxy.namespace)) {
      const common = commonHosts(mesh, server, virtualService)
      if (common.length === 0) continue
      const scope = { proxy, gateway: server.gatewayName, port: server.port }
      const routes = [...compileRoutes(mesh, virtualService, scope)]
      if (routes.length === 0) continue
      for (const host of common) {
        const entry = entryOf(host)
        entry.groups.push(routes)
        if (redirects) entry.redirectsToHttps = server
      }
    }
    const redirected = redirects ? server.hosts.filter(isHostOfRequests) : []
    for (const host of redirected) entryOf(host.toLowerCase()).redirectsToHttps = server
  }
  return domainTable(hosts)
}

/**
 * False for a text that no request has as its host: an empty one, which Istio's webhook refuses, and `NAMESPACE/HOST`, which
 * Istio takes as it stands for the virtual host that redirects to HTTPS.
 */
function isHostOfRequests(host: string): boolean {
  return host !== '' && !host.includes('/')
}

/** The hosts that a server and a VirtualService have in common, each the narrower one (istio `pkg/config/host/names.go`). */
function commonHosts(mesh: Mesh, server: GatewayServer, virtualService: Manifest): string[] {
  const offered = server.hosts
    .map(serverHost)
    .filter(({ namespace }) => namespace === '*' || namespace === virtualService.namespace)
    .map(({ host }) => host)
  const named = virtualService.spec
    .items('hosts')
    .map(({ text }) => canonicalHost(mesh, fullHost(text, virtualService.namespace)))
  const common = offered.flatMap((outer) =>
    named.flatMap((name) => {
      if (hostCovers(name, outer)) return [outer]
      return hostCovers(outer, name) ? [name] : []
    }),
  )
  return [...new Set(common.filter(isHostOfRequests).map((host) => host.toLowerCase()))]
}
