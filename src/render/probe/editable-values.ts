import type { YamlEntry, YamlNode, YamlScalar } from '../../yaml/node.ts'
import { parseDocuments } from '../../yaml/parse.ts'
import { embeddedNode, type Embedded } from '../embedded.ts'
import type { ValuesSource } from './sources.ts'

/**
 * A part of a source that can be edited on its own: a scalar, the use of an alias, a key, an empty map or list.
 * Offsets are indices into the source's text.
 */
export interface EditableValue {
  readonly source: ValuesSource
  readonly kind: 'value' | 'alias' | 'key' | 'empty'
  /** Keys from the root of the source. Of what an anchor names: where the anchor stands. */
  readonly trail: readonly (string | number)[]
  readonly start: number
  readonly end: number
  /** What Go reads there; a key's name; `''` for what is empty. */
  readonly value: YamlScalar['value']
  readonly style: YamlScalar['style'] | 'flag'
  /** For what is empty: what another source has in its place, as YAML in one line. */
  readonly content?: string
  /** Other words that the chart knows for it; absent where it knows none. */
  readonly choices?: readonly string[]
}

/** Every slot of a source, in the order of its text. */
export function editableValuesOf(source: ValuesSource): EditableValue[] {
  const { given, root } = source
  if (given.as === 'flag' && given.key !== undefined) return embeddedSlots(source, given)
  if (given.as === 'flag') return given.flag === 'setJson' ? jsonSlots(source) : flagSlots(source, given.flag)
  if (given.as === 'text') return [wholeText(source)]
  const slots = root ? walk(source, root, [], new Set()) : []
  return slots.toSorted((one, other) => one.start - other.start)
}

type Trail = EditableValue['trail']

function wholeText(source: ValuesSource): EditableValue {
  const { text } = source
  return { source, kind: 'value', trail: [], start: 0, end: text.length, value: text, style: 'literal' }
}

/** What a file of the tree says for a flag. */
function embeddedSlots(
  source: ValuesSource,
  { key, part }: { key: string; part: Embedded },
): EditableValue[] {
  const node = embeddedNode(source.text, part)
  return node ? walk(source, node, keysOf(key), new Set()) : []
}

/** `seen` holds where nodes start that were met before: what an anchor names is met wherever an alias uses it. */
function walk(source: ValuesSource, node: YamlNode, trail: Trail, seen: Set<number>): EditableValue[] {
  if (node.alias) return aliasSlots(source, node, trail)
  if (node.kind === 'scalar') return scalarSlots(source, node, trail)
  if (seen.has(node.start)) return []
  seen.add(node.start)
  if (node.kind === 'list') {
    if (node.items.length === 0) return [emptySlot(source, node, trail)]
    return node.items.flatMap((item, index) => walk(source, item, [...trail, index], seen))
  }
  if (node.entries.size === 0) return [emptySlot(source, node, trail)]
  return [...node.entries].flatMap(([name, entry]) => walkEntry(source, name, entry, trail, seen))
}

function walkEntry(
  source: ValuesSource,
  name: string,
  { key, value }: YamlEntry,
  trail: Trail,
  seen: Set<number>,
): EditableValue[] {
  const below = [...trail, name]
  // What a merge brings in is written elsewhere, and its keys are.
  if (isMerged(key, value)) return []
  return [keySlot(source, key, below), ...walk(source, value, below, seen)]
}

/** An alias stands right after its key; what a merge brings in has its key where the anchor is. */
function isMerged({ source, end }: YamlScalar, { alias }: YamlNode): boolean {
  return alias !== undefined && !/^\s*:\s+$/.test(source.text.slice(end, alias.start))
}

function aliasSlots(source: ValuesSource, node: YamlNode, trail: Trail): EditableValue[] {
  if (node.kind !== 'scalar' || !node.alias) return []
  const { start, end } = node.alias
  return [{ source, kind: 'alias', trail, start, end, value: node.value, style: 'plain' }]
}

/** A block scalar may be a document or a script of its own: each of its lines is a slot. */
function scalarSlots(source: ValuesSource, node: YamlScalar, trail: Trail): EditableValue[] {
  if (node.style !== 'literal' && node.style !== 'folded') return [valueSlot(source, node, trail)]
  const lines = lineSlots(source, node, trail)
  return lines.length > 0 && lines.length <= mostLines ? lines : [valueSlot(source, node, trail)]
}

/** A longer text is one slot: nobody configures a mesh in it. */
const mostLines = 60

