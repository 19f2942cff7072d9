import type { RegistryService } from '../registry/registry.ts'
import { isWildcard } from '../../../istio/hosts/hosts.ts'
import type { MeshProxy } from '../proxy/proxy.ts'
import { clusterDomain } from '../../../model/cluster-domain.ts'

/** The names by which a proxy takes a host (generateVirtualHostDomains). */
export function sidecarDomains(
  host: string,
  service: RegistryService | undefined,
  proxy: MeshProxy,
  registered: ReadonlySet<string>,
): string[] {
  if (!service) return [host]
  const names = [host, ...service.aliases].flatMap((name) => [
    name,
    `${name}.`,
    ...shortNames(name, proxy.namespace).filter((short) => !registered.has(short)),
  ])
  const isHeadless = service.isKubernetes && service.resolution === 'none'
  return [...names, ...(isHeadless ? names.map((name) => `*.${name}`) : []), ...service.addresses]
}

/** `api`, `api.shop`, `api.shop.svc` for a Service; the first only in its own namespace. */
function shortNames(host: string, namespace: string): string[] {
  const suffix = `.svc.${clusterDomain}`
  if (!host.endsWith(suffix) || isWildcard(host)) return []
  const name = host.slice(0, -suffix.length)
  const [label = '', ofNamespace, ...rest] = name.split('.')
  const isOwn = ofNamespace === namespace && rest.length === 0
  return [name, `${name}.svc`, ...(isOwn ? [label] : [])]
}
