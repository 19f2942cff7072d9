import { groupBy } from '../../core/group.ts'
import { labelsOf } from '../../istio/policy/selector.ts'
import type { Manifest } from '../../model/manifest.ts'
import { derived } from '../../model/derived.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { podLabels, workloadsSelected } from '../../istio/workload/workloads.ts'
import { closest } from '../../schema/suggest.ts'
import { namespaceOf } from './namespace-of.ts'
import { quote } from '../message/quote.ts'
import type { Problem } from '../rule.ts'

/**
 * The labels (`selector`) by which an object selects workloads of its namespace, if nothing there bears them, as far
 * as the repository shows. `outcome` ends the message: what becomes of the object.
 */
export function* unselected(
  by: Manifest,
  selector: Node,
  outcome: string,
  mesh: Mesh,
): Generator<Problem<'no-matching-workload'>> {
  const labels = labelsOf(selector)
  if (labels.size === 0 || workloadsSelected(mesh, by, labels) !== 'no') return
  const known = (key: string) => labelValues(mesh).get(place(by.namespace, key)) ?? new Set<string>()
  const wrong = [...labels].find(([key, value]) => !known(key).has(value))
  const [key, value] = wrong ?? [...labels].at(-1)!
  const guess = wrong && closest(value, [...known(key)])
  yield {
    code: 'no-matching-workload',
    node: selector.get(key),
    message: `no workload of ${namespaceOf(by)} bears ${what(labels)}: ${outcome}${guess ? `; did you mean ${quote(guess)}?` : ''}`,
    about: [by.kind, by.namespace, by.name].join('/'),
  }
}

function what(labels: ReadonlyMap<string, string>): string {
  const pairs = [...labels].map(([key, value]) => quote(`${key}: ${value}`))
  return pairs.length === 1 ? pairs[0]! : `${pairs.slice(0, -1).join(', ')} and ${pairs.at(-1)} together`
}

/** The values that each label has on the workloads of a namespace, by `NAMESPACE\0KEY`. */
const labelValues = derived('everything', (mesh) => {
  const borne = mesh.manifests.flatMap((manifest) =>
    [...(podLabels(manifest) ?? [])].map(([key, value]) => ({ at: place(manifest.namespace, key), value })),
  )
  const groups = groupBy(borne, ({ at }) => at)
  return new Map([...groups].map(([at, found]) => [at, new Set(found.map(({ value }) => value))]))
})

function place(namespace: string, key: string): string {
  return `${namespace}\0${key}`
}
