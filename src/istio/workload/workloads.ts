import { groupBy } from '../../core/group.ts'
import { once, weakOncePer } from '../../core/once-per.ts'
import type { Manifest } from '../../model/manifest.ts'
import { derived } from '../../model/derived.ts'
import { meshOfOtherObjects, type Mesh } from '../../model/mesh.ts'
import {
  hasStatedNamespace,
  mayHaveUnseenObjects,
  presenceOf,
  type PresenceAnswer,
} from '../../model/presence.ts'
import { hasUnfilled, selects, type Labels } from '../policy/selector.ts'
import { podLabels, templateOf } from './pod-templates.ts'

/** An object that creates pods or stands for a machine outside of the cluster, with the labels they certainly have. */
export interface Workload {
  readonly manifest: Manifest
  readonly namespace: string
  readonly labels: Labels
}

/** All workloads in the repository. */
export function allWorkloads(mesh: Mesh): readonly Workload[] {
  return indexOf(mesh).workloads
}

/** The workloads of a namespace in the repository. */
export function workloadsIn(mesh: Mesh, namespace: string): readonly Workload[] {
  return podCreators(mesh).byNamespace.get(namespace)?.() ?? []
}

/**
 * Whether a workload with some labels exists in the namespace of an object (`by`), such as the policy that selects them.
 * `no` only if the repository has pods of that namespace, all of it could be rendered, and nothing in it creates
 * pods in ways that files do not show.
 */
export function workloadsSelected(mesh: Mesh, by: Manifest, labels: Labels): PresenceAnswer {
  if (by.namespace === mesh.rootNamespace) return 'not in this repository'
  const fileLabels = new Map([...labels].filter(([key]) => !isSetInCluster(key)))
  if (fileLabels.size < labels.size || hasUnfilled(labels)) return 'not in this repository'
  if (hasWorkload(mesh, by.namespace, fileLabels)) return 'yes'
  const allFiles = meshOfOtherObjects(mesh)
  if ([mesh, ...(allFiles ? [allFiles] : [])].some((candidate) => mayHaveWorkload(candidate, by, fileLabels)))
    return 'not in this repository'
  const { presence, unfilledNamespaces } = indexOf(mesh)
  const hasAllWorkloads = presence.sharesNamespace(by) && !unfilledNamespaces.has(by.namespace)
  return hasAllWorkloads && !mayHaveUnseenObjects(mesh, by) ? 'no' : 'not in this repository'
}

/**
 * Whether a workload with some labels exists in any namespace, as an object of the root namespace selects them. `no` only if the
 * repository has workloads of the root namespace, too, and everything could be rendered.
 */
export function workloadsSelectedAnywhere(mesh: Mesh, by: Manifest, labels: Labels): PresenceAnswer {
  const isSetElsewhere = [...labels].some(([key, value]) => isSetInCluster(key) || isOfGateways(key, value))
  if (isSetElsewhere || hasUnfilled(labels)) return 'not in this repository'
  for (const candidate of [mesh, meshOfOtherObjects(mesh) ?? mesh]) {
    const { unfilledNamespaces } = indexOf(candidate)
    if (workloadsWithLabels(candidate, labels).length > 0) return 'yes'
    if (unfilledNamespaces.size > 0) return 'not in this repository'
  }
  const hasRootWorkloads = indexOf(mesh).presence.isIn(mesh.rootNamespace)
  return hasRootWorkloads && !mayHaveUnseenObjects(mesh, by) ? 'no' : 'not in this repository'
}

/** True for labels of the gateways that come with Istio, which are often installed apart. */
function isOfGateways(key: string, value: string): boolean {
  return key === 'istio' || (key === 'app' && value.startsWith('istio-'))
}

/** The workloads that have all of `labels`, in any namespace; all workloads for no labels. */
export function workloadsWithLabels(mesh: Mesh, labels: Labels): readonly Workload[] {
  const { workloads, byLabel } = indexOf(mesh)
  return withLabels(workloads, labels, (pair) => byLabel.get(pair))
}

/** True if the pods of any workload of a namespace have labels with placeholders. */
export function hasUnfilledWorkloadLabels(mesh: Mesh, namespace: string): boolean {
  return indexOf(mesh).unfilledNamespaces.has(namespace)
}

