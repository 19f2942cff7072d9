import { labelsOf } from '../model/selector.ts'
import type { Manifest } from '../model/manifest.ts'
import type { Mesh } from '../model/mesh.ts'
import type { Node } from '../model/node.ts'
import { workloadsIn, workloadsSelected } from '../model/workloads.ts'
import { closest } from '../schema/suggest.ts'
import { quote } from './quote.ts'
import type { Problem } from './rule.ts'

/**
 * The labels (`selector`) by which an object selects workloads of its namespace, if nothing there bears them, as far
 * as the repository shows. `outcome` ends the message: what becomes of the object.
 */
export function* unselected(by: Manifest, selector: Node, outcome: string, mesh: Mesh): Generator<Problem> {
  const labels = labelsOf(selector)
  if (labels.size === 0 || workloadsSelected(mesh, by, labels) !== 'no') return
  const known = workloadsIn(mesh, by.namespace)
  const wrong = [...labels].find(([key, value]) => known.every((one) => one.labels.get(key) !== value))
  const [key, value] = wrong ?? [...labels].at(-1)!
  const guess = wrong && closest(value, [...new Set(known.flatMap((one) => one.labels.get(key) ?? []))])
  yield {
    node: selector.get(key),
    message: `no workload of namespace ${quote(by.namespace)} bears ${what(labels)}: ${outcome}${guess ? `; did you mean ${quote(guess)}?` : ''}`,
    about: [by.kind, by.namespace, by.name].join('/'),
  }
}

function what(labels: ReadonlyMap<string, string>): string {
  const pairs = [...labels].map(([key, value]) => quote(`${key}: ${value}`))
  return pairs.length === 1 ? pairs[0]! : `${pairs.slice(0, -1).join(', ')} and ${pairs.at(-1)} together`
}
