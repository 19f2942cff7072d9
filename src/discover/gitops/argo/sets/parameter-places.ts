import type { EmbeddedValues } from '../../../../core/embedded-values.ts'
import type { Node } from '../../../../model/node.ts'
import { filledPlace, nodeBelow, type TemplatedNode } from './templated-node.ts'

/** The places of parameters by their full name: `cluster.name`. */
export type ParameterPlaces = ReadonlyMap<string, ParameterPlace>

/** The place of a parameter in an element of a generator or in a file; `null` if a tool generates it. */
export type ParameterPlace = () => EmbeddedValues | null

/**
 * The places of the scalars of parameters by their full name.
 *
 * @param placeOf returns the place of a written node
 * @param prefix the name of the parameters' own node; `''` for the root
 */
export function parameterPlaces(
  parameters: TemplatedNode,
  placeOf: (written: Node) => EmbeddedValues | null,
  prefix = '',
): ParameterPlaces {
  const places = scalarsIn(parameters, prefix).map(
    ([name, scalar]) => [name, () => placeOfScalar(scalar)] as const,
  )
  function placeOfScalar(scalar: TemplatedNode): EmbeddedValues | null {
    const place = placeOf(scalar.written)
    return place && filledPlace(place, scalar)
  }
  return new Map(places)
}

function scalarsIn(node: TemplatedNode, name: string): [string, TemplatedNode][] {
  const { written } = node
  // A null becomes a text that no file contains.
  if (written.kind === 'scalar') return written.isNull ? [] : [[name, node]]
  const keys = [...written.entries().map(([key]) => key), ...written.items().keys()]
  return keys.flatMap((key) => scalarsIn(nodeBelow(node, key), name === '' ? String(key) : `${name}.${key}`))
}
