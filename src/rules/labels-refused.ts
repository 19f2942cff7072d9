import { labelKeyDefect, labelValueDefect } from '../model/label-syntax.ts'
import type { Node } from '../model/node.ts'
import { isUnfilled } from '../model/placeholder.ts'
import { quote } from './quote.ts'
import type { Problem } from './rule.ts'

/** What the webhook refuses of labels that something bears (istio `pkg/config/labels/validate.go`). */
export function* labelsRefused(labels: Node): Generator<Problem> {
  for (const [key, value] of known(labels)) {
    const keyDefect = labelKeyDefect(key)
    if (keyDefect) yield ofKey(value, `label ${quote(key)} ${keyDefect}`)
    const defect = labelValueDefect(value.text)
    if (defect) yield ofValue(value, `value ${quote(value.text)} of label ${quote(key)} ${defect}`)
  }
}

/** What the webhook refuses of labels that workloads are selected by: no patterns, no empty key. */
export function* selectorRefused(labels: Node): Generator<Problem> {
  for (const [key, value] of known(labels)) {
    if (key === '') yield ofKey(value, 'a selector has an empty key')
    else if (key.includes('*'))
      yield ofKey(value, `selector key ${quote(key)} holds \`*\`: a selector takes no patterns`)
    if (value.text.includes('*')) {
      yield ofValue(value, `selector value ${quote(value.text)} holds \`*\`: a selector takes no patterns`)
    }
  }
}

/** The labels without those that some tool fills later. */
function known(labels: Node): [string, Node][] {
  return labels.entries().filter(([key, { text }]) => !isUnfilled(key) && !isUnfilled(text))
}

function ofKey(node: Node, message: string): Problem {
  return { node, at: 'key', message, refusedBy: 'webhook' }
}

function ofValue(node: Node, message: string): Problem {
  return { node, message, refusedBy: 'webhook' }
}
