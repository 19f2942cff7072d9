import { labelKeyDefect, labelValueDefect } from '../../syntax/label-syntax.ts'
import type { Node } from '../../model/node.ts'
import { isUnfilled } from '../../syntax/unfilled.ts'
import { quote } from '../message/quote.ts'
import { refused } from '../message/refused.ts'
import type { Problem } from '../rule.ts'

/** What the webhook can refuse of labels that something bears. */
export type LabelCode = 'label-key-syntax' | 'label-value-syntax'

/** What the webhook refuses of labels that something bears (istio `pkg/config/labels/validate.go`). */
export function* labelsRefused(labels: Node): Generator<Problem<LabelCode>> {
  for (const [key, value] of known(labels)) {
    const keyDefect = labelKeyDefect(key)
    if (keyDefect) yield ofKey('label-key-syntax', value, `label ${quote(key)} ${keyDefect}`)
    const defect = labelValueDefect(value.text)
    if (defect)
      yield refused(
        'label-value-syntax',
        value,
        `value ${quote(value.text)} of label ${quote(key)} ${defect}`,
      )
  }
}

/** What the webhook can refuse of labels that workloads are selected by. */
export const selectorCodes = ['empty-selector-key', 'selector-key-pattern', 'selector-value-pattern'] as const
export type SelectorCode = (typeof selectorCodes)[number]

/** What the webhook refuses of labels that workloads are selected by: no patterns, no empty key. */
export function* selectorRefused(labels: Node): Generator<Problem<SelectorCode>> {
  for (const [key, value] of known(labels)) {
    if (key === '') yield ofKey('empty-selector-key', value, 'a selector has an empty key')
    else if (key.includes('*'))
      yield ofKey(
        'selector-key-pattern',
        value,
        `selector key ${quote(key)} holds \`*\`: a selector takes no patterns`,
      )
    if (value.text.includes('*')) {
      yield refused(
        'selector-value-pattern',
        value,
        `selector value ${quote(value.text)} holds \`*\`: a selector takes no patterns`,
      )
    }
  }
}

/** The labels without those whose names some tool fills in later. */
function known(labels: Node): [string, Node][] {
  return labels.entries().filter(([key]) => !isUnfilled(key))
}

function ofKey<const Code extends string>(code: Code, node: Node, message: string): Problem<Code> {
  return { ...refused(code, node, message), at: 'key' }
}
