import { oncePerName } from '../core/once-per.ts'
import { groups, type MeshKind } from '../model/kinds.ts'
import { groupOf, type Manifest } from '../model/manifest.ts'
import { derived } from '../model/derived.ts'
import { createMesh, type Mesh } from '../model/mesh.ts'
import { isUnfilled, mayEqual } from '../syntax/unfilled.ts'

/**
 * The meshes that a mesh may become once the kinds of its objects are filled in, one for each kind that some of them
 * may be; none where all kinds are written. What is found across a mesh holds where it is found in each of these: the
 * object that seems to be missing may be the one whose kind is not filled in yet.
 */
export const meshesByKind = derived('everything', (mesh): readonly Mesh[] => {
  const open = [...mesh.manifests, ...(mesh.around ?? [])].filter(isOfUnknownKind)
  if (open.length === 0) return []
  const kinds = (Object.keys(groups) as MeshKind[]).filter((kind) => open.some((one) => mayBe(one, kind)))
  return kinds.map((kind) =>
    createMesh({
      ...mesh,
      manifests: filledIn(mesh.manifests, kind),
      ...(mesh.around && { around: filledIn(mesh.around, kind) }),
    }),
  )
})

/** Some objects, those that may be of a kind as objects of it; the same array for the same. */
const filledIn = oncePerName((manifests: readonly Manifest[], kind: MeshKind): readonly Manifest[] =>
  manifests.map((one) => (isOfUnknownKind(one) && mayBe(one, kind) ? ofKind(one, kind) : one)),
)

/** The same object for the same kind: an object of a mesh may be among those around it, too. */
const ofKind = oncePerName((manifest: Manifest, kind: MeshKind): Manifest => ({
  ...manifest,
  kind: nameOf(kind),
}))

function isOfUnknownKind({ kind }: Manifest): boolean {
  return isUnfilled(kind)
}

function mayBe(manifest: Manifest, kind: MeshKind): boolean {
  const group = isUnfilled(manifest.apiVersion) ? groups[kind] : groupOf(manifest)
  return group === groups[kind] && mayEqual(manifest.kind, nameOf(kind))
}

function nameOf(kind: MeshKind): string {
  return kind === 'KubernetesGateway' ? 'Gateway' : kind
}
