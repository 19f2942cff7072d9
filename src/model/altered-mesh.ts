import { once } from '../core/once-per.ts'
import type { Manifest } from './manifest.ts'
import { meshConfigsIn } from './mesh-config.ts'
import { createMesh, knownKind, type Mesh } from './mesh.ts'

/**
 * The mesh with one object in the place of another: the same as `createMesh` makes of them, but that nothing is read
 * again which does not ask for it. What a rule says of the object alone costs nothing then, however large the mesh is.
 */
export function alteredMesh(mesh: Mesh, old: Manifest, altered: Manifest): Mesh {
  const swap = (manifests: readonly Manifest[]): readonly Manifest[] =>
    manifests.map((manifest) => (manifest === old ? altered : manifest))
  const kind = knownKind(old)
  if (kind !== knownKind(altered) || meshConfigsIn([old, altered]).length > 0)
    return createMesh({ ...mesh, manifests: swap(mesh.manifests) })
  const manifests = once(() => swap(mesh.manifests))
  const ofKind = once(() => (kind ? swap(mesh.ofKind(kind)) : []))
  return {
    ...mesh,
    get manifests() {
      return manifests()
    },
    ofKind: (asked) => (asked === kind ? ofKind() : mesh.ofKind(asked)),
    find: (asked, namespace, name) =>
      asked === kind
        ? ofKind().find((one) => one.namespace === namespace && one.name === name)
        : mesh.find(asked, namespace, name),
    holdsNamespace: (namespace) =>
      old.namespace === altered.namespace
        ? mesh.holdsNamespace(namespace)
        : manifests().some((one) => one.namespace === namespace),
  }
}
