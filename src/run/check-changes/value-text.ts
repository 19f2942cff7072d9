import { canonical } from '../../diff/data.ts'
import type { Node } from '../../model/node.ts'

/** A scalar as it is written, a string without its quotes: `off`, `1.30`; `''` for what is no scalar. */
export function scalarText(node: Node): string {
  const { yaml, scalar } = node
  if (yaml?.kind !== 'scalar') return ''
  return typeof scalar === 'string' ? scalar : yaml.source.text.slice(yaml.start, yaml.end)
}

/** True for two values that say the same; `off` and `'off'` do. */
export function isSame(left: Node, right: Node): boolean {
  if (left.kind === 'scalar' && right.kind === 'scalar') return scalarText(left) === scalarText(right)
  return left.kind === right.kind && canonical(left.data) === canonical(right.data)
}

/** Longest text of a value, in UTF-16 units: a reader compares no more than that. */
const longest = 500

/** A value in one line, maps and lists in flow style, cut where it is long. */
export function flowText(node: Node): string {
  const text = flow(node, { left: longest })
  // Never half a character.
  return text.length > longest ? `${text.slice(0, longest).replace(/[\ud800-\udbff]$/, '')}…` : text
}

/** What may still be written. */
interface Room {
  left: number
}

function flow(node: Node, room: Room): string {
  if (room.left <= 0) return ''
  if (node.kind === 'list') return `[${joined(node.items(), room, (item) => flow(item, room))}]`
  if (node.kind === 'map') {
    return `{${joined(node.entries(), room, ([name, value]) => `${spend(name, room)}: ${flow(value, room)}`)}}`
  }
  return spend(scalarText(node), room)
}

function joined<Part>(parts: readonly Part[], room: Room, textOf: (part: Part) => string): string {
  const texts: string[] = []
  for (const part of parts) {
    if (room.left <= 0) return [...texts, '…'].join(', ')
    texts.push(textOf(part))
  }
  return texts.join(', ')
}

function spend(text: string, room: Room): string {
  room.left -= text.length + 2
  return text
}
