import type { Cause } from '../../core/cause.ts'
import type { YamlNode } from '../../yaml/node.ts'
import { nodeAt } from '../probe/documents.ts'
import type { EditableValue } from '../probe/editable-values.ts'
import type { ValuesSource } from '../probe/sources.ts'
import { anchorOf } from './anchor.ts'
import { part } from './find.ts'
import { influencingValues } from './influencing-values.ts'
import { insertionKeys } from './insertion-keys.ts'
import { insertionIn, mapsAt, type MapPlace } from './insertion.ts'
import type { TemplateField, Template } from './types.ts'

/** Most maps that are tried. */
const mostMaps = 4

/** Most fields beside the absent one that are asked where they come from. */
const mostNeighbours = 3

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
  const found = await insertionKeys(template, field, maps.slice(0, mostMaps), missing.map(String))
  if (!found) return { kind: 'template', primary: null, related: others }
  const { source, key, node } = found.map
  const primary = { file: source.file, text: source.text, ...key, role: 'cause' as const }
  return { kind: 'missing', primary, related: others, insertion: insertionIn(node, found.keys) }
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
