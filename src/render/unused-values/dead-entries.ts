import { groupBy } from '../../core/group.ts'
import type { ValuesKey } from '../../core/values-use.ts'
import type { EditableValue } from '../probe/editable-values.ts'
import type { ValuesPathKeys } from '../probe/values-paths.ts'

/** A key of the release's values, as files write it. */
export interface ValuesPathEntry {
  /** Keys and indices from the root of the release's values. */
  readonly way: ValuesPathKeys
  readonly name: string
  /** The keys in the files. */
  readonly keys: readonly EditableValue[]
}

/** The keys of a release's values. */
export interface Entries {
  /** Those of the map at a way, and of the maps in the lists there. */
  below(way: ValuesPathKeys): readonly ValuesPathEntry[]
  /** Those of the same map, itself among them; for an item of a list, of the same item. Always the same array. */
  mapOf(entry: ValuesPathEntry): readonly ValuesPathEntry[]
  /** The one of that way. */
  at(way: ValuesPathKeys): ValuesPathEntry | undefined
  /** Those that a key of a file stands for. */
  written(key: ValuesKey): readonly ValuesPathEntry[]
}

/** The keys that files write and that no stronger text puts something else in the place of. */
export function entriesOf(slots: readonly EditableValue[]): Entries {
  const root = spot(null, '')
  for (const slot of slots) markOther(root, slot)
  const entries: WrittenEntry[] = []
  for (const slot of slots) {
    if (slot.kind !== 'key' || !fileLike.has(slot.source.given.as)) continue
    for (const way of pathsOf(slot)) {
      const found = spotFor(root, way, slot.source.layer)
      if (found) addKey(found, slot, way, entries)
    }
  }
  return {
    below: (way) => spotAt(root, way)?.below ?? [],
    written: ({ file, path: trail }) =>
      entries.filter(({ keys }) =>
        keys.some((key) => key.source.file === file && JSON.stringify(key.trail) === JSON.stringify(trail)),
      ),
    at: (way) => spotAt(root, way)?.entry,
    mapOf: ({ way }) => spotAt(root, way.slice(0, -1))?.map ?? [],
  }
}

type WrittenEntry = ValuesPathEntry & { readonly keys: EditableValue[] }

/** A place in the values of a release. */
interface Spot {
  readonly above: Spot | null
  readonly key: string | number
  readonly under: Map<string | number, Spot>
  /** The strongest layer that puts here what is no map; -1 where none does. */
  other: number
  entry: WrittenEntry | undefined
  /** The entries of the map that is here. */
  readonly map: WrittenEntry[]
  /** And those of the maps in the lists that are here. */
  readonly below: WrittenEntry[]
}

function spot(above: Spot | null, key: string | number): Spot {
  return { above, key, under: new Map(), other: -1, entry: undefined, map: [], below: [] }
}

function spotUnder(above: Spot, key: string | number): Spot {
  const known = above.under.get(key)
  if (known) return known
  const added = spot(above, key)
  above.under.set(key, added)
  return added
}

function spotAt(root: Spot, way: ValuesPathKeys): Spot | undefined {
  let here: Spot | undefined = root
  for (const key of way) here = here?.under.get(key)
  return here
}

/** The spot at a way, unless a stronger text than the layer has something else than a map above it. */
function spotFor(root: Spot, way: ValuesPathKeys, layer: number): Spot | null {
  let here = root
  for (const key of way) {
    if (here.other > layer) return null
    here = spotUnder(here, key)
  }
  return here
}

function addKey(here: Spot, slot: EditableValue, way: ValuesPathKeys, entries: WrittenEntry[]): void {
  if (here.entry) return void here.entry.keys.push(slot)
  const entry = { way, name: String(here.key), keys: [slot] }
  here.entry = entry
  entries.push(entry)
  const map = here.above!
  map.map.push(entry)
  let place = map
  while (typeof place.key === 'number') place = place.above!
  place.below.push(entry)
}

/** The ways to a slot from the root of the release's values: more than one where a subchart has several names. */
export function pathsOf({ source, trail }: EditableValue): ValuesPathKeys[] {
  return source.under.map((above) => [...above, ...trail])
}

const fileLike: ReadonlySet<string> = new Set(['file', 'chart'])

/** Notes where a text puts what is no map: a value, a list, what is empty. */
function markOther(root: Spot, slot: EditableValue): void {
  if (slot.kind === 'key') return
  const isMap = slot.kind === 'empty' && slot.source.text[slot.start] === '{'
  for (const way of pathsOf(slot)) {
    const list = way.findIndex((key) => typeof key === 'number')
    if (isMap && list < 0) continue
    const place = spotFor(root, list < 0 ? way : way.slice(0, list), Infinity)!
    place.other = Math.max(place.other, slot.source.layer)
  }
}

/** The slots that can be found by a way: those that stand there and below it. Sorted when first asked for. */
export function valuesByPath(
  slots: readonly EditableValue[],
): (way: ValuesPathKeys) => readonly EditableValue[] {
  let byWay: ReadonlyMap<string, readonly EditableValue[]> | undefined
  return (way) => (byWay ??= sortedIn(slots)).get(JSON.stringify(way)) ?? []
}

function sortedIn(slots: readonly EditableValue[]): ReadonlyMap<string, readonly EditableValue[]> {
  const placed = slots
    .filter(({ kind }) => kind !== 'key')
    .flatMap((slot) =>
      pathsOf(slot).flatMap((way) => way.map((_, depth) => ({ slot, way: way.slice(0, depth + 1) }))),
    )
  const groups = groupBy(placed, ({ way }) => JSON.stringify(way))
  return new Map([...groups].map(([way, group]) => [way, group.map(({ slot }) => slot)]))
}
