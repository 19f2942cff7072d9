import { groupBy } from '../../../core/group.ts'
import { hostIndex, type HostIndex } from '../../../istio/hosts/host-index.ts'
import { serverHost } from '../../../istio/hosts/server-host.ts'
import { convertedGatewayName } from '../../../istio/gateway-api/converted-names.ts'
import { conversionKinds, convertedGatewayApi } from '../../../istio/gateway-api/convert.ts'
import { gatewayNameLabel } from '../../../istio/policy/kubernetes-gateway.ts'
import { isDeployedByIstio } from '../../../istio/gateway-api/listeners.ts'
import { gatewaySelector } from '../../../istio/routing/gateways.ts'
import { isStrictMerging } from '../../../istio/routing/managed-gateways.ts'
import { derived } from '../../../model/derived.ts'
import type { Manifest } from '../../../model/manifest.ts'
import type { Mesh } from '../../../model/mesh.ts'
import type { Node } from '../../../model/node.ts'
import { selects } from '../../../istio/policy/selector.ts'
import { isUnknown } from '../match/truth.ts'
import { isSelected, type MeshProxy } from '../proxy/proxy.ts'
import { compareCreation } from '../registry/age.ts'
import { protocolOf } from '../registry/protocol.ts'
import { registryServices } from '../registry/registry.ts'
import { targetPort } from '../registry/workloads.ts'

/** A server of a Gateway at a proxy. */
export interface GatewayServer {
  readonly gateway: Manifest
  /** `NAMESPACE/NAME`, as VirtualServices name it. */
  readonly gatewayName: string
  readonly node: Node
  /** The port that the server states. */
  readonly port: number
  /** The port that the proxy listens on. */
  readonly listenerPort: number
  /** `tls` for HTTPS and TLS. */
  readonly protocol: 'http' | 'tls' | 'tcp'
  /** True for HTTPS whose TLS ends here, so that requests are seen. */
  readonly isHttps: boolean
  /** `''` without TLS. */
  readonly tlsMode: string
  /** `HOST` or `NAMESPACE/HOST`, with the namespace of the Gateway in place of `.`. */
  readonly hosts: readonly string[]
}

/** The servers of a gateway in the order in which istiod merges them, and what files do not tell about them. */
export interface GatewayServers {
  readonly servers: readonly GatewayServer[]
  readonly missing: readonly string[]
  /** By the port on which they listen. */
  readonly byPort: ReadonlyMap<number, PortServers>
  /** By their item of `servers`. */
  readonly byNode: ReadonlyMap<Node, GatewayServer>
}

/** The servers that listen on one port. */
export interface PortServers {
  /** The one that takes connections without TLS. */
  readonly plain: GatewayServer | undefined
  /** Those that take connections with TLS, once for each of their hosts. */
  readonly named: HostIndex<NamedServer>
}

/** A server, and one of its hosts without a namespace. */
export interface NamedServer {
  readonly server: GatewayServer
  readonly host: string
}

/**
 * The servers of all Gateways that select a proxy (istio `pilot/pkg/model/gateway.go`, mergeGateways): on one port either
 * servers of plain HTTP or servers with TLS; of two with TLS for one host the first one counts. At pods that Istio deploys for a
 * Gateway of the Gateway API, Gateways of other namespaces are left out (`gatewayLeavingOut`).
 */
export function gatewayServers(mesh: Mesh, proxy: MeshProxy): GatewayServers {
  const missing: string[] = []
  const converted = convertedGatewayApi(mesh).gateways.filter((gateway) => isOfProxy(mesh, gateway, proxy))
  const isLeftOut = isStrictMerging(mesh) && converted.some((gateway) => isManaged(mesh, gateway))
  const gateways = [
    ...mesh.ofKind('Gateway').filter((gateway) => {
      if (isLeftOut && gateway.namespace !== proxy.namespace) return false
      const selected = isSelected(proxy, gatewaySelector(gateway))
      if (isUnknown(selected)) missing.push(...selected.missing)
      return selected === true
    }),
    ...converted,
  ].toSorted(compareCreation)
  const servers = gateways.flatMap((gateway) =>
    gateway.spec.items('servers').flatMap((node) => gatewayServer(mesh, gateway, node, proxy)),
  )
  const kept = mergedServers(servers)
  const ports = groupBy(kept, (server) => server.listenerPort)
  return {
    servers: kept,
    missing,
    byPort: new Map([...ports].map(([port, atPort]) => [port, portServers(atPort)])),
    byNode: new Map(kept.map((server) => [server.node, server])),
  }
}

