import { groupBy } from '../../core/group.ts'
import { equalData } from '../../diff/data.ts'
import type { RenderedTarget } from '../../diff/objects.ts'
import { pairManifests } from '../../diff/pair-manifests.ts'
import { hasTcpHostWithoutAddress } from '../../effect/egress/host-links.ts'
import type { ChangedMesh, ManifestChange } from '../../effect/consequences/changed-objects.ts'
import type { InspectedTree } from '../../inspect/types.ts'
import type { Manifest } from '../../model/manifest.ts'
import { createMesh, emptyMesh, type Mesh } from '../../model/mesh.ts'
import { objectKey } from '../../model/presence.ts'
import { comparableRenders } from '../compare-trees.ts'
import { meshCounterparts, otherObjectsIn } from './mesh-counterparts.ts'

/**
 * Each mesh of head with its counterpart in base and the objects that differ; then the meshes that head no longer has.
 * Targets that failed to render on one side are omitted, as in the comparison of objects.
 */
export function meshPairs(base: InspectedTree, head: InspectedTree): ChangedMesh[] {
  const differing = differingObjects(...comparableRenders(base, head))
  const { baseOf, heirOf } = meshCounterparts(base, head)
  const [inBase, inHead] = [base, head].map(({ meshes }) => new Set(meshes.values()))
  const byMesh = groupBy(differing, ({ target }) => {
    const before = base.meshes.get(target)
    return head.meshes.get(target) ?? (before && (heirOf(before) ?? before))
  })
  const pairs = [...inHead!].map((mesh) => ({ mesh, before: baseOf(mesh) }))
  const kept = pairs.map(({ mesh, before }): ChangedMesh => {
    const objects = joinMoved(byMesh.get(mesh) ?? [])
    return { ...decidingParts(base, before, head, mesh), objects }
  })
  const added = pairs.flatMap(({ mesh, before }) => (before.targets.length === 0 ? mesh.manifests : []))
  const removed = [...inBase!].flatMap((mesh) =>
    heirOf(mesh)
      ? []
      : removedMesh(mesh, joinMoved(byMesh.get(mesh) ?? []), {
          added,
          ...otherObjectsIn(head, mesh.environment),
        }),
  )
  return [...kept, ...removed]
}

/** Limit on the objects of a mesh that is compared as a whole. */
const maxSmall = 500

/**
 * The parts of both meshes that decide about their difference. If hosts share a port at which proxies cannot
 * distinguish them, any host may affect any other, and the whole meshes are returned.
 */
function decidingParts(
  baseTree: InspectedTree,
  base: Mesh,
  headTree: InspectedTree,
  head: Mesh,
): Omit<ChangedMesh, 'objects'> {
  if (head.manifests.length <= maxSmall) return { base, head }
  const [inBase, inHead] = [baseTree.reachedParts.get(base), headTree.reachedParts.get(head)]
  if (!inBase || !inHead || [inBase, inHead].some(hasTcpHostWithoutAddress)) return { base, head }
  return { base: inBase, head: inHead, isPart: true, whole: { base, head } }
}

/** What a removed mesh is compared with. */
interface HeadBeside extends Pick<Mesh, 'otherObjects'> {
  /** The objects of the meshes that base lacks: an environment may have another name. */
  readonly added: readonly Manifest[]
}

/** A mesh that head lacks, beside what meshes that base lacks have of it. */
function removedMesh(base: Mesh, objects: readonly ManifestChange[], headBeside: HeadBeside): ChangedMesh[] {
  const { added, otherObjects } = headBeside
  const byKey = new Map(added.map((object) => [objectKey(object), object]))
  const isKept = (object: Manifest): boolean => isSame(object, byKey.get(objectKey(object)))
  const removed = objects.filter((change) => change.base && !change.head && !isKept(change.base))
  if (removed.length === 0) return []
  const { context, environment } = base
  const manifests = base.manifests.filter(isKept)
  const settings = { context, environment, manifests, ...(otherObjects && { otherObjects }) }
  return [{ base, head: createMesh({ ...emptyMesh, ...settings }), objects: removed, isRemoved: true }]
}

interface DifferingObject {
  readonly target: string
  readonly base: Manifest | undefined
  readonly head: Manifest | undefined
}

function differingObjects(
  base: readonly RenderedTarget[],
  head: readonly RenderedTarget[],
): DifferingObject[] {
  const [inBase, inHead] = [base, head].map(
    (targets) => new Map(targets.map((target) => [target.id, target])),
  )
  return [...new Set([...inHead!.keys(), ...inBase!.keys()])].flatMap((target) => {
    const [before, after] = [inBase!.get(target), inHead!.get(target)]
    const [earlier, later] = [appliedOf(before), appliedOf(after)]
    if (before && after && before.manifests === after.manifests) return []
    return pairManifests(earlier, later)
      .filter((pair) => (pair.base || !before?.isPartial) && (pair.head || !after?.isPartial))
      .filter((pair) => !isSame(pair.base, pair.head))
      .map((pair) => ({ ...pair, target }))
  })
}

/** Patches and bases are no objects. */
function appliedOf(target: RenderedTarget | undefined): readonly Manifest[] {
  return target ? target.manifests.filter(({ part }) => part === undefined) : []
}

function isSame(base: Manifest | undefined, head: Manifest | undefined): boolean {
  return (
    base === head || (base !== undefined && head !== undefined && equalData(base.root.data, head.root.data))
  )
}

/** An object that moves from one target to another is a change, or none. */
function joinMoved(differing: readonly DifferingObject[]): ManifestChange[] {
  const groups = groupBy(differing, ({ base, head }) => objectKey((head ?? base)!))
  return [...groups.values()].flatMap((group): ManifestChange[] => {
    const base = group.flatMap((object) => object.base ?? [])[0] ?? null
    const head = group.flatMap((object) => object.head ?? [])[0] ?? null
    if (base && head) return isSame(base, head) ? [] : [{ base, head }]
    return [{ base, head }]
  })
}
