import type { YamlEntry, YamlNode, YamlScalar } from '../../yaml/node.ts'
import { parseDocuments } from '../../yaml/parse.ts'
import type { EmbeddedValues } from '../../core/embedded-values.ts'
import { placeOfWhole } from '../../yaml/embedded.ts'
import { keysOfFlag } from '../set-flag.ts'
import type { ValuesSource } from './values-source.ts'

/**
 * A part of a source that can be edited by itself: a scalar, the use of an alias, a key, an empty map or list. Offsets are
 * indices into the source's text.
 */
export interface EditableValue {
  readonly source: ValuesSource
  readonly kind: 'value' | 'alias' | 'key' | 'empty'
  /** Keys and indices from the root of the source. For the content of a YAML anchor: the path of the anchor. */
  readonly path: readonly (string | number)[]
  readonly start: number
  readonly end: number
  /** The value as Go reads it; for a key its name; `''` for an empty map or list. */
  readonly value: YamlScalar['value']
  readonly style: YamlScalar['style'] | 'flag'
  /** For an empty map or list: an entry that another source has at this path, as YAML in one line. */
  readonly content?: string
  /** Other words that the chart accepts for it; absent if none are known. */
  readonly choices?: readonly string[]
  /** True for a text into which parts of other places are filled. */
  readonly isComposed?: true
}

/** All editable values of a source, in the order of its text. */
export function editableValuesOf(source: ValuesSource): EditableValue[] {
  const { input, root } = source
  if (input.as === 'flag' && input.key === undefined)
    return input.flag === 'setJson' ? jsonValues(source) : flagPairs(source, input.flag)
  if (input.as === 'text') return [wholeText(source)]
  const isFlag = input.as === 'flag'
  const above = isFlag ? keysOfFlag(input.key) : []
  const node = isFlag ? input.node : root
  const values = node ? valuesBelow(source, node, above, new Set()) : []
  const embedded = 'embedded' in input ? input.embedded : undefined
  const written = embedded?.filled ? withoutParts(values, embedded, above) : values
  return written.toSorted((first, second) => first.start - second.start)
}

/** The values to edit in a file, without those that consist of a part of another place, where they are edited. */
function withoutParts(
  values: readonly EditableValue[],
  { filled = [] }: EmbeddedValues,
  above: Path,
): EditableValue[] {
  const byPath = new Map(filled.map((scalar) => [JSON.stringify([...above, ...scalar.path]), scalar]))
  return values.flatMap((value) => {
    const scalar = value.kind === 'key' ? undefined : byPath.get(JSON.stringify(value.path))
    if (scalar && placeOfWhole(scalar)) return []
    return scalar?.parts ? { ...value, isComposed: true } : value
  })
}

type Path = EditableValue['path']

function wholeText(source: ValuesSource): EditableValue {
  const { text } = source
  return { source, kind: 'value', path: [], start: 0, end: text.length, value: text, style: 'literal' }
}

/** `seen` contains the offsets of visited nodes: the content of an anchor is reached again through each alias. */
function valuesBelow(source: ValuesSource, node: YamlNode, path: Path, seen: Set<number>): EditableValue[] {
  if (node.alias) return aliasValues(source, node, path)
  if (node.kind === 'scalar') return scalarValues(source, node, path)
  if (seen.has(node.start)) return []
  seen.add(node.start)
  if (node.kind === 'list') {
    if (node.items.length === 0) return [emptyValue(source, node, path)]
    return node.items.flatMap((item, index) => valuesBelow(source, item, [...path, index], seen))
  }
  if (node.entries.size === 0) return [emptyValue(source, node, path)]
  return [...node.entries].flatMap(([name, entry]) => walkEntry(source, name, entry, path, seen))
}

function walkEntry(
  source: ValuesSource,
  name: string,
  { key, value }: YamlEntry,
  path: Path,
  seen: Set<number>,
): EditableValue[] {
  const below = [...path, name]
  // The entries of a merge key `<<` are written at the anchor.
  if (isMerged(key, value)) return []
  return [keyValue(source, key, below), ...valuesBelow(source, value, below, seen)]
}

/** Whether an entry comes from a merge key: then its alias does not follow its key. */
function isMerged({ source, end }: YamlScalar, { alias }: YamlNode): boolean {
  return alias !== undefined && !/^\s*:\s+$/.test(source.text.slice(end, alias.start))
}

function aliasValues(source: ValuesSource, node: YamlNode, path: Path): EditableValue[] {
  if (node.kind !== 'scalar' || !node.alias) return []
  const { start, end } = node.alias
  return [{ source, kind: 'alias', path, start, end, value: node.value, style: 'plain' }]
}

