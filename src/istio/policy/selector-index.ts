import { groupBy } from '../../core/group.ts'
import { once } from '../../core/once-per.ts'
import { mergeLabels, selects, type Labels } from './selector.ts'

/** Finds items by the labels that they select, without checking each item. */
export interface SelectorIndex<Item> {
  /** The items that select everything with these labels. */
  selecting(labels: Labels): readonly Item[]
  /** The items whose selectors require all of these labels, and perhaps others. */
  requiring(labels: Labels): readonly Item[]
  /** The items whose selectors do not contradict these labels, so that they may select something that has them. */
  compatibleWith(labels: Labels): Iterable<Item>
}

/** Builds an index of items by their selectors, grouped by the selectors' keys. */
export function selectorIndex<Item>(
  items: readonly Item[],
  selectorOf: (item: Item) => Labels,
): SelectorIndex<Item> {
  const keysOf = (item: Item) => [...selectorOf(item).keys()].toSorted()
  const groups = groupBy(items, (item) => JSON.stringify(keysOf(item)))
  const entries = once(() =>
    [...groups.values()].flat().map((item, index) => ({ item, index, selector: selectorOf(item) })),
  )
  const byPair = once(() => pairsOf(entries()))
  const withoutCommonKey = once(() => entriesWithoutCommonKeys(entries()))
  const byRarest = once(() => groupBy(entries(), ({ selector }) => rarestOf(selector, byPair())))
  const buckets = once(() =>
    [...groups.values()].map((group) => bucketOf(group, selectorOf, keysOf(group[0]!))),
  )
  return {
    selecting(labels) {
      const pairs = [noPair, ...[...labels].map(pairOf)]
      return inOrder(
        pairs
          .flatMap((pair) => byRarest().get(pair) ?? [])
          .filter(({ selector }) => selects(selector, labels)),
      )
    },
    requiring(labels) {
      const lists = [...labels].map((pair) => byPair().get(pairOf(pair)) ?? [])
      const shortest = lists.toSorted((a, b) => a.length - b.length)[0] ?? entries()
      return inOrder(shortest.filter(({ selector }) => selects(labels, selector)))
    },
    compatibleWith: (labels) =>
      compatibleByCommonKey(labels, entries(), byPair(), withoutCommonKey(), groups.size) ??
      compatibleInBuckets(labels, buckets()),
  }
}

function* compatibleInBuckets<Item>(labels: Labels, buckets: readonly Bucket<Item>[]): Generator<Item> {
  for (const { keys, at } of buckets) {
    const common = keys.filter((key) => labels.has(key))
    yield* at(common, labels)
  }
}

/** An item with its position in the list. */
interface Entry<Item> {
  readonly item: Item
  readonly index: number
  readonly selector: Labels
}

function inOrder<Item>(entries: readonly Entry<Item>[]): Item[] {
  return entries.toSorted((a, b) => a.index - b.index).map(({ item }) => item)
}

function pairsOf<Item>(entries: readonly Entry<Item>[]): Map<string, Entry<Item>[]> {
  const pairs = entries.flatMap((entry) => [...entry.selector].map((pair) => ({ pair: pairOf(pair), entry })))
  const groups = groupBy(pairs, ({ pair }) => pair)
  return new Map([...groups].map(([pair, group]) => [pair, group.map(({ entry }) => entry)]))
}

/** The rarest pair of a selector. Everything that it selects has that pair, and few other selectors share it. */
function rarestOf<Item>(selector: Labels, byPair: ReadonlyMap<string, readonly Entry<Item>[]>): string {
  const counted = [...selector].map((pair) => ({
    pair: pairOf(pair),
    count: byPair.get(pairOf(pair))!.length,
  }))
  return counted.toSorted((a, b) => a.count - b.count)[0]?.pair ?? noPair
}

/**
 * The items that do not contradict some labels, found by a key that most selectors have: those with the label's value and
 * those without the key. `undefined` if that would check as many entries as there are buckets.
 */
function compatibleByCommonKey<Item>(
  labels: Labels,
  entries: readonly Entry<Item>[],
  byPair: ReadonlyMap<string, readonly Entry<Item>[]>,
  withoutKey: ReadonlyMap<string, readonly Entry<Item>[]>,
  bucketCount: number,
): Iterable<Item> | undefined {
  let minLooks = Math.min(bucketCount, entries.length)
  let lists: readonly [readonly Entry<Item>[], readonly Entry<Item>[]] | undefined
  for (const pair of labels) {
    const lacking = withoutKey.get(pair[0])
    const withValue = byPair.get(pairOf(pair)) ?? []
    if (!lacking || withValue.length + lacking.length >= minLooks) continue
    minLooks = withValue.length + lacking.length
    lists = [withValue, lacking]
  }
  return lists && compatible(labels, mergeByIndex(...lists))
}

function* compatible<Item>(labels: Labels, entries: Iterable<Entry<Item>>): Generator<Item> {
  for (const { item, selector } of entries) if (mergeLabels(selector, labels) !== null) yield item
}

/** Merges two lists in the order of the index. */
function* mergeByIndex<Item>(
  first: readonly Entry<Item>[],
  second: readonly Entry<Item>[],
): Generator<Entry<Item>> {
  let at = 0
  for (const entry of first) {
    while (at < second.length && second[at]!.index < entry.index) yield second[at++]!
    yield entry
  }
  yield* second.slice(at)
}

/** For each key that at least half of the selectors have, the entries without it. */
function entriesWithoutCommonKeys<Item>(entries: readonly Entry<Item>[]): Map<string, Entry<Item>[]> {
  const counts = new Map<string, number>()
  for (const { selector } of entries)
    for (const key of selector.keys()) counts.set(key, (counts.get(key) ?? 0) + 1)
  const common = [...counts].filter(([, count]) => count * 2 >= entries.length)
  return new Map(common.map(([key]) => [key, entries.filter(({ selector }) => !selector.has(key))]))
}

/** Stands for the pair of an empty selector. */
const noPair = ''

function pairOf([key, value]: readonly [string, string]): string {
  return `${key}\0${value}`
}

/** Items whose selectors have the same keys. */
interface Bucket<Item> {
  readonly keys: readonly string[]
  /** The items with the values of `labels` for some of the keys. */
  at(keys: readonly string[], labels: Labels): readonly Item[]
}

function bucketOf<Item>(
  items: readonly Item[],
  selectorOf: (item: Item) => Labels,
  keys: readonly string[],
): Bucket<Item> {
  const groupsByKeys = new Map<string, Map<string, Item[]>>()
  const valuesOf = (selectedKeys: readonly string[], labels: Labels) =>
    JSON.stringify(selectedKeys.map((key) => labels.get(key)))
  return {
    keys,
    at(selectedKeys, labels) {
      const name = JSON.stringify(selectedKeys)
      const byValues =
        groupsByKeys.get(name) ?? groupBy(items, (item) => valuesOf(selectedKeys, selectorOf(item)))
      groupsByKeys.set(name, byValues)
      return byValues.get(valuesOf(selectedKeys, labels)) ?? []
    },
  }
}
