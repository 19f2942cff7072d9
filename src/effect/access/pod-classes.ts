import { namespaceWords } from '../../core/namespace.ts'
import { once } from '../../core/once-per.ts'
import { policySelector, selects, type Labels } from '../../istio/policy/selector.ts'
import { selectorIndex } from '../../istio/policy/selector-index.ts'
import { workloadsIn } from '../../istio/workload/workloads.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import { assumedSidecar, type MeshProxy } from '../request/proxy/proxy.ts'
import type { MeshPair } from './mesh-pair.ts'
import { labelsOfGateways, otherNamespace, podSelections } from './pod-selections.ts'

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

/**
 * The classes of pods that changed policies may select; if pods or the MeshConfig differ, that all policies may select.
 * There is one class for each set of selectors that can match together, as far as these decide (`decisivePolicyFilter`). Pods that
 * a Gateway selects are gateways.
 */
export function podClasses(pair: MeshPair): PodClasses {
  const meshes = [pair.head.mesh, pair.base.mesh]
  const selections = podSelections(pair)
  const isOfGateway = labelsOfGateways(pair)
  return {
    classes: selections.flatMap(({ namespace, selectors, isOwn, others }) => {
      const selected = selectedWhole(selectors ?? [], isOwn, others)
      return (selectors ?? [])
        .filter((labels) => !isOfGateway(labels))
        .map((labels) => podsWith(meshes, namespace, labels, selected.has(labels)))
    }),
    reservations: selections.flatMap(({ namespace, selectors }) =>
      selectors ? [] : [`pods of ${namespaceName(namespace)} that several selectors select are not compared`],
    ),
  }
}

/**
 * The label sets that equal the selector of a policy.
 * @param isOwn tells whether a policy of the namespace has these labels as its selector
 * @param others further policies, which may refuse what the classes show for some of the pods
 */
function selectedWhole(
  classes: readonly Labels[],
  isOwn: (labels: Labels) => boolean,
  others: () => readonly Manifest[],
): ReadonlySet<Labels> {
  const index = selectorIndex(classes, (labels) => labels)
  const further = once(() => selectorIndex(others().map(policySelector), (selector) => selector))
  return new Set(
    classes.filter(
      (labels) =>
        isOwn(labels) &&
        !index.requiring(labels).some((larger) => larger.size > labels.size) &&
        [...further().compatibleWith(labels)].every((selector) => selects(selector, labels)),
    ),
  )
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
