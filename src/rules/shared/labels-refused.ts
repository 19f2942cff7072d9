import { isLabelText, labelKeyDefect, labelValueDefect } from '../../syntax/label-syntax.ts'
import type { Node } from '../../model/node.ts'
import { keptEntries } from './kept-entries.ts'
import { isUnfilled } from '../../syntax/unfilled.ts'
import { quote } from '../message/quote.ts'
import { webhookProblem, webhookProblemAtKey } from '../message/webhook-problem.ts'
import type { Problem } from '../problem.ts'

/** The codes of problems with labels of an object or endpoint. */
export type LabelCode = 'label-key-syntax' | 'label-value-syntax'

/** Reports labels of an object or endpoint that the webhook refuses (istio `pkg/config/labels/validate.go`). */
export function* labelsRefused(labels: Node): Generator<Problem<LabelCode>> {
  for (const [key, value] of labelsWithFinalKeys(labels)) {
    const keyDefect = labelKeyDefect(key)
    if (keyDefect) yield webhookProblemAtKey('label-key-syntax', value, `label ${quote(key)} ${keyDefect}`)
    const defect = labelValueDefect(value.text)
    if (!defect) continue
    const message = `value ${quote(value.text)} of label ${quote(key)} ${defect}`
    // The webhook takes a value of any length; no Pod can have such a label.
    if (isLabelText(value.text)) yield { code: 'label-value-syntax', node: value, message }
    else yield webhookProblem('label-value-syntax', value, message)
  }
}

/** The codes of problems with labels that select workloads. */
export const selectorCodes = [
  'empty-selector-key',
  'selector-key-pattern',
  'selector-value-pattern',
  'selector-without-labels',
] as const
export type SelectorCode = (typeof selectorCodes)[number]

/**
 * Reports labels of a workload selector that the webhook refuses, patterns and empty keys, and a selector without
 * labels, of which it warns.
 *
 * @param field the field of the selector with the labels
 */
export function* selectorRefused(
  selector: Node,
  field: 'labels' | 'matchLabels',
): Generator<Problem<SelectorCode>> {
  const labels = selector.get(field)
  const isEmpty = labels.entries().every(([, value]) => value.isNull)
  if (selector.kind === 'map' && !labels.isUnfilled && isEmpty) {
    const message =
      'the selector has no labels, so it selects every workload: list labels, or leave the selector out'
    yield { code: 'selector-without-labels', node: selector, message, severity: 'warning' }
  }
  for (const [key, value] of labelsWithFinalKeys(labels)) {
    if (key === '')
      yield webhookProblemAtKey(
        'empty-selector-key',
        value,
        'the selector has an empty key: write the name of a label',
      )
    else if (key.includes('*'))
      yield webhookProblemAtKey(
        'selector-key-pattern',
        value,
        `selector key ${quote(key)} contains \`*\`: a selector takes no patterns`,
      )
    if (value.text.includes('*')) {
      yield webhookProblem(
        'selector-value-pattern',
        value,
        `selector value ${quote(value.text)} contains \`*\`: a selector takes no patterns`,
      )
    }
  }
}

/** The labels without those whose keys have a placeholder, and without nulls. */
function labelsWithFinalKeys(labels: Node): [string, Node][] {
  return keptEntries(labels).filter(([key]) => !isUnfilled(key))
}
