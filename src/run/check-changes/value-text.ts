import { sourceText } from '../../yaml/source-text.ts'
import { comparableText } from '../../diff/data.ts'
import type { Node } from '../../model/node.ts'

/** The value of a string; another scalar as it is written: `off`, `1.30`, `~`. `''` for a map, a list or an absent node. */
export function scalarText(node: Node): string {
  const { yaml, scalar } = node
  if (yaml?.kind !== 'scalar') return ''
  return typeof scalar === 'string' ? scalar : sourceText(yaml)
}

/** True for two equal values; `off` equals `'off'`. */
export function isSameValue(a: Node, b: Node): boolean {
  if (a.kind === 'scalar' && b.kind === 'scalar') return scalarText(a) === scalarText(b)
  return a.kind === b.kind && comparableText(a.data) === comparableText(b.data)
}

/** Limit on the text of a value, in UTF-16 units; nobody compares longer texts. */
const maxLength = 500

/**
 * A value in one line for people, maps and lists in flow style: `{mode: off, hosts: [a, b]}`. Strings have no quotes; `…`
 * ends a text of more than 500 UTF-16 units. `''` for an absent node.
 */
export function flowText(node: Node): string {
  const text = flow(node, { remaining: maxLength })
  // Do not cut a surrogate pair.
  return text.length > maxLength ? `${text.slice(0, maxLength).replace(/[\ud800-\udbff]$/, '')}…` : text
}

/** The remaining room in UTF-16 units. */
interface Room {
  remaining: number
}

function flow(node: Node, room: Room): string {
  if (room.remaining <= 0) return ''
  if (node.kind === 'list') return `[${joinItems(node.items(), room, (item) => flow(item, room))}]`
  if (node.kind === 'map') {
    return `{${joinItems(node.entries(), room, ([name, value]) => `${takeRoom(name, room)}: ${flow(value, room)}`)}}`
  }
  return takeRoom(scalarText(node), room)
}

function joinItems<Item>(items: readonly Item[], room: Room, textOf: (item: Item) => string): string {
  const texts: string[] = []
  for (const item of items) {
    if (room.remaining <= 0) return [...texts, '…'].join(', ')
    texts.push(textOf(item))
  }
  return texts.join(', ')
}

function takeRoom(text: string, room: Room): string {
  room.remaining -= text.length + 2
  return text
}