/** A block scalar may contain a document or a script, so each of its lines is an editable value. */
function scalarValues(source: ValuesSource, node: YamlScalar, path: Path): EditableValue[] {
  if (node.style !== 'literal' && node.style !== 'folded') return [scalarValue(source, node, path)]
  const lines = lineValues(source, node, path)
  return lines.length > 0 && lines.length <= maxLines ? lines : [scalarValue(source, node, path)]
}

/** A block scalar with more lines is one editable value, since long texts do not configure a mesh. */
const maxLines = 60

function lineValues(source: ValuesSource, { start, end, style }: YamlScalar, path: Path): EditableValue[] {
  return [...source.text.slice(start, end).matchAll(contentOfLine)].map(({ index, indices, groups }) => {
    const [from = index, to = index] = indices?.groups?.['content'] ?? []
    const range = { start: start + from, end: start + to }
    return { source, kind: 'value', path, ...range, value: groups?.['content'] ?? '', style }
  })
}

/** The content of a line without a leading key or dash. */
const contentOfLine = /^[ \t]*(?:- +)*(?:[\w./-]+: +)?(?<content>\S.*?)[ \t]*$/dgm

/** The editable value of a scalar; an empty scalar is located where a value would be written, after the colon of its key. */
function scalarValue(source: ValuesSource, scalar: YamlScalar, path: Path): EditableValue {
  const { start, end, value, style } = scalar
  const from = style === 'empty' && source.text[start] === ':' ? start + 1 : start
  return { source, kind: 'value', path, start: from, end: Math.max(from, end), value, style }
}

function keyValue(source: ValuesSource, { start, end, style }: YamlScalar, path: Path): EditableValue {
  return { source, kind: 'key', path, start, end, value: String(path.at(-1)), style }
}

function emptyValue(source: ValuesSource, { start, end }: YamlNode, path: Path): EditableValue {
  return { source, kind: 'empty', path, start, end, value: '', style: 'plain' }
}

/** `--set-json`: `key={...}`, or a whole map of values. */
function jsonValues(source: ValuesSource): EditableValue[] {
  const start = source.text.startsWith('{') ? 0 : source.text.indexOf('=') + 1
  const path = start === 0 ? [] : keysOfFlag(source.text.slice(0, start - 1))
  // Leading spaces keep the offsets.
  const root = parseDocuments(' '.repeat(start) + source.text.slice(start), source.file)[0]?.root
  return root ? valuesBelow(source, root, path, new Set()) : []
}

/** `--set` and the like: `a.b=c,d={x,y}`; a backslash escapes the character after it. */
function flagPairs(source: ValuesSource, flag: string): EditableValue[] {
  const pairs =
    flag === 'setLiteral'
      ? [[0, source.text.length] as const]
      : splitAtCommas(source.text, 0, source.text.length)
  return pairs.flatMap(([from, to]) => {
    const equals = source.text.indexOf('=', from)
    if (equals < 0 || equals >= to) return []
    return pairValues(source, keysOfFlag(source.text.slice(from, equals)), equals + 1, to)
  })
}

function pairValues(source: ValuesSource, path: Path, start: number, end: number): EditableValue[] {
  const text = source.text.slice(start, end)
  if (!text.startsWith('{') || !text.endsWith('}')) return [flagValue(source, path, start, end)]
  return splitAtCommas(source.text, start + 1, end - 1).map(([from, to], index) =>
    flagValue(source, [...path, index], from, to),
  )
}

function flagValue(source: ValuesSource, path: Path, start: number, end: number): EditableValue {
  const text = source.text.slice(start, end)
  const isText = source.input.as === 'flag' && source.input.flag !== 'set'
  const value = isText ? text : typed(text.replace(/\\(.)/g, '$1'))
  return { source, kind: 'value', path, start, end, value, style: 'flag' }
}

/** The type that `--set` gives a text (Helm, pkg/strvals, typedVal). */
function typed(text: string): YamlScalar['value'] {
  if (/^(true|false)$/i.test(text)) return text.toLowerCase() === 'true'
  if (/^null$/i.test(text)) return null
  return /^(0|-?[1-9]\d*)$/.test(text) ? Number(text) : text
}

/** The ranges between the commas outside of braces. */
function splitAtCommas(text: string, from: number, to: number): (readonly [number, number])[] {
  const ranges: (readonly [number, number])[] = []
  let start = from
  let depth = 0
  for (let at = from; at < to; at++) {
    if (text[at] === '\\') at++
    else if (text[at] === '{') depth++
    else if (text[at] === '}') depth--
    else if (text[at] === ',' && depth === 0) {
      ranges.push([start, at])
      start = at + 1
    }
  }
  return [...ranges, [start, to]]
}
