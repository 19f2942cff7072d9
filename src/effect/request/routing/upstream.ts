import { selects } from '../../../istio/policy/selector.ts'
import { hostCovers, isWildcard } from '../../../istio/hosts/hosts.ts'
import { derived } from '../../../model/derived.ts'
import type { Mesh } from '../../../model/mesh.ts'
import type { Node } from '../../../model/node.ts'
import type { MissingInput, Upstream, UpstreamTls } from '../decision.ts'
import { isUnknown, type Truth } from '../match/truth.ts'
import { namespaceMode, peerMode } from '../policy/peer-authentication.ts'
import type { MeshProxy } from '../proxy/proxy.ts'
import { hasAutoMtls } from '../registry/mesh-options.ts'
import {
  registryKinds,
  servicesByHost,
  type RegistryPort,
  type RegistryService,
} from '../registry/registry.ts'
import type { ProxyScope } from '../registry/scope.ts'
import { dataplane, targetPort, workloadProxy, workloadsOf } from '../registry/workloads.ts'
import { effectivePolicy } from '../../../istio/routing/traffic-policy.ts'
import { podOf, proxyTemplates } from '../../../istio/workload/pod.ts'
import type { Workload } from '../../../istio/workload/workloads.ts'
import { clientPolicy, subsetLabels, type ClientPolicy } from './client-policy.ts'

/** A cluster that a route names. */
export interface ClusterName {
  readonly host: string
  readonly port: number
  /** `''` without one. */
  readonly subset: string
}

/** The state of a cluster for a proxy. */
export type UpstreamCluster =
  | { readonly kind: 'undefined' }
  | { readonly kind: 'empty'; readonly service: RegistryService }
  | {
      readonly kind: 'ready'
      readonly tls: UpstreamTls
      readonly missing: readonly (string | MissingInput)[]
    }

/** What clusters are looked up in. */
export interface ClusterScope {
  readonly mesh: Mesh
  readonly scope: ProxyScope
  readonly proxy: MeshProxy
  /** True if the mesh is complete: a Service without workloads has no endpoints. */
  readonly isWholeMesh: boolean
  /** The hosts of Services of other repositories. */
  readonly elsewhere: ReadonlySet<string>
  /** For a proxy that has clusters for some of the services in its scope alone: true for the hosts of these. */
  hasClusterFor?(host: string): Truth
}

/** The name of a cluster as Envoy logs it: `outbound|PORT|SUBSET|HOST`, with an empty subset for the whole service. */
export function clusterName({ host, port, subset }: ClusterName): string {
  return `outbound|${port}|${subset}|${host}`
}

/**
 * Looks up a cluster: it exists if the proxy imports the service with that port, and its DestinationRule has the subset.
 * A host that no file declares may be declared elsewhere.
 */
export function findCluster(within: ClusterScope, name: ClusterName): UpstreamCluster {
  const isKept = within.hasClusterFor?.(name.host) ?? true
  if (isKept === false) return { kind: 'undefined' }
  const cluster = importedCluster(within, name)
  if (!isUnknown(isKept) || cluster.kind !== 'ready') return cluster
  return { ...cluster, missing: [...isKept.missing, ...cluster.missing] }
}

function importedCluster(within: ClusterScope, name: ClusterName): UpstreamCluster {
  const { mesh, scope, proxy, isWholeMesh, elsewhere } = within
  const isElsewhere = elsewhere.has(name.host)
  const service = scope.services.get(name.host)
  if (!service && !isWholeMesh && !isDeclared(mesh, name.host)) {
    const missing = isElsewhere
      ? []
      : [missingUpstream(name, `the Service or ServiceEntry of ${name.host}, which is in no file`)]
    return { kind: 'ready', tls: { mode: 'unknown', sni: '', isVerified: false }, missing }
  }
  const port = service?.ports.find(({ number, protocol }) => number === name.port && protocol !== 'udp')
  if (!service || !port || service.resolution === 'external-name') return { kind: 'undefined' }
  const policy = clientPolicy(mesh, service, proxy)
  const subset = name.subset === '' ? undefined : policy.rule?.subsets.get(name.subset)
  if (name.subset !== '' && !subset) return { kind: 'undefined' }
  const endpoints = endpointsOf(within, service, subset)
  // istiod makes no cluster that DNS resolves without an endpoint (`cluster_builder.go`, buildCluster).
  if (endpoints === 'none')
    return service.resolution === 'dns' ? { kind: 'undefined' } : { kind: 'empty', service }
  const { tls, missing } = upstreamTls(within, { service, port, policy, name })
  const unseen =
    endpoints === 'unseen' && !isElsewhere
      ? [
          missingUpstream(
            name,
            `the workloads of ${service.manifest.kind} ${service.namespace}/${service.manifest.name}`,
          ),
        ]
      : []
  return { kind: 'ready', tls, missing: [...missing, ...policy.missing, ...service.missing, ...unseen] }
}

