import { folderOf, joinPath } from '../../core/path.ts'
import { resolveLinks, type Tree } from '../../core/tree.ts'
import { locationAt } from '../../yaml/lines.ts'
import type { YamlDocument, YamlNode } from '../../yaml/node.ts'
import { readerOf } from '../../yaml/reader.ts'
import { unknownFieldLine } from './unknown-field.ts'

/** Looks up 1-based lines of a kustomization file. */
export interface KustomizationLines {
  /** The line of a value that equals the text or one of its words. */
  ofValue(text: string): number | undefined
  /** The line of the patch in the file for an object, such as `Deployment.v1.apps/name.namespace` or `name`. */
  ofPatch(object: string): number | undefined
  /** The line of the longest value that a message names, as written or as a path of the tree. */
  namedIn(message: string): number | undefined
  /** The line of the first of some fields that the file has. */
  ofField(fields: readonly string[]): number | undefined
  /** The line of a field that a kustomization does not have (`unknownFieldLine`). */
  ofUnknownField(field: string): number | undefined
  /** The line of the first syntax error. */
  ofSyntaxError(): number | undefined
}

/** Returns a function that gives the lookup of lines for the path of a kustomization file; each file is indexed once. */
export function linesIn(tree: Tree): (file: string) => KustomizationLines {
  const byFile = new Map<string, KustomizationLines>()
  return (file) => {
    const lines =
      byFile.get(file) ?? linesOf(readerOf(tree).documents(resolveLinks(tree, file) ?? file), folderOf(file))
    byFile.set(file, lines)
    return lines
  }
}

function linesOf(documents: readonly YamlDocument[], folder: string): KustomizationLines {
  const values = new Map<string, number>()
  for (const { root } of documents) if (root !== null) collectValues(root, values)
  return {
    ofValue: (text) => firstOf(wordsOf(text), values),
    ofPatch: (object) => patchLine(nameIn(object), values),
    namedIn: (message) => values.get(longestNamedIn(message, values, folder) ?? ''),
    ofField: (fields) => firstOf(fields, fieldLines(documents)),
    ofUnknownField: (field) => unknownFieldLine(documents, field),
    ofSyntaxError: () => syntaxErrorLine(documents),
  }
}

/** The first line of each text. */
function collectValues(node: YamlNode, values: Map<string, number>): void {
  if (node.alias) return
  if (node.kind === 'list') for (const item of node.items) collectValues(item, values)
  else if (node.kind === 'map') for (const { value } of node.entries.values()) collectValues(value, values)
  else if (typeof node.value === 'string' && !values.has(node.value)) values.set(node.value, lineOf(node))
}

function lineOf({ source, start, end }: Pick<YamlNode, 'source' | 'start' | 'end'>): number {
  return locationAt(source, start, end).line
}

/** A text and its words, such as the name in `name version of repository`. */
function wordsOf(text: string): readonly string[] {
  return [text, ...text.split(/\s+/)]
}

/** The name in an id (String of ResId in kustomize's kyaml/resid/resid.go). */
function nameIn(object: string): string {
  return /\/(.*)\.[^.]*$/.exec(object)?.[1] ?? object
}

function patchLine(name: string, values: ReadonlyMap<string, number>): number | undefined {
  const exact = values.get(name)
  if (exact !== undefined) return exact
  for (const [value, line] of values) if (/[\n{]/.test(value) && isWordOf(value, name)) return line
  return undefined
}

function firstOf(texts: readonly string[], lines: ReadonlyMap<string, number>): number | undefined {
  const knownText = texts.find((text) => lines.has(text))
  return knownText === undefined ? undefined : lines.get(knownText)
}

function longestNamedIn(
  message: string,
  values: ReadonlyMap<string, number>,
  folder: string,
): string | undefined {
  const named = [...values.keys()].filter((value) => isNamedIn(message, value, folder))
  return named.toSorted((a, b) => b.length - a.length)[0]
}

/**
 * Whether a message names a path as written, relative to the root of the tree, or, for a path outside of the tree,
 * absolutely.
 */
function isNamedIn(message: string, value: string, folder: string): boolean {
  return [value, joinPath(folder, value), value.replace(/^(\.\.\/)+/, '')].some(
    (path) => message.includes(`'${path}'`) || (path.length >= minLength && isWordOf(message, path)),
  )
}

/** Minimum length of a value: shorter values, such as `1` or `v1`, are in many messages by chance. */
const minLength = 4

function isWordOf(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (!/[\w-]/.test(`${text[at - 1] ?? ' '}${text[at + word.length] ?? ' '}`)) return true
  }
  return false
}

function fieldLines(documents: readonly YamlDocument[]): ReadonlyMap<string, number> {
  const entries = documents.flatMap(({ root }) => (root?.kind === 'map' ? [...root.entries] : []))
  return new Map(entries.map(([field, { key }]) => [field, lineOf(key)]))
}

function syntaxErrorLine(documents: readonly YamlDocument[]): number | undefined {
  const problems = documents.flatMap(({ source, problems: list }) =>
    list.map((problem) => ({ source, ...problem })),
  )
  const refused = problems.find(({ code }) => code === 'syntax' || code === 'bound')
  return refused && lineOf(refused)
}
