import { once, oncePer, weakOncePerPair } from '../../core/once-per.ts'
import type { SubjectTest } from '../../lint.ts'
import { reachOfDifference, type Reach } from '../../istio/hosts/difference-reach.ts'
import { objectLinks } from '../../istio/hosts/object-links.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { MeshInput } from '../../model/mesh.ts'
import type { SourceDocument } from '../../model/sources.ts'
import type { YamlDocument } from '../../yaml/node.ts'
import { isSameList } from '../same-contents.ts'
import {
  changedDocuments,
  changedFolders,
  folderOfLoose,
  targetsWithUses,
  unchangedTargets,
} from './unchanged-targets.ts'
import { type MeshesOfTree, pairedMeshes, haveEqualSettings, isIncomplete } from './paired-meshes.ts'
import { changesPolicyValues, isOfPolicy, targetsWithPolicies } from './policy-values.ts'

/** What differs between the meshes of base and head. */
export interface ChangedMeshes {
  /** Ids of the targets that are the same in both trees. */
  readonly unchanged: ReadonlySet<string>
  /** The part of a mesh to lint, since rules may report something else there than in the other tree. */
  readonly extentOf: (mesh: MeshInput) => Extent
  /** The mesh of the other tree that is compared with a mesh of one; `undefined` if only this tree has it. */
  readonly counterpartOf: (mesh: MeshInput) => MeshInput | undefined
  /** True if rules may report something else in the mesh of a target. */
  readonly isConcerned: (target: string) => boolean
}

/** The whole mesh, nothing, or some subjects. */
export type Extent = 'all' | 'none' | LintedPart

/** Some subjects of a mesh. */
export interface LintedPart {
  readonly isLinted: SubjectTest
  /** False for objects and values that rules do not need for these subjects. */
  readonly isNeeded: (object: Manifest) => boolean
  /** True if these objects are enough for a subject of head even if it is altered in this way. */
  readonly suffices: (altered: Manifest) => boolean
  readonly targets: ReadonlySet<string>
}

/**
 * Compares the meshes of two trees. Outside of the extent of a mesh (`extentOf`), rules report the same in both trees. A mesh
 * is linted as a whole if only one tree has it, or if its settings or its completeness differ.
 * @param head if one tree is compared with several, that tree: its indexes are kept
 * @param edited ids of targets that count as changed
 */
export function changedMeshes(
  base: MeshesOfTree,
  head: MeshesOfTree,
  edited: ReadonlySet<string> = noTargets,
): ChangedMeshes {
  const areSettingsEqual = haveEqualSettings(base, head)
  const equal = areSettingsEqual ? unchangedTargets(base.contents, head.contents) : noTargets
  const unchanged = new Set([...equal].filter((id) => !edited.has(id)))
  const difference = differenceOf(base, head, unchanged)
  const { names, pairOf } = pairedMeshes(base, head)
  const extents = new Map<string, Extent>()
  const extentOf = (mesh: MeshInput): Extent => {
    const name = names.get(mesh)!
    const { before, after } = pairOf(mesh)
    const extent =
      extents.get(name) ?? (areSettingsEqual && before && after ? extentIn(before, after, difference) : 'all')
    extents.set(name, extent)
    return extent
  }
  const meshOfTarget = new Map(
    [...names.keys()].flatMap((mesh) => mesh.targets.map(({ id }) => [id, mesh] as const)),
  )
  return {
    unchanged,
    extentOf,
    counterpartOf(mesh) {
      const { before, after } = pairOf(mesh)
      return mesh === before ? after : before
    },
    isConcerned: (target) => extentOf(meshOfTarget.get(target)!) !== 'none',
  }
}

/** The difference between two trees. */
interface Difference {
  readonly unchanged: ReadonlySet<string>
  /** The folders of loose manifests that differ. */
  readonly folders: ReadonlySet<string | null>
  /** The documents of the targets that differ. */
  readonly documents: ReadonlySet<YamlDocument>
  /** True if the objects around two meshes are the same. Many meshes share one list. */
  readonly isSameAround: (before: readonly Manifest[], after: readonly Manifest[]) => boolean
  /** The reach of the difference in the whole tree. */
  readonly reachOfAll: () => Reach | 'everything'
}

