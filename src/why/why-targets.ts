import type { Config } from '../core/config.ts'
import type { Target } from '../core/target.ts'
import { isInside, resolveLinks, type Tree } from '../core/tree.ts'
import { findCharts } from '../discover/charts.ts'
import type { Chart } from '../discover/chart.ts'
import { discover } from '../discover/discover.ts'
import { checkEnvironments, inScope } from '../discover/scope.ts'
import type { Reader } from '../yaml/reader.ts'

/** What is asked for. */
export interface TargetQuestion {
  /** Path in the tree of a file or folder. */
  readonly file: string
  /** Only these environments; none means all. */
  readonly environments: readonly string[]
  readonly configFile: string
}

/**
 * The targets that a file or folder has a part in: those that name it as values or manifests, else those of its chart
 * and of charts that depend on it. Only where there are none, its chart by itself.
 * Throws `UsageError` for an environment that none of them has.
 */
export function targetsUsing(reader: Reader, config: Config, question: TargetQuestion): Target[] {
  const { file, environments } = question
  const found = releasesUsing(reader, config, question)
  const targets =
    found.length > 0
      ? found
      : inScope(discovered(reader, config, question, [file]), { paths: [file], environments: [] })
  checkEnvironments(
    targets.map(({ environment }) => environment),
    environments,
  )
  return inScope(targets, { paths: [], environments })
}

function releasesUsing(reader: Reader, config: Config, question: TargetQuestion): Target[] {
  const { file } = question
  const all = discovered(reader, config, question, [])
  const naming = all.filter((target) => names(target, file, reader.tree))
  if (naming.length > 0) return naming
  const around = new Set(inScope(all, { paths: [file], environments: [] }))
  const charts = chartsUsing(reader, file)
  return all.filter((target) => around.has(target) || (target.kind === 'helm' && charts.has(target.path)))
}

function names(target: Target, file: string, tree: Tree): boolean {
  const files = target.kind === 'manifests' ? target.files : target.values
  return files.some((each) => each === file || resolveLinks(tree, each) === file)
}

function discovered(
  reader: Reader,
  config: Config,
  { configFile }: TargetQuestion,
  paths: readonly string[],
): readonly Target[] {
  return discover(reader, config, { configFile, paths, together: false }).targets
}

/** The folders of charts that depend, over however many others, on the chart of a file. */
function chartsUsing(reader: Reader, file: string): Set<string> {
  const charts = findCharts(reader)
  const place = resolveLinks(reader.tree, file) ?? file
  const using = new Set(charts.map(({ path }) => path).filter((path) => isInside(place, path)))
  const isNew = ({ path, uses }: Chart): boolean => !using.has(path) && uses.some((used) => using.has(used))
  for (let more = charts.filter(isNew); more.length > 0; more = charts.filter(isNew)) {
    for (const { path } of more) using.add(path)
  }
  return using
}
