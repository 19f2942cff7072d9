import { groupBy } from '../../core/group.ts'
import { groupOf, type Manifest } from '../../model/manifest.ts'
import { derived } from '../../model/derived.ts'
import { meshOfAllFiles, type Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import {
  hasStatedNamespace,
  mayHaveUnseenObjects,
  presenceOf,
  type PresenceAnswer,
} from '../../model/presence.ts'
import { hasUnfilled, labelsOf, selects, type Labels } from '../policy/selector.ts'

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
export function workloadsSelected(mesh: Mesh, by: Manifest, labels: Labels): PresenceAnswer {
  if (by.namespace === mesh.rootNamespace) return 'not in this repository'
  const told = new Map([...labels].filter(([key]) => !isSetLater(key)))
  if (told.size < labels.size || hasUnfilled(labels)) return 'not in this repository'
  if (isBorne(mesh, by.namespace, told)) return 'yes'
  const around = meshOfAllFiles(mesh)
  if ([mesh, ...(around ? [around] : [])].some((one) => mayBeBorne(one, by, told)))
    return 'not in this repository'
  const { presence, open } = indexOf(mesh)
  const isHeld = presence.sharesNamespace(by) && !open.has(by.namespace)
  return isHeld && !mayHaveUnseenObjects(mesh, by) ? 'no' : 'not in this repository'
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
  return bearing(all, labels, (pair) => byLabel.get(pair))
}

/** True if some workload of a namespace has labels that are not filled in yet. */
export function bearUnfilledLabels(mesh: Mesh, namespace: string): boolean {
  return indexOf(mesh).open.has(namespace)
}

/** The workloads of a namespace that bear some labels. */
export function workloadsBearingIn(mesh: Mesh, namespace: string, labels: Labels): readonly Workload[] {
  const { byPlace } = indexOf(mesh)
  const all = workloadsIn(mesh, namespace)
  return bearing(all, labels, (pair) => byPlace.get(`${namespace}\0${pair}`))
}

function isBorne(mesh: Mesh, namespace: string, labels: Labels): boolean {
  const { byPlace } = indexOf(mesh)
  const all = workloadsIn(mesh, namespace)
  return isAmong(all, labels, (pair) => byPlace.get(`${namespace}\0${pair}`))
}

/** Of a release whose namespace nobody names, nothing says where it is not. */
function mayBeBorne(mesh: Mesh, by: Manifest, labels: Labels): boolean {
  const { all, byLabel, unsure, unsureByLabel } = indexOf(mesh)
  if (!hasStatedNamespace(by)) return isAmong(all, labels, (pair) => byLabel.get(pair))
  if (isBorne(mesh, by.namespace, labels)) return true
  return isAmong(unsure, labels, (pair) => unsureByLabel.get(pair))
}

/** The workloads of a label, `KEY\0VALUE`. */
type ByLabel = (pair: string) => readonly Workload[] | undefined

function bearing(all: readonly Workload[], labels: Labels, listOf: ByLabel): readonly Workload[] {
  return shortest(all, labels, listOf).filter((workload) => selects(labels, workload.labels))
}

function isAmong(all: readonly Workload[], labels: Labels, listOf: ByLabel): boolean {
  return shortest(all, labels, listOf).some((workload) => selects(labels, workload.labels))
}

function shortest(all: readonly Workload[], labels: Labels, listOf: ByLabel): readonly Workload[] {
  const lists = [...labels].map((pair) => listOf(pair.join('\0')) ?? [])
  return lists.toSorted((one, other) => one.length - other.length)[0] ?? all
}

/** True where labels depend on values that nobody has filled in yet. */
function isOpen({ labels }: Workload): boolean {
  return hasUnfilled(labels)
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

const indexOf = derived('everything', (mesh) => {
  const all = mesh.manifests.flatMap((manifest): Workload[] => {
    const labels = podLabels(manifest)
    return labels ? [{ manifest, namespace: manifest.namespace, labels }] : []
  })
  const unsure = all.filter(({ manifest }) => !hasStatedNamespace(manifest))
  return {
    all,
    unsure,
    byNamespace: groupBy(all, ({ namespace }) => namespace),
    byLabel: byPair(all, (pair) => pair),
    byPlace: byPair(all, (pair, { namespace }) => `${namespace}\0${pair}`),
    unsureByLabel: byPair(unsure, (pair) => pair),
    open: new Set(all.filter(isOpen).map(({ namespace }) => namespace)),
    presence: presenceOf(all.map(({ manifest }) => manifest)),
  }
})

/** Workloads by each of their labels, `KEY\0VALUE`. */
function byPair(
  workloads: readonly Workload[],
  keyOf: (pair: string, workload: Workload) => string,
): Map<string, Workload[]> {
  const pairs = workloads.flatMap((workload) =>
    [...workload.labels].map((pair) => ({ key: keyOf(pair.join('\0'), workload), workload })),
  )
  const groups = groupBy(pairs, ({ key }) => key)
  return new Map([...groups].map(([key, found]) => [key, found.map(({ workload }) => workload)]))
}
