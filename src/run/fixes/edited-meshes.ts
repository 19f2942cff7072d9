import { oncePer, weakOncePer } from '../../core/once-per.ts'
import type { Render } from '../../core/render.ts'
import type { Target } from '../../core/target.ts'
import { changedMeshes, type ChangedMeshes } from '../../inspect/change/changed-meshes.ts'
import { groupIntoMeshes } from '../../inspect/mesh-inputs.ts'
import { withReleaseValues } from '../../inspect/release-values.ts'
import { objectsThatMayExist } from '../../inspect/adjacent-objects.ts'
import { allManifests, contentsOfTarget, type TargetContents } from '../../inspect/target-contents.ts'
import type { InspectedTree } from '../../inspect/types.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { MeshInput } from '../../model/mesh.ts'
import type { Reader } from '../../yaml/reader.ts'
import type { EditedTarget } from './types.ts'

/** The meshes of edited targets before and after the edits. */
export interface EditedMeshes {
  readonly before: readonly MeshInput[]
  readonly after: readonly MeshInput[]
  /** What the edits may affect in both. */
  readonly change: ChangedMeshes
  readonly editedTargets: readonly EditedTarget[]
}

/**
 * Creates the meshes of edited targets again. If manifests without an environment are edited, creates all meshes, since
 * these may belong to any. The findings of rules in edited targets are always searched again.
 * @param renders of the edited targets
 * @param reader of the tree with the edits
 */
export function editMeshes(
  edited: readonly Target[],
  renders: ReadonlyMap<string, Render>,
  head: InspectedTree,
  reader: Reader,
): EditedMeshes {
  const before = meshesOf(edited, head)
  const contentsBefore = contentsByTarget(head)
  const ofEdited = edited.map((target) =>
    contentsOfTarget(target, renders.get(target.id), reader, head.inBase),
  )
  const customRules = before[0]?.context.customRules ?? null
  const contentsAfter = new Map(
    withReleaseValues(ofEdited, customRules, reader).map((contents) => [contents.target, contents]),
  )
  const inHead = (target: Target): TargetContents => contentsBefore.get(target)!
  // Targets without an edited file keep their contents.
  const inEdited = (target: Target): TargetContents => contentsAfter.get(target) ?? inHead(target)
  const aroundIn = adjacentObjectsAgain(edited, inEdited)
  const after = before.flatMap((mesh) =>
    groupIntoMeshes(mesh.targets.map(inEdited), () => aroundIn(mesh), mesh.context),
  )
  const targets = before.flatMap((mesh) => mesh.targets)
  return {
    before,
    after,
    change: changedMeshes(
      { contents: targets.map(inEdited), meshInputs: after, gitops: [] },
      { contents: targets.map(inHead), meshInputs: before, gitops: [] },
      new Set(edited.map(({ id }) => id)),
    ),
    editedTargets: edited.map((target) => ({
      target,
      before: allManifests(inHead(target)),
      after: allManifests(inEdited(target)),
    })),
  }
}

const contentsByTarget = oncePer(
  ({ contents }: InspectedTree) => new Map(contents.map((ofTarget) => [ofTarget.target, ofTarget])),
)

/** The meshes of edited targets; all meshes if these may belong to any. */
function meshesOf(edited: readonly Target[], head: InspectedTree): MeshInput[] {
  const meshes = [...new Set(head.meshes.values())]
  const ofEdited = new Set(edited)
  const isPlain = edited.some(({ kind, environment }) => kind === 'manifests' && environment === null)
  return meshes.filter((mesh) => isPlain || mesh.targets.some((target) => ofEdited.has(target)))
}

/** The objects around a mesh after the edits; meshes that shared an array share the new one. */
function adjacentObjectsAgain(
  edited: readonly Target[],
  contents: (target: Target) => TargetContents,
): (mesh: MeshInput) => readonly Manifest[] {
  const rebuilt = weakOncePer((objects: readonly Manifest[]): readonly Manifest[] => {
    const ids = new Set(objects.map(({ target }) => target))
    const changed = edited.filter(({ id }) => ids.has(id))
    if (changed.length === 0) return objects
    const changedIds = new Set(changed.map(({ id }) => id))
    const unchanged = objects.filter(({ target }) => !changedIds.has(target))
    return [...unchanged, ...changed.flatMap((target) => objectsThatMayExist(contents(target)))]
  })
  return ({ otherObjects: objects = noManifests }) => rebuilt(objects)
}

const noManifests: readonly Manifest[] = []
