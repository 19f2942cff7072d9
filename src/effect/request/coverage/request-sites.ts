import { fullHost, hostCovers, isWildcard } from '../../../istio/hosts/hosts.ts'
import { canonicalHost } from '../../../istio/hosts/services.ts'
import { serverHost } from '../../../istio/hosts/server-host.ts'
import { policySelector, selects } from '../../../istio/policy/selector.ts'
import { gatewayKeysOf, gatewaysOf, meshGateway } from '../../../istio/routing/gateways.ts'
import { allWorkloads, workloadsIn } from '../../../istio/workload/workloads.ts'
import { groupBy } from '../../../core/group.ts'
import { derived } from '../../../model/derived.ts'
import type { Manifest } from '../../../model/manifest.ts'
import type { Mesh } from '../../../model/mesh.ts'
import {
  registryKinds,
  registryServices,
  servicesByHost,
  type RegistryService,
} from '../registry/registry.ts'
import { workloadProxy } from '../registry/workloads.ts'
import { conversionKinds } from '../../../istio/gateway-api/convert.ts'
import { allVirtualServices } from '../../../istio/gateway-api/proxy-objects.ts'
import type { Node } from '../../../model/node.ts'

/** A place where requests are sent. A host that no URL can have, such as one with a placeholder, has none. */
export interface RequestSite {
  /** The beginning of a valid URL: `SCHEME://HOST[:PORT]`. */
  readonly url: string
  /** True if pods of the mesh call it. */
  readonly isInMesh: boolean
}

/** The sites of a VirtualService: at the servers of its gateways, those with TLS first, and for calls in the mesh. */
export function sitesOf(mesh: Mesh, virtualService: Manifest): RequestSite[] {
  const hosts = virtualService.spec.items('hosts').map(({ text }) => text)
  const servers = gatewaysOf(mesh, virtualService).flatMap((gateway) => gateway?.spec.items('servers') ?? [])
  const isOnMesh = gatewayKeysOf(virtualService).includes(meshGateway)
  const inMesh = isOnMesh ? hosts.filter((host) => !isWildcard(host)) : []
  return [
    ...sitesAt(servers, virtualService),
    ...inMesh.flatMap((host) =>
      siteAt(`http://${canonicalHost(mesh, fullHost(host, virtualService.namespace))}`, true),
    ),
  ]
}

function siteAt(url: string, isInMesh: boolean): RequestSite[] {
  return URL.canParse(url) ? [{ url, isInMesh }] : []
}

/**
 * The URLs `SCHEME://HOST[:PORT]` of the hosts of a VirtualService at HTTP, HTTPS and GRPC servers of Gateways that cover
 * them: by host, https before http. A wildcard host gets those that the servers list below it; `*.` becomes `www.`, and a
 * bare `*` is left out. Empty if no server covers a host.
 */
export function sitesAt(servers: readonly Node[], { spec }: Manifest): RequestSite[] {
  return spec
    .items('hosts')
    .flatMap(({ text }) => serverUrls(servers, text))
    .flatMap((url) => siteAt(url, false))
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

const servicesByNamespace = derived(registryKinds, (mesh) =>
  groupBy(registryServices(mesh), ({ namespace }) => namespace),
)

/**
 * The site of a Service or ServiceEntry, as pods call it: by its full name or a shorter one, with a port that it has or without
 * one. `undefined` if no host has that name, if several hosts have it as their short name, or if no port takes HTTP.
 *
 * @param authority `HOST` or `HOST:PORT`
 */
export function siteInMesh(mesh: Mesh, authority: string): RequestSite | undefined {
  const [, host = '', stated] = /^(.*?)(?::(\d+))?$/.exec(authority.toLowerCase()) ?? []
  const [service, ...others] = servicesByName(mesh).get(host) ?? []
  const port = service && httpPort(service, stated === undefined ? undefined : Number(stated))
  return port === undefined || others.length > 0 ? undefined : siteOf(service!, port)[0]
}

/** Services and ServiceEntries by the names that pods call them by. */
const servicesByName = derived(registryKinds, (mesh): ReadonlyMap<string, readonly RegistryService[]> => {
  // Of several objects with one host the oldest counts.
  const named = [...servicesByHost(mesh).values()].map(([oldest]) => oldest!)
  const pairs = named.flatMap((service) => namesOf(service.host).map((name) => ({ name, service })))
  const groups = groupBy(pairs, ({ name }) => name)
  return new Map([...groups].map(([name, group]) => [name, group.map(({ service }) => service)]))
})

/** `api.shop.svc.cluster.local`, `api.shop.svc`, `api.shop`, `api` for a Service. */
function namesOf(host: string): string[] {
  const [, name = '', namespace = ''] = /^([^.]+)\.([^.]+)\.svc\.cluster\.local$/.exec(host) ?? []
  return name === '' ? [host] : [host, `${name}.${namespace}.svc`, `${name}.${namespace}`, name]
}

/** A port that takes HTTP: the stated one, 80, or the first. */
function httpPort({ ports }: RegistryService, stated: number | undefined): number | undefined {
  const numbers = ports
    .filter(({ protocol }) => protocol === 'http' || protocol === 'auto')
    .map(({ number }) => number)
  if (stated !== undefined) return numbers.find((number) => number === stated)
  return numbers.includes(80) ? 80 : numbers[0]
}

function siteOf({ host }: RegistryService, port: number): RequestSite[] {
  return siteAt(`http://${host}${port === 80 ? '' : `:${port}`}`, true)
}

/** The pods of a mesh that may call, `NAMESPACE/SERVICEACCOUNT`. */
export const callersIn = derived('everything', (mesh): readonly string[] => [
  ...new Set(
    allWorkloads(mesh)
      .map((workload) => workloadProxy(workload, 'sidecar'))
      .map(({ namespace, serviceAccount }) => `${namespace}/${serviceAccount}`),
  ),
])

/** The sites of the Services in front of the pods that a policy selects. */
export function sitesOfPolicy(mesh: Mesh, policy: Manifest): RequestSite[] {
  const selector = policySelector(policy)
  const { namespace } = policy
  const selected = workloadsIn(mesh, namespace).filter(({ labels }) => selects(selector, labels))
  return (servicesByNamespace(mesh).get(namespace) ?? [])
    .filter(({ selector: chosen }) => {
      return chosen !== null && chosen.size > 0 && selected.some(({ labels }) => selects(chosen, labels))
    })
    .flatMap((service) => {
      const port = service.ports.find(({ protocol }) => protocol === 'http' || protocol === 'auto')?.number
      return port === undefined ? [] : siteOf(service, port)
    })
}
