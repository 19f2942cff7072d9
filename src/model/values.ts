import type { YamlEntry, YamlMap, YamlNode } from '../yaml/node.ts'
import { Node } from './node.ts'

/** The layouts that meshgate recognizes by their shape, whatever chart reads them. */
export type ValuesLayout = 'mediatedTls' | 'passthroughTls' | 'jwt' | 'services' | 'meshConfig'

/** An entry of a layout in a values file: `mediatedTls.pay`, or the whole `jwt` or `meshConfig` block. */
export interface ValuesEntry {
  readonly layout: ValuesLayout
  /** The key of the entry; `''` for `jwt` and `meshConfig`. */
  readonly name: string
  readonly node: Node
  /** The block with the entry: `mediatedTls`, `jwt`, `services`. */
  readonly block: Node
  /** The id of the target with the file. */
  readonly target: string
  /**
   * The entry after merging all values of the target, each value located in the file that sets it; absent if the chart, and
   * so the other values, are unknown.
   */
  readonly merged?: Node
}

/** The entry after merging, if all values are known, else the entry in its file. */
export function mergedOrFileEntry(entry: ValuesEntry): Node {
  return entry.merged ?? entry.node
}

/**
 * Merges values as Helm does. First the values files, from the weakest to the strongest: maps are merged by key at any
 * depth, anything else is replaced. Then the defaults of charts below them, a chart's own before those of its subcharts.
 * A `null` removes weaker defaults, and a `null` in the defaults themselves is no value. Each value keeps its location in
 * the file that sets it; a map from several files has the location in the strongest.
 *
 * After Helm 4.3 `pkg/cli/values` and `pkg/chart/common/util/coalesce.go`; globals stay where they are written.
 *
 * @param defaults of charts, the weakest first, those of subcharts under their keys
 * @param files values files in the order of `-f`
 * @throws if none of them has a value
 */
export function mergeValues(defaults: readonly Node[], files: readonly Node[]): Node {
  const weaker = yamlOf(defaults)
  const fileValues = yamlOf(files)
  const droppedNulls = new Set(weaker.flatMap(nullsIn))
  const stronger =
    fileValues.length > 0
      ? fileValues.reduce((lower, upper) => merge(lower, upper))
      : withoutValues(weaker.pop()!, isNull)
  const merged = weaker.reduceRight((above, below) => putDefaultsUnder(above, below, droppedNulls), stronger)
  return Node.of(withoutValues(merged, (node) => droppedNulls.has(node)))
}

function yamlOf(layers: readonly Node[]): YamlNode[] {
  return layers.flatMap(({ yaml }) => yaml ?? [])
}

/**
 * Adds a chart's defaults below merged values. As in Helm, a default `null` is dropped at once if no stronger value has
 * the key; and at the top level a stronger `null` removes a default `null` as well.
 */
function putDefaultsUnder(above: YamlNode, below: YamlNode, droppedNulls: Set<YamlNode>): YamlNode {
  const settled = mapValues(below, (value, key) => {
    const overriding = above.kind === 'map' ? above.entries.get(key)?.value : undefined
    if (overriding && isNull(overriding)) droppedNulls.add(overriding)
    return overriding ? value : withoutValues(value, isNull)
  })
  return merge(settled, above, droppedNulls)
}

/** Merges two values; collects the nulls that removed something in `droppedNulls`. */
function merge(weaker: YamlNode, stronger: YamlNode, droppedNulls?: Set<YamlNode>): YamlNode {
  if (weaker.kind === 'map' && stronger.kind === 'map') return mergeMaps(weaker, stronger, droppedNulls)
  if (isNull(stronger) && !isNull(weaker)) droppedNulls?.add(stronger)
  return stronger
}

function mergeMaps(weaker: YamlMap, stronger: YamlMap, droppedNulls?: Set<YamlNode>): YamlMap {
  const entries = new Map<string, YamlEntry>(weaker.entries)
  for (const [key, { key: name, value }] of stronger.entries) {
    const previous = weaker.entries.get(key)
    entries.set(key, { key: name, value: previous ? merge(previous.value, value, droppedNulls) : value })
  }
  return { ...stronger, entries }
}

/** A node without the entries whose value is to be dropped, at any depth of maps; the same node if there are none. */
function withoutValues(node: YamlNode, isDropped: (value: YamlNode) => boolean): YamlNode {
  if (node.kind !== 'map') return node
  const keptEntries = [...node.entries].filter(([, { value }]) => !isDropped(value))
  const remaining = keptEntries.length < node.entries.size ? { ...node, entries: new Map(keptEntries) } : node
  return mapValues(remaining, (value) => withoutValues(value, isDropped))
}

/** A map with changed values; the same map if nothing changes. */
function mapValues(node: YamlNode, change: (value: YamlNode, key: string) => YamlNode): YamlNode {
  if (node.kind !== 'map') return node
  let isSame = true
  const entries = new Map<string, YamlEntry>()
  for (const [name, entry] of node.entries) {
    const value = change(entry.value, name)
    isSame &&= value === entry.value
    entries.set(name, value === entry.value ? entry : { key: entry.key, value })
  }
  return isSame ? node : { ...node, entries }
}

function nullsIn(node: YamlNode): YamlNode[] {
  if (node.kind === 'map') return [...node.entries.values()].flatMap(({ value }) => nullsIn(value))
  return isNull(node) ? [node] : []
}

function isNull(node: YamlNode): boolean {
  return node.kind === 'scalar' && node.value === null
}
