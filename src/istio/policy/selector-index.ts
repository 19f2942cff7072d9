import { groupBy } from '../../core/group.ts'
import { once } from '../../core/once-per.ts'
import { both, selects, type Labels } from './selector.ts'

/** Finds things by the labels that they select, without a look at each of them. */
export interface SelectorIndex<Thing> {
  /** Those that select everything which bears these labels. */
  holding(labels: Labels): readonly Thing[]
  /** Those that ask for all of these labels, and maybe for more. */
  narrower(labels: Labels): readonly Thing[]
  /** Those that do not exclude these labels, so that something may be selected that bears them. */
  meeting(labels: Labels): Iterable<Thing>
}

/** An index of things by their selectors: things whose selectors have the same keys stand together. */
export function selectorIndex<Thing>(
  things: readonly Thing[],
  selectorOf: (thing: Thing) => Labels,
): SelectorIndex<Thing> {
  const keysOf = (thing: Thing) => [...selectorOf(thing).keys()].toSorted()
  const groups = groupBy(things, (thing) => JSON.stringify(keysOf(thing)))
  const entries = once(() =>
    [...groups.values()].flat().map((thing, index) => ({ thing, index, selector: selectorOf(thing) })),
  )
  const byPair = once(() => pairsOf(entries()))
  const withoutCommonKey = once(() => withoutCommonKeys(entries()))
  const byRarest = once(() => groupBy(entries(), ({ selector }) => rarestOf(selector, byPair())))
  const buckets = once(() =>
    [...groups.values()].map((group) => bucketOf(group, selectorOf, keysOf(group[0]!))),
  )
  return {
    holding(labels) {
      const pairs = [none, ...[...labels].map(pairOf)]
      return inOrder(
        pairs
          .flatMap((pair) => byRarest().get(pair) ?? [])
          .filter(({ selector }) => selects(selector, labels)),
      )
    },
    narrower(labels) {
      const lists = [...labels].map((pair) => byPair().get(pairOf(pair)) ?? [])
      const shortest = lists.toSorted((one, other) => one.length - other.length)[0] ?? entries()
      return inOrder(shortest.filter(({ selector }) => selects(labels, selector)))
    },
    meeting: (labels) =>
      meetingAmong(labels, entries(), byPair(), withoutCommonKey(), groups.size) ??
      meetingIn(labels, buckets()),
  }
}

function* meetingIn<Thing>(labels: Labels, buckets: readonly Bucket<Thing>[]): Generator<Thing> {
  for (const { keys, at } of buckets) {
    const common = keys.filter((key) => labels.has(key))
    yield* at(common, labels)
  }
}

/** A thing with its place among all. */
interface Entry<Thing> {
  readonly thing: Thing
  readonly index: number
  readonly selector: Labels
}

function inOrder<Thing>(entries: readonly Entry<Thing>[]): Thing[] {
  return entries.toSorted((one, other) => one.index - other.index).map(({ thing }) => thing)
}

function pairsOf<Thing>(entries: readonly Entry<Thing>[]): Map<string, Entry<Thing>[]> {
  const pairs = entries.flatMap((entry) => [...entry.selector].map((pair) => ({ pair: pairOf(pair), entry })))
  const groups = groupBy(pairs, ({ pair }) => pair)
  return new Map([...groups].map(([pair, found]) => [pair, found.map(({ entry }) => entry)]))
}

/** The pair of a selector that the fewest have: who bears the selector bears it, and few others have to be looked at. */
function rarestOf<Thing>(selector: Labels, byPair: ReadonlyMap<string, readonly Entry<Thing>[]>): string {
  const counted = [...selector].map((pair) => ({
    pair: pairOf(pair),
    count: byPair.get(pairOf(pair))!.length,
  }))
  return counted.toSorted((one, other) => one.count - other.count)[0]?.pair ?? none
}

/**
 * Those that do not exclude some labels, found by a key that most selectors have: among those with the value of the label
 * and those without the key. `undefined` where that takes as many looks as there are `others`.
 */
function meetingAmong<Thing>(
  labels: Labels,
  all: readonly Entry<Thing>[],
  byPair: ReadonlyMap<string, readonly Entry<Thing>[]>,
  withoutKey: ReadonlyMap<string, readonly Entry<Thing>[]>,
  others: number,
): Iterable<Thing> | undefined {
  let least = Math.min(others, all.length)
  let found: readonly [readonly Entry<Thing>[], readonly Entry<Thing>[]] | undefined
  for (const pair of labels) {
    const without = withoutKey.get(pair[0])
    const same = byPair.get(pairOf(pair)) ?? []
    if (!without || same.length + without.length >= least) continue
    least = same.length + without.length
    found = [same, without]
  }
  return found && compatible(labels, merged(...found))
}

function* compatible<Thing>(labels: Labels, entries: Iterable<Entry<Thing>>): Generator<Thing> {
  for (const { thing, selector } of entries) if (both(selector, labels) !== null) yield thing
}

/** Two lists in the order of all. */
function* merged<Thing>(
  one: readonly Entry<Thing>[],
  other: readonly Entry<Thing>[],
): Generator<Entry<Thing>> {
  let at = 0
  for (const entry of one) {
    while (at < other.length && other[at]!.index < entry.index) yield other[at++]!
    yield entry
  }
  yield* other.slice(at)
}

/** For each key that at least half of the selectors have, those that lack it: few keys, however many there are. */
function withoutCommonKeys<Thing>(all: readonly Entry<Thing>[]): Map<string, Entry<Thing>[]> {
  const counts = new Map<string, number>()
  for (const { selector } of all)
    for (const key of selector.keys()) counts.set(key, (counts.get(key) ?? 0) + 1)
  const common = [...counts].filter(([, count]) => count * 2 >= all.length)
  return new Map(common.map(([key]) => [key, all.filter(({ selector }) => !selector.has(key))]))
}

/** Stands for the pairs of a selector that has none. */
const none = ''

function pairOf([key, value]: readonly [string, string]): string {
  return `${key}\0${value}`
}

/** Things whose selectors have the same keys. */
interface Bucket<Thing> {
  readonly keys: readonly string[]
  /** Those that have the values of `labels` for some of the keys. */
  at(keys: readonly string[], labels: Labels): readonly Thing[]
}

function bucketOf<Thing>(
  things: readonly Thing[],
  selectorOf: (thing: Thing) => Labels,
  keys: readonly string[],
): Bucket<Thing> {
  const known = new Map<string, Map<string, Thing[]>>()
  const valuesOf = (some: readonly string[], labels: Labels) =>
    JSON.stringify(some.map((key) => labels.get(key)))
  return {
    keys,
    at(some, labels) {
      const name = JSON.stringify(some)
      const byValues = known.get(name) ?? groupBy(things, (thing) => valuesOf(some, selectorOf(thing)))
      known.set(name, byValues)
      return byValues.get(valuesOf(some, labels)) ?? []
    },
  }
}
