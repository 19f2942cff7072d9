import { insertedText } from '../../core/insertion.ts'
import type { Edit } from '../../core/report.ts'
import { Node } from '../../model/node.ts'
import type { Locatable } from '../../rules/problem.ts'
import { locationAt, sourceOf } from '../../yaml/lines.ts'
import type { YamlEntry, YamlMap, YamlScalar } from '../../yaml/node.ts'
import { newScalar, writtenLike } from './scalar-text.ts'

/**
 * The edit that sets a field of a file: it replaces the scalar, or adds the field to the map that lacks it, before the
 * entry of the finding. `null` if the file has a map or list there.
 */
export function nodeEdit(node: Node, value: string, near: Locatable): Edit | null {
  if (node.yaml) return node.yaml.kind === 'scalar' ? scalarEdit(node.yaml, value) : null
  const depth = node.pathKeys.findLastIndex(
    (_, index) => node.root.at(...node.pathKeys.slice(0, index)).exists,
  )
  const parent = node.root.at(...node.pathKeys.slice(0, depth)).yaml
  const keys = node.pathKeys.slice(depth)
  if (parent?.kind !== 'map' || keys.some((key) => typeof key === 'number')) return null
  const neighbour = near instanceof Node ? near.pathKeys[depth] : undefined
  return addedEntry(parent, keys.map(String), value, String(neighbour))
}

/** The edit that renames the key of a field; `null` for an item of a list and for a key that is an alias. */
export function keyEdit(node: Node, name: string): Edit | null {
  const parent = node.root.at(...node.pathKeys.slice(0, -1)).yaml
  const key = parent?.kind === 'map' ? parent.entries.get(String(node.pathKeys.at(-1)))?.key : undefined
  if (!key || key.source.text[key.start] === '*') return null
  return rangeEdit(key.source, key.start, key.end, newScalar(name))
}

/** The edit that replaces a scalar. */
export function scalarEdit(scalar: YamlScalar, value: string): Edit | null {
  const { source, start, end, style } = scalar
  if (style === 'empty') return afterColon(scalar, value)
  const text = writtenLike(scalar, value)
  return text === null ? null : rangeEdit(source, start, end, text)
}

/** The edit that writes a value after the colon of a key without a value. */
function afterColon({ source, end }: YamlScalar, value: string): Edit | null {
  const colon = /^[ \t]*:/.exec(source.text.slice(end))
  return colon && rangeEdit(source, end + colon[0].length, end + colon[0].length, ` ${newScalar(value)}`)
}

function addedEntry(map: YamlMap, keys: readonly string[], value: string, neighbour: string): Edit | null {
  const { source, start, end } = map
  const entries = entriesOf(map)
  const [, entry] = entries.find(([name]) => name === neighbour) ?? entries[0] ?? []
  const isFlow = source.text[start] === '{'
  if (!entry) return isFlow ? rangeEdit(source, start, end, inEmptyBraces(keys, value)) : null
  const offset = entry.key.start
  const indent = isFlow ? null : columnOf(source.text, offset)
  const text = insertedText({ offset, indent, keys }, newScalar(value), lineBreakOf(source.text))
  return rangeEdit(source, offset, offset, text)
}

/** The entries that are written in the map itself, in the order of its text, without merged ones. */
function entriesOf({ source, start, end, entries }: YamlMap): [string, YamlEntry][] {
  return [...entries]
    .filter(([, { key }]) => key.source === source && key.start >= start && key.end <= end)
    .toSorted(([, first], [, second]) => first.key.start - second.key.start)
}

function inEmptyBraces(keys: readonly string[], value: string): string {
  return keys.reduceRight((inner, key) => `{ ${key}: ${inner} }`, newScalar(value))
}

function columnOf(text: string, offset: number): number {
  const textBefore = text.slice(0, offset)
  return offset - Math.max(textBefore.lastIndexOf('\n'), textBefore.lastIndexOf('\r')) - 1
}

/** The line break that a text uses. */
export function lineBreakOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n'
}

/** An edit of a range of a text. */
export function rangeEdit(
  { file, text }: { readonly file: string; readonly text: string },
  start: number,
  end: number,
  written: string,
): Edit {
  return { ...locationAt(sourceOf(text, file), start, end), text: written }
}
