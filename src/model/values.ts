import type { YamlEntry, YamlMap, YamlNode } from '../yaml/node.ts'
import { Node } from './node.ts'

/** The layouts that meshgate knows by their shape, whatever chart reads them. */
export type ValuesLayout = 'mediatedTls' | 'passthroughTls' | 'jwt' | 'services' | 'meshConfig'

/** One entry of a layout in one values file: `mediatedTls.pay`, or the whole `jwt` or `meshConfig` block. */
export interface ValuesEntry {
  readonly layout: ValuesLayout
  /** The key of the entry; `''` for `jwt` and `meshConfig`, which have none. */
  readonly name: string
  readonly node: Node
  /** The whole block it belongs to: `mediatedTls`, `jwt`, `services`. */
  readonly block: Node
  /** The id of the target whose file this is. */
  readonly target: string
  /**
   * The same entry after all values of the target are merged, each part placed in the file that sets it;
   * absent where the chart, and so the rest of the values, is not known.
   */
  readonly merged?: Node
}

/** What an entry comes to: with all other values merged where they are known, else as its file has it. */
export function settings(entry: ValuesEntry): Node {
  return entry.merged ?? entry.node
}

/**
 * Merges values as Helm does. Values files first, from the weakest to the strongest: maps key by key at any depth,
 * anything else replaces. Then the defaults of charts under them, the chart's own before those of its subcharts: a
 * `null` takes away what weaker defaults say, and one in the defaults themselves is no value at all. Each part keeps
 * the place of the file that sets it; a map that several files write stands where the strongest of them has it.
 *
 * After Helm 4.3 `pkg/cli/values` and `pkg/chart/common/util/coalesce.go`; globals stay where they are written.
 *
 * @param defaults of charts, the weakest first, those of subcharts under their keys
 * @param files values files in the order of `-f`
 * @throws if none of them holds anything
 */
export function mergeValues(defaults: readonly Node[], files: readonly Node[]): Node {
  const weaker = yamlOf(defaults)
  const given = yamlOf(files)
  const idle = new Set(weaker.flatMap(nullsIn))
  const stronger =
    given.length > 0 ? given.reduce((below, above) => merge(below, above)) : without(weaker.pop()!, isNull)
  const merged = weaker.reduceRight((above, below) => underlay(above, below, idle), stronger)
  return Node.of(without(merged, (node) => idle.has(node)))
}

function yamlOf(layers: readonly Node[]): YamlNode[] {
  return layers.flatMap(({ yaml }) => yaml ?? [])
}

/**
 * Puts a chart's defaults under what is known. As in Helm, they lose their nulls at once where nothing above speaks
 * of the key; and at the top a null above takes away a null below, too.
 */
function underlay(above: YamlNode, below: YamlNode, idle: Set<YamlNode>): YamlNode {
  const settled = mapValues(below, (value, key) => {
    const said = above.kind === 'map' ? above.entries.get(key)?.value : undefined
    if (said && isNull(said)) idle.add(said)
    return said ? value : without(value, isNull)
  })
  return merge(settled, above, idle)
}

/** Collects in `idle`, where it is given, the nulls that took something away. */
function merge(weaker: YamlNode, stronger: YamlNode, idle?: Set<YamlNode>): YamlNode {
  if (weaker.kind === 'map' && stronger.kind === 'map') return mergeMaps(weaker, stronger, idle)
  if (isNull(stronger) && !isNull(weaker)) idle?.add(stronger)
  return stronger
}

function mergeMaps(weaker: YamlMap, stronger: YamlMap, idle?: Set<YamlNode>): YamlMap {
  const entries = new Map<string, YamlEntry>(weaker.entries)
  for (const [key, { key: name, value }] of stronger.entries) {
    const before = weaker.entries.get(key)
    entries.set(key, { key: name, value: before ? merge(before.value, value, idle) : value })
  }
  return { ...stronger, entries }
}

/** The node without the entries, at any depth of maps, whose value is one of those; itself where there are none. */
function without(node: YamlNode, isOne: (value: YamlNode) => boolean): YamlNode {
  if (node.kind !== 'map') return node
  const kept = [...node.entries].filter(([, { value }]) => !isOne(value))
  const left = kept.length < node.entries.size ? { ...node, entries: new Map(kept) } : node
  return mapValues(left, (value) => without(value, isOne))
}

/** The map with other values; itself where all stay what they are. */
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
