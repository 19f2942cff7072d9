import type { Cause } from '../../core/cause.ts'
import { insertedText } from '../../core/insertion.ts'
import type { YamlNode } from '../../yaml/node.ts'
import { anchorOf } from './anchor.ts'
import { nodeAt, textAll } from '../probe/documents.ts'
import type { ValueEdit } from '../probe/edits.ts'
import { part } from './find.ts'
import { influencingValues } from './influencing-values.ts'
import { insertionIn, mapsAt, type MapPlace } from './insertion.ts'
import type { EditableValue } from '../probe/editable-values.ts'
import type { ValuesSource } from '../probe/sources.ts'
import type { TemplateField, Template } from './types.ts'

/** Most maps that are tried. */
const mostMaps = 4

/** Most fields beside the absent one that are asked where they come from. */
const mostNeighbours = 3

/** Most names that are tried in a map. */
const mostNames = 80

/**
 * Where a field that is absent would be written: in the map that feeds its neighbours, or that makes its object, under
 * its own name or another one that templates read. Only a place where the field then appears counts.
 */
export async function insertionOf(
  template: Template,
  field: TemplateField,
  sources: readonly ValuesSource[],
): Promise<Cause> {
  const present = deepest(template, field)
  const missing = field.trail.slice(present)
  const anchor = await anchorOf(template, field)
  const others = anchor ? [part(anchor, 'anchor')] : []
  const around = { ...field, trail: field.trail.slice(0, present) }
  const maps = missing.some(isIndex) ? [] : await candidates(template, around, anchor, sources)
  const home = await homeOf(template, field, maps.slice(0, mostMaps), missing.map(String))
  if (!home) return { kind: 'template', primary: null, related: others }
  const { source, key, node } = home.map
  const primary = { file: source.file, text: source.text, ...key, role: 'cause' as const }
  return { kind: 'missing', primary, related: others, insertion: insertionIn(node, home.keys) }
}

function isIndex(key: string | number): boolean {
  return typeof key === 'number'
}

/** How many keys of the field's trail are there. */
function deepest({ documents }: Template, { index, trail }: TemplateField): number {
  let depth = trail.length
  while (depth > 0 && !nodeAt(documents[index]!.root, trail.slice(0, depth))) depth--
  return depth
}

/** Maps of the values: those beside what feeds the neighbours, then that of the anchor; the strongest source first. */
async function candidates(
  template: Template,
  around: TemplateField,
  anchor: EditableValue | undefined,
  sources: readonly ValuesSource[],
): Promise<MapPlace[]> {
  const trails: string[] = []
  for (const neighbour of neighbours(template, around)) {
    const { causes } = await influencingValues(template, neighbour)
    trails.push(...causes.slice(0, 1).flatMap((slot) => waysTo(slot, slot.trail.slice(0, -1))))
  }
  if (anchor) trails.push(...waysTo(anchor, anchor.trail))
  return [...new Set(trails)].flatMap((trail) => mapsAt(sources, JSON.parse(trail) as EditableValue['trail']))
}

/** Scalars below the map around the absent field, those of the same map first. */
function neighbours({ documents }: Template, { index, trail }: TemplateField): TemplateField[] {
  const node = nodeAt(documents[index]!.root, trail)
  const below = node ? scalarsBelow(node, trail) : []
  return below
    .toSorted((one, other) => one.length - other.length)
    .slice(0, mostNeighbours)
    .map((way) => ({ index, trail: way }))
}

function scalarsBelow(node: YamlNode, way: EditableValue['trail']): EditableValue['trail'][] {
  if (node.kind === 'scalar') return [way]
  if (node.kind === 'list') return node.items.flatMap((item, index) => scalarsBelow(item, [...way, index]))
  return [...node.entries].flatMap(([key, { value }]) => scalarsBelow(value, [...way, key]))
}

function waysTo({ source }: EditableValue, trail: EditableValue['trail']): string[] {
  return source.under.map((above) => JSON.stringify([...above, ...trail]))
}

/** A map, and the keys under which it would hold a field. */
interface Home {
  readonly map: MapPlace
  readonly keys: readonly string[]
}

/**
 * The first map that would hold the field: under its own name, else under one that templates read and the map lacks.
 * The own name is written into all maps at once, then all names are; where none of them shows in the field, that is
 * all it takes.
 */
async function homeOf(
  template: Template,
  field: TemplateField,
  maps: readonly MapPlace[],
  own: readonly string[],
): Promise<Home | undefined> {
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
