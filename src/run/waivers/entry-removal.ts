import type { Edit } from '../../core/report.ts'
import type { YamlList, YamlMap, YamlNode } from '../../yaml/node.ts'
import { rangeEdit } from '../fixes/node-edit.ts'
import { wholeLines } from '../fixes/whole-lines.ts'

/** The edit that removes an item of a list, with its lines; `null` for an item without text, and in a text with aliases. */
export function itemRemoval(list: YamlList, index: number): Edit | null {
  const item = list.items[index]!
  if (isShared(list) || isShared(item) || item.start === item.end) return null
  return isFlow(list) ? flowItemRemoval(list, index) : wholeLines(item.source, dashBefore(item), item.end)
}

/** The edit that removes a key of a block map with its value; `null` where an alias may need its text. */
export function keyRemoval(map: YamlMap, name: string): Edit | null {
  const entry = map.entries.get(name)
  if (!entry || isFlow(map) || isShared(map) || isShared(entry.value)) return null
  return wholeLines(map.source, entry.key.start, entry.value.end)
}

/** True in a text with aliases: an anchor must not go away before them. */
function isShared({ alias, source }: YamlNode): boolean {
  return alias !== undefined || source.isAliased === true
}

function isFlow({ source, start }: YamlNode): boolean {
  return /[[{]/.test(source.text[start] ?? '')
}

/** The offset of the dash of an item: between it and the item there are only comments and empty lines. */
function dashBefore({ source: { text }, start }: YamlNode): number {
  const dashes = [...text.slice(0, start).matchAll(/^[ \t]*-(?=\s)/gm)]
  const dash = dashes.at(-1)
  return dash ? dash.index + dash[0].length - 1 : start
}

/** Removes an item of `[a, b]` with the comma behind it, of the last item with the one before it. */
function flowItemRemoval({ items, source }: YamlList, index: number): Edit {
  const [previous, item, next] = [items[index - 1], items[index]!, items[index + 1]]
  if (next) return rangeEdit(source, item.start, next.start, '')
  return rangeEdit(source, previous?.end ?? item.start, item.end, '')
}