function differenceOf(base: MeshesOfTree, head: MeshesOfTree, unchanged: ReadonlySet<string>): Difference {
  const contents = [...base.contents, ...head.contents]
  return {
    unchanged,
    isSameAround: weakOncePerPair((before: readonly Manifest[], after: readonly Manifest[]) =>
      isSameList(before, after),
    ),
    folders: changedFolders(contents, unchanged),
    documents: changedDocuments(contents, unchanged),
    reachOfAll: once(() =>
      reachOfDifference(
        objectsOfTree(base),
        objectsOfTree(head),
        concerned([...base.meshInputs, ...head.meshInputs], unchanged),
      ),
    ),
  }
}

/** The part to lint of a mesh that both trees have. */
function extentIn(before: MeshInput, after: MeshInput, difference: Difference): Extent {
  const { unchanged, folders, isSameAround, reachOfAll } = difference
  if (isIncomplete(before) !== isIncomplete(after) || changesPolicyValues(before, after)) return 'all'
  if (after.targets.some((target) => folders.has(folderOfLoose(target)))) return 'all'
  const isAroundEqual = isSameAround(before.otherObjects ?? noObjects, after.otherObjects ?? noObjects)
  const ids = idsIn([before, after])
  const isUnchanged = documentTest(before, after, difference)
  const areDocumentsUnchanged = [before, after].every(({ documents }) => documents.every(isUnchanged))
  const isTouched =
    ids.some((id) => !unchanged.has(id)) || [before, after].flatMap(targetsWithUses).length > 0
  if (isAroundEqual && !isTouched && areDocumentsUnchanged) return 'none'
  const reach = isAroundEqual
    ? reachOfDifference(objectsOf(before), objectsOf(after), concerned([before, after], unchanged))
    : reachOfAll()
  if (reach === 'everything') return 'all'
  const { targets, objects, linked } = reach
  if (areDocumentsUnchanged && !ids.some((id) => targets.has(id))) return 'none'
  return {
    targets,
    isNeeded: (object) => !isAroundEqual || objects.has(object),
    suffices: (altered) =>
      !isAroundEqual || objectLinks(objectsOf(after))(altered).every((object) => linked.has(object)),
    isLinted: ({ type, target, value }) =>
      target === null ? type !== 'document' || !isUnchanged(value as SourceDocument) : targets.has(target),
  }
}

const noObjects: readonly Manifest[] = []

const noTargets: ReadonlySet<string> = new Set()

/** The ids of the targets that differ, and of those that other targets may affect. */
function concerned(meshes: readonly MeshInput[], unchanged: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([
    ...idsIn(meshes).filter((id) => !unchanged.has(id)),
    ...meshes.flatMap((mesh) => [...targetsWithUses(mesh), ...targetsWithPolicies(mesh)]),
  ])
}

function idsIn(meshes: readonly MeshInput[]): string[] {
  return meshes.flatMap(({ targets }) => targets.map(({ id }) => id))
}

/** A mesh without the objects and values that rules do not need for its part. */
export function meshOfPart(mesh: MeshInput, { isNeeded, targets }: LintedPart): MeshInput {
  return {
    ...mesh,
    manifests: mesh.manifests.filter(isNeeded),
    entries: mesh.entries.filter((entry) => isOfPolicy(entry) || targets.has(entry.target)),
  }
}

/** One list for each mesh. The index of its objects is cached by list. */
const objectsOf = oncePer(({ manifests, parts = [] }: MeshInput): readonly Manifest[] =>
  parts.length === 0 ? manifests : [...manifests, ...parts],
)

/** The objects of all meshes, and those around them. */
function objectsOfTree({ meshInputs }: MeshesOfTree): readonly Manifest[] {
  const adjacentObjects = new Set(meshInputs.flatMap((mesh) => mesh.otherObjects ?? []))
  return [...new Set([...meshInputs.flatMap(objectsOf), ...adjacentObjects])]
}

/** Returns a test for documents that are equal in both meshes and belong to no changed target. */
function documentTest(
  before: MeshInput,
  after: MeshInput,
  { documents }: Difference,
): (document: SourceDocument) => boolean {
  const readings = new Map(before.documents.map(({ document, reading }) => [document, reading]))
  const shared = new Set(
    after.documents.flatMap(({ document, reading }) =>
      readings.has(document) && readings.get(document) === reading ? document : [],
    ),
  )
  return ({ document }) => shared.has(document) && !documents.has(document)
}
