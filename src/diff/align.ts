import { isDataMap, type DataMap } from '../core/plain-data.ts'
import { addToGroup } from '../core/group.ts'
import { ownValue } from './data.ts'
import { pairItems } from './lists.ts'

/** Reorders the keys of `base` like those of `head`, so that a diff shows changes only. */
export function orderKeysLike(base: unknown, head: unknown): unknown {
  if (Array.isArray(base) && Array.isArray(head)) return alignItems(base, head)
  if (isDataMap(base) && isDataMap(head)) return alignMap(base, head)
  return base
}

function alignItems(base: readonly unknown[], head: readonly unknown[]): unknown[] {
  const partners = new Map(pairItems(base, head).map((pair) => [pair.base, pair.head]))
  return base.map((item, index) => orderKeysLike(item, head[partners.get(index) ?? -1]))
}

function alignMap(base: DataMap, head: DataMap): DataMap {
  const keys = orderLike(Object.keys(base), Object.keys(head))
  return Object.fromEntries(keys.map((key) => [key, orderKeysLike(base[key], ownValue(head, key))]))
}

/** Shared keys in the order of head; every other key stays behind the key that it followed in base. */
function orderLike(baseKeys: readonly string[], headKeys: readonly string[]): string[] {
  const baseKeySet = new Set(baseKeys)
  const shared = headKeys.filter((key) => baseKeySet.has(key))
  if (shared.length === baseKeys.length) return shared
  const sharedKeys = new Set(shared)
  const followers = new Map<string | undefined, string[]>()
  let leader: string | undefined
  for (const key of baseKeys) {
    if (sharedKeys.has(key)) leader = key
    else addToGroup(followers, leader, key)
  }
  return [
    ...(followers.get(undefined) ?? []),
    ...shared.flatMap((key) => [key, ...(followers.get(key) ?? [])]),
  ]
}
