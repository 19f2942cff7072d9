import { namespaceWords } from '../../core/namespace.ts'
import { groupBy } from '../../core/group.ts'
import { once, weakOncePer } from '../../core/once-per.ts'
import { compareText } from '../../core/order.ts'
import { targetRefs } from '../../istio/policy/policy-targets.ts'
import { mergeLabels, policySelector, selects, type Labels } from '../../istio/policy/selector.ts'
import { selectorIndex } from '../../istio/policy/selector-index.ts'
import { namespaceDataplane } from '../../istio/workload/dataplane.ts'
import { workloadsIn } from '../../istio/workload/workloads.ts'
import type { Manifest } from '../../model/manifest.ts'
import { knownKind, type Mesh } from '../../model/mesh.ts'
import { selectorsOfGateways } from '../request/hops/gateway-pods.ts'
import { assumedSidecar, type MeshProxy } from '../request/proxy/proxy.ts'
import { decisivePolicyFilter } from './decisive-policies.ts'
import { policyOptions, type MeshPair } from './mesh-pair.ts'

/** Classes of pods that are not in the repository and that changed policies distinguish. */
export interface PodClasses {
  readonly classes: readonly PodClass[]
  readonly reservations: readonly string[]
}

/** Pods with exactly these labels. */
interface PodClass {
  readonly name: string
  readonly proxy: MeshProxy
  /**
   * True if all pods of a policy's selector are in this class, and the repository has no workloads of the namespace.
   * Then the policy itself states that such pods exist, and other labels do not matter.
   */
  readonly isSelectedWhole: boolean
}

/** Represents all namespaces that no object names. */
const otherNamespace = 'any-other-namespace'

/** Limit on the classes of pods of one namespace beside one for each selector: n selectors of different labels have up to 2ⁿ. */
const maxMixedClasses = 64

const kinds = ['AuthorizationPolicy', 'RequestAuthentication', 'PeerAuthentication'] as const

/**
 * The classes of pods that changed policies may select; if pods or the MeshConfig differ, that all policies may select.
 * There is one class for each set of selectors that can match together, as far as these decide (`decisivePolicyFilter`). Pods that
 * a Gateway selects are gateways.
 */
export function podClasses(pair: MeshPair): PodClasses {
  const { head, base } = pair
  const meshes = [head.mesh, base.mesh]
  const moved = movedNamespaces(pair)
  const changed = changedSelections(pair)
  if (changed.length === 0 && moved.size === 0) return { classes: [], reservations: [] }
  const roots = new Set(meshes.map(({ rootNamespace }) => rootNamespace))
  const isOfGateway = gatewayLabels(pair)
  const isDecisive = moved.size === 0 ? decisivePolicyFilter(pair, changed) : null
  const policiesIn = policiesByNamespace(pair)
  const namespaces = changed.some(({ namespace }) => roots.has(namespace))
    ? new Set([
        ...meshes.flatMap(policiesOf).map(({ namespace }) => namespace),
        ...meshes.flatMap(workloadNamespaces),
        otherNamespace,
      ])
    : new Set([...changed.map(({ namespace }) => namespace), ...moved])
  const changedIn = groupBy(changed, ({ namespace }) => namespace)
  const results = [...namespaces].toSorted(compareText).map((namespace) => {
    const within = [...new Set([...roots, namespace])]
    const near = within.flatMap(policiesIn)
    const others = (): Manifest[] => (isDecisive ? near.filter((policy) => !isDecisive(policy)) : [])
    const first = moved.has(namespace) ? near : within.flatMap((name) => changedIn.get(name) ?? [])
    const own = roots.has(namespace) ? [] : policiesIn(namespace)
    return { namespace, selectors: closedSelectors(first, near, isDecisive ?? (() => true)), own, others }
  })
  return {
    classes: results.flatMap(({ namespace, selectors, own, others }) => {
      const selected = selectedWhole(selectors ?? [], own, others)
      return (selectors ?? [])
        .filter((labels) => !isOfGateway(labels))
        .map((labels) => podsWith(meshes, namespace, labels, selected.has(labels)))
    }),
    reservations: results.flatMap(({ namespace, selectors }) =>
      selectors ? [] : [`pods of ${namespaceName(namespace)} that several selectors select are not compared`],
    ),
  }
}

/** The policies that differ, or all if the MeshConfig does, without those that select nothing but gateways. */
function changedSelections(pair: MeshPair): Manifest[] {
  const { head, base, changes } = pair
  const isOptionChanged = policyOptions(head.mesh) !== policyOptions(base.mesh)
  const changed = isOptionChanged ? [head.mesh, base.mesh].flatMap(policiesOf) : changes.changed
  return changed.filter(isSelectingPolicy).filter(isOfPods(pair))
}

