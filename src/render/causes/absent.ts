import type { Cause } from '../../core/cause.ts'
import type { YamlNode } from '../../yaml/node.ts'
import { nodeAt } from '../probe/documents.ts'
import type { EditableValue } from '../probe/editable-values.ts'
import type { ValuesSource } from '../probe/values-source.ts'
import { causePartOf } from './find.ts'
import { insertionTargetOf } from './insertion-keys.ts'
import { insertionIn, mapIn, mapsAt, type MapLocation } from './insertion.ts'
import { objectEntryOf } from './object-entry.ts'
import { sharedInfluences } from './shared-influences.ts'
import type { TemplateField } from './types.ts'

/** Limit on the maps that are tried. */
const maxMaps = 4

/** Limit on the neighbour fields whose causes are searched. */
const maxNeighbours = 3

/**
 * The cause of an absent field: the map of values in which an entry would make the field appear. Candidates are the maps
 * from which the neighbours of the field come, and the entry that creates its object. The key is the field's name or
 * another name that templates read. A render must prove a candidate.
 */
export async function insertionOf(field: TemplateField, sources: readonly ValuesSource[]): Promise<Cause> {
  const presentDepth = presentDepthOf(field)
  const missing = field.path.slice(presentDepth)
  const objectEntry = await objectEntryOf(field)
  const contributing = objectEntry ? [causePartOf(objectEntry, 'anchor')] : []
  const parent = { ...field, path: field.path.slice(0, presentDepth) }
  const maps = missing.some(isIndex) ? [] : await candidateMaps(parent, objectEntry, sources)
  const target = await insertionTargetOf({
    field,
    maps: maps.slice(0, maxMaps),
    keys: missing.map(String),
  })
  if (!target) return { kind: 'template', primary: null, related: contributing }
  const { source, key, node } = target.map
  const primary = causePartOf({ source, ...key }, 'cause')
  const cause = { kind: 'missing' as const, primary, related: contributing }
  return source.made ? cause : { ...cause, insertion: insertionIn(node, target.keys) }
}

function isIndex(key: string | number): boolean {
  return typeof key === 'number'
}

/** The number of keys of the field's path that exist. */
function presentDepthOf({ template: { documents }, index, path }: TemplateField): number {
  let depth = path.length
  while (depth > 0 && !nodeAt(documents[index]!.root, path.slice(0, depth))) depth--
  return depth
}

/**
 * Maps that contain the causes of the neighbours, then the entry that creates the object; maps of the stating object first,
 * then of the strongest source.
 */
async function candidateMaps(
  parent: TemplateField,
  objectEntry: EditableValue | undefined,
  sources: readonly ValuesSource[],
): Promise<MapLocation[]> {
  const places: MapPlace[] = []
  for (const neighbour of neighbours(parent)) {
    const { causes } = await sharedInfluences(neighbour)
    places.push(...causes.slice(0, 1).map(({ source, path }) => ({ source, path: path.slice(0, -1) })))
  }
  if (objectEntry) places.push(objectEntry)
  const stating = places
    .filter(({ source }) => source.prefixes.length === 0)
    .flatMap(({ source, path }) => mapIn(source, path) ?? [])
  const paths = new Set(places.flatMap(valuesPathsTo))
  return [
    ...new Map(stating.map((map) => [map.node, map])).values(),
    ...[...paths].flatMap((path) => mapsAt(sources, JSON.parse(path) as EditableValue['path'])),
  ]
}

/** A map in a source. A source without prefixes is the object that states the release. */
type MapPlace = Pick<EditableValue, 'source' | 'path'>

/** The scalars below the map that lacks the field; those directly in the map first. */
function neighbours({ template, index, path }: TemplateField): TemplateField[] {
  const node = nodeAt(template.documents[index]!.root, path)
  const below = node ? scalarsBelow(node, path) : []
  return below
    .toSorted((first, second) => first.length - second.length)
    .slice(0, maxNeighbours)
    .map((path) => ({ template, index, path }))
}

function scalarsBelow(node: YamlNode, path: EditableValue['path']): EditableValue['path'][] {
  if (node.kind === 'scalar') return [path]
  if (node.kind === 'list') return node.items.flatMap((item, index) => scalarsBelow(item, [...path, index]))
  return [...node.entries].flatMap(([key, { value }]) => scalarsBelow(value, [...path, key]))
}

function valuesPathsTo({ source, path }: MapPlace): string[] {
  return source.prefixes.map((above) => JSON.stringify([...above, ...path]))
}
