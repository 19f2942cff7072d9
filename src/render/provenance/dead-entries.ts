import { groupBy } from '../../core/group.ts'
import type { ValuesKey } from '../../core/values-use.ts'
import type { Slot } from './slots.ts'
import type { Trail } from './ways.ts'

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
  /** Those of the same map, itself among them; for an item of a list, of the same item. Always the same array. */
  mapOf(entry: Entry): readonly Entry[]
  /** The one of that way. */
  at(way: Trail): Entry | undefined
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
  const byWay = new Map(entries.map((entry) => [JSON.stringify(entry.way), entry]))
  const byMap = groupBy(entries, ({ way }) => JSON.stringify(way.slice(0, -1)))
  const byKey = groupBy(entries, ({ way }) => JSON.stringify(aboveLists(way.slice(0, -1))))
  return {
    below: (way) => byKey.get(JSON.stringify(way)) ?? [],
    written: ({ file, trail }) =>
      entries.filter(({ keys }) =>
        keys.some((key) => key.source.file === file && JSON.stringify(key.trail) === JSON.stringify(trail)),
      ),
    at: (way) => byWay.get(JSON.stringify(way)),
    mapOf: ({ way }) => byMap.get(JSON.stringify(way.slice(0, -1))) ?? [],
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

/** The slots that can be found by a way: those that stand there and below it. Sorted when first asked for. */
export function slotsByWay(slots: readonly Slot[]): (way: Trail) => readonly Slot[] {
  let byWay: ReadonlyMap<string, readonly Slot[]> | undefined
  return (way) => (byWay ??= sortedIn(slots)).get(JSON.stringify(way)) ?? []
}

function sortedIn(slots: readonly Slot[]): ReadonlyMap<string, readonly Slot[]> {
  const placed = slots
    .filter(({ kind }) => kind !== 'key')
    .flatMap((slot) =>
      waysOf(slot).flatMap((way) => way.map((_, depth) => ({ slot, way: way.slice(0, depth + 1) }))),
    )
  const groups = groupBy(placed, ({ way }) => JSON.stringify(way))
  return new Map([...groups].map(([way, group]) => [way, group.map(({ slot }) => slot)]))
}
