import { fullHost, hostCovers, hostsOverlap } from '../../../istio/hosts/hosts.ts'
import { canonicalHost } from '../../../istio/hosts/services.ts'
import type { Manifest } from '../../../model/manifest.ts'
import { atLeast } from '../../../model/istio-version.ts'
import type { Mesh } from '../../../model/mesh.ts'
import type { Node } from '../../../model/node.ts'
import { protocolOf, type PortProtocol } from './protocol.ts'
import type { RegistryService } from './registry.ts'

/** What a sidecar imports for one port, or for all others. */
export interface EgressListener {
  readonly port: number | undefined
  readonly protocol: PortProtocol
  readonly services: readonly RegistryService[]
  readonly virtualServices: readonly Manifest[]
}

/** What a sidecar may import: hosts and VirtualServices that are visible in its namespace, in their order there. */
export interface ScopeCandidates {
  readonly services: readonly RegistryService[]
  readonly virtualServices: readonly Manifest[]
}

/** A host of `egress.hosts`: `NAMESPACE/HOST`, excluded where `~` stands before it. */
interface ImportedHost {
  readonly namespace: string
  readonly host: string
  readonly isExcluded: boolean
}

/** Makes the listener of an entry of `egress`; `null` stands for a Sidecar without one, which imports everything. */
export function egressListener(
  mesh: Mesh,
  namespace: string,
  node: Node | null,
  candidates: ScopeCandidates,
): EgressListener {
  const texts = node?.items('hosts').map(({ text }) => text) ?? ['*/*']
  const written = texts.map((text) => importedHost(text, namespace))
  // Before 1.31 an entry with `~` imports nothing, and excludes nothing.
  const hosts = written.filter(({ isExcluded }) => !isExcluded || atLeast(mesh, 1, 31))
  const port = node?.at('port', 'number').number
  const services = candidates.services
    .filter(({ host, namespace: of }) => isImported(hosts, of, (name) => hostCovers(name, host)))
    .map((service) => withImportedAliases(service, hosts))
    .flatMap((service) => atPort(service, port))
  const virtualServices = candidates.virtualServices.filter(({ spec, namespace: of }) =>
    spec
      .items('hosts')
      .map(({ text }) => canonicalHost(mesh, fullHost(text, of)))
      .some((host) => isImported(hosts, of, (name) => hostsOverlap(name, host))),
  )
  const protocol = protocolOf(node?.at('port', 'protocol').text ?? '')
  return { port, protocol, services: ofOneNamespace(services, namespace), virtualServices }
}

function importedHost(text: string, own: string): ImportedHost {
  const slash = text.indexOf('/')
  const written = slash < 0 ? '*' : text.slice(0, slash)
  const isExcluded = written.startsWith('~')
  const named = written.replace(/^~/, '') || '*'
  return { namespace: named === '.' ? own : named, host: text.slice(slash + 1), isExcluded }
}

function isImported(
  hosts: readonly ImportedHost[],
  namespace: string,
  matches: (name: string) => boolean,
): boolean {
  const matching = hosts.filter(
    ({ namespace: named, host }) => (named === '*' || named === namespace) && matches(host),
  )
  return matching.length > 0 && !matching.some(({ isExcluded }) => isExcluded)
}

/** The other names of a service are imported by the hosts for its namespace, or else for all, that import itself (matchingAliasService). */
function withImportedAliases(service: RegistryService, hosts: readonly ImportedHost[]): RegistryService {
  if (service.aliases.length === 0) return service
  const ofNamespace = hosts.filter(
    ({ namespace, isExcluded }) => namespace === service.namespace && !isExcluded,
  )
  const ofAll = hosts.filter(({ namespace, isExcluded }) => namespace === '*' && !isExcluded)
  const covers = (group: readonly ImportedHost[], name: string): boolean =>
    group.some(({ host }) => hostCovers(host, name))
  const importing = covers(ofNamespace, service.host) ? ofNamespace : ofAll
  return { ...service, aliases: service.aliases.filter((alias) => covers(importing, alias)) }
}

/** A service with the one port that a listener is for. */
function atPort(service: RegistryService, port: number | undefined): RegistryService[] {
  if (port === undefined) return [service]
  const ports = service.ports.filter(({ number }) => number === port)
  return ports.length > 0 ? [{ ...service, ports }] : []
}

/**
 * Of the services with one host those of one namespace: the client's own, else that of a Kubernetes Service, else the
 * first (istio `pilot/pkg/model/sidecar.go`, selectServices).
 */
function ofOneNamespace(services: readonly RegistryService[], own: string): RegistryService[] {
  const chosen = new Map<string, RegistryService>()
  for (const service of services) {
    const existing = chosen.get(service.host)
    const isPreferred =
      !existing ||
      service.namespace === own ||
      (!existing.isKubernetes && service.isKubernetes && existing.namespace !== own)
    if (isPreferred) chosen.set(service.host, service)
  }
  return services.filter((service) => chosen.get(service.host)!.namespace === service.namespace)
}
