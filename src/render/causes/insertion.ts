import type { FieldPath } from '../../core/field-path.ts'
import type { Insertion } from '../../core/cause.ts'
import type { YamlMap, YamlNode } from '../../yaml/node.ts'
import { nodeAt } from '../probe/documents.ts'
import type { ValuesSource } from '../probe/values-source.ts'
import { pathKey } from '../probe/values-paths.ts'

/** A map of a source, and the range of its key; for the root, of its first key. */
export interface MapLocation {
  readonly source: ValuesSource
  readonly node: YamlMap
  readonly key: { readonly start: number; readonly end: number }
}

/**
 * The maps at a path of the release's values, in each source that writes one out there (with entries, not as an alias), the
 * strongest source first; `[]` if none does.
 */
export function mapsAt(sources: readonly ValuesSource[], path: FieldPath): MapLocation[] {
  return sources.toReversed().flatMap((source) =>
    source.prefixes.flatMap((prefix) => {
      if (prefix.some((key, index) => path[index] !== key)) return []
      return mapIn(source, path.slice(prefix.length)) ?? []
    }),
  )
}

/** The map at a path in a source; `null` if it does not write one out. */
export function mapIn(source: ValuesSource, path: FieldPath): MapLocation | null {
  const node = source.root && nodeAt(source.root, path)
  if (!source.root || node?.kind !== 'map' || node.alias || node.entries.size === 0) return null
  return { source, node, key: rangeOf(pathKey(source.root, path) ?? firstKey(node)) }
}

function firstKey({ entries }: YamlMap): YamlNode {
  return [...entries.values()][0]!.key
}

function rangeOf({ start, end }: YamlNode): MapLocation['key'] {
  return { start, end }
}

/** The place before the first entry of a map, with the indentation of its line. */
export function insertionIn(node: YamlMap, keys: readonly string[]): Insertion {
  const { text } = node.source
  if (text[node.start] === '{') return { offset: node.start + 1, indent: null, keys }
  const offset = firstKey(node).start
  const lineStart = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1
  return { offset, indent: offset - lineStart, keys }
}