function portServers(servers: readonly GatewayServer[]): PortServers {
  const named = servers
    .filter(({ protocol }) => protocol !== 'http')
    .flatMap((server) => server.hosts.map((host): NamedServer => ({ server, host: plainHost(host) })))
  return {
    plain: servers.find(({ protocol }) => protocol !== 'tls'),
    named: hostIndex(named, ({ host }) => [host]),
  }
}

/** The Gateway of the Gateway API that a converted one is of. */
const ownersOfConverted = derived(
  conversionKinds,
  (mesh): ReadonlyMap<string, Manifest> =>
    new Map(
      convertedGatewayApi(mesh).listeners.map((listener) => [
        `${listener.owner.namespace}/${convertedGatewayName(listener)}`,
        listener.gateway,
      ]),
    ),
)

/** True for a converted Gateway whose pods Istio deploys: at these it leaves Gateways of other namespaces out. */
function isManaged(mesh: Mesh, { namespace, name }: Manifest): boolean {
  const owner = ownersOfConverted(mesh).get(`${namespace}/${name}`)
  return owner !== undefined && isDeployedByIstio(owner)
}

function isOfProxy(mesh: Mesh, { namespace, name }: Manifest, proxy: MeshProxy): boolean {
  const owner = ownersOfConverted(mesh).get(`${namespace}/${name}`)
  return owner?.namespace === proxy.namespace && proxy.labels.get(gatewayNameLabel) === owner.name
}

function gatewayServer(mesh: Mesh, gateway: Manifest, node: Node, proxy: MeshProxy): GatewayServer[] {
  const port = node.at('port', 'number').number
  if (port === undefined) return []
  const protocol = node.at('port', 'protocol').text
  const tls = node.get('tls')
  const tlsMode =
    tls.kind === 'map' && tls.get('httpsRedirect').scalar !== true
      ? tls.get('mode').text || 'PASSTHROUGH'
      : ''
  const kind = protocolOf(protocol)
  return [
    {
      gateway,
      gatewayName: `${gateway.namespace}/${gateway.name}`,
      node,
      port,
      listenerPort: listenerPort(mesh, proxy, port),
      protocol: kind === 'http' || kind === 'tls' ? kind : 'tcp',
      isHttps:
        protocol.toUpperCase() === 'HTTPS' && !['', 'PASSTHROUGH', 'AUTO_PASSTHROUGH'].includes(tlsMode),
      tlsMode: kind === 'http' ? '' : tlsMode,
      hosts: node.items('hosts').map(({ text }) => ownHost(text, gateway.namespace)),
    },
  ]
}

/** A port of a Service of the gateway means the port of its pods; any other one is listened on as it is (resolvePorts). */
function listenerPort(mesh: Mesh, { namespace, labels, workload }: MeshProxy, port: number): number {
  for (const service of registryServices(mesh)) {
    if (service.namespace !== namespace || !service.selector || !selects(service.selector, labels)) continue
    if (service.manifest.root.at('metadata', 'labels', untranslated).exists) continue
    const own = service.ports.find(({ number }) => number === port)
    const target = own && (workload ? targetPort(own, { manifest: workload, namespace, labels }) : own.target)
    if (typeof target === 'number') return target
  }
  return port
}

const untranslated = 'experimental.istio.io/disable-gateway-port-translation'

function ownHost(text: string, namespace: string): string {
  if (!text.includes('/')) return text
  const { namespace: named, host } = serverHost(text)
  return named === '*' ? host : `${named === '.' ? namespace : named}/${host}`
}

/** The servers without those that clash with an earlier one of the same port and bind address. */
function mergedServers(servers: readonly GatewayServer[]): GatewayServer[] {
  const places = new Map<string, { readonly protocol: string; readonly hosts: Set<string> }>()
  return servers.filter(({ listenerPort: port, protocol, hosts, node }) => {
    const key = `${port} ${node.get('bind').text}`
    const place = places.get(key)
    if (!place) {
      places.set(key, { protocol, hosts: new Set(hosts) })
      return true
    }
    if (place.protocol !== protocol || protocol === 'tcp') return false
    if (protocol === 'tls' && hosts.some((host) => place.hosts.has(host))) return false
    for (const host of hosts) place.hosts.add(host)
    return true
  })
}

/** The host of a server without its namespace. */
export function plainHost(text: string): string {
  return serverHost(text).host
}
