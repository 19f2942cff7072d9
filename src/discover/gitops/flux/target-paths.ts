import { isDeepStrictEqual } from 'node:util'
import { isDataMap } from '../../../core/plain-data.ts'

/** A value that a reference of `valuesFrom` sets at its `targetPath`. */
export interface TargetedValue {
  readonly path: string
}

/** The values that a reference of `valuesFrom` adds: a map of values, or one value. */
export type ReferencedValues = { readonly values: unknown } | TargetedValue

/**
 * The values with a `targetPath` that reach the release. Flux merges `spec.values` over them again at the end. So a value
 * that `spec.values` states as well is lost, unless Flux had set it in the map of `spec.values` itself (fluxcd
 * `pkg/chartutil` v1.27, ChartValuesFromReferences).
 *
 * @param referenced the values that the references add, in order
 * @param stated `spec.values`
 */
export function effectiveTargets(
  referenced: readonly ReferencedValues[],
  stated: unknown,
): ReadonlySet<TargetedValue> {
  const values = isDataMap(stated) ? structuredClone(stated) : {}
  const marks = new Map<TargetedValue, object>()
  let result: ValuesMap = {}
  for (const added of referenced) {
    if ('path' in added) {
      const mark = { mark: marks.size }
      marks.set(added, mark)
      result = merged(result, values)
      setAt(result, keysOf(added.path), mark)
    } else if (isDataMap(added.values)) result = merged(result, structuredClone(added.values))
  }
  const final = merged(result, values)
  return new Set(
    [...marks].flatMap(([target, mark]) => {
      const keys = keysOf(target.path)
      return keys === null || isDeepStrictEqual(valueAt(final, keys), mark) ? target : []
    }),
  )
}

type ValuesMap = Record<string, unknown>

/** MergeMaps: a map that only one side has is not copied. */
function merged(weaker: ValuesMap, stronger: ValuesMap): ValuesMap {
  const result = { ...weaker }
  for (const [key, value] of Object.entries(stronger)) {
    const existing = result[key]
    result[key] = isDataMap(existing) && isDataMap(value) ? merged(existing, value) : value
  }
  return result
}

/** The keys of a path in the syntax of `--set`; `null` for a path with an index, which is not supported. */
function keysOf(path: string): readonly string[] | null {
  if (path.includes('[')) return null
  return path.split(/(?<!\\)\./).map((key) => key.replaceAll('\\.', '.'))
}

/** Sets a value in a map, in place, as strvals.ParseInto does. */
function setAt(values: ValuesMap, keys: readonly string[] | null, value: object): void {
  const [key, ...below] = keys ?? []
  if (key === undefined) return
  if (below.length === 0) values[key] = value
  else {
    const inner = values[key]
    const map = isDataMap(inner) ? inner : {}
    values[key] = map
    setAt(map, below, value)
  }
}

function valueAt(values: ValuesMap, keys: readonly string[]): unknown {
  return keys.reduce((value: unknown, key) => (isDataMap(value) ? value[key] : undefined), values)
}