/** The workloads of a namespace with some labels. */
export function workloadsWithLabelsIn(mesh: Mesh, namespace: string, labels: Labels): readonly Workload[] {
  const { byPlace } = indexOf(mesh)
  const workloads = workloadsIn(mesh, namespace)
  return withLabels(workloads, labels, (pair) => byPlace.get(`${namespace}\0${pair}`))
}

function hasWorkload(mesh: Mesh, namespace: string, labels: Labels): boolean {
  const { byPlace } = indexOf(mesh)
  const workloads = workloadsIn(mesh, namespace)
  return someHasLabels(workloads, labels, (pair) => byPlace.get(`${namespace}\0${pair}`))
}

/** Also true for workloads whose namespace nothing states, since they may be in any namespace. */
function mayHaveWorkload(mesh: Mesh, by: Manifest, labels: Labels): boolean {
  const { workloads, byLabel, unstated, unstatedByLabel } = indexOf(mesh)
  if (!hasStatedNamespace(by)) return someHasLabels(workloads, labels, (pair) => byLabel.get(pair))
  if (hasWorkload(mesh, by.namespace, labels)) return true
  return someHasLabels(unstated, labels, (pair) => unstatedByLabel.get(pair))
}

/** Returns the workloads with a label, `KEY\0VALUE`. */
type ByLabel = (pair: string) => readonly Workload[] | undefined

function withLabels(workloads: readonly Workload[], labels: Labels, listOf: ByLabel): readonly Workload[] {
  return shortestList(workloads, labels, listOf).filter((workload) => selects(labels, workload.labels))
}

function someHasLabels(workloads: readonly Workload[], labels: Labels, listOf: ByLabel): boolean {
  return shortestList(workloads, labels, listOf).some((workload) => selects(labels, workload.labels))
}

function shortestList(workloads: readonly Workload[], labels: Labels, listOf: ByLabel): readonly Workload[] {
  const lists = [...labels].map((pair) => listOf(pair.join('\0')) ?? [])
  return lists.toSorted((a, b) => a.length - b.length)[0] ?? workloads
}

/** True for a workload with placeholders in its labels. */
function hasUnfilledLabels({ labels }: Workload): boolean {
  return hasUnfilled(labels)
}

/**
 * True for labels that no template has, because Kubernetes, its controllers and Istio's injector set them on pods
 * (Kubernetes "Well-Known Labels", istio `pkg/kube/inject`).
 */
function isSetInCluster(key: string): boolean {
  return (
    labelsSetInCluster.has(key) ||
    /^(serving\.knative\.dev|batch\.kubernetes\.io|topology\.istio\.io)\//.test(key)
  )
}

const labelsSetInCluster: ReadonlySet<string> = new Set([
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

/** The objects that create pods, whose labels are read when they are asked for. */
const podCreators = derived('everything', (mesh) => {
  const creators = mesh.manifests.filter((manifest) => templateOf(manifest) !== undefined)
  const workloadOf = weakOncePer((manifest: Manifest): Workload => {
    return { manifest, namespace: manifest.namespace, labels: podLabels(manifest)! }
  })
  const groups = [...groupBy(creators, ({ namespace }) => namespace)]
  return {
    creators,
    workloadOf,
    byNamespace: new Map(groups.map(([name, group]) => [name, once(() => group.map(workloadOf))])),
  }
})

const indexOf = derived('everything', (mesh) => {
  const { creators, workloadOf } = podCreators(mesh)
  const workloads = creators.map(workloadOf)
  const unstated = workloads.filter(({ manifest }) => !hasStatedNamespace(manifest))
  return {
    workloads,
    unstated,
    byLabel: byPair(workloads, (pair) => pair),
    byPlace: byPair(workloads, (pair, { namespace }) => `${namespace}\0${pair}`),
    unstatedByLabel: byPair(unstated, (pair) => pair),
    unfilledNamespaces: new Set(workloads.filter(hasUnfilledLabels).map(({ namespace }) => namespace)),
    // Machines say nothing of the pods of their namespace, which may be in other repositories.
    presence: presenceOf(
      workloads.map(({ manifest }) => manifest).filter(({ kind }) => kind !== 'WorkloadEntry'),
    ),
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
  return new Map([...groups].map(([key, group]) => [key, group.map(({ workload }) => workload)]))
}
