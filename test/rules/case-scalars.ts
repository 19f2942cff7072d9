import type { YamlNode, YamlScalar } from '../../src/yaml/node.ts'
import { parseDocuments } from '../../src/yaml/parse.ts'
import { loadCases, unmarked } from './cases.ts'

/** The manifests of the cases of all rules that are one file, without marks, with their names. */
export const caseTexts: readonly { readonly name: string; readonly text: string }[] = loadCases()
  .filter(({ files }) => Object.keys(files).length === 1)
  .flatMap(({ rule, name, files }) => {
    const [[file, text]] = Object.entries(files) as [[string, string]]
    return file.endsWith('.values.yaml') ? [] : [{ name: `${rule}/${name}`, text: unmarked(text) }]
  })

/** The scalars of a text, without keys. */
export function scalarsIn(text: string): YamlScalar[] {
  return parseDocuments(text, '').flatMap(({ root }) => (root ? scalarsBelow(root) : []))
}

function scalarsBelow(node: YamlNode): YamlScalar[] {
  if (node.kind === 'map') return [...node.entries.values()].flatMap(({ value }) => scalarsBelow(value))
  if (node.kind === 'list') return node.items.flatMap(scalarsBelow)
  return node.kind === 'scalar' ? [node] : []
}

/** A text with another one in the place of a scalar. */
export function withScalar(text: string, { start, end }: YamlScalar, replacement: string): string {
  return `${text.slice(0, start)}${replacement}${text.slice(end)}`
}
