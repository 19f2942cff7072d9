import { isDataMap } from '../../core/plain-data.ts'
import { groupBy } from '../../core/group.ts'
import type { FieldChange } from '../../core/report.ts'
import { equalData } from '../../diff/data.ts'
import { generatedStem } from '../../diff/generated-name.ts'
import type { Manifest } from '../../model/manifest.ts'

/** The names of the ConfigMaps and Secrets that kustomize generates, each with what is constant about it. */
export function generatedNames(manifests: readonly Manifest[]): ReadonlyMap<string, string> {
  return new Map(
    manifests.flatMap((manifest): [string, string][] => {
      const stem = generatedStem(manifest)
      return stem === null ? [] : [[manifest.name, stem]]
    }),
  )
}

/**
 * The changes of an object without those in which only hashes of generated names differ: they follow from the contents of the
 * ConfigMap or Secret, which are a change themselves.
 */
export function withoutNewHashes(
  fields: readonly FieldChange[],
  names: ReadonlyMap<string, string>,
): readonly FieldChange[] {
  if (names.size === 0) return fields
  // An item of a list with another name is removed and added at one path.
  return [...groupBy(fields, ({ path }) => path).values()].flatMap((group) => {
    const valuesOf = (side: 'before' | 'after'): unknown =>
      withStems(
        group.flatMap((field) => (side in field ? [field[side]] : [])),
        names,
      )
    return equalData(valuesOf('before'), valuesOf('after')) ? [] : group
  })
}

function withStems(value: unknown, names: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') return names.get(value) ?? value
  if (Array.isArray(value)) return value.map((item) => withStems(item, names))
  if (!isDataMap(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, below]) => [key, withStems(below, names)]))
}