/** The policies of a namespace on both sides, each once if it does not differ, without those that select nothing but gateways. */
function policiesByNamespace(pair: MeshPair): (namespace: string) => readonly Manifest[] {
  const { head, base, changes } = pair
  const all = once(() => {
    const ofBase = policiesOf(base.mesh).filter((policy) => changes.isChanged(policy))
    return groupBy([...policiesOf(head.mesh), ...ofBase], ({ namespace }) => namespace)
  })
  const isKept = isOfPods(pair)
  const kept = new Map<string, readonly Manifest[]>()
  return (namespace) => {
    const policies =
      kept.get(namespace) ?? (all().get(namespace) ?? []).filter(isSelectingPolicy).filter(isKept)
    kept.set(namespace, policies)
    return policies
  }
}

/** False for a policy whose selector means pods of a Gateway, which are no workloads here. */
function isOfPods(pair: MeshPair): (policy: Manifest) => boolean {
  const isOfGateway = gatewayLabels(pair)
  return (policy) => !isOfGateway(policySelector(policy))
}

/** Tells whether a Gateway selects pods with some labels. */
function gatewayLabels({ head, base }: MeshPair): (labels: Labels) => boolean {
  const selectors = [head.mesh, base.mesh].flatMap(selectorsOfGateways)
  const index = selectorIndex(selectors, (selector) => selector)
  return (labels) => index.selecting(labels).length > 0
}

/** The namespaces whose pods take part in the mesh in another way than in base. */
function movedNamespaces({ head, base, changes }: MeshPair): ReadonlySet<string> {
  const names = new Set(changes.changed.filter(({ kind }) => kind === 'Namespace').map(({ name }) => name))
  return new Set(
    [...names].filter((namespace) => {
      const [ofHead, ofBase] = [head, base].map(({ mesh }) => namespaceDataplane(mesh, { namespace }))
      return ofHead && ofBase && ofHead !== ofBase
    }),
  )
}

function policiesOf(mesh: Mesh): Manifest[] {
  return kinds.flatMap((kind) => mesh.ofKind(kind))
}

function isSelectingPolicy(object: Manifest): boolean {
  return kinds.some((kind) => kind === knownKind(object)) && targetRefs(object).length === 0
}

function workloadNamespaces(mesh: Mesh): string[] {
  const namespaces = new Set(mesh.manifests.map(({ namespace }) => namespace))
  return [...namespaces].filter((namespace) => workloadsIn(mesh, namespace).length > 0)
}

/**
 * The label sets that the selectors of changed policies produce, alone and combined with those of policies that decide; `null`
 * beyond the limit.
 */
function closedSelectors(
  changed: readonly Manifest[],
  near: readonly Manifest[],
  isDecisive: (policy: Manifest) => boolean,
): Labels[] | null {
  const found = new Map<string, Labels>()
  const add = (labels: Labels): void => {
    const key = labelsText(labels)
    if (!found.has(key)) found.set(key, labels)
  }
  for (const policy of changed) add(policySelector(policy))
  const groups = [...groupBy(near, selectorText).values()]
  const index = selectorIndex(groups, ([first]) => policySelector(first!))
  const decide = weakOncePer((group: readonly Manifest[]) => group.some(isDecisive))
  for (const labels of found.values()) {
    for (const group of index.compatibleWith(labels)) {
      const selector = policySelector(group[0]!)
      if (!selects(selector, labels) && decide(group)) add(mergeLabels(labels, selector)!)
    }
    if (found.size > groups.length + maxMixedClasses) return null
  }
  return [...found.values()]
}

/**
 * The label sets that equal the selector of a policy.
 * @param others further policies, which may refuse what the classes show for some of the pods
 */
function selectedWhole(
  classes: readonly Labels[],
  policies: readonly Manifest[],
  others: () => readonly Manifest[],
): ReadonlySet<Labels> {
  const selectors = new Set(policies.map(selectorText))
  const index = selectorIndex(classes, (labels) => labels)
  const further = once(() => selectorIndex(others().map(policySelector), (selector) => selector))
  return new Set(
    classes.filter(
      (labels) =>
        selectors.has(labelsText(labels)) &&
        !index.requiring(labels).some((larger) => larger.size > labels.size) &&
        [...further().compatibleWith(labels)].every((selector) => selects(selector, labels)),
    ),
  )
}

function selectorText(policy: Manifest): string {
  return labelsText(policySelector(policy))
}

function labelsText(labels: Labels): string {
  return JSON.stringify([...labels].toSorted())
}

function podsWith(meshes: readonly Mesh[], namespace: string, labels: Labels, isSelected: boolean): PodClass {
  const hasOthers = meshes.some((mesh) => workloadsIn(mesh, namespace).length > 0)
  const pods = `${hasOthers ? 'other pods' : 'pods'} of ${namespaceName(namespace)}`
  const text = [...labels].map(([key, value]) => `${key}=${value}`).join(', ')
  const name = text === '' ? pods : `${pods} with ${text}`
  return {
    name,
    isSelectedWhole: isSelected && !hasOthers,
    proxy: assumedSidecar(name, namespace, labels),
  }
}

function namespaceName(namespace: string): string {
  return namespace === otherNamespace ? 'any other namespace' : namespaceWords(namespace)
}
