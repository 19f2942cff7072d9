import type { EmbeddedValues, FilledScalar, EmbeddedPath } from '../core/embedded-values.ts'
import { jsonText } from './data.ts'
import type { YamlDocument, YamlNode, YamlScalar } from './node.ts'
import { nodeMover } from './node-mover.ts'
import { parseDocuments } from './parse.ts'

/** The node of embedded values in a text of their file; `null` where the text lacks it. */
export function embeddedNode(text: string, place: EmbeddedValues): YamlNode | null {
  return placedNode(parseDocuments(text, place.file), place)
}

/** The node of embedded values in the documents of their file, with what a tool fills in; `null` where they lack it. */
export function placedNode(
  documents: readonly YamlDocument[],
  { document, path, filled = [] }: EmbeddedValues,
): YamlNode | null {
  let node: YamlNode | undefined = documents[document]?.root ?? undefined
  for (const key of path) node = childOf(node?.kind === 'scalar' ? rootInText(node) : node, key)
  if (node?.kind === 'scalar' && filled.some((scalar) => scalar.path.length > 0)) node = rootInText(node)
  return node ? filled.reduce(withFilled, node) : null
}

/** The root of embedded values: the node, or the root of the YAML in a block scalar; `null` where there is none. */
export function placedRoot(documents: readonly YamlDocument[], place: EmbeddedValues): YamlNode | null {
  const node = placedNode(documents, place)
  return node?.kind === 'scalar' ? (rootInText(node) ?? null) : node
}

function childOf(node: YamlNode | undefined, key: string | number): YamlNode | undefined {
  if (node?.kind === 'map') return node.entries.get(String(key))?.value
  return node?.kind === 'list' && typeof key === 'number' ? node.items[key] : undefined
}

/**
 * The root of the YAML in a block scalar, located in the file of the scalar; `undefined` for another scalar, and for a text
 * that is not one document.
 */
export function rootInText(scalar: YamlScalar): YamlNode | undefined {
  if (scalar.style !== 'literal') return undefined
  const roots = rootsInText(scalar)
  return roots.length === 1 ? roots[0] : undefined
}

/** The roots of the documents in a block scalar, located in its file. The lines are indented, as those of a map may be. */
export function rootsInText({ source, start, end }: YamlScalar): YamlNode[] {
  const lineStart = source.text.lastIndexOf('\n', start - 1) + 1
  const documents = parseDocuments(source.text.slice(lineStart, end), source.file)
  const move = nodeMover(source, (offset) => offset + lineStart)
  return documents.flatMap(({ root }) => (root ? move(root) : []))
}

/** A node with a scalar below it replaced, unless the scalar has another text than it had. */
function withFilled(node: YamlNode, { path, written, value }: FilledScalar): YamlNode {
  return replacedAt(node, path, (scalar) => (textOf(scalar) === written ? { ...scalar, value } : scalar))
}

function replacedAt(
  node: YamlNode,
  path: EmbeddedPath,
  replace: (scalar: YamlScalar) => YamlScalar,
): YamlNode {
  const [key, ...below] = path
  if (key === undefined) return node.kind === 'scalar' ? replace(node) : node
  if (node.kind === 'list') {
    const items = node.items.map((item, index) => (index === key ? replacedAt(item, below, replace) : item))
    return { ...node, items }
  }
  const entry = node.kind === 'map' ? node.entries.get(String(key)) : undefined
  if (node.kind !== 'map' || !entry) return node
  const replaced = { ...entry, value: replacedAt(entry.value, below, replace) }
  return { ...node, entries: new Map(node.entries).set(String(key), replaced) }
}

function textOf({ value }: YamlScalar): string {
  return String(value ?? '')
}

/** The text of a values file with embedded values: a map under its keys, or a text of YAML. */
export function valuesText(node: YamlNode | null, under: readonly string[] = []): string {
  if (node?.kind === 'scalar' && under.length === 0) return textOf(node)
  return under.reduceRight((text, key) => `{${JSON.stringify(key)}:${text}}`, jsonText(node))
}

/** The text of a scalar; empty for a null and for anything else. */
export function embeddedText(node: YamlNode | null): string {
  return node?.kind === 'scalar' ? textOf(node) : ''
}