function missingUpstream({ host }: ClusterName, text: string): MissingInput {
  return { kind: 'upstream', text, host }
}

/** True if a Service or ServiceEntry has the host, whoever sees it. */
function isDeclared(mesh: Mesh, host: string): boolean {
  return (
    servicesByHost(mesh).has(host) || declaredWildcards(mesh).some((wildcard) => hostCovers(wildcard, host))
  )
}

const declaredWildcards = derived(registryKinds, (mesh) =>
  [...servicesByHost(mesh).keys()].filter(isWildcard),
)

/** Whether a service has endpoints; `unseen` if its workloads are not in the repository. */
function endpointsOf(
  { mesh, isWholeMesh }: ClusterScope,
  service: RegistryService,
  subset: Node | undefined,
): 'some' | 'none' | 'unseen' {
  if (service.resolution === 'none' || service.resolution === 'dynamic-dns') return 'some'
  const labels = subset && subsetLabels(subset)
  if (!service.isKubernetes && service.selector === null) return entryEndpoints(service, labels)
  if (workloadsOf(mesh, service, labels).length > 0) return 'some'
  const isKnown = isWholeMesh || (labels !== undefined && workloadsOf(mesh, service).length > 0)
  return isKnown ? 'none' : 'unseen'
}

/** A host that DNS resolves is its own endpoint, without labels. */
function entryEndpoints(
  { manifest, resolution }: RegistryService,
  subset: ReadonlyMap<string, string> | undefined,
): 'some' | 'none' {
  const endpoints = manifest.spec.items('endpoints')
  if (endpoints.length === 0)
    return resolution === 'dns' && (subset === undefined || subset.size === 0) ? 'some' : 'none'
  const labelsOfEndpoint = (endpoint: Node): ReadonlyMap<string, string> =>
    new Map(endpoint.entries('labels').map(([key, value]) => [key, value.text]))
  return endpoints.some((endpoint) => subset === undefined || selects(subset, labelsOfEndpoint(endpoint)))
    ? 'some'
    : 'none'
}

interface TlsQuestion {
  readonly service: RegistryService
  readonly port: RegistryPort
  readonly policy: ClientPolicy
  readonly name: ClusterName
}

/** How a proxy speaks to a cluster, and what files do not tell of that. */
export interface ChosenTls {
  readonly tls: UpstreamTls
  readonly missing: readonly string[]
}

/** The proxy that speaks to a cluster. */
type Speaker = Pick<ClusterScope, 'mesh' | 'proxy'>

/** How a proxy speaks to a port of a service, or a subset of it; `undefined` if it has no cluster for that. */
export function tlsTowards(
  speaker: Speaker,
  service: RegistryService,
  port: RegistryPort,
  subset: string,
): ChosenTls | undefined {
  const policy = clientPolicy(speaker.mesh, service, speaker.proxy)
  if (subset !== '' && !policy.rule?.subsets.has(subset)) return undefined
  const name = { host: service.host, port: port.number, subset }
  const { tls, missing } = upstreamTls(speaker, { service, port, policy, name })
  return { tls, missing: [...missing, ...policy.missing] }
}

/** How a proxy speaks to a cluster: as its DestinationRule says, else mTLS to what has a proxy (istio `cluster_tls.go`). */
function upstreamTls(within: Speaker, question: TlsQuestion): ChosenTls {
  const { policy, name } = question
  const tls = policy.rule && effectivePolicy(policy.rule, name.port, name.subset).settings.get('tls')
  if (!tls) return automaticTls(within, question)
  return { tls: statedTls(within, question, tls), missing: [] }
}

function statedTls({ proxy }: Speaker, { service, policy, name }: TlsQuestion, tls: Node): UpstreamTls {
  const mode = tls.get('mode').text
  const sni = tls.get('sni').text
  if (mode === 'ISTIO_MUTUAL') {
    const names = tls.items('subjectAltNames')
    return { mode: 'mtls', sni: sni || meshSni(name), isVerified: names.length > 0 || !service.isExternal }
  }
  const credential = tls.get('credentialName').text
  const isIgnored = credential !== '' && !credential.startsWith('configmap://') && proxy.type === 'sidecar'
  if ((mode !== 'SIMPLE' && mode !== 'MUTUAL') || (isIgnored && policy.rule?.selector === undefined))
    return plain
  return tlsOutside(tls, service.manifest.spec.items('subjectAltNames'))
}

