import type { FieldPath } from '../core/field-path.ts'
import type { EmbeddedValues, FilledPart, FilledScalar } from '../core/embedded-values.ts'
import { assignmentOf, assignmentsIn } from './assignments.ts'
import { jsonText } from './data.ts'
import { hiddenTemplates, shownTemplates } from './hidden-templates.ts'
import { sourceOf } from './lines.ts'
import type { YamlNode, YamlScalar } from './node.ts'
import { nodeMover } from './node-mover.ts'
import { parseDocuments } from './parse.ts'
import type { Reader } from './reader.ts'
import { resolvePlain } from './scalar.ts'

/** Reads the documents and texts of files. */
type Documents = Pick<Reader, 'documents' | 'text'>

/** The node of embedded values, with the texts that a tool fills in; `null` if the file lacks it. */
export function placedNode(reader: Documents, place: EmbeddedValues): YamlNode | null {
  const { file, document, path, filled = [], variable } = place
  if (variable !== undefined) return variableNode(reader, place, variable)
  let node: YamlNode | undefined = reader.documents(file)[document]?.root ?? undefined
  for (const key of path) node = childOf(node?.kind === 'scalar' ? rootInText(node) : node, key)
  if (node?.kind === 'scalar' && filled.some((scalar) => scalar.path.length > 0)) node = rootInText(node)
  return node ? filled.reduce((root, scalar) => withFilled(root, scalar, reader), node) : null
}

/** The value of a variable in a file of variables, or in an item of `literals`. */
function variableNode(reader: Documents, place: EmbeddedValues, name: string): YamlScalar | null {
  const { file, path } = place
  const item = path.length === 0 ? null : placedNode(reader, { file, document: place.document, path })
  const text = item ? item.source.text : reader.text(file)
  const assignments = item ? (item.kind === 'scalar' ? [assignmentOf(item)] : []) : assignmentsIn(text ?? '')
  const found = assignments.find((assignment) => assignment?.name === name)
  if (text === undefined || !found) return null
  const { value, start, end } = found
  return { kind: 'scalar', source: item?.source ?? sourceOf(text, file), start, end, value, style: 'plain' }
}

/**
 * The root of embedded values: the map or list at their place, or the root of the YAML in a literal block scalar (`|`) there.
 * `null` if the file lacks the place, and for another scalar or a text that is not one document.
 */
export function placedRoot(reader: Documents, place: EmbeddedValues): YamlNode | null {
  const node = placedNode(reader, place)
  return node?.kind === 'scalar' ? (rootInText(node) ?? null) : node
}

/** The value of a key of a map, or the item of a list at an index. */
export function childOf(node: YamlNode | undefined, key: string | number): YamlNode | undefined {
  if (node?.kind === 'map') return node.entries.get(String(key))?.value
  return node?.kind === 'list' && typeof key === 'number' ? node.items[key] : undefined
}

/**
 * The root of the YAML in a literal block scalar (`|`), located in the file of the scalar; `undefined` for any other scalar,
 * and for a text that is not one document.
 */
export function rootInText(scalar: YamlScalar): YamlNode | undefined {
  if (scalar.style !== 'literal') return undefined
  const roots = rootsInText(scalar)
  return roots.length === 1 ? roots[0] : undefined
}

/**
 * The roots of the documents in a block scalar, located in its file; documents that are empty or that Go refuses are left
 * out. Templates (`{{ … }}`) count as characters of scalars and keys; a text with templates gives an empty list if any of
 * its documents has a problem. The lines are indented, as those of a map may be.
 */
export function rootsInText({ source, start, end }: YamlScalar): YamlNode[] {
  const lineStart = source.text.lastIndexOf('\n', start - 1) + 1
  const text = source.text.slice(lineStart, end)
  const hidden = hiddenTemplates(text)
  const documents = parseDocuments(hidden, source.file)
  // It is unknown which of two branches of a template is rendered.
  if (hidden !== text && documents.some(({ problems }) => problems.length > 0)) return []
  const move = nodeMover(source, (offset) => offset + lineStart, hidden === text ? undefined : shownTemplates)
  return documents.flatMap(({ root }) => (root ? move(root) : []))
}

/**
 * A node with a scalar below it filled in. A scalar that consists of one part is replaced by the node of that part. An
 * edited scalar is filled in as well if its parts are known.
 */
function withFilled(node: YamlNode, filled: FilledScalar, reader: Documents): YamlNode {
  const { path, written, value, parts } = filled
  return replacedAt(node, path, (scalar) => {
    const text = textOf(scalar)
    if (!parts) return text === written ? { ...scalar, value } : scalar
    const place = text === written ? placeOfWhole(filled) : undefined
    const part = place && placedNode(reader, place)
    return {
      ...(part?.kind === 'scalar' ? part : scalar),
      value: typedLike(
        value,
        filledText(text, parts, (each) => textOfPart(each, reader)),
      ),
    }
  })
}

/**
 * Where the text that fills a scalar is written, if the scalar consists of one placeholder alone; `undefined` for any other
 * scalar, and if its parts are unknown.
 */
export function placeOfWhole({ written, parts }: FilledScalar): EmbeddedValues | undefined {
  const [part] = parts ?? []
  return part?.placeholder === written ? part.at : undefined
}

/** A text with all placeholders replaced. */
export function filledText(
  text: string,
  [part, ...others]: readonly FilledPart[],
  textOfPart: (part: FilledPart) => string,
): string {
  if (!part) return text
  return text
    .split(part.placeholder)
    .map((between) => filledText(between, others, textOfPart))
    .join(textOfPart(part))
}

function textOfPart({ at, text }: FilledPart, reader: Documents): string {
  const node = at ? placedNode(reader, at) : null
  return node?.kind === 'scalar' ? textOf(node) : text
}

/** A text as the value of a scalar that is a string, or whose type depends on the text. */
function typedLike(value: FilledScalar['value'], text: string): YamlScalar['value'] {
  return typeof value === 'string' ? text : resolvePlain(text)
}

function replacedAt(node: YamlNode, path: FieldPath, replace: (scalar: YamlScalar) => YamlScalar): YamlNode {
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
