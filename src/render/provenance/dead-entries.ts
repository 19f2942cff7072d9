import { groupBy } from '../../core/group.ts'
import type { ValuesKey } from '../../core/values-use.ts'
import type { Slot } from './slots.ts'
import { isPrefix, type Trail } from './ways.ts'

/** A key of the release's values, as files write it. */
export interface Entry {
  /** Keys and indices from the root of the release's values. */
  readonly way: Trail
  readonly name: string
  /** The keys in the files. */
  readonly keys: readonly Slot[]
}

/** The keys of a release's values. */
export interface Entries {
  /** Those of the map at a way, and of the maps in the lists there. */
  below(way: Trail): readonly Entry[]
  /** Those of the same map; for an item of a list, of the same item. */
  beside(entry: Entry): readonly Entry[]
  /** Those that a key of a file stands for. */
  written(key: ValuesKey): readonly Entry[]
}

/** The keys that files write and that no stronger text puts something else in the place of. */
export function entriesOf(slots: readonly Slot[]): Entries {
  const written = slots.filter(({ kind, source }) => kind === 'key' && fileLike.has(source.given.as))
  const placed = written.flatMap((slot) => waysOf(slot).map((way) => ({ slot, way })))
  const others = placesOfOthers(slots)
  const effective = placed.filter(({ slot, way }) => !isReplaced(slot, way, others))
  const entries = [...groupBy(effective, ({ way }) => JSON.stringify(way)).values()].map((same): Entry => {
    const { way } = same[0]!
    return { way, name: String(way.at(-1)), keys: same.map(({ slot }) => slot) }
  })
  const byMap = groupBy(entries, ({ way }) => JSON.stringify(way.slice(0, -1)))
  const byKey = groupBy(entries, ({ way }) => JSON.stringify(aboveLists(way.slice(0, -1))))
  return {
    below: (way) => byKey.get(JSON.stringify(way)) ?? [],
    written: ({ file, trail }) =>
      entries.filter(({ keys }) =>
        keys.some((key) => key.source.file === file && JSON.stringify(key.trail) === JSON.stringify(trail)),
      ),
    beside: ({ way }) =>
      (byMap.get(JSON.stringify(way.slice(0, -1))) ?? []).filter((each) => each.way !== way),
  }
}

/** The ways to a slot from the root of the release's values: more than one where a subchart has several names. */
export function waysOf({ source, trail }: Slot): Trail[] {
  return source.under.map((above) => [...above, ...trail])
}

const fileLike: ReadonlySet<string> = new Set(['file', 'chart'])

function aboveLists(way: Trail): Trail {
  const end = way.findLastIndex((key) => typeof key === 'string')
  return way.slice(0, end + 1)
}

/** Where texts put what is no map, by the way as JSON: the strongest layer of each. */
function placesOfOthers(slots: readonly Slot[]): ReadonlyMap<string, number> {
  const places = new Map<string, number>()
  for (const slot of slots) {
    for (const way of slot.kind === 'key' ? [] : waysOf(slot)) {
      const list = way.findIndex((key) => typeof key === 'number')
      const isMap = slot.kind === 'empty' && slot.source.text[slot.start] === '{'
      if (isMap && list < 0) continue
      const place = JSON.stringify(list < 0 ? way : way.slice(0, list))
      places.set(place, Math.max(places.get(place) ?? -1, slot.source.layer))
    }
  }
  return places
}

/** True if a stronger text has something else than a map where a map on the way to the slot is. */
function isReplaced({ source }: Slot, way: Trail, others: ReadonlyMap<string, number>): boolean {
  return way.some((_, index) => {
    const above = way.slice(0, index)
    return (others.get(JSON.stringify(above)) ?? -1) > source.layer
  })
}

/** The slots at a way and below it. */
export function slotsBelow(slots: readonly Slot[], way: Trail): Slot[] {
  return slots.filter((slot) => slot.kind !== 'key' && waysOf(slot).some((own) => isPrefix(way, own)))
}
