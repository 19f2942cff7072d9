import type { YamlEntry, YamlList, YamlMap, YamlNode } from './node.ts'

/**
 * A node as plain JSON data; maps have no prototype, so that a key `__proto__` is one like any other. What aliases
 * share is shared in the data too: do not write to it.
 */
export function toData(node: YamlNode): unknown {
  return dataOf(node, new Map())
}

/** `known` holds the data of maps and lists by what they are made of, which an alias shares with its anchor. */
function dataOf(node: YamlNode, known: Map<object, unknown>): unknown {
  if (node.kind === 'scalar') return node.value
  if (!node.source.isAliased) return partsData(node, known)
  const parts = node.kind === 'map' ? node.entries : node.items
  const seen = known.get(parts) ?? partsData(node, known)
  known.set(parts, seen)
  return seen
}

function partsData(node: YamlMap | YamlList, known: Map<object, unknown>): unknown {
  return node.kind === 'map' ? mapData(node.entries, known) : node.items.map((item) => dataOf(item, known))
}

function mapData(entries: ReadonlyMap<string, YamlEntry>, known: Map<object, unknown>): object {
  const data = new Bare()
  for (const [key, { value }] of entries) data[key] = dataOf(value, known)
  return data
}

/**
 * An object that inherits no names, `__proto__` among them. One of `Object.create(null)` would be the same, but V8
 * makes a hash table of it, which takes twice as long to fill and to read.
 */
const Bare = function Bare() {} as unknown as new () => Record<string, unknown>
Bare.prototype = Object.create(null)
