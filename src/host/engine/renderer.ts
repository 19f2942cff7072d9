import { createAgingMap, type AgingMap } from '../../core/aging-map.ts'
import type { Provenance } from '../../core/cause.ts'
import type { Evaluators } from '../../core/evaluators.ts'
import { oncePer, oncePerPair } from '../../core/once-per.ts'
import type { Render } from '../../core/render.ts'
import type { RenderedStatement, RenderingRelease } from '../../core/rendered-statement.ts'
import type { HelmTarget, RenderableTarget } from '../../core/target.ts'
import { outOfTime, type RunPhase } from '../../core/time-budget.ts'
import type { Tree } from '../../core/tree.ts'
import type { ValuesUse } from '../../core/values-use.ts'
import { chartLoader, type ChartLoader } from '../../render/chart-files.ts'
import { dedupeRenders } from '../../render/dedupe.ts'
import { createEvaluators } from './evaluators.ts'
import type { TemplateEngine } from '../../render/fill-templates.ts'
import type { HelmfileEngine } from '../../render/helmfile/evaluate.ts'
import type { HelmEngine } from '../../render/helm.ts'
import { openRelease } from '../../render/causes/opened-release.ts'
import type { OpenedStatement } from '../../render/causes/types.ts'
import { createProvenance } from '../../render/causes/provenance.ts'
import { createBuildProvenance } from '../../render/causes/build-provenance.ts'
import type { KustomizeEngine } from '../../render/kustomize/build.ts'
import { cachedBuilds, type Build, type CachedBuild } from '../../render/kustomize/build-cache.ts'
import { renderRelease } from '../../render/kustomize/post-render.ts'
import { buildProbe, renderKustomization } from '../../render/kustomize/render.ts'
import { releaseRequest } from '../../render/release-request.ts'
import { createValuesUse } from '../../render/unused-values/values-use.ts'
import { renderKey } from '../../render/render-key.ts'
import type { EngineAnswer, EngineJob } from '../../render/engine.ts'
import { readerOf } from '../../yaml/reader.ts'
import type { RunningBudget } from '../time-budget.ts'
import type { Deadline } from './pooled-job.ts'

/** Everything that a run uses an engine for. */
export interface Renderer {
  readonly evaluators: Evaluators
  /** Renders releases and kustomizations of a tree, one answer for each. Equal ones are rendered once. */
  render(tree: Tree, targets: readonly RenderableTarget[]): Promise<Render>[]
  /** A hash of all that a release depends on: releases with equal keys render the same. */
  releaseKey(tree: Tree, target: HelmTarget): string
  /**
   * Finds the causes of fields of one target.
   *
   * @param shown its manifest, if it was rendered before
   * @param statement how it is stated, if another release renders the object that states it
   */
  provenance(tree: Tree, target: RenderableTarget, shown?: string, statement?: RenderedStatement): Provenance
  /** Finds unused and undefined values of one release; once for a release that base and head have in common. */
  valuesUse(tree: Tree, target: HelmTarget): ValuesUse
  /** Forgets the renders that were not asked for since the call before; for a process that renders again and again. */
  age(): void
}

/** An engine that renders the jobs of one group before those of a later group. */
export interface RunEngine {
  render(
    job: EngineJob & { readonly deadline?: Deadline },
    group?: object,
  ): EngineAnswer | Promise<EngineAnswer>
}

/** An engine for the jobs of one phase. */
type JobEngine = HelmEngine & HelmfileEngine & KustomizeEngine & TemplateEngine

/** The releases of one tree are a group, which is rendered before the releases of the next tree. */
function engineOfPhase(
  engine: RunEngine,
  budget: RunningBudget | undefined,
): (phase: RunPhase, group?: object) => JobEngine {
  return (phase, group) => {
    const late = budget && { budget, reason: outOfTime(budget) }
    // The budget may have been started again since this engine was made.
    const deadlineOf = (): Deadline | undefined =>
      late && { at: late.budget.endOf(phase), reason: late.reason }
    return {
      render(job: EngineJob) {
        const deadline = deadlineOf()
        return engine.render(deadline ? { ...job, deadline } : job, group)
      },
    }
  }
}

/** Opens what states a release; `undefined` if the chart that renders it cannot be read. */
type StatementOpener = (statement: RenderedStatement, charts: ChartLoader) => OpenedStatement | undefined

/** Each release that renders statements is opened once. */
function statementOpener(engine: () => JobEngine): StatementOpener {
  const openRenderer = oncePerPair((charts: ChartLoader, { target, manifest, statement }: RenderingRelease) =>
    openRelease(
      engine(),
      charts,
      releaseRequest(charts.tree, target),
      manifest,
      statement && open(statement, charts),
    ),
  )

  function open(statement: RenderedStatement, charts: ChartLoader): OpenedStatement | undefined {
    const renderer = openRenderer(charts, statement.renderer)
    return renderer ? { statement, renderer } : undefined
  }

  return open
}

function provenanceOf(
  engine: () => JobEngine,
  chartsOf: (tree: Tree) => ChartLoader,
  build: Build,
): Renderer['provenance'] {
  const openStatement = statementOpener(engine)
  return (tree, target, shown, statement) => {
    if (target.kind === 'kustomization')
      return createBuildProvenance(buildProbe(engine(), readerOf(tree), target, () => build(tree, target)))
    const charts = chartsOf(tree)
    const stated = statement && openStatement(statement, charts)
    return createProvenance(engine(), charts, releaseRequest(tree, target), shown, stated)
  }
}

/** Creates the renderer of a run. Jobs beyond the time budget are answered as late. */
export function createRenderer(engine: RunEngine, budget?: RunningBudget): Renderer {
  const inTime = engineOfPhase(engine, budget)
  const dedupe = dedupeRenders()
  const chartsOf = oncePer(chartLoader)
  const builds = createAgingMap<CachedBuild>()
  const renders = createAgingMap<Promise<Render>>()
  const uses = createAgingMap<ValuesUse>()
  const buildOnce = cachedBuilds(
    (tree, target) => renderKustomization(inTime('render', chartsOf(tree)), readerOf(tree), target),
    builds,
  )
  const renderOnce = oncePerRelease(renders, (charts, target) =>
    renderRelease(inTime('render', charts), charts, releaseRequest(charts.tree, target)).then(dedupe),
  )
  const valuesUseOnce = oncePerRelease(uses, (charts, target) =>
    createValuesUse(inTime('render'), charts, releaseRequest(charts.tree, target)),
  )
  return {
    evaluators: createEvaluators(inTime('render')),
    render: function renderAll(tree, targets) {
      return targets.map((target) =>
        target.kind === 'helm'
          ? renderOnce(chartsOf(tree), target)
          : buildOnce(tree, target).then(({ render }) => dedupe(render)),
      )
    },
    releaseKey: (tree, target) => renderKey(chartsOf(tree), target),
    provenance: provenanceOf(() => inTime('repair'), chartsOf, buildOnce),
    valuesUse: (tree, target) => valuesUseOnce(chartsOf(tree), target),
    age() {
      for (const results of [builds, renders, uses]) results.age()
    },
  }
}

/** Returns a function that keeps the result of `work` for all releases with equal charts, values and options. */
function oncePerRelease<Result>(
  results: AgingMap<Result>,
  work: (charts: ChartLoader, target: HelmTarget) => Result,
): (charts: ChartLoader, target: HelmTarget) => Result {
  return (charts, target) => {
    const key = renderKey(charts, target)
    const result = results.get(key) ?? work(charts, target)
    results.set(key, result)
    return result
  }
}
