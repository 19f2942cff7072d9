import { fullHost, hostCovers, isWildcard } from '../../../istio/hosts/hosts.ts'
import { canonicalHost } from '../../../istio/hosts/services.ts'
import { serverHost } from '../../../istio/hosts/server-host.ts'
import { policySelector, selects } from '../../../istio/policy/selector.ts'
import { boundTo, gatewaysOf, meshGateway } from '../../../istio/routing/gateways.ts'
import { workloadsIn } from '../../../istio/workload/workloads.ts'
import { groupBy } from '../../../core/group.ts'
import { derived } from '../../../model/derived.ts'
import type { Manifest } from '../../../model/manifest.ts'
import type { Mesh } from '../../../model/mesh.ts'
import { registryServices } from '../registry/registry.ts'
import { conversionKinds } from '../../../istio/gateway-api/convert.ts'
import { allVirtualServices } from '../../../istio/gateway-api/proxy-objects.ts'
import type { Node } from '../../../model/node.ts'

/** Where requests come in: the beginning of a URL, and whether pods of the mesh call it. */
export interface RequestSite {
  readonly url: string
  readonly isInMesh: boolean
}

/** The sites of a VirtualService: at the servers of its gateways, those with TLS first, and for calls in the mesh. */
export function sitesOf(mesh: Mesh, virtualService: Manifest): RequestSite[] {
  const hosts = virtualService.spec.items('hosts').map(({ text }) => text)
  const servers = gatewaysOf(mesh, virtualService).flatMap((gateway) => gateway?.spec.items('servers') ?? [])
  const outside = hosts.flatMap((host) => serverUrls(servers, host))
  const isOnMesh = boundTo(virtualService).includes(meshGateway)
  const inMesh = isOnMesh ? hosts.filter((host) => !isWildcard(host)) : []
  return [
    ...outside.map((url) => ({ url, isInMesh: false })),
    ...inMesh.map((host) => ({
      url: `http://${canonicalHost(mesh, fullHost(host, virtualService.namespace))}`,
      isInMesh: true,
    })),
  ]
}

/** The URLs by which servers that see requests take a host; for a wildcard one of its hosts. */
function serverUrls(servers: readonly Node[], host: string): string[] {
  const serving = servers.filter((server) =>
    server
      .items('hosts')
      .some(({ text }) => hostCovers(serverHost(text).host, host) || hostCovers(host, serverHost(text).host)),
  )
  const urls = serving.flatMap((server) => {
    const protocol = server.at('port', 'protocol').text.toUpperCase()
    const scheme =
      protocol === 'HTTPS' ? 'https' : protocol.startsWith('HTTP') || protocol === 'GRPC' ? 'http' : ''
    const names = isWildcard(host)
      ? server
          .items('hosts')
          .map(({ text }) => serverHost(text).host)
          .filter((name) => hostCovers(host, name))
      : [host]
    return scheme === ''
      ? []
      : names.flatMap((name) => urlOf(scheme, name, server.at('port', 'number').number))
  })
  return [...new Set(urls)].toSorted(
    (first, second) => Number(second.startsWith('https')) - Number(first.startsWith('https')),
  )
}

function urlOf(scheme: string, host: string, port: number | undefined): string[] {
  if (host === '*') return []
  const name = host.replace(/^\*\./, 'www.')
  const usual = scheme === 'https' ? 443 : 80
  return [`${scheme}://${name}${port === undefined || port === usual ? '' : `:${port}`}`]
}

/** The kinds by which hosts are served at gateways. */
const siteKinds = ['Gateway', 'VirtualService', ...conversionKinds] as const

/** A site of each host at gateways, by the host. */
export const gatewaySites = derived(siteKinds, (mesh): ReadonlyMap<string, RequestSite> => {
  const sites = allVirtualServices(mesh).flatMap((virtualService) =>
    sitesOf(mesh, virtualService).filter(({ isInMesh }) => !isInMesh),
  )
  const byHost = groupBy(sites, ({ url }) => new URL(url).hostname)
  return new Map([...byHost].map(([host, [first]]) => [host, first!]))
})

const servicesByNamespace = derived(['Service', 'ServiceEntry'], (mesh) =>
  groupBy(registryServices(mesh), ({ namespace }) => namespace),
)

/** The sites of the Services in front of the pods that a policy selects. */
export function sitesOfPolicy(mesh: Mesh, policy: Manifest): RequestSite[] {
  const selector = policySelector(policy)
  const { namespace } = policy
  const selected = workloadsIn(mesh, namespace).filter(({ labels }) => selects(selector, labels))
  return (servicesByNamespace(mesh).get(namespace) ?? [])
    .filter(({ selector: chosen }) => {
      return chosen !== null && chosen.size > 0 && selected.some(({ labels }) => selects(chosen, labels))
    })
    .flatMap(({ host, ports }) => {
      const port = ports.find(({ protocol }) => protocol === 'http' || protocol === 'auto')?.number
      return port === undefined
        ? []
        : [{ url: `http://${host}${port === 80 ? '' : `:${port}`}`, isInMesh: true }]
    })
}
