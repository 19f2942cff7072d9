import type { YamlEntry, YamlList, YamlMap, YamlNode, YamlScalar } from './node.ts'

/**
 * A node as plain JSON data. Maps have no prototype, so that `__proto__` is a key like any other. Data of a node that
 * aliases share is shared as well: do not modify it.
 */
export function toData(node: YamlNode): unknown {
  return toDataWith(node, ({ value }) => value)
}

/**
 * A node as JSON text, which is YAML as well; `{}` for `null`. A `bigint` becomes the nearest number; `.nan` and `.inf`
 * become null.
 */
export function jsonText(node: YamlNode | null): string {
  return jsonOf(node ? toData(node) : {})
}

/** Plain data as JSON text; it may contain a `bigint`. */
export function jsonOf(data: unknown): string {
  try {
    return JSON.stringify(data)
  } catch {
    // Few data have a `bigint`, and a function for each value takes ten times as long.
    return JSON.stringify(data, (_, value: unknown) => (typeof value === 'bigint' ? Number(value) : value))
  }
}

/** Like `toData`, with scalars converted by `valueOf`. */
export function toDataWith(node: YamlNode, valueOf: (scalar: YamlScalar) => unknown): unknown {
  return dataOf(node, { valueOf, converted: new Map() })
}

interface Conversion {
  readonly valueOf: (scalar: YamlScalar) => unknown
  /** Converted maps and lists by their entries or items, which an alias shares with its anchor. */
  readonly converted: Map<object, unknown>
}

function dataOf(node: YamlNode, conversion: Conversion): unknown {
  if (node.kind === 'scalar') return conversion.valueOf(node)
  if (!node.source.isAliased) return collectionData(node, conversion)
  const contents = node.kind === 'map' ? node.entries : node.items
  const data = conversion.converted.get(contents) ?? collectionData(node, conversion)
  conversion.converted.set(contents, data)
  return data
}

function collectionData(node: YamlMap | YamlList, conversion: Conversion): unknown {
  return node.kind === 'map'
    ? mapData(node.entries, conversion)
    : node.items.map((item) => dataOf(item, conversion))
}

function mapData(entries: ReadonlyMap<string, YamlEntry>, conversion: Conversion): object {
  const data = new Bare()
  entries.forEach(({ value }, key) => void (data[key] = dataOf(value, conversion)))
  return data
}

/**
 * An object without inherited properties. `Object.create(null)` would behave the same, but V8 makes a hash table of
 * it, which takes twice as long to fill and to read.
 */
const Bare = function Bare() {} as unknown as new () => Record<string, unknown>
Bare.prototype = Object.create(null)
