import type { Mesh } from '../../../model/mesh.ts'
import type { ProxyPolicies } from '../policy/proxy-policies.ts'
import type { ProxyScope } from '../registry/scope.ts'
import { gatewayHosts, type GatewayHost } from '../routing/gateway-hosts.ts'
import type { GatewayServer, GatewayServers } from '../routing/gateway-servers.ts'
import type { DomainTable } from '../routing/virtual-hosts.ts'
import type { MeshProxy } from './proxy.ts'

/** A gateway with its servers and routes. */
export interface GatewayProxy {
  readonly mesh: Mesh
  readonly proxy: MeshProxy
  readonly policies: ProxyPolicies
  readonly scope: ProxyScope
  readonly servers: GatewayServers
  /** Extensions that are not read, see `unreadExtensions`. */
  readonly extensions: readonly string[]
  readonly isWholeMesh: boolean
  readonly elsewhere: ReadonlySet<string>
  /** The routes that a server shares with others of plain HTTP. */
  hostsOf(server: GatewayServer): DomainTable<GatewayHost>
}

/** Adds `hostsOf` to a gateway. It computes the routes of each server once; servers of plain HTTP on one port share theirs. */
export function gatewayProxy(gateway: Omit<GatewayProxy, 'hostsOf'>): GatewayProxy {
  const kept = new Map<string, DomainTable<GatewayHost>>()
  const { mesh, proxy, servers } = gateway
  return {
    ...gateway,
    hostsOf(server) {
      const isShared = server.protocol === 'http'
      const key = isShared
        ? `http ${server.listenerPort} ${bindOf(server)}`
        : `${server.gatewayName} ${server.node.path}`
      const sharing = (): readonly GatewayServer[] =>
        isShared
          ? servers.servers.filter(
              (candidate) =>
                candidate.protocol === 'http' &&
                candidate.listenerPort === server.listenerPort &&
                bindOf(candidate) === bindOf(server),
            )
          : [server]
      const hosts = kept.get(key) ?? gatewayHosts(mesh, proxy, sharing())
      kept.set(key, hosts)
      return hosts
    },
  }
}

/** The address that a server binds to, which is in the name of its routes (istio `pilot/pkg/model/gateway.go`, GatewayRDSRouteName). */
function bindOf({ node }: GatewayServer): string {
  return node.get('bind').text
}
