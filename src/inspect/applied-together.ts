import { groupBy } from '../core/group.ts'
import type { Target } from '../core/target.ts'
import type { Manifest } from '../model/manifest.ts'
import type { MeshContext } from '../model/mesh-context.ts'
import type { MeshContents, MeshInput } from '../model/mesh.ts'
import type { Reader } from '../yaml/reader.ts'
import { plainContents, type TargetContents } from './target-contents.ts'

/**
 * Targets of one environment are one mesh; where no environment is known, each target stands alone. All of them see
 * what may be applied beside them.
 *
 * @param aroundOf what `objectsOfOtherFiles` says of an environment
 */
export function appliedTogether(
  worlds: readonly TargetContents[],
  aroundOf: OtherFiles,
  context: MeshContext,
): MeshInput[] {
  const groups = groupBy(worlds, ({ target }) => target.environment ?? `\0${target.id}`)
  return [...groups.values()].map((group) => ({
    environment: group[0]!.target.environment,
    targets: group.flatMap(({ targets }) => targets),
    manifests: group.flatMap(({ manifests }) => manifests),
    parts: group.flatMap(({ parts = [] }) => parts),
    entries: group.flatMap(({ entries }) => entries),
    documents: group.flatMap(({ documents }) => documents),
    failures: group.flatMap(({ failures }) => failures),
    deadKeys: group.flatMap(({ deadKeys = [] }) => deadKeys),
    undefinedReads: group.flatMap(({ undefinedReads = [] }) => undefinedReads),
    isPartial: group.some(({ isPartial = false }) => isPartial),
    around: aroundOf(group[0]!.target.environment),
    context,
  }))
}

/** What may be applied beside the targets of an environment, or beside those of none. */
export type OtherFiles = (environment: string | null) => readonly Manifest[]

/**
 * The objects that may be applied beside others, since nothing says which environment they are of: those of plain
 * files, looked at now or not, and those that releases render. Files that the configuration lists without an
 * environment are beside each other, and not beside those of one. At most two arrays, whatever is asked for.
 */
export function objectsOfOtherFiles(
  targets: readonly Target[],
  worlds: readonly TargetContents[],
  reader: Reader,
): OtherFiles {
  const plain = targets.flatMap((target) =>
    target.kind === 'manifests' && target.environment === null
      ? { target, ...plainContents(target, reader) }
      : [],
  )
  const rendered = worlds.filter(({ target }) => target.kind === 'helm' && target.environment === null)
  const all = [...plain, ...rendered].flatMap(objectsThatMayBe)
  const listed = plain.filter(({ target }) => !isAlone(target))
  const ids = new Set(listed.map(({ target }) => target.id))
  const beside = listed.length === 0 ? all : all.filter(({ target }) => !ids.has(target))
  return (environment) => (environment === null ? all : beside)
}

/** The objects of a world that a cluster may hold, in this form or another. */
export function objectsThatMayBe({
  manifests,
  parts = [],
}: Pick<MeshContents, 'manifests' | 'parts'>): Manifest[] {
  return [...manifests, ...parts.filter(({ part }) => part === 'base' || part === 'unapplied')]
}

/** True where nothing says what else is applied with a target: for a release or a file without an environment. */
function isAlone(target: Target): boolean {
  return target.environment === null && (target.kind !== 'manifests' || target.loose === 'alone')
}
