import { isDnsLabel } from '../../../syntax/label-syntax.ts'
import type { Manifest } from '../../../model/manifest.ts'
import type { Node } from '../../../model/node.ts'
import { exportRefused, selectorExportRefused, type ExportCode } from '../../shared/export-refused.ts'
import { isPresent } from '../../message/is-present.ts'
import {
  labelsRefused,
  selectorRefused,
  type LabelCode,
  type SelectorCode,
} from '../../shared/labels-refused.ts'
import { quote } from '../../message/quote.ts'
import { webhookProblem } from '../../message/webhook-problem.ts'
import type { Problem } from '../../problem.ts'
import { isText } from '../../shared/scalar-checks.ts'
import { policyRefused, type TrafficPolicyCode } from './traffic-policy.ts'

/** Reports what the webhook refuses in a DestinationRule and no other rule reports (istio ValidateDestinationRule). */
export function* destinationRuleRefused(rule: Manifest): Generator<Problem<Code>> {
  const { spec } = rule
  yield* policyRefused(spec.get('trafficPolicy'))
  yield* subsetsRefused(spec.items('subsets'))
  yield* exportRefused(rule)
  yield* selectorExportRefused(rule)
  yield* selectorRefused(spec.get('workloadSelector'), 'matchLabels')
}

type Code = SubsetCode | ExportCode | 'export-beyond-namespace' | SelectorCode
type SubsetCode =
  | 'empty-subset'
  | 'missing-subset-name'
  | 'duplicate-subset-name'
  | 'subset-name-syntax'
  | LabelCode
  | TrafficPolicyCode

function* subsetsRefused(subsets: readonly Node[]): Generator<Problem<SubsetCode>> {
  const firstByName = new Map<string, Node>()
  for (const subset of subsets) {
    const name = subset.get('name')
    const earlier = firstByName.get(name.text)
    if (subset.isNull) yield webhookProblem('empty-subset', subset, 'a subset is empty')
    if (subset.kind !== 'map') continue
    if (!isPresent(name)) yield webhookProblem('missing-subset-name', name, 'a subset has no name')
    else if (earlier) yield duplicateName(name, earlier)
    else if (isText(name) && !isDnsLabel(name.text)) {
      const message = `subset name ${quote(name.text)} has to consist of letters, digits and inner dashes`
      yield webhookProblem('subset-name-syntax', name, message)
    }
    if (isText(name) && !earlier) firstByName.set(name.text, name)
    yield* labelsRefused(subset.get('labels'))
    yield* policyRefused(subset.get('trafficPolicy'))
  }
}

function duplicateName(name: Node, earlier: Node): Problem<'duplicate-subset-name'> {
  const related = { node: earlier, note: 'the first subset of that name' }
  return webhookProblem(
    'duplicate-subset-name',
    name,
    `subset ${quote(name.text)} is defined twice: rename one of the two`,
    related,
  )
}
