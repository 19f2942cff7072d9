import { insertedText } from '../../core/insertion.ts'
import { nodeAt, allText } from '../probe/documents.ts'
import type { ValueEdit } from '../probe/edits.ts'
import { insertionIn, type MapLocation } from './insertion.ts'
import { fieldKey } from './shared-influences.ts'
import type { TemplateField } from './types.ts'

/** A map of values, and the keys to write into it so that the field appears. */
interface InsertionTarget {
  readonly map: MapLocation
  readonly keys: readonly string[]
}

/** A field that does not exist. */
interface AbsentField {
  readonly field: TemplateField
  /** The maps of values in which an entry may make it appear. */
  readonly maps: readonly MapLocation[]
  /** The keys of its path that do not exist. */
  readonly keys: readonly string[]
}

/**
 * The first map in which an entry makes the field appear: under the field's name, else under a name that templates read
 * and the map lacks. Two renders, one with the field's name in all maps and one with all names, exclude most cases;
 * one, if a release of an equal chart has no such map.
 */
export async function insertionTargetOf(absent: AbsentField): Promise<InsertionTarget | undefined> {
  const { field, maps } = absent
  const { shared } = field.template
  if (!shared) return searchedTarget(absent)
  const key = JSON.stringify([fieldKey(field), maps.length])
  const first = shared.fields.absent.get(key)
  if (first)
    return (await first) === 'nowhere' && (await isNowhereAtOnce(absent)) ? undefined : searchedTarget(absent)
  const found = searchedTarget(absent)
  const isFound = found.then((target) => (target ? 'somewhere' : 'nowhere'))
  const isFoundOrUnknown = isFound.catch(() => 'somewhere' as const)
  shared.fields.absent.set(key, isFoundOrUnknown)
  return found
}

/** True if no entry makes the field appear with the likeliest sample, written into all maps under all names at once. */
async function isNowhereAtOnce(absent: AbsentField): Promise<boolean> {
  const [sample] = samplesOf(absent.keys.at(-1)!)
  return (await shownIn(absent.field, insertionsOf(absent, sample!))) === 'nothing'
}

async function searchedTarget(absent: AbsentField): Promise<InsertionTarget | undefined> {
  for (const sample of samplesOf(absent.keys.at(-1)!)) {
    const insertions = insertionsOf(absent, sample)
    if (await isNowhere(absent.field, insertions)) continue
    for (const inserted of insertions) {
      const keys = await keysIn(absent.field, inserted)
      if (keys) return { map: inserted.map, keys }
    }
  }
  return undefined
}

/** True if neither an entry with the field's name in any map nor one with any name makes the field appear. */
async function isNowhere(field: TemplateField, insertions: readonly MapInsertions[]): Promise<boolean> {
  const ofName = insertions.map(({ map, entries: [first] }): MapInsertions => ({ map, entries: [first] }))
  if ((await shownIn(field, ofName)) !== 'nothing') return false
  return (await shownIn(field, insertions)) === 'nothing'
}

/** The entries to insert into each map, with a sample value. */
function insertionsOf({ field, maps, keys }: AbsentField, sample: Sample): MapInsertions[] {
  const { reads } = field.template
  return maps.map((map, at): MapInsertions => ({ map, entries: entriesFor(reads, map, keys, sample, at) }))
}

interface Entry {
  readonly keys: readonly string[]
  readonly value: string
}

/** The entries to insert into one map: one with the field's name, and one for each name that templates read. */
interface MapInsertions {
  readonly map: MapLocation
  readonly entries: readonly [ofField: Entry, ...ofNames: Entry[]]
}

/** The entries with the field's name and with the names that templates read, each with a unique value. */
function entriesFor(
  reads: readonly string[],
  { node }: MapLocation,
  fieldKeys: readonly string[],
  sample: Sample,
  at: number,
): MapInsertions['entries'] {
  const names = reads.filter((name) => !node.entries.has(name)).slice(0, maxNames)
  const value = (index: number): string => sample(at * (maxNames + 1) + index)
  return [
    { keys: fieldKeys, value: value(0) },
    ...names.map((name, index) => ({ keys: [name], value: value(index + 1) })),
  ]
}

/** The keys in one map under which the field appears. Each key is tried by itself, since two may undo each other. */
async function keysIn(
  field: TemplateField,
  { map, entries }: MapInsertions,
): Promise<readonly string[] | undefined> {
  const [fieldEntry, ...nameEntries] = entries
  const isShown = async (entry: Entry): Promise<boolean> =>
    (await shownIn(field, [{ map, entries: [entry] }])) === entry
  if (await isShown(fieldEntry)) return fieldEntry.keys
  const [first, ...remaining] = nameEntries
  const shown = first && (await shownIn(field, [{ map, entries: [first, ...remaining] }]))
  return typeof shown === 'object' && (await isShown(shown)) ? shown.keys : undefined
}

/** The inserted entry whose value appears in the field; `nothing` if none does, `failed` if the render fails. */
async function shownIn(
  field: TemplateField,
  insertions: readonly MapInsertions[],
): Promise<Entry | 'nothing' | 'failed'> {
  const result = await field.template.render(
    insertions.map(({ map, entries }) => insertionEdit(map, entries)),
  )
  const object = field.template.objectIn(result, field)
  if (!object) return 'failed'
  const node = nodeAt(object.root, field.path)
  const entries = insertions.flatMap((inserted) => inserted.entries)
  return (node && entries.findLast(({ value }) => allText(node).includes(value))) ?? 'nothing'
}

function insertionEdit({ source, node }: MapLocation, entries: readonly Entry[]): ValueEdit {
  const { offset } = insertionIn(node, [])
  const text = entries.map(({ keys, value }) => insertedText(insertionIn(node, keys), value)).join('')
  return { source, start: offset, end: offset, text }
}

type Sample = (index: number) => string

const samples = {
  duration: (index: number) => `${1017 + index}s`,
  number: (index: number) => String(1017 + index),
  text: (index: number) => `q${(index + 46_656).toString(36)}z`,
  yes: () => 'true',
} satisfies Record<string, Sample>

/** Sample values of the types that a field name suggests. */
function samplesOf(name: string): Sample[] {
  if (/timeout|interval|duration|period|ttl|age|delay|time$/i.test(name))
    return [samples.duration, samples.number]
  if (/attempts|count|number|port|max|min|limit|size|weight|replicas/i.test(name))
    return [samples.number, samples.text]
  if (/^(is|has|allow|enable|skip|insecure)|enabled|disabled/i.test(name)) return [samples.yes]
  return [samples.text, samples.number]
}

/** Limit on the names that are tried in a map. */
const maxNames = 80
