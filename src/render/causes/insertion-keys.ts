import { insertedText } from '../../core/insertion.ts'
import { nodeAt, allText } from '../probe/documents.ts'
import type { ValueEdit } from '../probe/edits.ts'
import { insertionIn, type MapLocation } from './insertion.ts'
import { fieldKey } from './shared-influences.ts'
import type { Template, TemplateField } from './types.ts'

/** A map of values, and the keys to write into it so that the field appears. */
interface InsertionTarget {
  readonly map: MapLocation
  readonly keys: readonly string[]
}

/**
 * The first map in which an entry makes the field appear: under the field's name, else under a name that templates read
 * and the map lacks. Two renders, one with the field's name in all maps and one with all names, exclude most cases;
 * one, if a release of an equal chart has no such map.
 */
export async function insertionTargetOf(
  template: Template,
  field: TemplateField,
  maps: readonly MapLocation[],
  fieldKeys: readonly string[],
): Promise<InsertionTarget | undefined> {
  const { shared } = template
  const search = (): Promise<InsertionTarget | undefined> => searchedTarget(template, field, maps, fieldKeys)
  if (!shared) return search()
  const key = JSON.stringify([fieldKey(template, field), maps.length])
  const first = shared.fields.absent.get(key)
  if (first)
    return (await first) === 'nowhere' && (await isNowhereAtOnce(template, field, maps, fieldKeys))
      ? undefined
      : search()
  const found = search()
  const isFound = found.then((target) => (target ? 'somewhere' : 'nowhere'))
  shared.fields.absent.set(
    key,
    isFound.catch(() => 'somewhere'),
  )
  return found
}

/** True if no entry makes the field appear with the likeliest sample, written into all maps under all names at once. */
async function isNowhereAtOnce(
  template: Template,
  field: TemplateField,
  maps: readonly MapLocation[],
  fieldKeys: readonly string[],
): Promise<boolean> {
  const [sample] = samplesOf(fieldKeys.at(-1)!)
  const insertions = maps.map((map, at) => ({
    map,
    entries: entriesFor(template, map, fieldKeys, sample!, at),
  }))
  return (await shownIn(template, field, insertions)) === 'nothing'
}

async function searchedTarget(
  template: Template,
  field: TemplateField,
  maps: readonly MapLocation[],
  fieldKeys: readonly string[],
): Promise<InsertionTarget | undefined> {
  for (const sample of samplesOf(fieldKeys.at(-1)!)) {
    const insertions = maps.map((map, at) => ({
      map,
      entries: entriesFor(template, map, fieldKeys, sample, at),
    }))
    const fieldOnly = insertions.map(({ map, entries: [first] }): MapInsertions => ({
      map,
      entries: [first],
    }))
    const isNowhere =
      (await shownIn(template, field, fieldOnly)) === 'nothing' &&
      (await shownIn(template, field, insertions)) === 'nothing'
    if (isNowhere) continue
    for (const inserted of insertions) {
      const keys = await keysIn(template, field, inserted)
      if (keys) return { map: inserted.map, keys }
    }
  }
  return undefined
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
  { reads }: Template,
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
  template: Template,
  field: TemplateField,
  { map, entries }: MapInsertions,
): Promise<readonly string[] | undefined> {
  const [fieldEntry, ...nameEntries] = entries
  const isShown = async (entry: Entry): Promise<boolean> =>
    (await shownIn(template, field, [{ map, entries: [entry] }])) === entry
  if (await isShown(fieldEntry)) return fieldEntry.keys
  const [first, ...remaining] = nameEntries
  const shown = first && (await shownIn(template, field, [{ map, entries: [first, ...remaining] }]))
  return typeof shown === 'object' && (await isShown(shown)) ? shown.keys : undefined
}

/** The inserted entry whose value appears in the field; `nothing` if none does, `failed` if the render fails. */
async function shownIn(
  template: Template,
  field: TemplateField,
  insertions: readonly MapInsertions[],
): Promise<Entry | 'nothing' | 'failed'> {
  const result = await template.render(insertions.map(({ map, entries }) => insertionEdit(map, entries)))
  const object = template.objectIn(result, field)
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
