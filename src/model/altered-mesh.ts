import { once } from '../core/once-per.ts'
import type { Manifest } from './manifest.ts'
import { meshConfigsIn } from './mesh-config.ts'
import {
  createMesh,
  createTables,
  knownKind,
  type Alterations,
  type DerivationInputs,
  type Mesh,
} from './mesh.ts'

export type { Alterations } from './mesh.ts'

/**
 * A new mesh in which some objects of `mesh` are replaced or removed (`null`). It equals what `createMesh` creates, but
 * shares the tables that do not depend on the kinds of these objects. So the cost of a rule about a single object does not
 * depend on the size of the mesh. If one of them has the mesh configuration, all tables are computed anew.
 */
export function alteredMesh(mesh: Mesh, alterations: Alterations): Mesh {
  const swap = (manifests: readonly Manifest[]): readonly Manifest[] =>
    manifests.flatMap((manifest) =>
      alterations.has(manifest) ? (alterations.get(manifest) ?? []) : manifest,
    )
  const altered = [...alterations].flat().filter((manifest) => manifest !== null)
  const parts = swap(mesh.parts)
  if (meshConfigsIn(altered, []).length > 0)
    return createMesh({ ...mesh, manifests: swap(mesh.manifests), parts })
  const kinds = new Set(altered.map(knownKind))
  const isInPlace = [...alterations].every(([old, manifest]) => manifest?.namespace === old.namespace)
  const manifests = once(() => swap(mesh.manifests))
  const again = once(() => createMesh({ ...mesh, manifests: manifests() }))
  const isAltered = (inputs: DerivationInputs): boolean =>
    inputs === 'everything' || inputs.some((kind) => kinds.has(kind === 'other' ? undefined : kind))
  const replacements = once(() => replacementsIn(mesh, alterations))
  const newMesh: Mesh = {
    ...mesh,
    parts,
    get manifests() {
      return manifests()
    },
    ofKind: (kind) => (kinds.has(kind) ? again() : mesh).ofKind(kind),
    find: (kind, namespace, name) => (kinds.has(kind) ? again() : mesh).find(kind, namespace, name),
    holdsNamespace: (namespace) => (isInPlace ? mesh : again()).holdsNamespace(namespace),
    ofOtherKinds: () => (kinds.has(undefined) ? again() : mesh).ofOtherKinds(),
    positionOf: (object) =>
      replacements().get(object) ?? (alterations.has(object) ? undefined : mesh.positionOf(object)),
    derive: createTables((derivation) => {
      if (!isAltered(derivation.inputs)) return mesh.derive(derivation)
      if (!derivation.update) return derivation.build(newMesh)
      return derivation.update(mesh.derive(derivation), newMesh, alterations)
    }),
  }
  return newMesh
}

/** The objects that replace others, with their positions. The replacement of a part is no object. */
function replacementsIn(mesh: Mesh, alterations: Alterations): ReadonlyMap<Manifest, number> {
  return new Map(
    [...alterations].flatMap(([old, object]) => {
      const position = mesh.positionOf(old)
      return object && position !== undefined ? [[object, position] as const] : []
    }),
  )
}
