import { insertedText } from '../../core/insertion.ts'
import type { Edit } from '../../core/report.ts'
import { Node } from '../../model/node.ts'
import type { Locatable } from '../../rules/rule.ts'
import { locationAt, sourceOf } from '../../yaml/lines.ts'
import type { YamlEntry, YamlMap, YamlScalar } from '../../yaml/node.ts'
import { newScalar, writtenLike } from './scalar-text.ts'

/**
 * The edit that gives a field of a file a value: its scalar is replaced, or it is added to the map that lacks it, in
 * front of the entry that the finding stands at. `null` where the file has something else there.
 */
export function ownEdit(node: Node, value: string, near: Locatable): Edit | null {
  if (node.yaml) return node.yaml.kind === 'scalar' ? replacement(node.yaml, value) : null
  const depth = node.pathKeys.findLastIndex(
    (_, index) => node.root.at(...node.pathKeys.slice(0, index)).exists,
  )
  const parent = node.root.at(...node.pathKeys.slice(0, depth)).yaml
  const keys = node.pathKeys.slice(depth)
  if (parent?.kind !== 'map' || keys.some((key) => typeof key === 'number')) return null
  const neighbour = near instanceof Node ? near.pathKeys[depth] : undefined
  return addition(parent, keys.map(String), value, String(neighbour))
}

/** The edit that writes a value in the place of a scalar. */
export function replacement(scalar: YamlScalar, value: string): Edit | null {
  const { source, start, end, style } = scalar
  if (style === 'empty') return afterColon(scalar, value)
  const text = writtenLike(scalar, value)
  return text === null ? null : edit(source, start, end, text)
}

/** Nothing is written behind a key: its value has no place of its own. */
function afterColon({ source, end }: YamlScalar, value: string): Edit | null {
  const colon = /^[ \t]*:/.exec(source.text.slice(end))
  return colon && edit(source, end + colon[0].length, end + colon[0].length, ` ${newScalar(value)}`)
}

function addition(map: YamlMap, keys: readonly string[], value: string, neighbour: string): Edit | null {
  const { source, start, end } = map
  const own = entriesOf(map)
  const [, entry] = own.find(([name]) => name === neighbour) ?? own[0] ?? []
  const isFlow = source.text[start] === '{'
  if (!entry) return isFlow ? edit(source, start, end, inEmptyBraces(keys, value)) : null
  const offset = entry.key.start
  const indent = isFlow ? null : columnOf(source.text, offset)
  const text = insertedText({ offset, indent, keys }, newScalar(value), lineBreakOf(source.text))
  return edit(source, offset, offset, text)
}

/** The entries that the map itself has, in the order of its text: neither merged into it nor of another file. */
function entriesOf({ source, start, end, entries }: YamlMap): [string, YamlEntry][] {
  return [...entries]
    .filter(([, { key }]) => key.source === source && key.start >= start && key.end <= end)
    .toSorted(([, one], [, other]) => one.key.start - other.key.start)
}

function inEmptyBraces(keys: readonly string[], value: string): string {
  return keys.reduceRight((inner, key) => `{ ${key}: ${inner} }`, newScalar(value))
}

function columnOf(text: string, offset: number): number {
  const before = text.slice(0, offset)
  return offset - Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) - 1
}

/** What ends the lines of a text. */
export function lineBreakOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n'
}

/** An edit of a part of a text, by its place. */
export function edit(
  { file, text }: { readonly file: string; readonly text: string },
  start: number,
  end: number,
  written: string,
): Edit {
  return { ...locationAt(sourceOf(text, file), start, end), text: written }
}
