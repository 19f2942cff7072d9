import { groupBy } from '../core/group.ts'
import type { KnownKind, KnownKinds } from '../model/known-kinds.ts'
import type { Manifest } from '../model/manifest.ts'
import { carriedSchemas } from '../schema/carried.ts'
import { isMap } from '../schema/data.ts'
import { definedKinds } from '../schema/given.ts'
import { servedKinds } from '../schema/istio.ts'
import { kindName, type KindShape } from '../schema/kind-shape.ts'

/**
 * What is known of the kinds of some objects beside Istio's. Rules cannot wait, so it is loaded before they run. What
 * a person gives counts more than what stands in the repository, and that more than what meshgate carries.
 */
export async function knownKinds(
  manifests: readonly Manifest[],
  given: readonly KindShape[],
): Promise<KnownKinds> {
  const names = new Set(manifests.map(kindName))
  const carried = await carriedSchemas(names)
  const own = definedHere(manifests).filter((shape) => names.has(kindName(shape)))
  const known: readonly KnownKind[] = [...carried, ...own, ...given]
  return new Map(known.map((shape) => [kindName(shape), shape]))
}

/** The kinds that the repository itself defines, as far as all that it says of one is the same. */
function definedHere(manifests: readonly Manifest[]): KnownKind[] {
  const kinds = new Set(manifests.map(({ kind }) => kind))
  const definitions = manifests.filter(({ kind, spec }) => {
    const defined = spec.get('names').get('kind').text
    return kind === 'CustomResourceDefinition' && kinds.has(defined) && !Object.hasOwn(servedKinds, defined)
  })
  const shapes = definitions.flatMap(({ root }) => {
    const { data } = root
    const kinds = isMap(data) ? definedKinds(data).shapes : []
    return kinds.map((shape) => ({ ...shape, definition: root }))
  })
  return [...groupBy(shapes, kindName).values()].filter(isOne).map(([shape]) => shape!)
}

/** Clusters may have a kind in several versions of its definition: then nobody knows which one holds. */
function isOne(shapes: readonly KnownKind[]): boolean {
  return shapes.length === 1 || new Set(shapes.map(({ schema }) => JSON.stringify(schema))).size === 1
}
