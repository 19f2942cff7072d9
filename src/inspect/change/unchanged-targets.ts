import type { Target } from '../../core/target.ts'
import { folderOf } from '../../core/path.ts'
import type { MeshContents } from '../../model/mesh.ts'
import type { YamlDocument } from '../../yaml/node.ts'
import { isSameContents } from '../same-contents.ts'
import type { TargetContents } from '../target-contents.ts'

/** The ids of the targets with the same objects, values and documents in both trees. */
export function unchangedTargets(
  base: readonly TargetContents[],
  head: readonly TargetContents[],
): ReadonlySet<string> {
  const inBase = new Map(base.map((contents) => [contents.target.id, contents]))
  return new Set(
    head.flatMap((contents) => {
      const { id } = contents.target
      const before = inBase.get(id)
      return before && isSameTarget(before, contents) ? id : []
    }),
  )
}

/** False for a target that does not render: the reason may differ although nothing else does. */
function isSameTarget(before: TargetContents, after: TargetContents): boolean {
  if ([before, after].some(({ failures, builds = [] }) => failures.length + builds.length > 0)) return false
  return isSameContents(before, after, uses)
}

/** The facts about the use of values by a target and others. `targets` contains `target` as well. */
const uses: ReadonlySet<PropertyKey> = new Set<keyof TargetContents>([
  'target',
  'deadKeys',
  'undefinedReads',
  'varyingObjects',
  'unseenLines',
  'driftedKeys',
])

/** The ids of targets with facts about the use of values, which depend on other targets as well. */
export function targetsWithUses(contents: MeshContents): string[] {
  const {
    deadKeys = [],
    undefinedReads = [],
    varyingObjects = [],
    unseenLines = [],
    driftedKeys = [],
  } = contents
  return [
    ...[...deadKeys, ...undefinedReads, ...unseenLines, ...driftedKeys].map(({ target }) => target),
    ...varyingObjects.map(({ manifest }) => manifest.target),
  ]
}

/** The documents of the targets that differ. */
export function changedDocuments(
  contents: readonly TargetContents[],
  unchanged: ReadonlySet<string>,
): ReadonlySet<YamlDocument> {
  const changed = contents.filter(({ target }) => !unchanged.has(target.id))
  return new Set(changed.flatMap(({ documents }) => documents.map(({ document }) => document)))
}

/** The folders of loose manifests that differ: the files of a folder are also looked at together. */
export function changedFolders(
  contents: readonly TargetContents[],
  unchanged: ReadonlySet<string>,
): ReadonlySet<string | null> {
  const folders = contents.map(({ target }) => (unchanged.has(target.id) ? null : folderOfLoose(target)))
  return new Set(folders.filter((folder) => folder !== null))
}

/** The folder (`''` for the root) of a loose target `manifests` with `loose: 'alone'`; `null` for any other target. */
export function folderOfLoose(target: Target): string | null {
  return target.kind === 'manifests' && target.loose === 'alone' ? folderOf(target.path) : null
}
