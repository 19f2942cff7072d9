import type { FieldPath } from '../../core/field-path.ts'
import type { FilledScalar } from '../../core/embedded-values.ts'
import { toData } from '../../yaml/data.ts'
import type { YamlNode, YamlScalar } from '../../yaml/node.ts'
import { filledParts, type TextFiller } from './filled-parts.ts'

/**
 * The scalars that differ between a node of a file and the node that a tool built from it. `null` if the two differ in more
 * than scalars.
 *
 * @param filler how the tool fills texts; `null` if it is unknown
 */
export function filledScalars(
  written: YamlNode,
  built: YamlNode,
  filler: TextFiller | null,
  path: FieldPath = [],
): readonly FilledScalar[] | null {
  if (built.kind === 'scalar')
    return written.kind === 'scalar' ? filledScalar(written, built, filler, path) : null
  if (built.kind === 'list') {
    if (written.kind !== 'list' || written.items.length !== built.items.length) return null
    return joined(
      written.items.map((item, index) => filledScalars(item, built.items[index]!, filler, [...path, index])),
    )
  }
  if (written.kind !== 'map' || written.entries.size !== built.entries.size) return null
  return joined(
    [...written.entries].map(([key, { value }]) => {
      const entry = built.entries.get(key)
      return entry ? filledScalars(value, entry.value, filler, [...path, key]) : null
    }),
  )
}

function filledScalar(
  written: YamlScalar,
  built: YamlScalar,
  filler: TextFiller | null,
  path: FieldPath,
): FilledScalar[] {
  if (written.value === built.value) return []
  // The JSON text of a target cannot contain a bigint.
  const value = typeof built.value === 'bigint' ? Number(built.value) : built.value
  const text = String(toData(written) ?? '')
  const parts = filler && filledParts(text, String(value ?? ''), filler)
  return [{ path, written: text, value, ...(parts && { parts }) }]
}

function joined(lists: readonly (readonly FilledScalar[] | null)[]): readonly FilledScalar[] | null {
  return lists.some((list) => list === null) ? null : lists.flatMap((list) => list ?? [])
}
