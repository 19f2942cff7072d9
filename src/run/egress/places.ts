import { distinctBy } from '../../core/distinct.ts'
import type { RequestPlace } from '../../core/request-answer.ts'
import type { DecidingPlace } from '../../effect/request/decision.ts'
import { locateFields } from '../../inspect/locate-fields.ts'
import { withoutStandIns } from '../../core/namespace.ts'
import { sourceLocation } from '../../inspect/locate.ts'
import type { TreeOfMeshes } from '../../inspect/tree-of-meshes.ts'
import type { HostServices } from '../../inspect/types.ts'

/** A place as plain data, with its values line if that was searched. */
export type PlaceOf = (place: DecidingPlace) => RequestPlace

/**
 * Limit on the places whose values lines are searched by rendering. Beyond it, only the lines that render the objects
 * are shown.
 */
const maxLocated = 40

/**
 * Returns a function for the display of places, with the values that cause their fields if there are few places.
 * @param places the places to display
 */
export async function placesFor(
  places: readonly DecidingPlace[],
  tree: TreeOfMeshes,
  host: HostServices,
): Promise<PlaceOf> {
  const values = await causingValues(places, tree, host)
  const { sources } = tree
  return (place) => {
    const { object, node } = place
    const { file, line } = sourceLocation(node.location, sources)
    const value = values.get(keyOf(place))
    return {
      object: withoutStandIns(`${object.kind} ${object.namespace}/${object.name}`),
      path: node.path,
      file,
      line,
      ...(value && { value }),
    }
  }
}

/** The values that cause the fields of places, by `keyOf`; empty if there are too many places. */
async function causingValues(
  places: readonly DecidingPlace[],
  { sources, renders }: TreeOfMeshes,
  host: HostServices,
): Promise<ReadonlyMap<object, NonNullable<RequestPlace['value']>>> {
  const distinct = distinctBy(places, keyOf)
  if (distinct.length > maxLocated) return new Map()
  const fields = distinct.map(({ object, node }) => ({ manifest: object, node }))
  const located = await locateFields(fields, { sources, renders }, host)
  return new Map(
    located.flatMap(({ cause, at: { file, line } }, index) =>
      cause === 'source' || cause === 'template' ? [] : [[keyOf(distinct[index]!), { file, line }] as const],
    ),
  )
}

/** A field that is asked for twice has two nodes, and is written once. */
function keyOf({ node }: DecidingPlace): object {
  return node.yaml ?? node
}
