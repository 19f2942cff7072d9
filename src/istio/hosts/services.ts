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

/** A port of a host, from a Service or ServiceEntry. */
export interface HostPort {
  readonly number: number
  /** Lower case; `''` if none is declared, so that Istio detects the protocol. */
  readonly protocol: string
  /** The port that is connected to; `number` if no other is declared. */
  readonly targetPort: number
  readonly node: Node
}

/** The ServiceEntries with a host, exactly or by a wildcard. */
export function serviceEntriesFor(mesh: Mesh, host: string): readonly Manifest[] {
  return entriesByHost(mesh).covering(canonicalHost(mesh, host))
}

/**
 * The Services with a full host name, including those of Knative; empty if there is none, several if the repository has an
 * object twice. The name may end with the domain of the cluster or with `cluster.local`.
 */
export function servicesFor(mesh: Mesh, host: string): readonly Manifest[] {
  return servicesByHost(mesh).get(canonicalHost(mesh, host)) ?? []
}

/**
 * The ports of a full host name: of the first Kubernetes Service with this name, else of all ServiceEntries whose hosts
 * cover it, exactly or by a wildcard. `null` if the mesh has neither. For sidecars a Kubernetes Service takes
 * precedence over a ServiceEntry of its name.
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

/** The ports that Services and ServiceEntries declare (`declaredPorts`), in their order; equal ports are not merged. */
export const allPorts = oncePer((manifests: readonly Manifest[]): readonly HostPort[] =>
  manifests.flatMap(declaredPorts),
)

/**
 * A host in lower case without a trailing dot, with `.svc.` and the cluster's domain at its end replaced by
 * `.svc.cluster.local`: the form that all functions here compare.
 */
export function canonicalHost({ clusterDomain: meshDomain }: Mesh, host: string): string {
  const name = normalHost(host)
  const suffix = `.svc.${meshDomain}`
  return name.endsWith(suffix) ? `${name.slice(0, -suffix.length)}.svc.${clusterDomain}` : name
}

function isOfKubernetes(service: Manifest): boolean {
  return groupOf(service) === ''
}

/** The ports that a ServiceEntry or Service declares, with protocols in lower case, without those that have no number. */
export const declaredPorts = oncePer(({ kind, spec }: Manifest): readonly HostPort[] =>
  spec.items('ports').flatMap((node) => {
    const number = node.get(kind === 'Service' ? 'port' : 'number').number
    return number === undefined ? [] : [hostPort(node, number, kind)]
  }),
)

/** True if the number of a port has a placeholder and may be any. */
export function declaresUnfilledPort({ kind, spec }: Manifest): boolean {
  return spec.items('ports').some((node) => node.get(kind === 'Service' ? 'port' : 'number').isUnfilled)
}

/**
 * True for protocols that Istio routes as http; without a protocol it may detect http (istio `pkg/config/protocol`).
 */
export function isHttp(protocol: string): boolean {
  return ['', 'http', 'http2', 'http_proxy', 'grpc', 'grpc-web'].includes(protocol)
}

/** True for `https` and `tls`, in lower case: clients of such a port send TLS themselves. */
export function isTls(protocol: string): boolean {
  return protocol === 'https' || protocol === 'tls'
}

const entriesByHost = indexByHosts('ServiceEntry', (mesh, entry) =>
  entry.spec.items('hosts').map(({ text }) => canonicalHost(mesh, text)),
)

/** The Kubernetes Services, and those of Knative, which creates a Kubernetes Service for each. */
export const allServices = derived(['Service', 'other'], (mesh) => [
  ...mesh.ofKind('Service'),
  ...mesh
    .ofOtherKinds()
    .filter((manifest) => manifest.kind === 'Service' && groupOf(manifest) === 'serving.knative.dev'),
])

const servicesByHost = derived(['Service', 'other'], (mesh) =>
  groupBy(allServices(mesh), ({ name, namespace }) => fullHost(name, namespace)),
)

function hostPort(node: Node, number: number, kind: string): HostPort {
  const protocol = kind === 'Service' ? serviceProtocol(node) : lowerCase(node.get('protocol').text)
  return { number, protocol, targetPort: node.get('targetPort').number ?? number, node }
}

/** A protocol in lower case; a placeholder keeps its case, or it would look like a protocol. */
function lowerCase(protocol: string): string {
  return isUnfilled(protocol) ? protocol : protocol.toLowerCase()
}

/** The protocol of a Service's port: `appProtocol`, else the part of the name before the first `-`. */
function serviceProtocol(port: Node): string {
  const protocol = port.get('appProtocol').text || port.get('name').text.split('-')[0]!
  return lowerCase(protocol).replace(/^kubernetes\.io\/h2c$/, 'http2')
}
