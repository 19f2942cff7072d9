import { groupBy } from '../../core/group.ts'
import type { InspectedTree } from '../../inspect/types.ts'
import { createMesh, emptyMesh, type Mesh } from '../../model/mesh.ts'
import { objectKey } from '../../model/presence.ts'

/** Which meshes of two trees are compared with each other. */
export interface MeshCounterparts {
  /** The mesh of base for a mesh of head: without objects if base has none of its targets. */
  baseOf(mesh: Mesh): Mesh
  /** The mesh of head with most targets of a mesh of base; `undefined` if head has none of them. */
  heirOf(mesh: Mesh): Mesh | undefined
}

/**
 * Pairs the meshes of two trees by their targets. A new target may divide an environment into alternatives, or join them: so
 * a mesh of head is compared with the same targets of base, of whatever meshes they were, and with those that only base has
 * of its heritage. Meshes of one environment without common targets are a pair if they are the only ones, or if most objects
 * of one have moved to the other, such as those of a renamed file.
 */
export function meshCounterparts(base: InspectedTree, head: InspectedTree): MeshCounterparts {
  const heirs = heirsOf(base, head)
  const idsOf = new Map<Mesh, Set<string>>()
  for (const [id, mesh] of base.meshes) {
    const successor = head.meshes.get(id) ?? heirs.get(mesh)
    if (successor) idsOf.set(successor, (idsOf.get(successor) ?? new Set<string>()).add(id))
  }
  return {
    baseOf: (mesh) => meshOfTargets(base, idsOf.get(mesh) ?? new Set(), mesh),
    heirOf: (mesh) => heirs.get(mesh),
  }
}

function heirsOf(base: InspectedTree, head: InspectedTree): ReadonlyMap<Mesh, Mesh> {
  const shares = new Map<Mesh, Map<Mesh, number>>()
  for (const [id, mesh] of base.meshes) {
    const successor = head.meshes.get(id)
    const numbers = shares.get(mesh) ?? new Map<Mesh, number>()
    shares.set(mesh, numbers)
    if (successor) numbers.set(successor, (numbers.get(successor) ?? 0) + 1)
  }
  const [onlyInBase, onlyInHead] = [base, head].map(singleMeshes)
  const movedTo = movedMeshes(shares, head)
  const heirs = [...shares].flatMap(([mesh, numbers]): [Mesh, Mesh][] => {
    const { environment } = mesh
    const [most] = [...numbers].toSorted(([, first], [, second]) => second - first)
    const ofEnvironment =
      environment !== null && onlyInBase!.has(environment) ? onlyInHead!.get(environment) : undefined
    const heir = most?.[0] ?? ofEnvironment ?? movedTo(mesh)
    return heir ? [[mesh, heir]] : []
  })
  return new Map(heirs)
}

/**
 * Returns the mesh of head, without targets of base, that has most objects of a mesh of base; each once, since meshes of
 * several clusters have the same objects.
 */
function movedMeshes(
  shares: ReadonlyMap<Mesh, ReadonlyMap<Mesh, number>>,
  { meshes }: InspectedTree,
): (mesh: Mesh) => Mesh | undefined {
  const paired = new Set([...shares.values()].flatMap((numbers) => [...numbers.keys()]))
  const added = [...new Set(meshes.values())].filter((mesh) => !paired.has(mesh))
  const byObject = groupBy(
    added.flatMap((mesh) => mesh.manifests.map((manifest) => ({ key: objectKey(manifest), mesh }))),
    ({ key }) => key,
  )
  const taken = new Set<Mesh>()
  return ({ environment, manifests }) => {
    const found = manifests.flatMap((manifest) => byObject.get(objectKey(manifest)) ?? [])
    const groups = groupBy(found, ({ mesh }) => mesh)
    const moved = [...groups].find(
      ([mesh, group]) =>
        !taken.has(mesh) && mesh.environment === environment && group.length * 2 > manifests.length,
    )?.[0]
    if (moved) taken.add(moved)
    return moved
  }
}

/** The meshes that are the only ones of their environment. */
function singleMeshes({ meshes }: InspectedTree): ReadonlyMap<string, Mesh> {
  const single = new Map<string, Mesh | null>()
  for (const mesh of new Set(meshes.values()))
    if (mesh.environment !== null) single.set(mesh.environment, single.has(mesh.environment) ? null : mesh)
  return new Map([...single].flatMap(([environment, mesh]) => (mesh ? [[environment, mesh]] : [])))
}

/** The mesh of base with some targets; its own mesh if it has no others. Without targets, one beside the objects of base. */
function meshOfTargets(base: InspectedTree, ids: ReadonlySet<string>, { context, environment }: Mesh): Mesh {
  const meshes = [...new Set([...ids].map((id) => base.meshes.get(id)!))]
  const [first] = meshes
  if (!first) return createMesh({ ...emptyMesh, context, environment, ...otherObjectsIn(base, environment) })
  const isWhole = meshes.length === 1 && first.targets.every(({ id }) => ids.has(id))
  return isWhole ? first : partOf(meshes, ids)
}

function partOf(meshes: readonly Mesh[], ids: ReadonlySet<string>): Mesh {
  const { context, environment, otherObjects } = meshes[0]!
  const isIncluded = ({ target }: { readonly target: string }): boolean => ids.has(target)
  return createMesh({
    ...emptyMesh,
    context,
    environment,
    targets: meshes.flatMap(({ targets }) => targets.filter(({ id }) => ids.has(id))),
    manifests: meshes.flatMap(({ manifests }) => manifests.filter(isIncluded)),
    parts: meshes.flatMap(({ parts }) => parts.filter(isIncluded)),
    entries: meshes.flatMap(({ entries }) => entries.filter(isIncluded)),
    failures: meshes.flatMap(({ failures }) => failures),
    isPartial: meshes.some(({ isPartial = false }) => isPartial),
    ...(otherObjects && { otherObjects }),
  })
}

/** The objects of a tree beside its meshes of an environment, which share them. */
export function otherObjectsIn(
  { meshes }: InspectedTree,
  environment: Mesh['environment'],
): Pick<Mesh, 'otherObjects'> {
  const all = [...meshes.values()]
  const mesh = all.find((candidate) => candidate.environment === environment) ?? all[0]
  return mesh?.otherObjects ? { otherObjects: mesh.otherObjects } : {}
}
