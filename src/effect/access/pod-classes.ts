import { isStatedNamespace } from '../../core/namespace.ts'
import { groupBy } from '../../core/group.ts'
import { once } from '../../core/once-per.ts'
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
 * There is one class for each set of selectors that can match together. Pods that a Gateway selects are gateways.
 */
export function podClasses(pair: MeshPair): PodClasses {
  const { head, base, changes } = pair
  const meshes = [head.mesh, base.mesh]
  const moved = movedNamespaces(pair)
  const isOptionChanged = policyOptions(head.mesh) !== policyOptions(base.mesh)
  const isOfGateway = (labels: Labels): boolean =>
    meshes.some((mesh) => selectorsOfGateways(mesh).some((selector) => selects(selector, labels)))
  const all = once(() => meshes.flatMap(policiesOf))
  const changed = (isOptionChanged ? all() : changes.changed).filter(isSelectingPolicy)
  if (changed.length === 0 && moved.size === 0) return { classes: [], reservations: [] }
  const roots = new Set(meshes.map(({ rootNamespace }) => rootNamespace))
  const namespaces = changed.some(({ namespace }) => roots.has(namespace))
    ? new Set([
        ...all().map(({ namespace }) => namespace),
        ...meshes.flatMap(workloadNamespaces),
        otherNamespace,
      ])
    : new Set([...changed.map(({ namespace }) => namespace), ...moved])
  const near = all().filter(({ namespace }) => roots.has(namespace) || namespaces.has(namespace))
  const byNamespace = groupBy(near.filter(isSelectingPolicy), ({ namespace }) => namespace)
  const changedIn = groupBy(changed, ({ namespace }) => namespace)
  const results = [...namespaces].toSorted(compareText).map((namespace) => {
    const within = [...new Set([...roots, namespace])]
    const policies = within.flatMap((name) => byNamespace.get(name) ?? [])
    const first = moved.has(namespace) ? policies : within.flatMap((name) => changedIn.get(name) ?? [])
    const own = roots.has(namespace) ? [] : (byNamespace.get(namespace) ?? [])
    return { namespace, selectors: closedSelectors(first, policies), own }
  })
  return {
    classes: results.flatMap(({ namespace, selectors, own }) => {
      const selected = selectedWhole(selectors ?? [], own)
      return (selectors ?? [])
        .filter((labels) => !isOfGateway(labels))
        .map((labels) => podsWith(meshes, namespace, labels, selected.has(labels)))
    }),
    reservations: results.flatMap(({ namespace, selectors }) =>
      selectors ? [] : [`pods of ${namespaceName(namespace)} that several selectors select are not compared`],
    ),
  }
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

/** The label sets that the selectors of changed policies produce, alone and combined; `null` beyond the limit. */
function closedSelectors(changed: readonly Manifest[], near: readonly Manifest[]): Labels[] | null {
  const found = new Map<string, Labels>()
  const add = (labels: Labels): void => {
    const key = labelsText(labels)
    if (!found.has(key)) found.set(key, labels)
  }
  for (const policy of changed) add(policySelector(policy))
  const selectors = [
    ...new Map(near.map((policy) => [selectorText(policy), policySelector(policy)])).values(),
  ]
  const index = selectorIndex(selectors, (selector) => selector)
  for (const labels of found.values()) {
    for (const selector of index.compatibleWith(labels)) add(mergeLabels(labels, selector)!)
    if (found.size > selectors.length + maxMixedClasses) return null
  }
  return [...found.values()]
}

/** The label sets that equal the selector of a policy. */
function selectedWhole(classes: readonly Labels[], policies: readonly Manifest[]): ReadonlySet<Labels> {
  const selectors = new Set(policies.map(selectorText))
  const index = selectorIndex(classes, (labels) => labels)
  return new Set(
    classes.filter(
      (labels) =>
        selectors.has(labelsText(labels)) &&
        !index.requiring(labels).some((further) => further.size > labels.size),
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
  if (namespace === otherNamespace) return 'any other namespace'
  return isStatedNamespace(namespace) ? `namespace ${namespace}` : 'a namespace that nothing states'
}
