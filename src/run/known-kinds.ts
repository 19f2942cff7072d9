import type { Manifest } from '../model/manifest.ts'
import { carriedSchemas } from '../schema/carried.ts'
import { kindName, type KindShape, type KindShapes } from '../schema/kind-shape.ts'

/**
 * What is known of the kinds of some objects beside Istio's. Rules cannot wait, so it is loaded before they run; what
 * a person gives counts more than what meshgate carries.
 */
export async function knownKinds(
  manifests: readonly Manifest[],
  given: readonly KindShape[],
): Promise<KindShapes> {
  const carried = await carriedSchemas(new Set(manifests.map(kindName)))
  return new Map([...carried, ...given].map((shape) => [kindName(shape), shape]))
}
