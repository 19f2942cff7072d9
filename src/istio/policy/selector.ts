import { oncePer } from '../../core/once-per.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Node } from '../../model/node.ts'
import { isUnfilled } from '../../syntax/unfilled.ts'

/** Labels by key. As a selector, an empty map selects everything. */
export type Labels = ReadonlyMap<string, string>

/**
 * The labels that a policy selects: `spec.selector.matchLabels`, of an EnvoyFilter `spec.workloadSelector.labels`. Empty
 * without a selector.
 */
export const policySelector = oncePer(({ kind, spec }: Manifest): Labels =>
  labelsOf(
    kind === 'EnvoyFilter' ? spec.at('workloadSelector', 'labels') : spec.at('selector', 'matchLabels'),
  ),
)

/** The `workloadSelector` of a Sidecar (`labels`), DestinationRule (`matchLabels`) or other networking object. */
export function workloadSelector(manifest: Manifest): Labels {
  const selector = manifest.spec.get('workloadSelector')
  return labelsOf(selector.get('matchLabels').exists ? selector.get('matchLabels') : selector.get('labels'))
}

/** A map of strings as labels; other values are left out. */
export function labelsOf(node: Node): Labels {
  return new Map(
    node.entries().flatMap(([key, value]) => (typeof value.scalar === 'string' ? [[key, value.text]] : [])),
  )
}

/** The labels without placeholders; what the others select is unknown. */
export function filledLabels(labels: Labels): Labels {
  return hasUnfilled(labels) ? new Map([...labels].filter((pair) => !pair.some(isUnfilled))) : labels
}

/** True if a label has a placeholder. */
export function hasUnfilled(labels: Labels): boolean {
  for (const pair of labels) if (pair.some(isUnfilled)) return true
  return false
}

/** True if `labels` has every label of a selector with the same value; so an empty selector selects everything. */
export function selects(selector: Labels, labels: Labels): boolean {
  for (const [key, value] of selector) if (labels.get(key) !== value) return false
  return true
}

/** The labels of a workload that both select; `null` if they require different values of a label. */
export function mergeLabels(first: Labels, second: Labels): Labels | null {
  for (const [key, value] of first) {
    const wanted = second.get(key)
    if (wanted !== undefined && wanted !== value) return null
  }
  return new Map([...first, ...second])
}

/** A key that is equal for equal labels, in any order. */
export function labelsKey(labels: Labels): string {
  return JSON.stringify([...labels].toSorted())
}
