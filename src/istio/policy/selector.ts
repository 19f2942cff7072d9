import { oncePer } from '../../core/once-per.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Node } from '../../model/node.ts'
import { isUnfilled } from '../../syntax/unfilled.ts'

/** Labels by key. An empty map selects everything. */
export type Labels = ReadonlyMap<string, string>

/** The labels that a policy selects: `spec.selector.matchLabels` in the security group. */
export const policySelector = oncePer((policy: Manifest): Labels =>
  labelsOf(policy.spec.at('selector', 'matchLabels')),
)

/** The labels that a networking object selects: `spec.workloadSelector.labels` of Sidecars, DestinationRules (`matchLabels`). */
export function workloadSelector(manifest: Manifest): Labels {
  const selector = manifest.spec.get('workloadSelector')
  return labelsOf(selector.get('matchLabels').exists ? selector.get('matchLabels') : selector.get('labels'))
}

/** A map of strings as labels; what is no string is left out. */
export function labelsOf(node: Node): Labels {
  return new Map(
    node.entries().flatMap(([key, value]) => (typeof value.scalar === 'string' ? [[key, value.text]] : [])),
  )
}

/** The labels that are filled in: what any of the others selects may be anything. */
export function filledLabels(labels: Labels): Labels {
  return hasUnfilled(labels) ? new Map([...labels].filter((pair) => !pair.some(isUnfilled))) : labels
}

/** True if some label is not filled in yet. */
export function hasUnfilled(labels: Labels): boolean {
  for (const pair of labels) if (pair.some(isUnfilled)) return true
  return false
}

/** True if everything that bears `labels` is selected. */
export function selects(selector: Labels, labels: Labels): boolean {
  for (const [key, value] of selector) if (labels.get(key) !== value) return false
  return true
}

/** The labels of a workload that both select, or `null` if they ask one label for two values. */
export function both(one: Labels, other: Labels): Labels | null {
  for (const [key, value] of one) {
    const wanted = other.get(key)
    if (wanted !== undefined && wanted !== value) return null
  }
  return new Map([...one, ...other])
}
