import { groupBy } from '../core/group.ts'
import type { HelmTarget, Target } from '../core/target.ts'

/** The targets that one configuration finds in each of the two trees. */
export interface Outlook {
  readonly inBase: readonly Target[]
  readonly inHead: readonly Target[]
  /** True if the configuration lists the targets, false if they are discovered. */
  readonly listed: boolean
}

/** How base is looked at, so that a change of the configuration does not look like a change of files. */
export interface ComparedTargets {
  /** The targets of base to compare with those of head, sorted by id. */
  readonly base: readonly Target[]
  /** What base's configuration looks at and head's does not, although its files are still in head. */
  readonly noLongerChecked: readonly Target[]
  /** What head's configuration looks at and base's does not, although its files are in base, too. */
  readonly newlyChecked: readonly Target[]
}

/**
 * Tells targets that come or go with their files from those that come or go with the configuration: `before` is the
 * outlook of base's configuration, `after` that of head's. A target that is still found in head by base's configuration
 * went with the configuration; it is left out of base, since its objects are not removed and its findings not fixed. A
 * target that head's configuration finds in base came with the configuration; base has it, too.
 */
export function comparedTargets(before: Outlook, after: Outlook): ComparedTargets {
  const listed = before.listed && after.listed
  return {
    base: baseTargets(before, after, listed),
    noLongerChecked: onlyIn(before.inBase, before.inHead, after.inHead),
    newlyChecked: onlyIn(after.inHead, after.inBase, before.inBase),
  }
}

function baseTargets(before: Outlook, after: Outlook, listed: boolean): Target[] {
  const [own, other, still] = [byId(before.inBase), byId(after.inBase), byId(before.inHead)]
  const counterpart = counterparts(before.inBase, after.inHead)
  const heads = byId(after.inHead)
  const baseTarget = (id: string): readonly Target[] => {
    const [left, right] = [own.get(id), other.get(id)]
    // A target that head lists may name sources that base does not have: then base has no such target.
    if (!left) return right && isComplete(right) ? [right] : []
    if (!right) return heads.has(id) ? [left] : gone(left, still.get(id))
    if (!isComplete(right)) return [left]
    return listed && counterpart(left) ? [left] : [withGone(right, left, still.get(id))]
  }
  return [...new Set([...own.keys(), ...other.keys()])].toSorted().flatMap(baseTarget)
}

/** What of a target is gone with its files, and not only out of sight. */
function gone(own: Target, still: Target | undefined): readonly Target[] {
  if (!still || !isComplete(still)) return [own]
  const files = filesGone(own, still)
  return own.kind === 'manifests' && files.length > 0 ? [{ ...own, files }] : []
}

/** A target as head's configuration has it in base, with the files that head has no more. */
function withGone(target: Target, own: Target, still: Target | undefined): Target {
  if (target.kind !== 'manifests' || !still) return target
  return { ...target, files: [...new Set([...target.files, ...filesGone(own, still)])].toSorted() }
}

function filesGone(own: Target, still: Target): string[] {
  if (own.kind !== 'manifests' || still.kind !== 'manifests') return []
  const there = new Set(still.files)
  return own.files.filter((file) => !there.has(file))
}

/**
 * The targets of `own` that `other` does not look at in any way, although `still`, the same configuration on the other
 * tree, finds them there: of plain files and of values those files, of releases those whose chart `other` does not
 * render with the same values, or with more.
 */
function onlyIn(own: readonly Target[], still: readonly Target[], other: readonly Target[]): Target[] {
  const there = byId(still)
  const isStill = fileIndex(still)
  const isCovered = fileIndex(other)
  const rendersLike = releaseIndex(other)
  const counterpart = counterparts(own, other)
  return own.flatMap((target): Target[] => {
    if (target.kind === 'helm') {
      const isThere = isComplete(there.get(target.id))
      return isThere && !counterpart(target) && !rendersLike(target) ? [target] : []
    }
    const left = filesOf(target).filter((file) => isStill(target, file) && !isCovered(target, file))
    if (left.length === 0) return []
    return [target.kind === 'manifests' ? { ...target, files: left } : { ...target, values: left }]
  })
}

/**
 * Finds the target that has the same id among others. It is no counterpart if it has the sources of another target:
 * of several with one id, the second becomes the first where the first goes.
 */
function counterparts(
  own: readonly Target[],
  other: readonly Target[],
): (target: Target) => Target | undefined {
  const sources = new Set(own.map(sourcesOf))
  const others = byId(other)
  return (target) => {
    const found = others.get(target.id)
    if (!found || sourcesOf(found) === sourcesOf(target)) return found
    return sources.has(sourcesOf(found)) ? undefined : found
  }
}

/** Tells whether one of the targets reads a file as a target does: as manifests, or as values. */
function fileIndex(targets: readonly Target[]): (target: Target, file: string) => boolean {
  const isPlain = ({ kind }: Target): boolean => kind === 'manifests'
  const plain = new Set(targets.filter(isPlain).flatMap(filesOf))
  const values = new Set(targets.filter((target) => !isPlain(target)).flatMap(filesOf))
  return (target, file) => (isPlain(target) ? plain : values).has(file)
}

/** Tells whether one of the targets renders the chart of a release with all its values. */
function releaseIndex(targets: readonly Target[]): (release: HelmTarget) => boolean {
  const releases = targets.filter((target) => target.kind === 'helm')
  const byPath = groupBy(releases, ({ path }) => path)
  const byValues = groupBy(
    releases.flatMap((release) => release.values.map((file) => ({ release, key: valuesKey(release, file) }))),
    ({ key }) => key,
  )
  return (release) => {
    // The last values file is the most special one: few releases share it.
    const last = release.values.at(-1)
    if (last === undefined) return byPath.has(release.path)
    return (byValues.get(valuesKey(release, last)) ?? []).some(({ release: each }) =>
      release.values.every((file) => each.values.includes(file)),
    )
  }
}

function valuesKey({ path }: HelmTarget, file: string): string {
  return `${path}\0${file}`
}

/** The files that a target reads; of a release its values files. */
function filesOf(target: Target): readonly string[] {
  return target.kind === 'manifests' ? target.files : target.values
}

function sourcesOf(target: Target): string {
  return JSON.stringify([target.kind, target.path, filesOf(target)])
}

function isComplete(target: Target | undefined): boolean {
  return target?.missing.length === 0
}

function byId(targets: readonly Target[]): Map<string, Target> {
  return new Map(targets.map((target) => [target.id, target]))
}