/**
 * The TLS of settings with the mode SIMPLE or MUTUAL; plain text for others.
 *
 * @param furtherNames that the certificate may have, beside those of the settings
 */
export function tlsOutside(tls: Node, furtherNames: readonly Node[]): UpstreamTls {
  const mode = tls.get('mode').text
  if (mode !== 'SIMPLE' && mode !== 'MUTUAL') return plain
  const sni = tls.get('sni').text
  const names = [...tls.items('subjectAltNames'), ...furtherNames]
  const isSkipped = tls.get('insecureSkipVerify').scalar === true
  return { mode: 'tls', sni, isVerified: !isSkipped && (names.length > 0 || sni === '') }
}

const plain: UpstreamTls = { mode: 'plain', sni: '', isVerified: false }

/** The name of a cluster in a TLS handshake of the mesh. */
function meshSni({ host, port, subset }: ClusterName): string {
  return `outbound_.${port}_.${subset}_.${host}`
}

/**
 * mTLS where neither the mesh nor the namespace of the service disables it, and the workload has a proxy that accepts it (istio
 * `pilot/pkg/networking/core/cluster_tls.go`, buildUpstreamTLSSettings).
 */
function automaticTls({ mesh }: Speaker, { service, port, policy, name }: TlsQuestion): ChosenTls {
  if (!hasAutoMtls(mesh) || service.isExternal || isOfPlainEndpoints(service))
    return { tls: plain, missing: [] }
  const general = namespaceMode(mesh, service.namespace)
  if (general.mode === 'DISABLE') return { tls: plain, missing: general.missing }
  const subset = policy.rule?.subsets.get(name.subset)
  const workloads = workloadsOf(mesh, service, subset && subsetLabels(subset))
  const missing = [...general.missing]
  const modes = workloads.map((workload): UpstreamTls['mode'] => {
    const plane = dataplane(mesh, workload)
    if (plane === undefined) return 'unknown'
    if (plane === 'none' || isGatewayPod(workload)) return 'plain'
    const mode = peerMode(mesh, workloadProxy(workload, 'sidecar'), targetPort(port, workload) ?? 0)
    missing.push(...mode.missing)
    return mode.mode === 'DISABLE' ? 'plain' : 'mtls'
  })
  const [mode = service.resolution === 'none' ? 'plain' : 'unknown', ...others] = [...new Set(modes)]
  // Clients connect to the pods of a headless Service by themselves: all of them have to take mTLS.
  if (service.resolution === 'none' && modes.includes('plain')) return { tls: plain, missing }
  if (others.length > 0 || mode === 'unknown')
    return { tls: { mode: 'unknown', sni: '', isVerified: false }, missing }
  return {
    tls: mode === 'mtls' ? { mode, sni: meshSni(name), isVerified: true } : plain,
    missing,
  }
}

/**
 * True for pods that get plain text from clients although they have a proxy. Only the sidecar template sets the label
 * that announces mTLS (istio `manifests/charts/istio-control/istio-discovery/files/injection-template.yaml`).
 */
function isGatewayPod({ manifest, labels }: Workload): boolean {
  const templates = proxyTemplates(podOf(manifest))
  const isOfGateway = templates.includes('gateway') && !templates.includes('sidecar')
  return isOfGateway && labels.get('security.istio.io/tlsMode') !== 'istio'
}

/** True for a ServiceEntry in the mesh whose endpoints have no proxy: they name no account, and no label says so. */
function isOfPlainEndpoints({ isKubernetes, selector, manifest }: RegistryService): boolean {
  if (isKubernetes || selector !== null) return false
  return manifest.spec.items('endpoints').every((endpoint) => {
    const label = endpoint.at('labels', 'security.istio.io/tlsMode').text
    return label === '' ? endpoint.get('serviceAccount').text === '' : label !== 'istio'
  })
}

/**
 * A cluster that is ready as an upstream: with the name that Envoy gives it and the TLS of its connections.
 *
 * @param percent the share of requests that it gets, 0 to 100
 */
export function upstreamOf(
  name: ClusterName,
  { tls }: Extract<UpstreamCluster, { kind: 'ready' }>,
  percent: number,
): Upstream {
  return { cluster: clusterName(name), ...name, percent, tls }
}
