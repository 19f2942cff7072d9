import type { FillTemplates } from '../../../../core/evaluators.ts'
import type { Node } from '../../../../model/node.ts'
import type { YamlEntry, YamlNode, YamlScalar } from '../../../../yaml/node.ts'
import type { ParameterSet, Parameters } from './parameters.ts'
import { RefusedTemplate, type TemplateError } from './template-error.ts'

/** Fills the templates of an ApplicationSet (argo-cd `applicationset/utils/utils.go`). */
export interface Filler {
  /** True for Go templates, whose parameters are nested. */
  readonly isNested: boolean
  /** Returns the tree for each set of parameters, with texts and keys filled. Nodes keep their locations. */
  fill(node: YamlNode, sets: readonly ParameterSet[]): Promise<readonly FilledNode[]>
}

/** A filled tree, or the error of filling it. */
export type FilledNode = YamlNode | TemplateError

/** Returns what fills the templates of an ApplicationSet: Go templates with `goTemplate: true`, else texts such as `{{name}}`. */
export function fillerOf(spec: Node, fillTemplates: FillTemplates): Filler {
  if (spec.get('goTemplate').scalar === true)
    return goFiller(
      spec.items('goTemplateOptions').map(({ text }) => text),
      fillTemplates,
    )
  return {
    isNested: false,
    fill: (node, sets) =>
      Promise.resolve(sets.map(({ values }) => filledNode(node, (text) => filledText(text, values)))),
  }
}

function goFiller(options: readonly string[], fillTemplates: FillTemplates): Filler {
  /** The first text that cannot be filled by itself. */
  async function failingText(node: YamlNode, parameters: Parameters): Promise<YamlNode | undefined> {
    for (const scalar of scalarsIn(node)) {
      const [result] = await fillTemplates({ texts: [String(scalar.value)], options }, [parameters])
      if (result && 'problem' in result) return scalar
    }
    return undefined
  }
  return {
    isNested: true,
    async fill(node, sets) {
      const texts = [...new Set(textsIn(node))].filter((text) => text.includes('{{'))
      if (texts.length === 0) return sets.map(() => node)
      const results = await fillTemplates(
        { texts, options },
        sets.map(({ values }) => values),
      )
      const failed = results.findIndex((result) => 'problem' in result)
      const atFault = failed < 0 ? undefined : await failingText(node, sets[failed]!.values)
      return results.map((result) => {
        if ('problem' in result) return new RefusedTemplate(result.problem, atFault)
        const byText = new Map(texts.map((text, index) => [text, result.texts[index]!]))
        return filledNode(node, (text) => byText.get(text) ?? text)
      })
    },
  }
}

function scalarsIn(node: YamlNode): YamlScalar[] {
  if (node.kind === 'scalar') return typeof node.value === 'string' ? [node] : []
  if (node.kind === 'list') return node.items.flatMap(scalarsIn)
  return [...node.entries.values()].flatMap(({ key, value }) => [...scalarsIn(key), ...scalarsIn(value)])
}

function textsIn(node: YamlNode): string[] {
  if (node.kind === 'scalar') return typeof node.value === 'string' ? [node.value] : []
  if (node.kind === 'list') return node.items.flatMap(textsIn)
  return [...node.entries].flatMap(([key, { value }]) => [key, ...textsIn(value)])
}

/** Replaces `{{ name }}`; unknown names stay as they are. */
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

function filledNode(node: YamlNode, fill: (text: string) => string): YamlNode {
  if (node.kind === 'list') return { ...node, items: node.items.map((item) => filledNode(item, fill)) }
  if (node.kind === 'map') {
    const entries = [...node.entries].map(([key, { key: written, value }]): [string, YamlEntry] => [
      fill(key),
      { key: written, value: filledNode(value, fill) },
    ])
    return { ...node, entries: new Map(entries) }
  }
  return typeof node.value === 'string' ? { ...node, value: fill(node.value) } : node
}
