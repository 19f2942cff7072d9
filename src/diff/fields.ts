import type { FieldPath } from '../core/field-path.ts'
import { isDataMap, type DataMap } from '../core/plain-data.ts'
import type { FieldChange } from '../core/report.ts'
import { pathText } from '../model/node.ts'
import { ownValue, equalData } from './data.ts'
import { isReordered, pairItems } from './lists.ts'

/**
 * The fields in which two objects differ, in the order of the object: scalars that differ, and the highest paths that are
 * completely new or removed (`before` or `after` is absent then). Indices in paths are those of head, and for removed fields
 * those of base. A list with reordered items is a change of its own. The path of a whole object is `''`.
 */
export function fieldChanges(base: unknown, head: unknown): FieldChange[] {
  const changes: FieldChange[] = []
  compare([], base, head, changes)
  return changes
}

function compare(path: FieldPath, base: unknown, head: unknown, changes: FieldChange[]): void {
  if (equalData(base, head)) return
  if (isDataMap(base) && isDataMap(head)) compareMaps(path, base, head, changes)
  else if (Array.isArray(base) && Array.isArray(head)) compareLists(path, base, head, changes)
  else changes.push(change(path, base, head))
}

function compareMaps(path: FieldPath, base: DataMap, head: DataMap, changes: FieldChange[]): void {
  for (const key of new Set([...Object.keys(base), ...Object.keys(head)])) {
    compare([...path, key], ownValue(base, key), ownValue(head, key), changes)
  }
}

function compareLists(
  path: FieldPath,
  base: readonly unknown[],
  head: readonly unknown[],
  changes: FieldChange[],
): void {
  if (isShuffled(base, head)) return void changes.push(change(path, base, head))
  const pairs = pairItems(base, head)
  if (isReordered(pairs)) changes.push(change(path, base, head))
  for (const pair of pairs) {
    const baseItem = pair.base === undefined ? undefined : base[pair.base]
    const headItem = pair.head === undefined ? undefined : head[pair.head]
    compare([...path, pair.head ?? pair.base ?? 0], baseItem, headItem, changes)
  }
}

/** True if both lists have the same scalars in a different order. */
function isShuffled(base: readonly unknown[], head: readonly unknown[]): boolean {
  if (base.length !== head.length || [...base, ...head].some((item) => typeof item === 'object')) return false
  const sortedBase = base.map(String).toSorted()
  return head
    .map(String)
    .toSorted()
    .every((item, index) => item === sortedBase[index])
}

function change(path: FieldPath, base: unknown, head: unknown): FieldChange {
  return {
    path: pathText(path),
    ...(base === undefined ? {} : { before: toJson(base) }),
    ...(head === undefined ? {} : { after: toJson(head) }),
  }
}

/** Replaces numbers that JSON cannot represent by strings. */
function toJson(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(toJson)
  if (isDataMap(value))
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, toJson(inner)]))
  const isNotJson = typeof value === 'bigint' || (typeof value === 'number' && !Number.isFinite(value))
  return isNotJson ? String(value) : value
}
