import type { FilledScalar, EmbeddedPath } from '../../core/embedded-values.ts'
import { toData } from '../../yaml/data.ts'
import type { YamlNode, YamlScalar } from '../../yaml/node.ts'

/**
 * The scalars that a tool replaced between a node of a file and what was built of it. `null` if the two differ in more than
 * scalars, so that they do not correspond.
 */
export function filledScalars(
  written: YamlNode,
  built: YamlNode,
  path: EmbeddedPath = [],
): readonly FilledScalar[] | null {
  if (built.kind === 'scalar') return written.kind === 'scalar' ? filledScalar(written, built, path) : null
  if (built.kind === 'list') {
    if (written.kind !== 'list' || written.items.length !== built.items.length) return null
    return joined(
      written.items.map((item, index) => filledScalars(item, built.items[index]!, [...path, index])),
    )
  }
  if (written.kind !== 'map' || written.entries.size !== built.entries.size) return null
  return joined(
    [...written.entries].map(([key, { value }]) => {
      const entry = built.entries.get(key)
      return entry ? filledScalars(value, entry.value, [...path, key]) : null
    }),
  )
}

function filledScalar(written: YamlScalar, built: YamlScalar, path: EmbeddedPath): FilledScalar[] {
  if (written.value === built.value) return []
  // A JSON text of the target cannot hold a bigint.
  const value = typeof built.value === 'bigint' ? Number(built.value) : built.value
  return [{ path, written: String(toData(written) ?? ''), value }]
}

function joined(lists: readonly (readonly FilledScalar[] | null)[]): readonly FilledScalar[] | null {
  return lists.some((list) => list === null) ? null : lists.flatMap((list) => list ?? [])
}
