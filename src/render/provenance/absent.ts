import type { Cause } from '../../core/cause.ts'
import { insertedText } from '../../core/insertion.ts'
import type { YamlNode } from '../../yaml/node.ts'
import { anchorOf } from './anchor.ts'
import { nodeAt, textAll } from './documents.ts'
import { movers, part } from './find.ts'
import { insertionIn, mapsAt, type MapPlace } from './insertion.ts'
import type { Slot } from './slots.ts'
import type { ValuesSource } from './sources.ts'
import type { Field, Template } from './template.ts'

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
  field: Field,
  sources: readonly ValuesSource[],
): Promise<Cause> {
  const present = deepest(template, field)
  const missing = field.trail.slice(present)
  const anchor = await anchorOf(template, field)
  const others = anchor ? [part(anchor, 'anchor')] : []
  const around = { ...field, trail: field.trail.slice(0, present) }
  const maps = await candidates(template, around, anchor, sources)
  for (const map of missing.some(isIndex) ? [] : maps.slice(0, mostMaps)) {
    const keys = await keysFor(template, field, map, missing.map(String))
    if (!keys) continue
    const { file, text } = map.source
    const primary = { file, text, ...map.key, role: 'cause' as const }
    return { verdict: 'insert', primary, others, insertion: insertionIn(map.node, keys) }
  }
  return { verdict: 'template', primary: null, others }
}

function isIndex(key: string | number): boolean {
  return typeof key === 'number'
}

/** How many keys of the field's trail are there. */
function deepest({ documents }: Template, { index, trail }: Field): number {
  let depth = trail.length
  while (depth > 0 && !nodeAt(documents[index]!.root, trail.slice(0, depth))) depth--
  return depth
}

/** Maps of the values: those beside what feeds the neighbours, then that of the anchor; the strongest source first. */
async function candidates(
  template: Template,
  around: Field,
  anchor: Slot | undefined,
  sources: readonly ValuesSource[],
): Promise<MapPlace[]> {
  const trails: string[] = []
  for (const neighbour of neighbours(template, around)) {
    const { causes } = await movers(template, neighbour)
    trails.push(...causes.slice(0, 1).flatMap((slot) => waysTo(slot, slot.trail.slice(0, -1))))
  }
  if (anchor) trails.push(...waysTo(anchor, anchor.trail))
  return [...new Set(trails)].flatMap((trail) => mapsAt(sources, JSON.parse(trail) as Slot['trail']))
}

/** Scalars below the map around the absent field, those of the same map first. */
function neighbours({ documents }: Template, { index, trail }: Field): Field[] {
  const node = nodeAt(documents[index]!.root, trail)
  const below = node ? scalarsBelow(node, trail) : []
  return below
    .toSorted((one, other) => one.length - other.length)
    .slice(0, mostNeighbours)
    .map((way) => ({ index, trail: way }))
}

function scalarsBelow(node: YamlNode, way: Slot['trail']): Slot['trail'][] {
  if (node.kind === 'scalar') return [way]
  if (node.kind === 'list') return node.items.flatMap((item, index) => scalarsBelow(item, [...way, index]))
  return [...node.entries].flatMap(([key, { value }]) => scalarsBelow(value, [...way, key]))
}

function waysTo({ source }: Slot, trail: Slot['trail']): string[] {
  return source.under.map((above) => JSON.stringify([...above, ...trail]))
}

/**
 * The keys under which a map would hold the field: its own, else the name that shows in it when all names that
 * templates read and the map lacks are written at once.
 */
async function keysFor(
  template: Template,
  field: Field,
  map: MapPlace,
  own: readonly string[],
): Promise<readonly string[] | undefined> {
  for (const sample of samplesOf(own.at(-1)!)) {
    if (await appears(template, field, map, [{ keys: own, value: sample(0) }])) return own
    const names = template.reads.filter((name) => !map.node.entries.has(name)).slice(0, mostNames)
    const all = names.map((name, index) => ({ keys: [name], value: sample(index) }))
    const shown = await appears(template, field, map, all)
    if (shown && (await appears(template, field, map, [shown]))) return shown.keys
  }
  return undefined
}

interface Written {
  readonly keys: readonly string[]
  readonly value: string
}

/** Which of some values shows in the field once they are written into the map. */
async function appears(
  template: Template,
  field: Field,
  { source, node }: MapPlace,
  written: readonly Written[],
): Promise<Written | undefined> {
  const { offset } = insertionIn(node, [])
  const text = written.map(({ keys, value }) => insertedText(insertionIn(node, keys), value)).join('')
  const root = template.objectIn(await template.render([{ source, start: offset, end: offset, text }]), field)
  const shown = root && nodeAt(root, field.trail)
  return shown && written.findLast(({ value }) => textAll(shown).includes(value))
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
