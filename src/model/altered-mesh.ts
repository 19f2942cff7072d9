import { once } from '../core/once-per.ts'
import type { Manifest } from './manifest.ts'
import { meshConfigsIn } from './mesh-config.ts'
import { createMesh, knownKind, type Alterations, type Mesh } from './mesh.ts'

export type { Alterations } from './mesh.ts'

/**
 * The mesh with some objects altered: the same as `createMesh` makes of them, but that nothing is read again which
 * nobody asks for. What a rule says of an object alone costs nothing then, however large the mesh is.
 */
export function alteredMesh(mesh: Mesh, alterations: Alterations): Mesh {
  const swap = (manifests: readonly Manifest[]): readonly Manifest[] =>
    manifests.flatMap((one) => (alterations.has(one) ? (alterations.get(one) ?? []) : one))
  const altered = [...alterations].flat().filter((one) => one !== null)
  const parts = swap(mesh.parts)
  if (meshConfigsIn(altered, []).length > 0)
    return createMesh({ ...mesh, manifests: swap(mesh.manifests), parts })
  const kinds = new Set(altered.map(knownKind))
  const isInPlace = [...alterations].every(([old, one]) => one?.namespace === old.namespace)
  const manifests = once(() => swap(mesh.manifests))
  const again = once(() => createMesh({ ...mesh, manifests: manifests() }))
  const own: Mesh = {
    ...mesh,
    parts,
    alteration: { of: mesh, alterations },
    get manifests() {
      return manifests()
    },
    ofKind: (kind) => (kinds.has(kind) ? again() : mesh).ofKind(kind),
    find: (kind, namespace, name) => (kinds.has(kind) ? again() : mesh).find(kind, namespace, name),
    holdsNamespace: (namespace) => (isInPlace ? mesh : again()).holdsNamespace(namespace),
    sameIn: (asked) => (kinds.has(undefined) || asked.some((kind) => kinds.has(kind)) ? own : mesh),
  }
  return own
}
