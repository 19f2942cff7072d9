import type { Config } from '../core/config.ts'
import type { Evaluators } from '../core/evaluators.ts'
import type { Repository } from '../core/repository.ts'
import type { Render } from '../core/render.ts'
import { namedFiles, type RenderableTarget, type Target } from '../core/target.ts'
import { isInside, joinPath } from '../core/path.ts'
import { resolveLinks, type Tree } from '../core/tree.ts'
import { findCharts } from '../discover/charts.ts'
import type { Chart } from '../discover/chart.ts'
import { discover } from '../discover/discover.ts'
import { checkEnvironments, targetsInScope } from '../discover/scope.ts'
import { renderWithNested } from '../inspect/nested-targets.ts'
import { renderedStatements, type StatementOf } from '../inspect/rendered-statements.ts'
import type { Reader } from '../yaml/reader.ts'

/** The targets for `meshgate why`. */
export interface TargetQuery {
  /** Path in the tree of a file or folder. */
  readonly file: string
  /** Only these environments; none means all. */
  readonly environments: readonly string[]
  readonly configFile: string
  /** The Git repository of the tree. */
  readonly repository: () => Repository
  readonly evaluators: Evaluators
  /** Renders a target as the tree states it. */
  readonly render: (tree: Tree, target: RenderableTarget) => Promise<Render>
}

/** The targets that use a file. */
export interface UsingTargets {
  readonly targets: readonly Target[]
  /** The targets that these render in turn, as in an app of apps. */
  readonly nested: readonly Target[]
  readonly statementOf: StatementOf
}

/**
 * The targets that use a file or folder: those that name it as values or manifests, else those of its chart and of
 * charts that depend on it, else its chart without a release.
 * Throws `UsageError` for an environment that none of them has.
 */
export async function targetsUsing(
  reader: Reader,
  config: Config,
  query: TargetQuery,
): Promise<UsingTargets> {
  const { file, environments } = query
  const ofTree = await discoverTargets(reader, config, query, [])
  const releases = releasesUsing(file, ofTree.targets, reader)
  const found = releases.length > 0 ? ofTree : await discoverTargets(reader, config, query, [file])
  const targets =
    releases.length > 0 ? releases : targetsInScope(found.targets, { paths: [file], environments: [] })
  checkEnvironments(
    targets.map(({ environment }) => environment),
    environments,
  )
  const ofEnvironments = (all: readonly Target[]): Target[] =>
    targetsInScope(all, { paths: [], environments })
  return {
    targets: ofEnvironments(targets),
    nested: ofEnvironments(targetsBelow(targets, found.targets)),
    statementOf: found.statementOf,
  }
}

function releasesUsing(file: string, targets: readonly Target[], reader: Reader): readonly Target[] {
  const naming = targets.filter((target) => namesFile(target, file, reader.tree))
  if (naming.length > 0) return naming
  const inFolder = new Set(targetsInScope(targets, { paths: [file], environments: [] }))
  const charts = chartsUsing(reader, file)
  return targets.filter(
    (target) => inFolder.has(target) || (target.kind === 'helm' && charts.has(target.path)),
  )
}

function namesFile(target: Target, file: string, tree: Tree): boolean {
  return namedFiles(target).some((name) => name === file || resolveLinks(tree, name) === file)
}

/** The targets that some targets render, to any depth; each comes after the one that renders it. */
function targetsBelow(targets: readonly Target[], all: readonly Target[]): Target[] {
  const above = new Set(targets.map(({ id }) => id))
  return all.filter(({ id, renderedBy }) => {
    if (above.has(id) || renderedBy === undefined || !above.has(renderedBy)) return false
    above.add(id)
    return true
  })
}

type DiscoveredTargets = Pick<UsingTargets, 'targets' | 'statementOf'>

/** The targets of a tree, with those that rendered objects of Argo CD and Flux state. */
async function discoverTargets(
  reader: Reader,
  config: Config,
  { configFile, repository, evaluators, render }: TargetQuery,
  paths: readonly string[],
): Promise<DiscoveredTargets> {
  const options = { configFile, paths, together: false, repository, evaluators }
  const { targets } = await discover(reader, config, options)
  const isRenderer = deliveryRendererTest(reader)
  if (!targets.some(isRenderer)) return { targets, statementOf: () => undefined }
  const all = { allTargets: targets, targets, gitops: [], skipped: [] }
  const scope = { paths: [], environments: [], repository, ...evaluators }
  const { allTargets, renders, nested } = await renderWithNested(
    reader,
    all,
    config,
    scope,
    async (latest) => {
      const rendered = latest.filter(isRenderer).map((target) => render(reader.tree, target))
      return new Map((await Promise.all(rendered)).map((result) => [result.target.id, result]))
    },
  )
  const byId = new Map(allTargets.map((target) => [target.id, target]))
  return { targets: allTargets, statementOf: renderedStatements({ ...nested, targets: byId, renders }) }
}

/**
 * Returns whether a target may render objects of Argo CD or Flux, by the texts of its files and of charts of registries. What
 * is packed in an archive may have them.
 */
function deliveryRendererTest(reader: Reader): (target: Target) => target is RenderableTarget {
  const { files, mounted = [] } = reader.tree
  const namesObjects = (file: string): boolean =>
    /\.(ya?ml|tpl)$/.test(file) && deliveryGroups.test(reader.text(file) ?? '')
  const inFiles = files.filter((file) => file.endsWith('.tgz') || namesObjects(file))
  const inCharts = mounted.filter(namesObjects)
  const isNamed = new Set(inFiles)
  const takesCharts = (file: string): boolean => inCharts.length > 0 && chartUse.test(reader.text(file) ?? '')
  return (target): target is RenderableTarget => {
    if (target.missing.length > 0) return false
    if (target.kind === 'helm')
      return (
        [...inFiles, ...inCharts].some((file) => isInside(file, target.path)) ||
        ['Chart.yaml', 'requirements.yaml'].some((file) => takesCharts(joinPath(target.path, file)))
      )
    return (
      target.kind === 'kustomization' &&
      namedFiles(target).some((file) => isNamed.has(file) || takesCharts(file))
    )
  }
}

/** The keys of Helm and kustomize that name charts of registries. */
const chartUse = /\b(dependencies|helmCharts|helmChartInflationGenerator|HelmChartInflationGenerator):?/

/** The API groups of objects that state what is rendered. */
const deliveryGroups = /argoproj\.io|fluxcd\.io/

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
