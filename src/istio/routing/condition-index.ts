import { addToGroup } from '../../core/group.ts'
import { certainStart, type Condition } from './conditions.ts'

/** Finds the items whose condition on a property may cover another one, without visiting all of them. */
export interface ConditionIndex<Item> {
  /** The number of items with the same index key as this condition. */
  countAt(key: string, condition: Condition): number
  add(key: string, condition: Condition, item: Item): void
  /** All items whose condition on `key` covers this one, and perhaps others; unordered. */
  covering(key: string, condition: Condition): Item[]
}

/** An empty index. Keys name properties, such as `uri` or `headers.x-canary`. */
export function conditionIndex<Item>(): ConditionIndex<Item> {
  const itemsByKey = new Map<string, Item[]>()
  const lengths = new Map<string, Set<number>>()
  return {
    countAt: (key, condition) => itemsByKey.get(indexKey(key, condition))?.length ?? 0,
    add(key, condition, item) {
      addToGroup(itemsByKey, indexKey(key, condition), item)
      if (condition.form === 'prefix')
        lengths.set(key, (lengths.get(key) ?? new Set()).add(condition.value.toLowerCase().length))
    },
    covering(key, condition) {
      const start = certainStart(condition).toLowerCase()
      const prefixes = [...(lengths.get(key) ?? [])].filter((length) => length <= start.length)
      const names = [
        `${key}\0*`,
        ...(condition.form === 'prefix' || condition.form === 'present' ? [] : [indexKey(key, condition)]),
        ...prefixes.map((length) => `${key}\0^${start.slice(0, length)}`),
      ]
      return names.flatMap((name) => itemsByKey.get(name) ?? [])
    },
  }
}

/** The index key of a condition, which ignores case; callers compare case. */
function indexKey(key: string, { form, value }: Condition): string {
  if (form === 'present') return `${key}\0*`
  if (form === 'exact') return `${key}\0=${value.toLowerCase()}`
  if (form === 'prefix') return `${key}\0^${value.toLowerCase()}`
  return `${key}\0?${value}`
}
