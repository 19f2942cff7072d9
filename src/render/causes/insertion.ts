import type { Insertion } from '../../core/cause.ts'
import type { YamlMap, YamlNode } from '../../yaml/node.ts'
import { nodeAt } from '../probe/documents.ts'
import type { ValuesSource } from '../probe/sources.ts'

/** A map of a source, and where its key stands; for the root, its first key. */
export interface MapPlace {
  readonly source: ValuesSource
  readonly node: YamlMap
  readonly key: { readonly start: number; readonly end: number }
}

type Trail = readonly (string | number)[]

/** The maps at a trail of the release's values, in each source that has one written out, the strongest first. */
export function mapsAt(sources: readonly ValuesSource[], trail: Trail): MapPlace[] {
  return sources.toReversed().flatMap((source) =>
    source.under.flatMap((above) => {
      if (!source.root || above.some((key, index) => trail[index] !== key)) return []
      const own = trail.slice(above.length)
      const node = nodeAt(source.root, own)
      if (node?.kind !== 'map' || node.alias || node.entries.size === 0) return []
      return [{ source, node, key: range(keyOf(source.root, own) ?? firstKey(node)) }]
    }),
  )
}

function keyOf(root: YamlNode, trail: Trail): YamlNode | undefined {
  const parent = nodeAt(root, trail.slice(0, -1))
  return parent?.kind === 'map' ? parent.entries.get(String(trail.at(-1)))?.key : undefined
}

function firstKey({ entries }: YamlMap): YamlNode {
  return [...entries.values()][0]!.key
}

function range({ start, end }: YamlNode): MapPlace['key'] {
  return { start, end }
}

/** Before the first entry of a map, so that its line gives the indentation. */
export function insertionIn(node: YamlMap, keys: readonly string[]): Insertion {
  const { text } = node.source
  if (text[node.start] === '{') return { offset: node.start + 1, indent: null, keys }
  const offset = firstKey(node).start
  const lineStart = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1
  return { offset, indent: offset - lineStart, keys }
}