function lineSlots(source: ValuesSource, { start, end, style }: YamlScalar, trail: Trail): EditableValue[] {
  return [...source.text.slice(start, end).matchAll(contentOfLine)].map(({ index, indices, groups }) => {
    const [from = index, to = index] = indices?.groups?.['content'] ?? []
    const place = { start: start + from, end: start + to }
    return { source, kind: 'value', trail, ...place, value: groups?.['content'] ?? '', style }
  })
}

/** What a line says, without a key or a dash in front of it. */
const contentOfLine = /^[ \t]*(?:- +)*(?:[\w./-]+: +)?(?<content>\S.*?)[ \t]*$/dgm

/** Nothing stands where it would be written: after its key. */
function valueSlot(
  source: ValuesSource,
  { start, end, value, style }: YamlScalar,
  trail: Trail,
): EditableValue {
  const from = style === 'empty' && source.text[start] === ':' ? start + 1 : start
  return { source, kind: 'value', trail, start: from, end: Math.max(from, end), value, style }
}

function keySlot(source: ValuesSource, { start, end, style }: YamlScalar, trail: Trail): EditableValue {
  return { source, kind: 'key', trail, start, end, value: String(trail.at(-1)), style }
}

function emptySlot(source: ValuesSource, { start, end }: YamlNode, trail: Trail): EditableValue {
  return { source, kind: 'empty', trail, start, end, value: '', style: 'plain' }
}

/** `key={...}`, or a whole map of values. */
function jsonSlots(source: ValuesSource): EditableValue[] {
  const start = source.text.startsWith('{') ? 0 : source.text.indexOf('=') + 1
  const path = start === 0 ? [] : keysOf(source.text.slice(0, start - 1))
  // Spaces in front keep the offsets.
  const root = parseDocuments(' '.repeat(start) + source.text.slice(start), source.file)[0]?.root
  return root ? walk(source, root, path, new Set()) : []
}

/** `a.b=c,d={x,y}`; a backslash takes the meaning from the character after it. */
function flagSlots(source: ValuesSource, flag: string): EditableValue[] {
  const pairs =
    flag === 'setLiteral' ? [[0, source.text.length] as const] : split(source.text, 0, source.text.length)
  return pairs.flatMap(([from, to]) => {
    const equals = source.text.indexOf('=', from)
    if (equals < 0 || equals >= to) return []
    return flagValues(source, keysOf(source.text.slice(from, equals)), equals + 1, to)
  })
}

function flagValues(source: ValuesSource, trail: Trail, start: number, end: number): EditableValue[] {
  const text = source.text.slice(start, end)
  if (!text.startsWith('{') || !text.endsWith('}')) return [flagSlot(source, trail, start, end)]
  return split(source.text, start + 1, end - 1).map(([from, to], index) =>
    flagSlot(source, [...trail, index], from, to),
  )
}

function flagSlot(source: ValuesSource, trail: Trail, start: number, end: number): EditableValue {
  const text = source.text.slice(start, end)
  const isText = source.given.as === 'flag' && source.given.flag !== 'set'
  const value = isText ? text : typed(text.replace(/\\(.)/g, '$1'))
  return { source, kind: 'value', trail, start, end, value, style: 'flag' }
}

/** What `--set` reads (pkg/strvals, typedVal). */
function typed(text: string): YamlScalar['value'] {
  if (/^(true|false)$/i.test(text)) return text.toLowerCase() === 'true'
  if (/^null$/i.test(text)) return null
  return /^(0|-?[1-9]\d*)$/.test(text) ? Number(text) : text
}

/** The parts between commas that stand outside of braces, with their offsets. */
function split(text: string, from: number, to: number): (readonly [number, number])[] {
  const parts: (readonly [number, number])[] = []
  let start = from
  let depth = 0
  for (let at = from; at < to; at++) {
    if (text[at] === '\\') at++
    else if (text[at] === '{') depth++
    else if (text[at] === '}') depth--
    else if (text[at] === ',' && depth === 0) {
      parts.push([start, at])
      start = at + 1
    }
  }
  return [...parts, [start, to]]
}

/** `a.b[0].c` with escaped dots. */
function keysOf(path: string): (string | number)[] {
  const parts = path.match(/\[\d+\]|(?:\\.|[^.[\\])+/g) ?? []
  return parts.map((part) =>
    part.startsWith('[') ? Number(part.slice(1, -1)) : part.replace(/\\(.)/g, '$1'),
  )
}
