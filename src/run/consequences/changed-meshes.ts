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

/**
 * Each mesh of head with the mesh of the same place in base and the objects that differ; then the meshes that head no
 * longer has. Targets that failed to render on one side are omitted, as in the comparison of objects.
 */
export function meshPairs(base: InspectedTree, head: InspectedTree): ChangedMesh[] {
  const differing = differingObjects(...comparableRenders(base, head))
  const [inBase, inHead] = [meshesByPlace(base), meshesByPlace(head)]
  const places = new Map([...inBase, ...inHead].map(([place, mesh]) => [mesh, place]))
  const byPlace = groupBy(differing, ({ target }) =>
    places.get((head.meshes.get(target) ?? base.meshes.get(target))!),
  )
  const kept = [...inHead].map(([place, mesh]): ChangedMesh => {
    const { context, environment } = mesh
    const before = inBase.get(place) ?? createMesh({ ...emptyMesh, context, environment })
    const objects = joinMoved(byPlace.get(place) ?? [])
    return { ...decidingParts(base, before, head, mesh), objects }
  })
  const removed = [...inBase].flatMap(([place, mesh]) =>
    isGone(place, mesh, inHead)
      ? removedMesh(mesh, joinMoved(byPlace.get(place) ?? []), { inBase, inHead })
      : [],
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

/** False for a mesh whose environment or targets are in another mesh of head. */
function isGone(place: string, { environment, targets }: Mesh, inHead: ReadonlyMap<string, Mesh>): boolean {
  const ids = new Set(targets.map(({ id }) => id))
  return (
    !inHead.has(place) &&
    [...inHead.values()].every(
      (mesh) =>
        (environment === null || mesh.environment !== environment) &&
        !mesh.targets.some(({ id }) => ids.has(id)),
    )
  )
}

interface PlacedMeshes {
  readonly inBase: ReadonlyMap<string, Mesh>
  readonly inHead: ReadonlyMap<string, Mesh>
}

/** A mesh that head lacks, beside what meshes that base lacks have of it: an environment may have another name. */
function removedMesh(
  base: Mesh,
  objects: readonly ManifestChange[],
  { inBase, inHead }: PlacedMeshes,
): ChangedMesh[] {
  const added = [...inHead].flatMap(([place, mesh]) => (inBase.has(place) ? [] : mesh.manifests))
  const byKey = new Map(added.map((object) => [objectKey(object), object]))
  const isKept = (object: Manifest): boolean => isSame(object, byKey.get(objectKey(object)))
  const removed = objects.filter((change) => change.base && !change.head && !isKept(change.base))
  if (removed.length === 0) return []
  const { context, environment } = base
  const manifests = base.manifests.filter(isKept)
  const head = createMesh({ ...emptyMesh, context, environment, manifests })
  return [{ base, head, objects: removed, isRemoved: true }]
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

/** The meshes of a tree by their environment, or by their first target where several are of one environment. */
function meshesByPlace({ meshes }: InspectedTree): ReadonlyMap<string, Mesh> {
  const distinct = [...new Set(meshes.values())]
  const byEnvironment = groupBy(distinct, ({ environment }) => environment)
  return new Map(
    distinct.map((mesh) => {
      const { environment, targets } = mesh
      const isOnly = environment !== null && byEnvironment.get(environment)!.length === 1
      return [isOnly ? environment : `\0${targets[0]!.id}`, mesh]
    }),
  )
}
