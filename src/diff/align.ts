import { child, isDataMap, type DataMap } from './data.ts'
import { pairItems } from './lists.ts'

/** `before` with its keys in the order they have in `after`, so that only what changed shows in a diff. */
export function alignKeys(before: unknown, after: unknown): unknown {
  if (Array.isArray(before) && Array.isArray(after)) return alignItems(before, after)
  if (isDataMap(before) && isDataMap(after)) return alignMap(before, after)
  return before
}

function alignItems(before: readonly unknown[], after: readonly unknown[]): unknown[] {
  const partners = new Map(pairItems(before, after).map((pair) => [pair.before, pair.after]))
  return before.map((item, index) => alignKeys(item, after[partners.get(index) ?? -1]))
}

function alignMap(before: DataMap, after: DataMap): DataMap {
  const keys = orderLike(Object.keys(before), Object.keys(after))
  return Object.fromEntries(keys.map((key) => [key, alignKeys(before[key], child(after, key))]))
}

/** Shared keys in the order of `after`; each other one behind the key that it followed. */
function orderLike(before: readonly string[], after: readonly string[]): string[] {
  const own = new Set(before)
  const shared = after.filter((key) => own.has(key))
  if (shared.length === before.length) return shared
  const known = new Set(shared)
  const followers = new Map<string | undefined, string[]>()
  let leader: string | undefined
  for (const key of before) {
    if (known.has(key)) leader = key
    else followers.set(leader, [...(followers.get(leader) ?? []), key])
  }
  return [
    ...(followers.get(undefined) ?? []),
    ...shared.flatMap((key) => [key, ...(followers.get(key) ?? [])]),
  ]
}
