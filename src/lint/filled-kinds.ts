import { oncePerName } from '../core/once-per.ts'
import { apiGroups, type MeshKind } from '../model/kinds.ts'
import { groupOf, manifestWith, type Manifest } from '../model/manifest.ts'
import { derived } from '../model/derived.ts'
import { createMesh, type Mesh } from '../model/mesh.ts'
import { isUnfilled, mayEqual } from '../syntax/unfilled.ts'

/**
 * The meshes that a mesh may become once the placeholders in kinds are filled in, one for each possible kind; empty if
 * no kind has a placeholder. A finding across a mesh is only reported if each of these meshes has it: the object that
 * seems to be missing may be the one with a placeholder as its kind.
 */
export const meshesByKind = derived('everything', filledMeshes, (earlier, mesh, alterations) => {
  const stayKnown =
    earlier.length === 0 && ![...alterations.values()].some((object) => object && isOfUnknownKind(object))
  return stayKnown ? earlier : filledMeshes(mesh)
})

function filledMeshes(mesh: Mesh): readonly Mesh[] {
  const objectsOfUnknownKind = [...mesh.manifests, ...(mesh.otherObjects ?? [])].filter(isOfUnknownKind)
  if (objectsOfUnknownKind.length === 0) return []
  const kinds = (Object.keys(apiGroups) as MeshKind[]).filter((kind) =>
    objectsOfUnknownKind.some((manifest) => mayBe(manifest, kind)),
  )
  return kinds.map((kind) =>
    createMesh({
      ...mesh,
      manifests: withKindFilledIn(mesh.manifests, kind),
      ...(mesh.otherObjects && { otherObjects: withKindFilledIn(mesh.otherObjects, kind) }),
    }),
  )
}

/** The objects, with placeholders that may mean a kind filled in with it; the same array for the same arguments. */
const withKindFilledIn = oncePerName((manifests: readonly Manifest[], kind: MeshKind): readonly Manifest[] =>
  manifests.map((manifest) =>
    isOfUnknownKind(manifest) && mayBe(manifest, kind) ? asKind(manifest, kind) : manifest,
  ),
)

/** The object as one of a kind; the same object for the same arguments, since an object may also be in `otherObjects`. */
const asKind = oncePerName((manifest: Manifest, kind: MeshKind): Manifest =>
  manifestWith(manifest, { kind: kubernetesKind(kind) }),
)

function isOfUnknownKind({ kind }: Manifest): boolean {
  return isUnfilled(kind)
}

function mayBe(manifest: Manifest, kind: MeshKind): boolean {
  const group = isUnfilled(manifest.apiVersion) ? apiGroups[kind] : groupOf(manifest)
  return group === apiGroups[kind] && mayEqual(manifest.kind, kubernetesKind(kind))
}

function kubernetesKind(kind: MeshKind): string {
  return kind === 'KubernetesGateway' ? 'Gateway' : kind
}
