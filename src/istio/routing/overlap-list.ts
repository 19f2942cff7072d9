import { groupBy } from '../../core/group.ts'
import { withoutKey, type RouteMatch } from './matches.ts'

/** Things with matches, of which those are looked at that a match may meet (`matchesMeet`). */
export interface OverlapList<Thing> {
  /** The first thing in their order for which `isFound` holds, among those that a match may meet. */
  first(match: RouteMatch, isFound: (thing: Thing) => boolean): Thing | undefined
  /**
   * The things that a match may meet and for which `isOpen` holds. A thing for which it does not hold is never looked at
   * again: once false it has to stay so.
   */
  left(match: RouteMatch, isOpen: (thing: Thing) => boolean): Thing[]
}

/**
 * A list that is split by a condition of each match that only an equal one meets: of a thousand matches that ask for a
 * header of a thousand values, a match for one of the values is held against one.
 */
export function overlapList<Thing>(
  things: readonly Thing[],
  matchOf: (thing: Thing) => RouteMatch,
): OverlapList<Thing> {
  const entries = things.map((thing, index): Entry<Thing> => ({ thing, index }))
  const byKey = groupBy(entries, ({ thing }) => splitKeyOf(matchOf(thing)))
  const buckets = [...byKey].map(([key, own]) => {
    const byValue = groupBy(own, ({ thing }) => (key === none ? none : splitValue(matchOf(thing), key)!))
    return {
      key,
      byValue: new Map([...byValue].map(([value, found]) => [value, { all: found, open: found }])),
    }
  })

  function bucketsFor(match: RouteMatch): Bucket<Thing>[] {
    return buckets.flatMap(({ key, byValue }) => {
      const value = key === none ? undefined : splitValue(match, key)
      return value === undefined ? [...byValue.values()] : (byValue.get(value) ?? [])
    })
  }

  return {
    first(match, isFound) {
      const found = bucketsFor(match).flatMap(({ all }) => all.find(({ thing }) => isFound(thing)) ?? [])
      return found.toSorted((one, other) => one.index - other.index)[0]?.thing
    },
    left(match, isOpen) {
      const found = bucketsFor(match).flatMap((bucket) => {
        bucket.open = bucket.open.filter(({ thing }) => isOpen(thing))
        return bucket.open
      })
      return found.toSorted((one, other) => one.index - other.index).map(({ thing }) => thing)
    },
  }
}

interface Entry<Thing> {
  readonly thing: Thing
  readonly index: number
}

interface Bucket<Thing> {
  readonly all: readonly Entry<Thing>[]
  open: readonly Entry<Thing>[]
}

/** Stands for the key of matches without such a condition. */
const none = ''

/** The first condition of a match that only an equal one meets, but for that on the path. */
function splitKeyOf(match: RouteMatch): string {
  return [...match.conditions.keys()].find((key) => splitValue(match, key) !== undefined) ?? none
}

/** What a match asks for exactly under a key, without regard to case; `undefined` where it asks for more than one value. */
function splitValue({ conditions }: RouteMatch, key: string): string | undefined {
  const condition = key === 'uri' || withoutKey(key) ? undefined : conditions.get(key)
  const isExact = condition?.form === 'exact' || condition?.form === 'other'
  return isExact ? `${condition.form} ${condition.value.toLowerCase()}` : undefined
}
