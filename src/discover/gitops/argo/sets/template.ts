import type { Node } from '../../../../model/node.ts'
import type { YamlEntry, YamlNode } from '../../../../yaml/node.ts'
import { goTemplate } from './go-template.ts'

/** The values that a generator gives to a template: nested for Go templates, else texts by their whole name. */
export type Parameters = Readonly<Record<string, unknown>>

/** Fills parameters into a text. Throws `TemplateError`. */
export type FillText = (text: string, parameters: Parameters) => string

/** How the templates of an ApplicationSet are filled (argo-cd `applicationset/utils/utils.go`, Replace). */
export function fillerOf(spec: Node): FillText {
  if (spec.get('goTemplate').scalar !== true) return (text, parameters) => filledText(text, parameters)
  const failsOnMissing = spec.items('goTemplateOptions').some(({ text }) => text === 'missingkey=error')
  return (text, parameters) => (text.includes('{{') ? goTemplate(text, parameters, failsOnMissing) : text)
}

/** Replaces `{{ name }}`; what is unknown stays. */
function filledText(text: string, parameters: Parameters): string {
  let output = ''
  let done = 0
  for (let start = text.indexOf('{{'); start >= 0; start = text.indexOf('{{', done)) {
    const end = text.indexOf('}}', start)
    if (end < 0) break
    const key = text.slice(start + 2, end).trim()
    const value = Object.hasOwn(parameters, key) ? parameters[key] : undefined
    output += text.slice(done, start) + (typeof value === 'string' ? value : text.slice(start, end + 2))
    done = end + 2
  }
  return output + text.slice(done)
}

/** A tree with parameters filled into its texts and keys; each node stays where it is written. */
export function filledNode(node: YamlNode, parameters: Parameters, fill: FillText): YamlNode {
  if (node.kind === 'list')
    return { ...node, items: node.items.map((item) => filledNode(item, parameters, fill)) }
  if (node.kind === 'map') {
    const entries = [...node.entries].map(([key, { key: written, value }]): [string, YamlEntry] => [
      fill(key, parameters),
      { key: written, value: filledNode(value, parameters, fill) },
    ])
    return { ...node, entries: new Map(entries) }
  }
  return typeof node.value === 'string' ? { ...node, value: fill(node.value, parameters) } : node
}
