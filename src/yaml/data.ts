import type { YamlEntry, YamlList, YamlMap, YamlNode, YamlScalar } from './node.ts'

/**
 * A node as plain JSON data; maps have no prototype, so that a key `__proto__` is one like any other. What aliases
 * share is shared in the data too: do not write to it.
 */
export function toData(node: YamlNode): unknown {
  return toDataWith(node, ({ value }) => value)
}

/** The same with the value that `valueOf` gives a scalar. */
export function toDataWith(node: YamlNode, valueOf: (scalar: YamlScalar) => unknown): unknown {
  return dataOf(node, { valueOf, known: new Map() })
}

interface Reading {
  readonly valueOf: (scalar: YamlScalar) => unknown
  /** The data of maps and lists by what they are made of, which an alias shares with its anchor. */
  readonly known: Map<object, unknown>
}

function dataOf(node: YamlNode, reading: Reading): unknown {
  if (node.kind === 'scalar') return reading.valueOf(node)
  if (!node.source.isAliased) return partsData(node, reading)
  const parts = node.kind === 'map' ? node.entries : node.items
  const seen = reading.known.get(parts) ?? partsData(node, reading)
  reading.known.set(parts, seen)
  return seen
}

function partsData(node: YamlMap | YamlList, reading: Reading): unknown {
  return node.kind === 'map'
    ? mapData(node.entries, reading)
    : node.items.map((item) => dataOf(item, reading))
}

function mapData(entries: ReadonlyMap<string, YamlEntry>, reading: Reading): object {
  const data = new Bare()
  for (const [key, { value }] of entries) data[key] = dataOf(value, reading)
  return data
}

/**
 * An object that inherits no names, `__proto__` among them. One of `Object.create(null)` would be the same, but V8
 * makes a hash table of it, which takes twice as long to fill and to read.
 */
const Bare = function Bare() {} as unknown as new () => Record<string, unknown>
Bare.prototype = Object.create(null)
