import { groupBy } from '../core/group.ts'
import type { Labels } from './selector.ts'

/** Finds things by the labels that they select, without a look at each of them. */
export interface SelectorIndex<Thing> {
  /** Those that select everything which bears these labels. */
  holding(labels: Labels): readonly Thing[]
  /** Those that do not exclude these labels, so that something may be selected that bears them. */
  meeting(labels: Labels): Iterable<Thing>
}

/** An index of things by their selectors; of one key set there are few, and each is looked up by its values. */
export function selectorIndex<Thing>(
  things: readonly Thing[],
  selectorOf: (thing: Thing) => Labels,
): SelectorIndex<Thing> {
  const keysOf = (thing: Thing) => [...selectorOf(thing).keys()].toSorted()
  const groups = groupBy(things, (thing) => JSON.stringify(keysOf(thing)))
  const buckets = [...groups.values()].map((group) => bucketOf(group, selectorOf, keysOf(group[0]!)))
  return {
    holding: (labels) =>
      buckets.flatMap(({ keys, at }) => (keys.every((key) => labels.has(key)) ? at(keys, labels) : [])),
    *meeting(labels) {
      for (const { keys, at } of buckets) {
        const common = keys.filter((key) => labels.has(key))
        yield* at(common, labels)
      }
    },
  }
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
