import { groupBy } from '../../core/group.ts'
import { isWithoutHeadersKey, type RouteMatch } from './matches.ts'

/** Items with matches. A lookup visits only items whose match may overlap a given one (`matchesOverlap`). */
export interface OverlapList<Item> {
  /** The first item for which `predicate` holds, among those that a match may overlap. */
  first(match: RouteMatch, predicate: (item: Item) => boolean): Item | undefined
  /**
   * The items that a match may overlap and for which `isRemaining` holds. An item for which it is false is never visited
   * again, so it has to stay false.
   */
  remaining(match: RouteMatch, isRemaining: (item: Item) => boolean): Item[]
}

/**
 * A list that finds the items whose match may overlap a given one. It is split by the value of an exact condition other than
 * the path: among a thousand matches for different values of a header, a match for one value is compared with one of them.
 */
export function overlapList<Item>(
  items: readonly Item[],
  matchOf: (item: Item) => RouteMatch,
): OverlapList<Item> {
  const buckets = bucketsOf(items, matchOf)

  function bucketsFor(match: RouteMatch): Bucket<Item>[] {
    return buckets.flatMap(({ key, byValue }) => {
      const value = key === noKey ? undefined : splitValue(match, key)
      return value === undefined ? [...byValue.values()] : (byValue.get(value) ?? [])
    })
  }

  return {
    first(match, predicate) {
      const candidates = bucketsFor(match).flatMap(
        ({ entries: ofBucket }) => ofBucket.find(({ item }) => predicate(item)) ?? [],
      )
      return candidates.toSorted((a, b) => a.index - b.index)[0]?.item
    },
    remaining(match, isRemaining) {
      const remaining = bucketsFor(match).flatMap((bucket) => {
        bucket.remaining = bucket.remaining.filter(({ item }) => isRemaining(item))
        return bucket.remaining
      })
      return remaining.toSorted((a, b) => a.index - b.index).map(({ item }) => item)
    },
  }
}

interface Entry<Item> {
  readonly item: Item
  readonly index: number
}

interface Bucket<Item> {
  readonly entries: readonly Entry<Item>[]
  remaining: readonly Entry<Item>[]
}

/** The items whose first exact condition has the same key, by its value. */
interface KeyBuckets<Item> {
  readonly key: string
  readonly byValue: ReadonlyMap<string, Bucket<Item>>
}

function bucketsOf<Item>(items: readonly Item[], matchOf: (item: Item) => RouteMatch): KeyBuckets<Item>[] {
  const entries = items.map((item, index): Entry<Item> => ({ item, index }))
  const byKey = groupBy(entries, ({ item }) => splitKeyOf(matchOf(item)))
  return [...byKey].map(([key, ofKey]) => {
    const groups = groupBy(ofKey, ({ item }) => (key === noKey ? noKey : splitValue(matchOf(item), key)!))
    const buckets = [...groups].map(
      ([value, group]) => [value, { entries: group, remaining: group }] as const,
    )
    return { key, byValue: new Map<string, Bucket<Item>>(buckets) }
  })
}

/** The key of matches without such a condition. */
const noKey = ''

/** The first condition of a match that only an equal one overlaps, other than the path. */
function splitKeyOf(match: RouteMatch): string {
  return [...match.conditions.keys()].find((key) => splitValue(match, key) !== undefined) ?? noKey
}

/** The exact value that a match requires under a key, ignoring case; `undefined` if it accepts more than one. */
function splitValue({ conditions }: RouteMatch, key: string): string | undefined {
  const condition = key === 'uri' || isWithoutHeadersKey(key) ? undefined : conditions.get(key)
  const isExact = condition?.form === 'exact' || condition?.form === 'other'
  return isExact ? `${condition.form} ${condition.value.toLowerCase()}` : undefined
}
