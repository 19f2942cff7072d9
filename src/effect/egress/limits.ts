import { table } from '../../core/table.ts'
import { groupBy } from '../../core/group.ts'
import { derived } from '../../model/derived.ts'
import { matchesSelector } from '../../model/label-selector.ts'
import { groupOf, type Manifest } from '../../model/manifest.ts'
import type { MeshKind } from '../../model/kinds.ts'
import { knownKind, type Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { extensionsOf } from '../request/policy/extensions.ts'
import { manifestTitle } from '../request/registry/age.ts'
import type { EgressClient } from './clients.ts'

/** The kinds besides Istio's that may limit egress, by their API groups. */
const limitingKinds = table<readonly string[]>({
  'networking.k8s.io': ['NetworkPolicy'],
  'policy.networking.k8s.io': ['AdminNetworkPolicy', 'BaselineAdminNetworkPolicy'],
  'cilium.io': ['CiliumNetworkPolicy', 'CiliumClusterwideNetworkPolicy'],
  'projectcalico.org': ['NetworkPolicy', 'GlobalNetworkPolicy'],
  'crd.projectcalico.org': ['NetworkPolicy', 'GlobalNetworkPolicy'],
})

/**
 * True for an object that may limit or redirect egress and whose effect is left undecided: a network policy of Kubernetes,
 * Cilium or Calico, an AuthorizationPolicy, a RequestAuthentication, an EnvoyFilter, a TrafficExtension or a WasmPlugin.
 */
export function isEgressLimit(manifest: Manifest): boolean {
  return (
    limitingKinds[groupOf(manifest)]?.includes(manifest.kind) === true ||
    undecidedKinds.has(knownKind(manifest))
  )
}

const undecidedKinds: ReadonlySet<MeshKind | undefined> = new Set([
  ...(['AuthorizationPolicy', 'RequestAuthentication'] as const),
  ...(['EnvoyFilter', 'TrafficExtension', 'WasmPlugin'] as const),
])

/** The network policies of a mesh that may limit what pods reach. */
export const networkPolicies = derived(['other'], (mesh): readonly Manifest[] =>
  mesh
    .ofOtherKinds()
    .filter((manifest) => limitingKinds[groupOf(manifest)]?.includes(manifest.kind) === true)
    .filter((manifest) => groupOf(manifest) !== 'networking.k8s.io' || limitsEgress(manifest)),
)

/** A NetworkPolicy limits egress if it says so, or has rules for it (Kubernetes `NetworkPolicySpec`, policyTypes). */
function limitsEgress({ spec }: Manifest): boolean {
  return spec.items('policyTypes').some(({ text }) => text === 'Egress') || spec.get('egress').exists
}

const policiesByNamespace = derived(['other'], (mesh) =>
  groupBy(networkPolicies(mesh), (policy) => (isOfCluster(policy) ? '' : policy.namespace)),
)

function isOfCluster({ kind }: Manifest): boolean {
  return /^(?:Global|Admin|BaselineAdmin|CiliumClusterwide)/.test(kind)
}

/**
 * `KIND NAMESPACE/NAME` of the network policies that may limit the egress of a client: those of its namespace and of the
 * cluster. For workloads, a NetworkPolicy of Kubernetes counts if it selects their labels.
 */
export function egressLimitsOf(mesh: Mesh, { proxy }: EgressClient): readonly string[] {
  const byNamespace = policiesByNamespace(mesh)
  const near = [...(byNamespace.get('') ?? []), ...(byNamespace.get(proxy.namespace) ?? [])]
  const labels = Object.fromEntries(proxy.labels)
  return near
    .filter((policy) => {
      const isSelecting = groupOf(policy) === 'networking.k8s.io' && proxy.workload !== null
      return !isSelecting || matchesSelector(policy.spec.get('podSelector'), labels)
    })
    .map(manifestTitle)
}

/**
 * The descriptions (`unreadText`) of the extensions of a client's sidecar that may change its outbound traffic and are not
 * evaluated: EnvoyFilters, with the clusters that they add, and plugins. Empty if it has none.
 */
export function unreadExtensionsOf(mesh: Mesh, { proxy }: EgressClient): readonly string[] {
  return extensionsOf(mesh, proxy, 'SIDECAR_OUTBOUND').map(unreadText)
}

/** The description of an unread extension, with the clusters that it adds. */
export function unreadText(extension: Manifest): string {
  const clusters = addedClusters(extension)
  const named = clusters.length === 0 ? '' : `, which adds ${clusters.join(' and ')}`
  return `what ${manifestTitle(extension)} does${named}`
}

/** The clusters that an EnvoyFilter adds, with their addresses. */
function addedClusters({ spec }: Manifest): string[] {
  return spec
    .items('configPatches')
    .filter((patch) => patch.get('applyTo').text === 'CLUSTER')
    .map((patch) => patch.get('patch'))
    .filter((patch) => ['ADD', 'MERGE'].includes(patch.get('operation').text))
    .map((patch) => {
      const cluster = patch.get('value')
      const addresses = socketAddresses(cluster)
      const to = addresses.length === 0 ? '' : ` to ${addresses.join(', ')}`
      return `the cluster \`${cluster.get('name').text}\`${to}`
    })
}

/** Fields of Envoy are in snake case or lower camel case. */
function socketAddresses(cluster: Node): string[] {
  const field = (node: Node, name: string): Node => {
    const written = node.get(name)
    return written.exists
      ? written
      : node.get(name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase()))
  }
  return field(cluster, 'load_assignment')
    .items('endpoints')
    .flatMap((group) => field(group, 'lb_endpoints').items())
    .map((endpoint) => field(endpoint.at('endpoint', 'address'), 'socket_address'))
    .map((address) => `${address.get('address').text}:${field(address, 'port_value').number ?? ''}`)
}
