import { groupPairs } from '../../core/group.ts'
import { labelsOf } from '../../istio/policy/selector.ts'
import type { Manifest } from '../../model/manifest.ts'
import { derived } from '../../model/derived.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { workloadsSelected, workloadsSelectedAnywhere } from '../../istio/workload/workloads.ts'
import { podLabels } from '../../istio/workload/pod-templates.ts'
import { closestName } from '../../schema/suggest.ts'
import { namespaceOf } from './namespace-of.ts'
import { quote } from '../message/quote.ts'
import type { Problem } from '../problem.ts'

/**
 * Reports labels (`selector`) by which an object selects workloads of its namespace, or of all namespaces if it is in the root
 * namespace, if no workload in the repository has them. `outcome` ends the message: what the object then does.
 */
export function* unmatchedSelector(
  manifest: Manifest,
  selector: Node,
  outcome: string,
  mesh: Mesh,
): Generator<Problem<'no-matching-workload'>> {
  const labels = labelsOf(selector)
  if (labels.size === 0) return
  const isMeshWide = manifest.namespace === mesh.rootNamespace
  const presence = isMeshWide ? workloadsSelectedAnywhere : workloadsSelected
  if (presence(mesh, manifest, labels) !== 'no') return
  const valuesOf = (key: string) =>
    labelValues(mesh).get(namespacedKey(isMeshWide ? anyNamespace : manifest.namespace, key)) ??
    new Set<string>()
  const mismatch = [...labels].find(([key, value]) => !valuesOf(key).has(value))
  const [key, value] = mismatch ?? [...labels].at(-1)!
  const suggestion = mismatch && closestName(value, [...valuesOf(key)])
  const scope = isMeshWide ? 'any namespace' : namespaceOf(manifest)
  yield {
    code: 'no-matching-workload',
    node: selector.get(key),
    // Other namespaces may be in other repositories.
    ...(isMeshWide && { confidence: 'likely', ...(suggestion === undefined && { severity: 'info' }) }),
    message: `no workload of ${scope} has the labels ${quotedLabels(labels)}: ${outcome}${suggestion ? `; did you mean ${quote(suggestion)}?` : ''}`,
    about: [manifest.kind, manifest.namespace, manifest.name].join('/'),
  }
}

function quotedLabels(labels: ReadonlyMap<string, string>): string {
  const pairs = [...labels].map(([key, value]) => quote(`${key}: ${value}`))
  return pairs.length === 1 ? pairs[0]! : `${pairs.slice(0, -1).join(', ')} and ${pairs.at(-1)} together`
}

/** Stands for all namespaces. */
const anyNamespace = '*'

/** The values that each label has on the workloads of a namespace, by `NAMESPACE\0KEY`. */
const labelValues = derived('everything', (mesh) => {
  const podLabelValues = mesh.manifests.flatMap((manifest) =>
    [...(podLabels(manifest) ?? [])].flatMap(([key, value]) =>
      [manifest.namespace, anyNamespace].map((namespace) => [namespacedKey(namespace, key), value] as const),
    ),
  )
  return new Map([...groupPairs(podLabelValues)].map(([at, values]) => [at, new Set(values)]))
})

function namespacedKey(namespace: string, key: string): string {
  return `${namespace}\0${key}`
}
