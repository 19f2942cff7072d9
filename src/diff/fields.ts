import type { FieldChange } from '../core/report.ts'
import { pathText } from '../model/node.ts'
import { child, equalData, isDataMap, type DataMap } from './data.ts'
import { isReordered, pairItems } from './lists.ts'

/**
 * The fields in which two objects differ, each at the highest place that is wholly new or gone, in the order of
 * the object. Indexes in paths are those of `after`, for something removed those of `before`. A list whose items
 * changed places is a field of its own. The path of a whole object is `''`.
 */
export function fieldChanges(before: unknown, after: unknown): FieldChange[] {
  const found: FieldChange[] = []
  compare([], before, after, found)
  return found
}

type Trail = readonly (string | number)[]

function compare(trail: Trail, before: unknown, after: unknown, found: FieldChange[]): void {
  if (equalData(before, after)) return
  if (isDataMap(before) && isDataMap(after)) compareMaps(trail, before, after, found)
  else if (Array.isArray(before) && Array.isArray(after)) compareLists(trail, before, after, found)
  else found.push(change(trail, before, after))
}

function compareMaps(trail: Trail, before: DataMap, after: DataMap, found: FieldChange[]): void {
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    compare([...trail, key], child(before, key), child(after, key), found)
  }
}

function compareLists(
  trail: Trail,
  before: readonly unknown[],
  after: readonly unknown[],
  found: FieldChange[],
): void {
  if (isShuffled(before, after)) return void found.push(change(trail, before, after))
  const pairs = pairItems(before, after)
  if (isReordered(pairs)) found.push(change(trail, before, after))
  for (const pair of pairs) {
    const left = pair.before === undefined ? undefined : before[pair.before]
    const right = pair.after === undefined ? undefined : after[pair.after]
    compare([...trail, pair.after ?? pair.before ?? 0], left, right, found)
  }
}

/** The same scalars in another order. */
function isShuffled(before: readonly unknown[], after: readonly unknown[]): boolean {
  if (before.length !== after.length || [...before, ...after].some((item) => typeof item === 'object'))
    return false
  const left = before.map(String).toSorted()
  return after
    .map(String)
    .toSorted()
    .every((item, index) => item === left[index])
}

function change(trail: Trail, before: unknown, after: unknown): FieldChange {
  return {
    path: pathText(trail),
    ...(before === undefined ? {} : { before: toJson(before) }),
    ...(after === undefined ? {} : { after: toJson(after) }),
  }
}

/** YAML knows numbers that JSON does not: they stand as text. */
function toJson(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(toJson)
  if (isDataMap(value))
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, toJson(inner)]))
  const isBeyond = typeof value === 'bigint' || (typeof value === 'number' && !Number.isFinite(value))
  return isBeyond ? String(value) : value
}
