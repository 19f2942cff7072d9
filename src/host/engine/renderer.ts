import { createAgingMap, type AgingMap } from '../../core/aging-map.ts'
import type { Evaluators } from '../../core/evaluators.ts'
import type { KeptAnswers } from '../../core/kept-answers.ts'
import { weakOncePer } from '../../core/once-per.ts'
import type { Render } from '../../core/render.ts'
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
import type { KustomizeEngine } from '../../render/kustomize/build.ts'
import { cachedBuilds, type CachedBuild } from '../../render/kustomize/build-cache.ts'
import { renderRelease } from '../../render/kustomize/post-render.ts'
import { renderKustomization } from '../../render/kustomize/render.ts'
import { releaseRequest } from '../../render/release-request.ts'
import { createValuesUse } from '../../render/unused-values/values-use.ts'
import { renderKey } from '../../render/render-key.ts'
import type { EngineAnswer } from '../../render/engine.ts'
import type { EngineJob } from '../../render/engine-job.ts'
import { readerOf } from '../../yaml/reader.ts'
import type { RunningBudget } from '../time-budget.ts'
import type { Deadline } from './pooled-job.ts'
import { boundOldGeneration } from './v8-flags.ts'
import { createProvenanceOf, type ProvenanceOf } from './provenance.ts'

/** All uses of an engine by a run. */
export interface Renderer {
  readonly evaluators: Evaluators
  /** Renders releases and kustomizations of a tree and returns a result for each. Equal targets are rendered once. */
  render(tree: Tree, targets: readonly RenderableTarget[]): Promise<Render>[]
  /** A hash of all inputs of a release. Releases with equal keys render the same manifests. */
  releaseKey(tree: Tree, target: HelmTarget): string
  readonly provenance: ProvenanceOf
  /** Finds unused and undefined values of one release; once for a release that base and head share. */
  valuesUse(tree: Tree, target: HelmTarget): ValuesUse
  /** Drops renders that were not used since the previous call; for long-lived processes. */
  age(): void
}

/** An engine that renders the jobs of one group before those of a later group. */
export interface RunEngine {
  /** The answers that runs with this engine keep for later ones; absent if nothing is kept. */
  readonly kept?: KeptAnswers
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
    // The budget may have been restarted since this engine was created.
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

/**
 * With more targets the main thread needs more than about 150 MB. Most of that is data of releases that are equal in both
 * trees, so it is collected early. With fewer targets a run saves the time of these collections.
 */
const manyTargets = 150

/** Creates the renderer of a run. Jobs beyond the time budget are answered as late. */
export function createRenderer(engine: RunEngine, budget?: RunningBudget): Renderer {
  const inTime = engineOfPhase(engine, budget)
  const dedupe = dedupeRenders()
  const chartsOf = weakOncePer(chartLoader)
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
    createValuesUse(inTime('values'), charts, releaseRequest(charts.tree, target)),
  )
  const sources = { engine: () => inTime('repair'), chartsOf, requestOf: releaseRequest, build: buildOnce }
  return {
    evaluators: createEvaluators(inTime('render')),
    render: function renderAll(tree, targets) {
      if (targets.length > manyTargets) boundOldGeneration()
      return targets.map((target) =>
        target.kind === 'helm'
          ? renderOnce(chartsOf(tree), target)
          : buildOnce(tree, target).then(({ render }) => dedupe(render)),
      )
    },
    releaseKey: (tree, target) => renderKey(chartsOf(tree), target),
    provenance: createProvenanceOf(sources),
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
