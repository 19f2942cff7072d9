import type { YamlNode } from '../../yaml/node.ts'
import { nodeAt } from './documents.ts'

/** Keys and indices from a root down. */
export type Trail = readonly (string | number)[]

/** Most nodes that are looked at for aliases; a text can multiply with them. */
const mostNodes = 20_000

/** The ways from a root to the node that begins at an offset: its own, and one for each alias and merge above it. */
export function waysIn(root: YamlNode, start: number, own: Trail): Trail[] {
  if (!root.source.text.includes('&')) return [own]
  const found: Trail[] = []
  let left = mostNodes

  function look(node: YamlNode, way: Trail): void {
    if (left-- <= 0) return
    if (node.kind === 'scalar') {
      if (node.start === start) found.push(way)
    } else if (node.kind === 'list') node.items.forEach((item, index) => look(item, [...way, index]))
    else for (const [key, { value }] of node.entries) look(value, [...way, key])
  }

  look(root, [])
  return found.length > 0 ? found : [own]
}

/** The key of a map at the end of a trail; `undefined` for items of lists and the root. */
export function keyOf(root: YamlNode, trail: Trail): YamlNode | undefined {
  const parent = nodeAt(root, trail.slice(0, -1))
  return parent?.kind === 'map' ? parent.entries.get(String(trail.at(-1)))?.key : undefined
}

/** True if a trail begins with the keys of another one. */
export function isPrefix(start: Trail, trail: Trail): boolean {
  return start.every((key, index) => trail[index] === key)
}
