import type { Config } from '../core/config.ts'
import { namedFiles, type GitopsTarget, type Target } from '../core/target.ts'
import { baseName, folderOf, isInside, joinPath } from '../core/path.ts'
import { resolveLinks, type Skipped } from '../core/tree.ts'
import { configurationFiles } from '../model/configuration-files.ts'
import type { Reader } from '../yaml/reader.ts'
import { pathMatcher } from './manifests.ts'

/** The contents of a tree, independent of the paths that the person named. */
interface TreeContents {
  readonly targets: readonly Target[]
  readonly gitops: readonly GitopsTarget[]
  readonly skipped: readonly Skipped[]
  /** Targets that `overrides` exclude. */
  readonly leftOut: readonly Target[]
}

/** The paths that the person named, and the path of the configuration. */
interface NamedPaths {
  readonly paths: readonly string[]
  readonly configFile: string
}

/**
 * The YAML files that the person named and that nothing reads, with the reason, since a named file must not pass as
 * checked.
 */
export function unreadPaths(
  reader: Reader,
  config: Config,
  { paths, configFile }: NamedPaths,
  { targets, gitops, skipped, leftOut }: TreeContents,
): Skipped[] {
  const named = paths.filter((path) => /\.ya?ml$/.test(path))
  if (named.length === 0) return []
  const files = new Set(reader.tree.files)
  const read = pathsRead(reader, configFile, { targets, gitops, skipped })
  const charts = targets.flatMap((target) => (target.kind === 'helm' ? target.path : []))
  const isOfChart = (path: string): boolean =>
    !isSpareValuesFile(path, files) && charts.some((chart) => isInside(path, chart))
  const unread = named.filter((path) => files.has(path) && !read.has(path) && !isOfChart(path))
  const ofLeftOut = new Set(leftOut.flatMap(namedFiles))
  return unread.map((file) => ({
    file,
    reason: ofLeftOut.has(file)
      ? `\`overrides\` in ${configFile} excludes it`
      : reasonFor(file, config, configFile),
  }))
}

function pathsRead(
  reader: Reader,
  configFile: string,
  { targets, gitops, skipped }: Omit<TreeContents, 'leftOut'>,
): ReadonlySet<string> {
  const files = targets.flatMap((target) => namedFiles(target))
  return new Set([
    ...files.flatMap((path) => [path, resolveLinks(reader.tree, path) ?? path]),
    ...[...gitops, ...targets].map(({ path }) => path),
    ...skipped.map(({ file }) => file),
    configFile,
    ...configurationFiles(reader, configFile).files,
  ])
}

/** True for values that a chart does not read by itself, such as `values-prod.yaml` or `ci/values.yaml`. */
function isSpareValuesFile(path: string, files: ReadonlySet<string>): boolean {
  const name = baseName(path)
  if (!/values/i.test(name)) return false
  return name !== 'values.yaml' || !files.has(joinPath(folderOf(path), 'Chart.yaml'))
}

function reasonFor(file: string, config: Config, configFile: string): string {
  if (pathMatcher(config['custom-rules'] ?? [])(file))
    return `\`custom-rules\` in ${configFile} names it: it contains custom rules, or examples of them`
  if (pathMatcher(config.exclude ?? [])(file)) return `\`exclude\` in ${configFile} excludes it`
  if (config.targets) return `no entry of \`targets\` in ${configFile} uses it`
  return `it is not checked: it contains no manifest and no known layout of values, and no chart is rendered with it; if it belongs to a release, list the release under \`targets\` in ${configFile}`
}
