import { groupBy } from '../../core/group.ts'
import { oncePer } from '../../core/once-per.ts'
import { clusterDomain } from '../../model/cluster-domain.ts'
import { fullHost, normalHost } from './hosts.ts'
import { groupOf, type Manifest } from '../../model/manifest.ts'
import { derived } from '../../model/derived.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { indexByHosts } from './object-index.ts'
import { isUnfilled } from '../../syntax/unfilled.ts'

/** A port that a Service or ServiceEntry gives a host. */
export interface HostPort {
  readonly number: number
  /** Lower case; `''` where none is declared and Istio finds out by looking. */
  readonly protocol: string
  /** The port that is connected to; the number itself where nothing else is said. */
  readonly targetPort: number
  readonly node: Node
}

/** The ServiceEntries that hold a host, exactly or by a wildcard. */
export function serviceEntriesFor(mesh: Mesh, host: string): readonly Manifest[] {
  return entriesByHost(mesh).covering(canonicalHost(mesh, host))
}

/** The Services of a full host name, those that Knative makes too; one, unless the repository has an object twice. */
export function servicesFor(mesh: Mesh, host: string): readonly Manifest[] {
  return servicesByHost(mesh).get(canonicalHost(mesh, host)) ?? []
}

/**
 * The ports of a full host name; `null` where neither a Service nor a ServiceEntry of this repository has it. For the
 * sidecars a Service of Kubernetes comes before an entry of its name, as an exact name does before wildcards.
 */
export function portsOf(mesh: Mesh, host: string): readonly HostPort[] | null {
  const service = servicesFor(mesh, host).find(isOfKubernetes)
  if (service) return declaredPorts(service)
  const entries = serviceEntriesFor(mesh, host)
  return entries.length > 0 ? allPorts(entries) : null
}

/** The numbers of some ports. */
export const portNumbers = oncePer(
  (ports: readonly HostPort[]): ReadonlySet<number> => new Set(ports.map(({ number }) => number)),
)

/** The ports that objects declare, one after the other. */
export const allPorts = oncePer((declarers: readonly Manifest[]): readonly HostPort[] =>
  declarers.flatMap(declaredPorts),
)

/** A host with the cluster's domain as all functions here compare it: as `SERVICE.NAMESPACE.svc.cluster.local`. */
export function canonicalHost({ clusterDomain: own }: Mesh, host: string): string {
  const name = normalHost(host)
  const suffix = `.svc.${own}`
  return name.endsWith(suffix) ? `${name.slice(0, -suffix.length)}.svc.${clusterDomain}` : name
}

function isOfKubernetes(service: Manifest): boolean {
  return groupOf(service) === ''
}

/** The ports that a ServiceEntry or Service declares; those without a number are left out. */
export const declaredPorts = oncePer(({ kind, spec }: Manifest): readonly HostPort[] =>
  spec.items('ports').flatMap((node) => {
    const number = node.get(kind === 'Service' ? 'port' : 'number').number
    return number === undefined ? [] : [hostPort(node, number, kind)]
  }),
)

/** True if the number of some port is not filled in yet: it may be any. */
export function declaresUnfilledPort({ kind, spec }: Manifest): boolean {
  return spec.items('ports').some((node) => node.get(kind === 'Service' ? 'port' : 'number').isUnfilled)
}

/** True for protocols that Istio routes as http; without one it looks, and may find http (istio `pkg/config/protocol`). */
export function isHttp(protocol: string): boolean {
  return ['', 'http', 'http2', 'http_proxy', 'grpc', 'grpc-web'].includes(protocol)
}

/** True for protocols whose bytes are TLS already. */
export function isTls(protocol: string): boolean {
  return protocol === 'https' || protocol === 'tls'
}

const entriesByHost = indexByHosts('ServiceEntry', (mesh, entry) =>
  entry.spec.items('hosts').map(({ text }) => canonicalHost(mesh, text)),
)

/** Services of Kubernetes, and those of Knative, which makes one of each. */
export const allServices = derived(['Service', 'other'], (mesh) => [
  ...mesh.ofKind('Service'),
  ...mesh.ofOtherKinds().filter((one) => one.kind === 'Service' && groupOf(one) === 'serving.knative.dev'),
])

const servicesByHost = derived(['Service', 'other'], (mesh) =>
  groupBy(allServices(mesh), ({ name, namespace }) => fullHost(name, namespace)),
)

function hostPort(node: Node, number: number, kind: string): HostPort {
  const protocol = kind === 'Service' ? serviceProtocol(node) : lowerCase(node.get('protocol').text)
  return { number, protocol, targetPort: node.get('targetPort').number ?? number, node }
}

/** What is not filled in yet would be a protocol in small letters. */
function lowerCase(protocol: string): string {
  return isUnfilled(protocol) ? protocol : protocol.toLowerCase()
}

/** A Service says it by `appProtocol`, else by the name's first part. */
function serviceProtocol(port: Node): string {
  const said = port.get('appProtocol').text || port.get('name').text.split('-')[0]!
  return lowerCase(said).replace(/^kubernetes\.io\/h2c$/, 'http2')
}
