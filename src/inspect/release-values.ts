import { oncePer } from '../core/once-per.ts'
import type { HelmTarget } from '../core/target.ts'
import { folderOf, joinPath } from '../core/path.ts'
import { resolveLinks } from '../core/tree.ts'
import type { CustomRules } from '../model/mesh-context.ts'
import type { ValuesOfRelease } from '../model/values-of-release.ts'
import type { Reader } from '../yaml/reader.ts'
import { releaseValues } from './merged-values.ts'
import type { TargetContents } from './target-contents.ts'

/** Adds the merged values of releases if a rule of the repository reads them. */
export function withReleaseValues(
  contents: readonly TargetContents[],
  customRules: CustomRules | null,
  reader: Reader,
): readonly TargetContents[] {
  return customRules?.rules.some(({ readsValues }) => readsValues)
    ? contents.map((ofTarget) => withValues(ofTarget, reader))
    : contents
}

function withValues(contents: TargetContents, reader: Reader): TargetContents {
  const { target } = contents
  if (target.kind !== 'helm') return contents
  return { ...contents, releaseValues: [valuesOf(target, reader)] }
}

function valuesOf(target: HelmTarget, reader: Reader): ValuesOfRelease {
  const { values = [], parameters = [], unknownValues = [] } = target.settings ?? {}
  const isOpen = values.some(({ at, madeFrom }) => at === null && !madeFrom)
  const isStated = parameters.length === 0 && unknownValues.length === 0 && !isOpen
  const isComplete = isStated && isUnpacked(target, reader)
  return { target: target.id, values: releaseValues(target, reader), isComplete }
}

/** False for a packed chart, and for a chart with packed subcharts: only the engine reads their defaults. */
function isUnpacked({ path }: HelmTarget, reader: Reader): boolean {
  const chart = resolveLinks(reader.tree, path) ?? path
  const isFolder = reader.tree.read(joinPath(chart, 'Chart.yaml')) !== undefined
  return isFolder && !foldersWithPacked(reader).has(joinPath(chart, 'charts'))
}

const foldersWithPacked = oncePer(
  ({ tree: { files, mounted = [] } }: Reader): ReadonlySet<string> =>
    new Set([...files, ...mounted].filter((file) => file.endsWith('.tgz')).map(folderOf)),
)
