import { groupBy } from '../../core/group.ts'
import { once } from '../../core/once-per.ts'
import { compareText } from '../../core/order.ts'
import { policyIndexes } from '../../istio/policy/policy-indexes.ts'
import { targetRefs } from '../../istio/policy/policy-targets.ts'
import { mergeLabels, policySelector, selects, type Labels, labelsKey } from '../../istio/policy/selector.ts'
import { selectorIndex } from '../../istio/policy/selector-index.ts'
import { namespaceDataplane } from '../../istio/workload/dataplane.ts'
import { workloadsIn } from '../../istio/workload/workloads.ts'
import type { Manifest } from '../../model/manifest.ts'
import { knownKind, type Mesh } from '../../model/mesh.ts'
import { selectorsOfGateways } from '../request/hops/gateway-pods.ts'
import { decisivePolicyFilter } from './decisive-policies.ts'
import { policyKinds, policyOptions, type MeshPair } from './mesh-pair.ts'

/** Represents all namespaces that no object names. */
export const otherNamespace = 'any-other-namespace'

/** Limit on the classes of pods of one namespace beside one for each selector: n selectors of different labels have up to 2ⁿ. */
const maxMixedClasses = 64

/** The pods of a namespace that changed policies may select. */
export interface PodSelection {
  readonly namespace: string
  /** The label sets of the classes; `null` beyond the limit. */
  readonly selectors: readonly Labels[] | null
  /** Tells whether a policy of the namespace has some labels as its selector. */
  readonly isOwn: (labels: Labels) => boolean
  /** The policies that do not decide about what differs. */
  readonly others: () => readonly Manifest[]
}

/**
 * The pods that changed policies may select, by namespace; if pods or the MeshConfig differ, that all policies may select. Empty if
 * nothing of the kind differs.
 */
export function podSelections(pair: MeshPair): PodSelection[] {
  const moved = movedNamespaces(pair)
  const changed = changedSelections(pair)
  if (changed.length === 0 && moved.size === 0) return []
  const meshes = [pair.head.mesh, pair.base.mesh]
  const roots = new Set(meshes.map(({ rootNamespace }) => rootNamespace))
  const isDecisive = moved.size === 0 ? decisivePolicyFilter(pair, changed) : null
  const policiesIn = policiesByNamespace(pair)
  const decisiveIn = isDecisive ? policiesByNamespace(pair, isDecisive) : policiesIn
  const namespaces = changed.some(({ namespace }) => roots.has(namespace))
    ? new Set([
        ...meshes.flatMap(policiesOf).map(({ namespace }) => namespace),
        ...meshes.flatMap(workloadNamespaces),
        otherNamespace,
      ])
    : new Set([...changed.map(({ namespace }) => namespace), ...moved])
  const changedIn = groupBy(changed, ({ namespace }) => namespace)
  return [...namespaces].toSorted(compareText).map((namespace): PodSelection => {
    const within = [...new Set([...roots, namespace])]
    const first = within.flatMap((name) =>
      moved.has(namespace) ? policiesIn(name) : (changedIn.get(name) ?? []),
    )
    return {
      namespace,
      selectors: closedSelectors(first, within.flatMap(decisiveIn)),
      isOwn: roots.has(namespace) ? () => false : ownSelectors(pair, namespace),
      others: () => (isDecisive ? within.flatMap(policiesIn).filter((policy) => !isDecisive(policy)) : []),
    }
  })
}

/** The policies that differ, or all if the MeshConfig does, without those that select nothing but gateways. */
function changedSelections(pair: MeshPair): Manifest[] {
  const { head, base, changes } = pair
  const isOptionChanged = policyOptions(head.mesh) !== policyOptions(base.mesh)
  const changed = isOptionChanged ? [head.mesh, base.mesh].flatMap(policiesOf) : changes.changed
  return changed.filter(isSelectingPolicy).filter(isOfPods(pair))
}

/**
 * The policies of a namespace on both sides, each once if it does not differ, without those that select nothing but gateways.
 * @param isWanted leaves out further policies
 */
function policiesByNamespace(
  pair: MeshPair,
  isWanted: (policy: Manifest) => boolean = () => true,
): (namespace: string) => readonly Manifest[] {
  const { head, base, changes } = pair
  const all = once(() => {
    const ofBase = policiesOf(base.mesh).filter((policy) => changes.isChanged(policy))
    return groupBy([...policiesOf(head.mesh), ...ofBase], ({ namespace }) => namespace)
  })
  const isOfPod = isOfPods(pair)
  const kept = new Map<string, readonly Manifest[]>()
  return (namespace) => {
    const policies =
      kept.get(namespace) ??
      (all().get(namespace) ?? []).filter(
        (policy) => isWanted(policy) && isSelectingPolicy(policy) && isOfPod(policy),
      )
    kept.set(namespace, policies)
    return policies
  }
}

/** False for a policy whose selector means pods of a Gateway, which are no workloads here. */
function isOfPods(pair: MeshPair): (policy: Manifest) => boolean {
  const isOfGateway = labelsOfGateways(pair)
  return (policy) => !isOfGateway(policySelector(policy))
}

/** Tells whether a Gateway selects pods with some labels. */
export function labelsOfGateways({ head, base }: MeshPair): (labels: Labels) => boolean {
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
  return policyKinds.flatMap((kind) => mesh.ofKind(kind))
}

function isSelectingPolicy(object: Manifest): boolean {
  return policyKinds.some((kind) => kind === knownKind(object)) && targetRefs(object).length === 0
}

function workloadNamespaces(mesh: Mesh): string[] {
  const namespaces = new Set(mesh.manifests.map(({ namespace }) => namespace))
  return [...namespaces].filter((namespace) => workloadsIn(mesh, namespace).length > 0)
}

/**
 * The label sets that the selectors of changed policies produce, alone and combined with those of policies that decide; `null`
 * beyond the limit.
 */
function closedSelectors(changed: readonly Manifest[], decisive: readonly Manifest[]): Labels[] | null {
  const selectors = new Map(decisive.map((policy) => [selectorText(policy), policySelector(policy)]))
  const found = new Map(changed.map((policy) => [selectorText(policy), policySelector(policy)]))
  const limit = new Set([...selectors.keys(), ...found.keys()]).size + maxMixedClasses
  const index = selectorIndex([...selectors.values()], (selector) => selector)
  for (const labels of found.values()) {
    for (const selector of index.compatibleWith(labels)) {
      if (selects(selector, labels)) continue
      const merged = mergeLabels(labels, selector)!
      const key = labelsKey(merged)
      if (!found.has(key)) found.set(key, merged)
    }
    if (found.size > limit) return null
  }
  return [...found.values()]
}

/** Tells whether a policy of a namespace, of head or of base, has some labels as its selector. */
function ownSelectors({ head, base }: MeshPair, namespace: string): (labels: Labels) => boolean {
  const changed = once(
    () =>
      new Set(
        policyKinds.flatMap((kind) => base.changedPolicies(kind).get(namespace) ?? []).map(selectorText),
      ),
  )
  const isOfHead = (labels: Labels): boolean =>
    policyKinds.some((kind) =>
      policyIndexes[kind](head.mesh)
        .byNamespace.get(namespace)
        ?.byLabels.selecting(labels)
        .some(([policy]) => policySelector(policy!).size === labels.size),
    )
  return (labels) => isOfHead(labels) || changed().has(labelsKey(labels))
}

function selectorText(policy: Manifest): string {
  return labelsKey(policySelector(policy))
}
