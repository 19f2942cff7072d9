import type { Config } from '../core/config.ts'
import type { Evaluators } from '../core/evaluators.ts'
import type { Repository } from '../core/repository.ts'
import type { Render } from '../core/render.ts'
import { namedFiles, type RenderableTarget, type Target } from '../core/target.ts'
import { isInside, resolveLinks, type Tree } from '../core/tree.ts'
import { findCharts } from '../discover/charts.ts'
import type { Chart } from '../discover/chart.ts'
import { discover } from '../discover/discover.ts'
import { isHelmRelease } from '../discover/gitops/flux/helm-releases.ts'
import { gitopsObjects } from '../discover/references/gitops-objects.ts'
import { checkEnvironments, inScope } from '../discover/scope.ts'
import { renderWithNested } from '../inspect/nested-targets.ts'
import type { Reader } from '../yaml/reader.ts'

/** Which targets `meshgate why` looks at. */
export interface TargetQuery {
  /** Path in the tree of a file or folder. */
  readonly file: string
  /** Only these environments; none means all. */
  readonly environments: readonly string[]
  readonly configFile: string
  /** The Git repository of the tree. */
  readonly repository: () => Repository
  readonly evaluators: Evaluators
  /** Renders a target; flags may change a release, so the result contains the rendered one. */
  readonly render: (tree: Tree, target: RenderableTarget) => Promise<Render>
}

/**
 * The targets that use a file or folder: those that name it as values or manifests, else those of its chart and of
 * charts that depend on it, else its chart without a release.
 * Throws `UsageError` for an environment that none of them has.
 */
export async function targetsUsing(reader: Reader, config: Config, query: TargetQuery): Promise<Target[]> {
  const { file, environments } = query
  const releases = await releasesUsing(reader, config, query)
  const targets =
    releases.length > 0
      ? releases
      : inScope(await discoverTargets(reader, config, query, [file]), { paths: [file], environments: [] })
  checkEnvironments(
    targets.map(({ environment }) => environment),
    environments,
  )
  return inScope(targets, { paths: [], environments })
}

async function releasesUsing(reader: Reader, config: Config, query: TargetQuery): Promise<Target[]> {
  const { file } = query
  const targets = await discoverTargets(reader, config, query, [])
  const naming = targets.filter((target) => namesFile(target, file, reader.tree))
  if (naming.length > 0) return naming
  const inFolder = new Set(inScope(targets, { paths: [file], environments: [] }))
  const charts = chartsUsing(reader, file)
  return targets.filter(
    (target) => inFolder.has(target) || (target.kind === 'helm' && charts.has(target.path)),
  )
}

function namesFile(target: Target, file: string, tree: Tree): boolean {
  return namedFiles(target).some((name) => name === file || resolveLinks(tree, name) === file)
}

async function discoverTargets(
  reader: Reader,
  config: Config,
  { configFile, repository, evaluators, render }: TargetQuery,
  paths: readonly string[],
): Promise<readonly Target[]> {
  const options = { configFile, paths, together: false, repository, evaluators }
  const { targets } = await discover(reader, config, options)
  if (!gitopsObjects(reader).some(isHelmRelease)) return targets
  const all = { allTargets: targets, targets, gitops: [], skipped: [] }
  const scope = { paths: [], environments: [], repository, ...evaluators }
  // What is built shows the HelmReleases as they are applied.
  const { allTargets } = await renderWithNested(reader, all, config, scope, async (latest) => {
    const kustomizations = latest.filter((target) => target.kind === 'kustomization')
    const renders = await Promise.all(kustomizations.map((target) => render(reader.tree, target)))
    return new Map(renders.map((built) => [built.target.id, built]))
  })
  return allTargets
}

/** The folders of charts that depend directly or indirectly on the chart of a file. */
function chartsUsing(reader: Reader, file: string): Set<string> {
  const charts = findCharts(reader)
  const resolvedFile = resolveLinks(reader.tree, file) ?? file
  const users = new Set(charts.map(({ path }) => path).filter((path) => isInside(resolvedFile, path)))
  const isNew = ({ path, uses }: Chart): boolean => !users.has(path) && uses.some((used) => users.has(used))
  for (let dependents = charts.filter(isNew); dependents.length > 0; dependents = charts.filter(isNew)) {
    for (const { path } of dependents) users.add(path)
  }
  return users
}
