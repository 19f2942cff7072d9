import { isDeepStrictEqual } from 'node:util'

/** A value that a reference of `valuesFrom` sets at its `targetPath`. */
export interface TargetedValue {
  readonly path: string
}

/** What a reference of `valuesFrom` adds, in its order: a map of values, or one value. */
export type ReferencedValues = { readonly values: unknown } | TargetedValue

/**
 * The values with a `targetPath` that reach the release. `spec.values` is merged over them once more at the end, so that a
 * value which it states itself is lost, unless Flux had set it in the very map of `spec.values` (fluxcd `pkg/chartutil`
 * v1.27, ChartValuesFromReferences).
 *
 * @param referenced what the references add, in their order
 * @param stated `spec.values`
 */
export function effectiveTargets(
  referenced: readonly ReferencedValues[],
  stated: unknown,
): ReadonlySet<TargetedValue> {
  const values = isMap(stated) ? structuredClone(stated) : {}
  const marks = new Map<TargetedValue, object>()
  let result: ValuesMap = {}
  for (const added of referenced) {
    if ('path' in added) {
      const mark = { mark: marks.size }
      marks.set(added, mark)
      result = merged(result, values)
      setAt(result, keysOf(added.path), mark)
    } else if (isMap(added.values)) result = merged(result, structuredClone(added.values))
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

function isMap(value: unknown): value is ValuesMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** MergeMaps: a map that only one side has is not copied. */
function merged(weaker: ValuesMap, stronger: ValuesMap): ValuesMap {
  const result = { ...weaker }
  for (const [key, value] of Object.entries(stronger)) {
    const existing = result[key]
    result[key] = isMap(existing) && isMap(value) ? merged(existing, value) : value
  }
  return result
}

/** The keys of a path in the syntax of `--set`; `null` for one with an index, which is not followed. */
function keysOf(path: string): readonly string[] | null {
  if (path.includes('[')) return null
  return path.split(/(?<!\\)\./).map((key) => key.replaceAll('\\.', '.'))
}

/** Sets a value in the map that is there, as strvals.ParseInto does. */
function setAt(values: ValuesMap, keys: readonly string[] | null, value: object): void {
  const [key, ...below] = keys ?? []
  if (key === undefined) return
  if (below.length === 0) values[key] = value
  else {
    const inner = values[key]
    const map = isMap(inner) ? inner : {}
    values[key] = map
    setAt(map, below, value)
  }
}

function valueAt(values: ValuesMap, keys: readonly string[]): unknown {
  return keys.reduce((value: unknown, key) => (isMap(value) ? value[key] : undefined), values)
}
