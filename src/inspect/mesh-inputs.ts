import { groupBy } from '../core/group.ts'
import type { Target } from '../core/target.ts'
import { writtenIdentity } from '../model/manifest.ts'
import type { MeshContext } from '../model/mesh-context.ts'
import type { MeshInput } from '../model/mesh.ts'
import type { Reader } from '../yaml/reader.ts'
import { meshPlaces, placeKey, type MeshPlace } from './mesh-places.ts'
import { adjacentObjects, objectsThatMayExist, type OtherObjectsFor } from './adjacent-objects.ts'
import { plainContents, unbuiltContents, type TargetContents } from './target-contents.ts'

/**
 * Groups targets into meshes: those of one environment and cluster form one mesh, and a target without an environment forms a
 * mesh by itself. Each mesh also gets the objects that may be applied beside it. Kustomizations and Applications of one
 * place that make the same object are alternatives, such as overlays of two regions: each forms a mesh by itself,
 * and the other objects of the place may be applied beside it.
 *
 * @param otherObjectsFor the result of `objectsOfOtherFiles`
 */
export function groupIntoMeshes(
  contents: readonly TargetContents[],
  otherObjectsFor: OtherObjectsFor,
  context: MeshContext,
): MeshInput[] {
  const placeOf = meshPlaces(contents.map(({ target }) => target))
  const clashing = clashingTargets(contents, placeOf)
  const groups = groupBy(contents, ({ target }) =>
    target.environment === null || clashing.has(target.id) ? `\0${target.id}` : placeKey(placeOf(target)),
  )
  const aroundIn = adjacentObjects({ contents, placeOf, clashing }, otherObjectsFor)
  return [...groups.values()].map((group): MeshInput => ({
    ...contentsTogether(group),
    environment: group[0]!.target.environment,
    otherObjects: aroundIn(placeOf(group[0]!.target)),
    context,
  }))
}

function contentsTogether(
  group: readonly TargetContents[],
): Omit<MeshInput, 'environment' | 'otherObjects' | 'context'> {
  return {
    targets: group.flatMap(({ targets }) => targets),
    manifests: group.flatMap(({ manifests }) => manifests),
    parts: group.flatMap(({ parts = [] }) => parts),
    entries: group.flatMap(({ entries }) => entries),
    documents: group.flatMap(({ documents }) => documents),
    failures: group.flatMap(({ failures }) => failures),
    builds: group.flatMap(({ builds = [] }) => builds),
    deadKeys: group.flatMap(({ deadKeys = [] }) => deadKeys),
    undefinedReads: group.flatMap(({ undefinedReads = [] }) => undefinedReads),
    varyingObjects: group.flatMap(({ varyingObjects = [] }) => varyingObjects),
    unseenLines: group.flatMap(({ unseenLines = [] }) => unseenLines),
    driftedKeys: group.flatMap(({ driftedKeys = [] }) => driftedKeys),
    strayTemplates: [...new Set(group.flatMap(({ strayTemplates = [] }) => strayTemplates))],
    releaseValues: group.flatMap(({ releaseValues = [] }) => releaseValues),
    isPartial: group.some(({ isPartial = false }) => isPartial),
  }
}

/** The ids of the targets with an object that another such target of their place creates as well. */
function clashingTargets(
  contents: readonly TargetContents[],
  placeOf: (target: Target) => MeshPlace,
): ReadonlySet<string> {
  const clashing = new Set<string>()
  const firstByObject = new Map<string, string>()
  for (const { target, manifests } of contents) {
    if (target.environment === null || (target.kind !== 'kustomization' && !target.statedBy)) continue
    const place = placeKey(placeOf(target))
    for (const manifest of manifests) {
      // Several kustomizations may create a namespace that they share.
      if (manifest.kind === 'Namespace') continue
      const { apiVersion, kind, namespace, name } = writtenIdentity(manifest)
      const key = [place, apiVersion, kind, namespace, name].join('\0')
      const first = firstByObject.get(key) ?? target.id
      firstByObject.set(key, first)
      if (first !== target.id) clashing.add(first).add(target.id)
    }
  }
  return clashing
}

/**
 * Finds the objects that may be applied beside others: those of plain files without an environment, also out of scope,
 * those that releases without one render, and those of kustomizations. Files that the configuration lists without an environment are applied beside each
 * other, but not beside the targets of an environment. The returned function gives one of two arrays, so meshes can share
 * tables of them.
 */
export function objectsOfOtherFiles(
  targets: readonly Target[],
  contents: readonly TargetContents[],
  reader: Reader,
): OtherObjectsFor {
  const plain = targets.flatMap((target) =>
    target.kind === 'manifests' && target.environment === null
      ? { target, ...plainContents(target, reader) }
      : [],
  )
  const rendered = contents.filter(({ target }) => target.kind === 'helm' && target.environment === null)
  const built = builtContents(targets, contents, reader)
  const otherObjects = [...plain, ...rendered, ...built].flatMap(objectsThatMayExist)
  const ofEnvironment = [...plain, ...built].filter(({ target }) => !isStandalone(target))
  const excludedIds = new Set(ofEnvironment.map(({ target }) => target.id))
  const besideEnvironment =
    ofEnvironment.length === 0 ? otherObjects : otherObjects.filter(({ target }) => !excludedIds.has(target))
  return (environment) => (environment === null ? otherObjects : besideEnvironment)
}

/**
 * What kustomizations build, also in an environment: their environment is inferred from their path. Of those out of scope,
 * which are not built, the objects in their files.
 */
function builtContents(
  targets: readonly Target[],
  contents: readonly TargetContents[],
  reader: Reader,
): Pick<TargetContents, 'target' | 'manifests' | 'parts'>[] {
  const inScope = contents.filter(({ target }) => target.kind === 'kustomization')
  const ids = new Set(inScope.map(({ target }) => target.id))
  const outOfScope = targets.flatMap((target) =>
    target.kind === 'kustomization' && !ids.has(target.id)
      ? { target, ...unbuiltContents(target, reader) }
      : [],
  )
  return [...inScope, ...outOfScope]
}

/** True for a release or file without an environment, unless the configuration lists it with others. */
function isStandalone(target: Target): boolean {
  return target.environment === null && (target.kind !== 'manifests' || target.loose === 'alone')
}
