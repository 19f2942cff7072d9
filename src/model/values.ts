import type { YamlEntry, YamlMap, YamlNode } from '../yaml/node.ts'
import { Node } from './node.ts'

export { valuesEntries } from './layouts.ts'

/** The layouts that meshgate knows by their shape, whatever chart reads them. */
export type Layout = 'mediatedTls' | 'passthroughTls' | 'jwt' | 'services'

/** A values file, as a whole. */
export interface ValuesFile {
  readonly path: string
  readonly root: Node
  /** The ids of the targets that use it. */
  readonly targets: readonly string[]
}

/** One entry of a layout in one values file: `mediatedTls.pay`, or the whole `jwt` block. */
export interface ValuesEntry {
  readonly layout: Layout
  /** The key of the entry; `''` for `jwt`, which has none. */
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
 * Merges values as Helm does: maps key by key at any depth, a `null` takes away what weaker layers set, anything
 * else replaces. The first layer is the weakest. Each part keeps the place of the file that sets it; a map that
 * several files write stands where the strongest of them has it.
 *
 * @throws if there is no layer that holds anything
 */
export function mergeValues(layers: readonly Node[]): Node {
  const written = layers.flatMap(({ yaml }) => (yaml ? [yaml] : []))
  return Node.of(written.reduce(merge))
}

function merge(weaker: YamlNode, stronger: YamlNode): YamlNode {
  return weaker.kind === 'map' && stronger.kind === 'map' ? mergeMaps(weaker, stronger) : stronger
}

function mergeMaps(weaker: YamlMap, stronger: YamlMap): YamlMap {
  const entries = new Map<string, YamlEntry>(weaker.entries)
  for (const [key, entry] of stronger.entries) {
    const before = weaker.entries.get(key)
    if (before && !isNull(before.value) && isNull(entry.value)) entries.delete(key)
    else entries.set(key, before ? { key: entry.key, value: merge(before.value, entry.value) } : entry)
  }
  return { ...stronger, entries }
}

function isNull(node: YamlNode): boolean {
  return node.kind === 'scalar' && node.value === null
}
