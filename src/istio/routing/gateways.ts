import { oncePer } from '../../core/once-per.ts'
import { gatewayAt } from '../gateway-api/proxy-objects.ts'
import { hostsOverlap } from '../hosts/hosts.ts'
import { serverHost } from '../hosts/server-host.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { labelsOf, type Labels } from '../policy/selector.ts'
import { isKnownNamespace } from '../../syntax/unfilled.ts'

/** A gateway that a VirtualService or one of its matches names. */
export interface GatewayName {
  readonly node: Node
  /** `mesh`, or `NAMESPACE/NAME`. */
  readonly key: string
  readonly namespace: string
  readonly name: string
}

/** The name for the sidecars of the mesh, to which a VirtualService without gateways is bound. */
export const meshGateway = 'mesh'

/**
 * The gateways that a list under `node` names: a name of the same namespace, `NAMESPACE/NAME`, `./NAME`, or the older
 * `NAME.NAMESPACE...` (istio `pilot/pkg/model/virtualservice.go`, resolveGatewayName).
 */
export function gatewayNames(node: Node, virtualService: Manifest): GatewayName[] {
  return node
    .items('gateways')
    .filter(({ text }) => text !== '')
    .map((item) => gatewayName(item, virtualService.namespace))
}

/** The gateways to which a VirtualService is bound, each once, as `NAMESPACE/NAME` or `mesh`; `mesh` if it names none. */
export const gatewayKeysOf = oncePer((virtualService: Manifest): readonly string[] => {
  const named = gatewayNames(virtualService.spec, virtualService).map(({ key }) => key)
  return named.length === 0 ? [meshGateway] : [...new Set(named)]
})

/**
 * The Gateways in `spec.gateways` of a VirtualService, also of one that is converted from a route, without `mesh`: one for each
 * name, `undefined` for a Gateway that is not in this repository. Empty if it names none.
 */
export function gatewaysOf(mesh: Mesh, virtualService: Manifest): (Manifest | undefined)[] {
  return gatewayNames(virtualService.spec, virtualService)
    .filter(({ key }) => key !== meshGateway)
    .map(({ key }) => gatewayAt(mesh, key))
}

/**
 * True if a server of a Gateway has an item in `hosts` that overlaps with a host (either may be a wildcard) and offers it to
 * the VirtualServices of a namespace: `HOST`, `NAMESPACE/HOST`, `*` and `.` for the namespace. Also true if a namespace that
 * nothing states may be the offered one.
 */
export function serves(gateway: Manifest, server: Node, host: string, namespace: string): boolean {
  return server.items('hosts').some(({ text }) => {
    const served = serverHost(text)
    return offersTo(served.namespace, gateway, namespace) && hostsOverlap(served.host, host)
  })
}

function offersTo(offered: string, gateway: Manifest, namespace: string): boolean {
  if (offered === '*') return true
  const offeredNamespace = offered === '.' ? gateway.namespace : offered
  return offeredNamespace === namespace || !isKnownNamespace(offeredNamespace) || !isKnownNamespace(namespace)
}

function gatewayName(node: Node, ownNamespace: string): GatewayName {
  if (node.text === meshGateway) return { node, key: meshGateway, namespace: ownNamespace, name: meshGateway }
  const [namespace, name] = resolveName(node.text, ownNamespace)
  return { node, key: `${namespace}/${name}`, namespace, name }
}

function resolveName(text: string, ownNamespace: string): [namespace: string, name: string] {
  const slash = text.indexOf('/')
  if (slash >= 0) {
    const namespace = text.slice(0, slash)
    return [namespace === '.' ? ownNamespace : namespace, text.slice(slash + 1)]
  }
  const [name = '', namespace = ownNamespace] = text.split('.')
  return [namespace, name]
}

/** The labels by which a Gateway selects its pods. */
export const gatewaySelector = oncePer((gateway: Manifest): Labels => labelsOf(gateway.spec.get('selector')))

/** The traffic of a server, as far as it separates servers of one port (istio `pilot/pkg/model/gateway.go`). */
export function serverTraffic(server: Node): 'http' | 'tls' | 'tcp' {
  const protocol = server.at('port', 'protocol').text.toLowerCase()
  if (protocol === 'https' || protocol === 'tls') return 'tls'
  return ['http', 'http2', 'grpc', 'grpc-web'].includes(protocol) ? 'http' : 'tcp'
}
