import { groupBy } from '../core/group.ts'
import { namedFiles, type HelmTarget, type RenderableTarget, type Target } from '../core/target.ts'

/** The targets that one configuration finds in each of the two trees. */
export interface FoundTargets {
  readonly inBase: readonly Target[]
  readonly inHead: readonly Target[]
  /** True if the configuration lists the targets, false if they are discovered. */
  readonly listed: boolean
}

/** The targets of base, chosen so that a change of the configuration does not look like a change of files. */
export interface ComparedTargets {
  /** The targets of base to compare with those of head, sorted by id. */
  readonly base: readonly Target[]
  /** Targets that base's configuration checks and head's does not, although their files are still in head. */
  readonly noLongerChecked: readonly Target[]
  /** Targets that head's configuration checks and base's does not, although their files are in base, too. */
  readonly newlyChecked: readonly Target[]
}

/**
 * Separates targets that are added or removed with their files from those that a change of the configuration adds or
 * removes. A target that base's configuration still finds in head was removed by the configuration: it is left out of
 * base, since its objects are not removed and its findings are not fixed. A target that head's configuration finds in
 * base was added by the configuration: base gets it, too.
 *
 * @param byBase what base's configuration finds
 * @param byHead what head's configuration finds
 */
export function comparedTargets(byBase: FoundTargets, byHead: FoundTargets): ComparedTargets {
  const areListed = byBase.listed && byHead.listed
  return {
    base: baseTargets(byBase, byHead, areListed),
    noLongerChecked: droppedTargets(byBase.inBase, byBase.inHead, byHead.inHead),
    newlyChecked: droppedTargets(byHead.inHead, byHead.inBase, byBase.inBase),
  }
}

function baseTargets(byBase: FoundTargets, byHead: FoundTargets, areListed: boolean): Target[] {
  const [baseInBase, headInBase, baseInHead] = [byId(byBase.inBase), byId(byHead.inBase), byId(byBase.inHead)]
  const counterpartOf = counterparts(byBase.inBase, byHead.inHead)
  const headInHead = byId(byHead.inHead)
  const baseTargetsOf = (id: string): readonly Target[] => {
    const [byBaseConfig, byHeadConfig] = [baseInBase.get(id), headInBase.get(id)]
    // A target that head lists may name files that base does not have: then base has no such target.
    if (!byBaseConfig) return byHeadConfig && isComplete(byHeadConfig) ? [byHeadConfig] : []
    if (!byHeadConfig)
      return headInHead.has(id) ? [byBaseConfig] : removedPart(byBaseConfig, baseInHead.get(id))
    if (!isComplete(byHeadConfig)) return [byBaseConfig]
    return areListed && counterpartOf(byBaseConfig)
      ? [byBaseConfig]
      : [withRemovedFiles(byHeadConfig, byBaseConfig, baseInHead.get(id))]
  }
  return [...new Set([...baseInBase.keys(), ...headInBase.keys()])].toSorted().flatMap(baseTargetsOf)
}

/** The part of a target whose files are removed in head, as opposed to no longer checked. */
function removedPart(inBase: Target, inHead: Target | undefined): readonly Target[] {
  if (!inHead || !isComplete(inHead)) return [inBase]
  const removed = removedFiles(inBase, inHead)
  return inBase.kind === 'manifests' && removed.length > 0 ? [{ ...inBase, files: removed }] : []
}

/** A target as head's configuration finds it in base, with the files that are removed in head. */
function withRemovedFiles(target: Target, inBase: Target, inHead: Target | undefined): Target {
  if (target.kind !== 'manifests' || !inHead) return target
  return { ...target, files: [...new Set([...target.files, ...removedFiles(inBase, inHead)])].toSorted() }
}

function removedFiles(inBase: Target, inHead: Target): string[] {
  if (inBase.kind !== 'manifests' || inHead.kind !== 'manifests') return []
  const headFiles = new Set(inHead.files)
  return inBase.files.filter((file) => !headFiles.has(file))
}

