import { groupBy } from '../core/group.ts'
import { oncePer } from '../core/once-per.ts'
import { groupOf, type Manifest } from './manifest.ts'
import { meshAround, type Mesh } from './mesh.ts'
import type { Node } from './node.ts'
import { isUnfilled } from './placeholder.ts'
import { isSureOfNamespace, mayHoldMore, sharesNamespace, type Verdict } from './presence.ts'
import { labelsOf, selects, type Labels } from './selector.ts'

/** What makes pods, or stands for a machine outside the cluster, and the labels that these bear at least. */
export interface Workload {
  readonly manifest: Manifest
  readonly namespace: string
  readonly labels: Labels
}

/** The workloads of a namespace that the repository holds. */
export function workloadsIn(mesh: Mesh, namespace: string): readonly Workload[] {
  return indexOf(mesh).byNamespace.get(namespace) ?? []
}

/**
 * Whether there is a workload that bears some labels in the namespace of an object (`by`), such as the policy that
 * selects them. `no` only where the repository holds workloads of that namespace, all of it could be rendered, and
 * nothing in it makes pods in ways that files do not show.
 */
export function workloadsSelected(mesh: Mesh, by: Manifest, labels: Labels): Verdict {
  if (by.namespace === mesh.rootNamespace) return 'not in this repository'
  const told = new Map([...labels].filter(([key, value]) => !isSetLater(key) && !isUnfilled(value)))
  if (told.size < labels.size) return 'not in this repository'
  const found = workloadsBearing(mesh, told)
  if (found.some(({ namespace }) => namespace === by.namespace)) return 'yes'
  const around = meshAround(mesh)
  const possible = around ? [...found, ...workloadsBearing(around, told)] : found
  if (possible.some(({ manifest }) => mayShareNamespace(manifest, by))) return 'not in this repository'
  const isHeld = workloadsIn(mesh, by.namespace).some(({ manifest }) => sharesNamespace(manifest, by))
  return isHeld && !mayHoldMore(mesh, by) && !hasOpenLabels(mesh, by.namespace)
    ? 'no'
    : 'not in this repository'
}

/** The labels that the pods of a workload bear by its manifest; `undefined` for what is no workload. */
export function podLabels(manifest: Manifest): Labels | undefined {
  const template = templates.get(`${groupOf(manifest)}/${manifest.kind}`)
  return template && labelsOf(template(manifest))
}

/** Where each kind keeps the labels of its pods. */
const templates: ReadonlyMap<string, (manifest: Manifest) => Node> = new Map([
  ['/Pod', ({ root }: Manifest) => root.at('metadata', 'labels')],
  ...['apps/Deployment', 'apps/StatefulSet', 'apps/DaemonSet', 'apps/ReplicaSet', 'batch/Job'].map(
    inTemplate,
  ),
  ...['argoproj.io/Rollout', 'apps.openshift.io/DeploymentConfig', 'serving.knative.dev/Service'].map(
    inTemplate,
  ),
  inTemplate('/ReplicationController'),
  ['batch/CronJob', ({ spec }: Manifest) => spec.at('jobTemplate', 'spec', 'template', 'metadata', 'labels')],
  ['networking.istio.io/WorkloadGroup', ({ spec }: Manifest) => spec.at('metadata', 'labels')],
  ['networking.istio.io/WorkloadEntry', ({ spec }: Manifest) => spec.get('labels')],
])

function inTemplate(kind: string): [string, (manifest: Manifest) => Node] {
  return [kind, ({ spec }) => spec.at('template', 'metadata', 'labels')]
}

/** All workloads that bear some labels, wherever they are; found by the label that the fewest bear. */
export function workloadsBearing(mesh: Mesh, labels: Labels): readonly Workload[] {
  const { all, byLabel } = indexOf(mesh)
  const lists = [...labels].map(([key, value]) => byLabel.get(`${key}\0${value}`) ?? [])
  const shortest = lists.toSorted((one, other) => one.length - other.length)[0] ?? all
  return shortest.filter((workload) => selects(labels, workload.labels))
}

/** Of a release whose namespace nobody names, nothing says where it is not. */
function mayShareNamespace(one: Manifest, other: Manifest): boolean {
  return one.namespace === other.namespace || !isSureOfNamespace(one) || !isSureOfNamespace(other)
}

/** True where the labels of a workload depend on values that nobody has filled in yet. */
function hasOpenLabels(mesh: Mesh, namespace: string): boolean {
  return workloadsIn(mesh, namespace).some(({ labels }) =>
    [...labels].some(([key, value]) => isUnfilled(key) || isUnfilled(value)),
  )
}

/**
 * Labels that no template holds: Kubernetes, its controllers and Istio's injector set them on pods (Kubernetes
 * "Well-Known Labels", istio `pkg/kube/inject`).
 */
function isSetLater(key: string): boolean {
  return setLater.has(key) || /^(serving\.knative\.dev|batch\.kubernetes\.io|topology\.istio\.io)\//.test(key)
}

const setLater: ReadonlySet<string> = new Set([
  'apps.kubernetes.io/pod-index',
  'controller-revision-hash',
  'controller-uid',
  'gateway.istio.io/managed',
  'gateway.networking.k8s.io/gateway-name',
  'istio.io/gateway-name',
  'istio.io/rev',
  'job-name',
  'pod-template-generation',
  'pod-template-hash',
  'rollouts-pod-template-hash',
  'security.istio.io/tlsMode',
  'service.istio.io/canonical-name',
  'service.istio.io/canonical-revision',
  'statefulset.kubernetes.io/pod-name',
  'topology.kubernetes.io/region',
  'topology.kubernetes.io/zone',
])

const indexOf = oncePer((mesh: Mesh) => {
  const all = mesh.manifests.flatMap((manifest): Workload[] => {
    const labels = podLabels(manifest)
    return labels ? [{ manifest, namespace: manifest.namespace, labels }] : []
  })
  const pairs = all.flatMap((workload) =>
    [...workload.labels].map((pair) => [pair.join('\0'), workload] as const),
  )
  const byLabel = groupBy(pairs, ([pair]) => pair)
  return {
    all,
    byNamespace: groupBy(all, ({ namespace }) => namespace),
    byLabel: new Map([...byLabel].map(([pair, found]) => [pair, found.map(([, workload]) => workload)])),
  }
})
