import { fullHost } from '../../istio/hosts/hosts.ts'
import { canonicalHost } from '../../istio/hosts/services.ts'
import { workloadSelector } from '../../istio/policy/selector.ts'
import { podOf } from '../../istio/workload/pod.ts'
import { podLabels } from '../../istio/workload/pod-templates.ts'
import { canonicalJson } from '../../model/canonical-json.ts'
import type { MeshKind } from '../../model/kinds.ts'
import { groupOf, type Manifest } from '../../model/manifest.ts'
import { meshConfigsIn } from '../../model/mesh-config.ts'
import { knownKind, type Mesh } from '../../model/mesh.ts'
import { hostsInfluencedBy } from '../egress/host-links.ts'
import { hostsByLabels } from '../egress/differing-hosts.ts'
import type { HostFilter } from '../egress/host-filter.ts'
import { isMeshConfigChanged } from './changed-config.ts'
import { shownVersion, type ChangedMesh, type ManifestChange } from './changed-objects.ts'

/**
 * The external hosts that a change may affect; `null` if it affects none. Empty if it may only change whether pods
 * reach any host.
 */
export function touchedHosts(changed: ChangedMesh): HostFilter | null {
  if (isMeshConfigChanged(changed)) return 'all'
  const { base, head, objects } = changed
  const effects = objects.map((object) => effectOf(object, [base, head]))
  if (effects.includes('all')) return 'all'
  if (effects.every((effect) => effect === 'none')) return null
  const named = objects.filter((_, index) => effects[index] === 'named')
  const versions = named.flatMap((object) => [object.base, object.head].filter((version) => version !== null))
  const names = versions.flatMap((version) => hostsIn(head, version))
  return new Set([...hostsInfluencedBy(base, names), ...hostsInfluencedBy(head, names)])
}

/** What an object may affect: nothing, the hosts that it names, whether pods have a proxy, or all hosts. */
type Effect = 'none' | 'named' | 'pods' | 'all'

const effects: Readonly<Partial<Record<MeshKind, Effect>>> = {
  DestinationRule: 'named',
  Service: 'named',
  ServiceEntry: 'named',
  VirtualService: 'named',
  GRPCRoute: 'all',
  Gateway: 'all',
  HTTPRoute: 'all',
  KubernetesGateway: 'all',
  ListenerSet: 'all',
  Namespace: 'all',
  Sidecar: 'all',
  TCPRoute: 'all',
  TLSRoute: 'all',
  WorkloadEntry: 'all',
  WorkloadGroup: 'all',
  BackendTLSPolicy: 'all',
}

function effectOf(object: ManifestChange, meshes: readonly Mesh[]): Effect {
  const version = shownVersion(object)
  const kind = knownKind(version)
  const ofKind = kind && effects[kind]
  if (ofKind) return ofKind
  if (podLabels(version)) return effectOfPods(object, meshes)
  const isEndpoints = version.kind === 'Endpoints' || groupOf(version) === 'discovery.k8s.io'
  const versions = [object.base, object.head].filter((manifest) => manifest !== null)
  return isEndpoints || meshConfigsIn(versions, []).length > 0 ? 'all' : 'none'
}

/** Labels and annotations of pods decide whether they have a proxy, and which objects select them. */
function effectOfPods(object: ManifestChange, meshes: readonly Mesh[]): Effect {
  const { base, head } = object
  if (base && head && podKey(base) === podKey(head)) return 'none'
  const { namespace } = shownVersion(object)
  return meshes.some((mesh) => hasSelectors(mesh, namespace)) ? 'all' : 'pods'
}

function podKey(workload: Manifest): string {
  const pod = podOf(workload)
  const nodes = [pod.get('metadata'), pod.at('spec', 'serviceAccountName'), pod.at('spec', 'hostNetwork')]
  return nodes.map(canonicalJson).join('\0')
}

/** True if pods of a namespace may reach different hosts. */
function hasSelectors(mesh: Mesh, namespace: string): boolean {
  const selecting = [...mesh.ofKind('Sidecar'), ...mesh.ofKind('DestinationRule')]
  return (
    hostsByLabels(mesh).size > 0 ||
    selecting.some((object) => object.namespace === namespace && workloadSelector(object).size > 0)
  )
}

function hostsIn(mesh: Mesh, { kind, name, namespace, spec }: Manifest): string[] {
  const written: Readonly<Record<string, () => string[]>> = {
    Service: () => [fullHost(name, namespace)],
    DestinationRule: () => [fullHost(spec.get('host').text, namespace)],
    ServiceEntry: () => spec.items('hosts').map(({ text }) => text),
    VirtualService: () => spec.items('hosts').map(({ text }) => fullHost(text, namespace)),
  }
  return (written[kind]?.() ?? []).map((host) => canonicalHost(mesh, host))
}
