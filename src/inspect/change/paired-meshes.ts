import { isDeepStrictEqual } from 'node:util'
import type { GitopsTarget } from '../../core/target.ts'
import type { MeshInput } from '../../model/mesh.ts'
import { hasUnknownObjects } from '../../model/presence.ts'
import { isSameContext } from '../same-contents.ts'
import type { TargetContents } from '../target-contents.ts'

/** The meshes of one tree and their inputs. */
export interface MeshesOfTree {
  readonly contents: readonly TargetContents[]
  readonly meshInputs: readonly MeshInput[]
  readonly gitops: readonly GitopsTarget[]
}

/** The names of all meshes, and the meshes of both trees with a name. */
interface PairedMeshes {
  readonly names: ReadonlyMap<MeshInput, string>
  readonly pairOf: (mesh: MeshInput) => {
    readonly before: MeshInput | undefined
    readonly after: MeshInput | undefined
  }
}

/**
 * Pairs the meshes of two trees by environment, or by their first target where several meshes have one environment or a mesh
 * has none. `before` or `after` is `undefined` if that tree has no such mesh.
 */
export function pairedMeshes(base: MeshesOfTree, head: MeshesOfTree): PairedMeshes {
  const [inBase, inHead] = [meshesByName(base), meshesByName(head)]
  const names = new Map([...inBase, ...inHead].map(([name, mesh]) => [mesh, name]))
  return {
    names,
    pairOf(mesh) {
      const name = names.get(mesh)!
      return { before: inBase.get(name), after: inHead.get(name) }
    },
  }
}

/** True if the trees differ only in their targets, as far as rules can tell. */
export function haveEqualSettings(base: MeshesOfTree, head: MeshesOfTree): boolean {
  const [before, after] = [base.meshInputs[0]?.context, head.meshInputs[0]?.context]
  if (!before || !after || !isDeepStrictEqual(base.gitops, head.gitops)) return false
  // The rendered GitOps objects follow from the targets.
  const { isRendered } = after
  return isSameContext({ ...before, isRendered }, after)
}

/** The meshes of a tree by their environment, or by their first target where several have one environment. */
function meshesByName({ meshInputs }: MeshesOfTree): Map<string, MeshInput> {
  const uses = new Map<string | null, number>()
  for (const { environment } of meshInputs) uses.set(environment, (uses.get(environment) ?? 0) + 1)
  return new Map(
    meshInputs.map((mesh) => {
      const { environment, targets } = mesh
      const isOnly = environment !== null && uses.get(environment) === 1
      return [isOnly ? environment : `\0${targets[0]!.id}`, mesh]
    }),
  )
}

/**
 * True if objects may be missing in a mesh: a part of it is not rendered, a target has unknown objects, or a
 * target names a source that does not exist. Rules are then less certain about absent objects.
 */
export function isIncomplete({ isPartial = false, failures, targets }: MeshInput): boolean {
  return (
    isPartial ||
    failures.length > 0 ||
    targets.some((target) => hasUnknownObjects(target) || target.missing.length > 0)
  )
}
