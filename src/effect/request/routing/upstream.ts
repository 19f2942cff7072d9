import { selects } from '../../../istio/policy/selector.ts'
import { hostCovers, isWildcard } from '../../../istio/hosts/hosts.ts'
import { derived } from '../../../model/derived.ts'
import type { Mesh } from '../../../model/mesh.ts'
import type { Node } from '../../../model/node.ts'
import type { MissingInput, Upstream } from '../decision.ts'
import { isUnknown } from '../match/truth.ts'
import { registryKinds, servicesByHost, type RegistryService } from '../registry/registry.ts'
import { workloadsOf } from '../registry/workloads.ts'
import { clientPolicy, subsetLabels } from './client-policy.ts'
import { clusterName, type ClusterNameParts, type ClusterState, type ClusterScope } from './cluster-name.ts'
import { upstreamTls } from './upstream-tls.ts'
import type { Trace } from '../trace.ts'

/**
 * Looks up a cluster: it exists if the proxy imports the service with that port, and its DestinationRule has the subset.
 * A host that no file declares may be declared elsewhere.
 */
export function findCluster(within: ClusterScope, name: ClusterNameParts): ClusterState {
  const isKept = within.hasClusterFor?.(name.host) ?? true
  if (isKept === false) return { kind: 'undefined' }
  const cluster = importedCluster(within, name)
  if (!isUnknown(isKept) || cluster.kind !== 'ready') return cluster
  return { ...cluster, missing: [...isKept.missing, ...cluster.missing] }
}

function importedCluster(within: ClusterScope, name: ClusterNameParts): ClusterState {
  const { mesh, scope, proxy, isWholeMesh, elsewhere } = within
  const service = scope.services.get(name.host)
  if (!service && !isWholeMesh && !isDeclared(mesh, name.host))
    return undeclaredCluster(name, elsewhere.has(name.host))
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
    endpoints === 'unseen' && !elsewhere.has(name.host)
      ? [missingUpstream(name, `the workloads of ${serviceTitle(service)}`)]
      : []
  return { kind: 'ready', tls, missing: [...missing, ...policy.missing, ...service.missing, ...unseen] }
}

function serviceTitle({ manifest, namespace }: RegistryService): string {
  return `${manifest.kind} ${namespace}/${manifest.name}`
}

/** The cluster of a host that no file declares, while other files may exist. */
function undeclaredCluster(name: ClusterNameParts, isElsewhere: boolean): ClusterState {
  const missing = missingUpstream(name, `the Service or ServiceEntry of ${name.host}, which is in no file`)
  const tls = { mode: 'unknown', sni: '', isVerified: false } as const
  return { kind: 'ready', tls, missing: isElsewhere ? [] : [missing] }
}

function missingUpstream({ host }: ClusterNameParts, text: string): MissingInput {
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

/** The upstreams of destinations whose clusters have endpoints. What is missing about them is added to `trace`. */
export function readyUpstreams(
  within: ClusterScope,
  destinations: readonly { readonly name: ClusterNameParts; readonly percent: number }[],
  trace: Trace,
): Upstream[] {
  return destinations.flatMap(({ name, percent }) => {
    const cluster = findCluster(within, name)
    if (cluster.kind !== 'ready') return []
    trace.miss(...cluster.missing)
    return [upstreamOf(name, cluster, percent)]
  })
}

/**
 * A cluster that is ready as an upstream: with the name that Envoy gives it and the TLS of its connections.
 *
 * @param percent the share of requests that it gets, 0 to 100
 */
export function upstreamOf(
  name: ClusterNameParts,
  { tls }: Extract<ClusterState, { kind: 'ready' }>,
  percent: number,
): Upstream {
  return { cluster: clusterName(name), ...name, percent, tls }
}
