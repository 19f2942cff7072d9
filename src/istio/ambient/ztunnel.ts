import { derived } from '../../model/derived.ts'
import { manifestWith, type Manifest } from '../../model/manifest.ts'
import { meshOfOtherObjects, type Mesh } from '../../model/mesh.ts'
import { gatewayNameLabel, gatewayPods } from '../policy/kubernetes-gateway.ts'
import { policySelector, selects, workloadSelector, type Labels } from '../policy/selector.ts'
import { dataplaneOf, namespaceDataplane } from '../workload/dataplane.ts'
import { allWorkloads, workloadsWithLabelsIn } from '../workload/workloads.ts'

/** Whether an object applies to ambient workloads: certainly, likely by its namespace, or not. */
export type AmbientReach = 'certain' | 'likely' | 'no'

/** Whether ztunnel enforces a policy that selects workloads by labels, or all workloads of its namespace. */
export function ambientReach(mesh: Mesh, policy: Manifest): AmbientReach {
  if (namespaceDataplane(mesh, policy) !== 'ambient' || policy.namespace === mesh.rootNamespace) return 'no'
  const labels = policy.kind === 'Sidecar' ? workloadSelector(policy) : policySelector(policy)
  if (labels.has(gatewayNameLabel) || selectsGateway(mesh, policy, labels)) return 'no'
  const workloads = workloadsWithLabelsIn(mesh, policy.namespace, labels)
  const planes = new Set(workloads.map(({ manifest }) => dataplaneOf(mesh, manifest)))
  if (planes.has('ambient')) return planes.size === 1 ? 'certain' : 'likely'
  return workloads.length === 0 ? 'likely' : 'no'
}

/** True if the pods of a Gateway of the Gateway API may have the labels: Envoy enforces policies there. */
function selectsGateway(mesh: Mesh, { namespace }: Manifest, labels: Labels): boolean {
  return [mesh, meshOfOtherObjects(mesh) ?? mesh].some((candidate) =>
    candidate
      .ofKind('KubernetesGateway')
      .filter((gateway) => gateway.namespace === namespace)
      .map(({ name }) => gatewayPods(candidate, namespace, name))
      .some((pods) => pods.isWaypoint !== true && (!pods.isComplete || selects(labels, pods.labels))),
  )
}

/** True if some workload of the files has a sidecar, or gets one by its Namespace. */
export function hasSidecars(mesh: Mesh): boolean {
  return [mesh, meshOfOtherObjects(mesh) ?? mesh].some(hasSidecarsIn)
}

const hasSidecarsIn = derived('everything', (mesh) => {
  const isInjected = (object: Manifest): boolean => namespaceDataplane(mesh, object) === 'sidecar'
  const namespaces = mesh
    .ofKind('Namespace')
    .map((object) => manifestWith(object, { namespace: object.name }))
  return (
    namespaces.some(isInjected) ||
    allWorkloads(mesh).some(({ manifest }) => dataplaneOf(mesh, manifest) === 'sidecar')
  )
})