/**
 * The targets that the other configuration does not check although they are in both trees. Of plain manifests and of
 * values files only the dropped files are returned. A release is dropped if the other configuration renders its chart
 * with no superset of its values files.
 *
 * @param inOtherTree what the configuration of `targets` finds in the other tree
 * @param withOtherConfig what the other configuration finds in the other tree
 */
function droppedTargets(
  targets: readonly Target[],
  inOtherTree: readonly Target[],
  withOtherConfig: readonly Target[],
): Target[] {
  const otherTreeById = byId(inOtherTree)
  const isInOtherTree = fileIndex(inOtherTree)
  const isCovered = fileIndex(withOtherConfig)
  const isRendered = releaseIndex(withOtherConfig)
  const counterpartOf = counterparts(targets, withOtherConfig)
  return targets.flatMap((target): Target[] => {
    if (target.kind === 'helm' || target.kind === 'kustomization') {
      const existsInOtherTree = isComplete(otherTreeById.get(target.id))
      return existsInOtherTree && !counterpartOf(target) && !isRendered(target) ? [target] : []
    }
    const dropped = namedFiles(target).filter(
      (file) => isInOtherTree(target, file) && !isCovered(target, file),
    )
    if (dropped.length === 0) return []
    return [target.kind === 'manifests' ? { ...target, files: dropped } : { ...target, values: dropped }]
  })
}

/**
 * Finds the candidate with the id of a target. A candidate that has the files of another of the targets is none: where
 * several targets share an id, the second takes the place of the first when the first is removed.
 */
function counterparts(
  targets: readonly Target[],
  candidates: readonly Target[],
): (target: Target) => Target | undefined {
  const sources = new Set(targets.map(sourcesOf))
  const candidateById = byId(candidates)
  return (target) => {
    const candidate = candidateById.get(target.id)
    if (!candidate || sourcesOf(candidate) === sourcesOf(target)) return candidate
    return sources.has(sourcesOf(candidate)) ? undefined : candidate
  }
}

/** Returns a check whether one of the targets reads a file in the way in which a target does: as manifests or values. */
function fileIndex(targets: readonly Target[]): (target: Target, file: string) => boolean {
  const isPlain = ({ kind }: Target): boolean => kind === 'manifests'
  const plain = new Set(targets.filter(isPlain).flatMap(namedFiles))
  const values = new Set(targets.filter((target) => !isPlain(target)).flatMap(namedFiles))
  return (target, file) => (isPlain(target) ? plain : values).has(file)
}

/** Returns a check whether one of the targets renders the chart of a release with all its values files. */
function releaseIndex(targets: readonly Target[]): (target: RenderableTarget) => boolean {
  const releases = targets.filter((target) => target.kind === 'helm')
  const byPath = groupBy(releases, ({ path }) => path)
  const byValues = groupBy(
    releases.flatMap((release) => release.values.map((file) => ({ release, key: valuesKey(release, file) }))),
    ({ key }) => key,
  )
  return (release) => {
    if (release.kind === 'kustomization') return false
    // The last values file is the most specific one: few releases share it.
    const last = release.values.at(-1)
    if (last === undefined) return byPath.has(release.path)
    return (byValues.get(valuesKey(release, last)) ?? []).some(({ release: candidate }) =>
      release.values.every((file) => candidate.values.includes(file)),
    )
  }
}

function valuesKey({ path }: HelmTarget, file: string): string {
  return `${path}\0${file}`
}

function sourcesOf(target: Target): string {
  return JSON.stringify([target.kind, target.path, namedFiles(target)])
}

function isComplete(target: Target | undefined): boolean {
  return target?.missing.length === 0
}

function byId(targets: readonly Target[]): Map<string, Target> {
  return new Map(targets.map((target) => [target.id, target]))
}
