import { isDnsLabel } from '../../../model/label-syntax.ts'
import type { Manifest } from '../../../model/manifest.ts'
import type { Node } from '../../../model/node.ts'
import { exportRefused, selectorExportRefused } from '../../export-refused.ts'
import { isGiven } from '../../given.ts'
import { labelsRefused, selectorRefused } from '../../labels-refused.ts'
import { quote } from '../../quote.ts'
import type { Problem } from '../../rule.ts'
import { isText, refused } from './refused.ts'
import { policyRefused } from './traffic-policy.ts'

/** What the webhook refuses of a DestinationRule that no other rule speaks of (istio ValidateDestinationRule). */
export function* destinationRuleRefused(rule: Manifest): Generator<Problem> {
  const { spec } = rule
  yield* policyRefused(spec.get('trafficPolicy'))
  yield* subsetsRefused(spec.items('subsets'))
  yield* exportRefused(rule)
  yield* selectorExportRefused(rule)
  yield* selectorRefused(spec.at('workloadSelector', 'matchLabels'))
}

function* subsetsRefused(subsets: readonly Node[]): Generator<Problem> {
  const first = new Map<string, Node>()
  for (const subset of subsets) {
    const name = subset.get('name')
    const before = first.get(name.text)
    if (subset.isNull) yield refused(subset, 'a subset is empty')
    if (subset.kind !== 'map') continue
    if (!isGiven(name)) yield refused(name, 'a subset has no name')
    else if (before) yield repeated(name, before)
    else if (isText(name) && !isDnsLabel(name.text)) {
      yield refused(name, `subset name ${quote(name.text)} has to be letters, digits and inner dashes`)
    }
    if (isText(name) && !before) first.set(name.text, name)
    yield* labelsRefused(subset.get('labels'))
    yield* policyRefused(subset.get('trafficPolicy'))
  }
}

function repeated(name: Node, before: Node): Problem {
  return {
    ...refused(name, `subset ${quote(name.text)} is there twice`),
    related: [{ node: before, note: 'the first one' }],
  }
}
