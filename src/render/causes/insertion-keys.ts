import { insertedText } from '../../core/insertion.ts'
import { nodeAt, textAll } from '../probe/documents.ts'
import type { ValueEdit } from '../probe/edits.ts'
import { insertionIn, type MapPlace } from './insertion.ts'
import type { Template, TemplateField } from './types.ts'

/** A map, and the keys under which it would hold a field. */
interface InsertionKeys {
  readonly map: MapPlace
  readonly keys: readonly string[]
}

/**
 * The first map that would hold the field: under its own name, else under one that templates read and the map lacks.
 * The own name is written into all maps at once, then all names are; where none of them shows in the field, that is
 * all it takes.
 */
export async function insertionKeys(
  template: Template,
  field: TemplateField,
  maps: readonly MapPlace[],
  own: readonly string[],
): Promise<InsertionKeys | undefined> {
  for (const sample of samplesOf(own.at(-1)!)) {
    const written = maps.map((map, at) => ({ map, entries: entriesFor(template, map, own, sample, at) }))
    const alone = written.map(({ map, entries: [first] }): Written => ({ map, entries: [first] }))
    const isNowhere =
      (await shownIn(template, field, alone)) === 'nothing' &&
      (await shownIn(template, field, written)) === 'nothing'
    if (isNowhere) continue
    for (const each of written) {
      const keys = await keysIn(template, field, each)
      if (keys) return { map: each.map, keys }
    }
  }
  return undefined
}

interface Entry {
  readonly keys: readonly string[]
  readonly value: string
}

/** What is written into one map. */
interface Written {
  readonly map: MapPlace
  readonly entries: readonly [own: Entry, ...others: Entry[]]
}

/** The field's own name, and the names that templates read, each with a value of its own. */
function entriesFor(
  { reads }: Template,
  { node }: MapPlace,
  own: readonly string[],
  sample: Sample,
  at: number,
): Written['entries'] {
  const names = reads.filter((name) => !node.entries.has(name)).slice(0, mostNames)
  const value = (index: number): string => sample(at * (mostNames + 1) + index)
  return [
    { keys: own, value: value(0) },
    ...names.map((name, index) => ({ keys: [name], value: value(index + 1) })),
  ]
}

/** The keys in one map under which the field appears; each is tried alone, since two may undo each other. */
async function keysIn(
  template: Template,
  field: TemplateField,
  { map, entries }: Written,
): Promise<readonly string[] | undefined> {
  const [own, ...others] = entries
  const isShown = async (entry: Entry): Promise<boolean> =>
    (await shownIn(template, field, [{ map, entries: [entry] }])) === entry
  if (await isShown(own)) return own.keys
  const [first, ...rest] = others
  const shown = first && (await shownIn(template, field, [{ map, entries: [first, ...rest] }]))
  return typeof shown === 'object' && (await isShown(shown)) ? shown.keys : undefined
}

/** Which of some entries shows in the field once all are written; `nothing` if none does, `failed` without a render. */
async function shownIn(
  template: Template,
  field: TemplateField,
  written: readonly Written[],
): Promise<Entry | 'nothing' | 'failed'> {
  const trial = await template.render(written.map(({ map, entries }) => insertion(map, entries)))
  const object = template.objectIn(trial, field)
  if (!object) return 'failed'
  const node = nodeAt(object.root, field.trail)
  const entries = written.flatMap((each) => each.entries)
  return (node && entries.findLast(({ value }) => textAll(node).includes(value))) ?? 'nothing'
}

function insertion({ source, node }: MapPlace, entries: readonly Entry[]): ValueEdit {
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

/** Values of the kinds that a name suggests. */
function samplesOf(name: string): Sample[] {
  if (/timeout|interval|duration|period|ttl|age|delay|time$/i.test(name))
    return [samples.duration, samples.number]
  if (/attempts|count|number|port|max|min|limit|size|weight|replicas/i.test(name))
    return [samples.number, samples.text]
  if (/^(is|has|allow|enable|skip|insecure)|enabled|disabled/i.test(name)) return [samples.yes]
  return [samples.text, samples.number]
}

/** Most names that are tried in a map. */
const mostNames = 80
