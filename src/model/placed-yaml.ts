import type { Node } from './node.ts'
import type { YamlList, YamlMap, YamlNode, YamlScalar } from '../yaml/node.ts'

/*
 * Values of inferred objects. Each has the location of the value that it was inferred from, so that a finding about the
 * object stands at the field that has to be edited.
 */

/** A scalar with the place of a node. */
export function scalarAt(place: Node, value: YamlScalar['value']): YamlScalar {
  return { ...rangeOf(place), kind: 'scalar', value, style: 'plain' }
}

/** A map with the place of a node; fields without a value are left out. Its keys stand where their values stand. */
export function mapAt(place: Node, fields: Readonly<Record<string, YamlNode | undefined>>): YamlMap {
  const present = Object.entries(fields).flatMap(([name, value]) => (value ? [[name, value] as const] : []))
  const entries = present.map(([name, value]) => {
    const { source, start, end } = value
    const key: YamlScalar = { source, start, end, kind: 'scalar', value: name, style: 'plain' }
    return [name, { key, value }] as const
  })
  return { ...rangeOf(place), kind: 'map', entries: new Map(entries) }
}

/** A list with the place of a node. */
export function listAt(place: Node, items: readonly YamlNode[]): YamlList {
  return { ...rangeOf(place), kind: 'list', items }
}

/** A list with the place of a node; `undefined` without items. */
export function listIfAny(place: Node, items: readonly YamlNode[]): YamlList | undefined {
  return items.length > 0 ? listAt(place, items) : undefined
}

/** A map with the place of a node; `undefined` without a field that has a value. */
export function mapIfAny(
  place: Node,
  fields: Readonly<Record<string, YamlNode | undefined>>,
): YamlMap | undefined {
  return Object.values(fields).some((value) => value) ? mapAt(place, fields) : undefined
}

/** The value of a node as it is written; `undefined` if it is absent or null. */
export function writtenValue(node: Node): YamlNode | undefined {
  return node.exists && !node.isNull ? node.yaml! : undefined
}

function rangeOf(place: Node): Pick<YamlNode, 'source' | 'start' | 'end'> {
  const { source, start, end } = place.range
  return { source, start, end }
}
