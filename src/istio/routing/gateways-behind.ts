import { groupBy } from '../../core/group.ts'
import { oncePer } from '../../core/once-per.ts'
import { conversionKinds } from '../gateway-api/convert.ts'
import { convertedGatewaysByService } from '../gateway-api/proxy-objects.ts'
import { serverHost } from '../hosts/server-host.ts'
import { gatewaySelector, serves } from './gateways.ts'
import { hostIndex, type HostIndex } from '../hosts/host-index.ts'
import { serviceNamespace } from '../hosts/hosts.ts'
import type { Manifest } from '../../model/manifest.ts'
import { derived, derivedByKey } from '../../model/derived.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { hasStatedNamespace } from '../../model/presence.ts'
import { selectorIndex } from '../policy/selector-index.ts'
import { hasUnfilled, labelsOf } from '../policy/selector.ts'
import { canonicalHost, servicesFor } from '../hosts/services.ts'
import { unfilledIndex } from '../../model/unfilled-index.ts'
import { isKnownNamespace, isUnfilled } from '../../syntax/unfilled.ts'

/** The Gateways whose proxies are the endpoints of a Service. */
export interface GatewaysBehind {
  readonly gateways: readonly Manifest[]
  /** `NAMESPACE/NAME` of each. */
  readonly keys: ReadonlySet<string>
  /** True for a key that may be one of them, because a namespace is not stated or a name has a placeholder. */
  mayBe(key: string): boolean
  readonly servers: HostIndex<ServerOfGateway>
  /** True for a host that a server may have once placeholders in its hosts are filled in. */
  mayServe(host: string): boolean
}

/** A server of a Gateway. */
export interface ServerOfGateway {
  readonly gateway: Manifest
  readonly node: Node
}

/**
 * The Gateways whose proxies stand behind the full name of a Service: those that select its pods; where the Service
 * is not in this repository, those whose selector names it as Istio's charts do (`istio: egressgateway` for
 * `istio-egressgateway`). Those of the Gateway API stand behind the Service that Istio makes for them.
 */
export const gatewaysBehind = derivedByKey(
  ['Gateway', 'other', ...conversionKinds],
  (mesh, host: string) => {
    const [service] = servicesFor(mesh, host)
    const converted = convertedGatewaysByService(mesh).has(canonicalHost(mesh, host))
    // Services that select the same have the same Gateways of Istio before their pods.
    return service && !converted ? selectorText(service) : host
  },
  (mesh, host) =>
    indexGateways([
      ...findGatewaysBehind(mesh, host),
      ...(convertedGatewaysByService(mesh).get(canonicalHost(mesh, host)) ?? []),
    ]),
)

/** The servers that serve a host to the VirtualServices of a namespace. The host is no wildcard wider than theirs. */
export function serversFor({ servers }: GatewaysBehind, host: string, namespace: string): ServerOfGateway[] {
  return servers
    .covering(host)
    .filter(
      ({ gateway, node }) =>
        node.at('tls', 'mode').text !== 'AUTO_PASSTHROUGH' && serves(gateway, node, host, namespace),
    )
}

/** Some Gateways with an index of their servers. */
export function indexGateways(gateways: readonly Manifest[]): GatewaysBehind {
  const servers = gateways.flatMap((gateway) =>
    gateway.spec.items('servers').map((node): ServerOfGateway => ({ gateway, node })),
  )
  const keys = new Set(gateways.map(({ namespace, name }) => `${namespace}/${name}`))
  const names = new Set(gateways.map(({ name }) => name))
  const unstatedNames = new Set(
    gateways.flatMap((gateway) => (hasStatedNamespace(gateway) ? [] : gateway.name)),
  )
  const unfilledNames = unfilledIndex(gateways, ({ name }) => [name])
  const unfilledHosts = unfilledIndex(servers, ({ node }) => servedHosts(node))
  return {
    gateways,
    keys,
    mayBe: (key) => {
      const [namespace = '', name = ''] = key.split('/')
      if (keys.has(key) || isUnfilled(key) || unfilledNames.has(name)) return true
      return (isKnownNamespace(namespace) ? unstatedNames : names).has(name)
    },
    mayServe: (host) => unfilledHosts.has(host),
    servers: hostIndex(servers, ({ node }) => servedHosts(node)),
  }
}

function servedHosts(server: Node): string[] {
  return server.items('hosts').map(({ text }) => serverHost(text).host)
}

/**
 * True if a Gateway with a placeholder in its selector, so that it may select any gateway's pods, has a server with a host
 * that covers this one.
 */
export function mayBeServedByAny(mesh: Mesh, host: string): boolean {
  return serversWithUnfilledSelector(mesh).covering(host).length > 0
}

const serversWithUnfilledSelector = derived(['Gateway'], (mesh) => {
  const gateways = mesh.ofKind('Gateway').filter((gateway) => hasUnfilled(gatewaySelector(gateway)))
  return hostIndex(
    gateways.flatMap(({ spec }) => spec.items('servers')),
    servedHosts,
  )
})

const selectorText = oncePer(({ spec }: Manifest): string =>
  JSON.stringify([...labelsOf(spec.get('selector'))].toSorted()),
)

function findGatewaysBehind(mesh: Mesh, host: string): readonly Manifest[] {
  const [service] = servicesFor(mesh, host)
  if (service) {
    const { index, places: positions } = gatewaysBySelector(mesh)
    const gateways = index.selecting(labelsOf(service.spec.get('selector')))
    return gateways.toSorted((a, b) => positions.get(a)! - positions.get(b)!)
  }
  const [name = ''] = host.split('.')
  return serviceNamespace(host) === undefined ? [] : (gatewaysByService(mesh).get(name) ?? [])
}

/** The Gateways with a selector, indexed by it, and their positions in the list. */
const gatewaysBySelector = derived(['Gateway'], (mesh) => {
  const gateways = mesh.ofKind('Gateway').filter((gateway) => gatewaySelector(gateway).size > 0)
  const positions = new Map(gateways.map((gateway, place) => [gateway, place]))
  return { index: selectorIndex(gateways, gatewaySelector), places: positions }
})

const gatewaysByService = derived(['Gateway'], (mesh) => {
  const named = mesh.ofKind('Gateway').flatMap((gateway) => {
    const selector = labelsOf(gateway.spec.get('selector'))
    const names = [`istio-${selector.get('istio') ?? ''}`, selector.get('istio'), selector.get('app')]
    return [...new Set(names)].map((name) => ({ name, gateway }))
  })
  const groups = groupBy(named, ({ name }) => name)
  return new Map([...groups].map(([name, group]) => [name, group.map(({ gateway }) => gateway)]))
})
