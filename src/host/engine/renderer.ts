import type { Provenance } from '../../core/cause.ts'
import { oncePer } from '../../core/once-per.ts'
import type { Render } from '../../core/render.ts'
import type { HelmTarget } from '../../core/target.ts'
import { outOfTime, type RunPhase } from '../../core/time-budget.ts'
import type { Tree } from '../../core/tree.ts'
import type { ValuesUse } from '../../core/values-use.ts'
import { chartLoader, type ChartLoader } from '../../render/chart-files.ts'
import { dedupeRenders } from '../../render/dedupe.ts'
import { renderHelm, type HelmEngine } from '../../render/helm.ts'
import { createProvenance } from '../../render/causes/provenance.ts'
import { createValuesUse } from '../../render/unused-values/values-use.ts'
import { renderKey } from '../../render/render-key.ts'
import type { EngineAnswer, RenderJob } from '../../render/engine.ts'
import type { RunningBudget } from '../time-budget.ts'
import type { Deadline } from './pooled-job.ts'

/** Everything that a run uses an engine for. */
export interface Renderer {
  /** Renders releases of a tree, one answer for each. Equal releases are rendered once. */
  render(tree: Tree, targets: readonly HelmTarget[]): Promise<Render>[]
  /** Finds the causes of fields of one release; `shown` is its manifest, if it was rendered before. */
  provenance(tree: Tree, target: HelmTarget, shown?: string): Provenance
  /** Finds unused and undefined values of one release; once for a release that base and head have in common. */
  valuesUse(tree: Tree, target: HelmTarget): ValuesUse
}

/** An engine that renders the jobs of one group before those of a later group. */
export interface RunEngine {
  render(
    job: RenderJob & { readonly deadline?: Deadline },
    group?: object,
  ): EngineAnswer | Promise<EngineAnswer>
}

/** Creates the renderer of a run. Jobs beyond the time budget are answered as late. */
export function createRenderer(engine: RunEngine, budget?: RunningBudget): Renderer {
  // The releases of one tree are a group, which is rendered before the releases of the next tree.
  const inTime = (phase: RunPhase, group?: object): HelmEngine => {
    const deadline = budget && { at: budget.endOf(phase), reason: outOfTime(budget) }
    return { render: (job) => engine.render(deadline ? { ...job, deadline } : job, group) }
  }
  const renders = new Map<string, Promise<Render>>()
  const uses = new Map<string, ValuesUse>()
  const dedupe = dedupeRenders()
  const chartsOf = oncePer(chartLoader)

  function renderOnce(charts: ChartLoader, target: HelmTarget): Promise<Render> {
    const key = renderKey(charts, target)
    const render = renders.get(key) ?? renderHelm(inTime('render', charts), charts, { target }).then(dedupe)
    renders.set(key, render)
    return render
  }

  function useOnce(charts: ChartLoader, target: HelmTarget): ValuesUse {
    const key = renderKey(charts, target)
    const use = uses.get(key) ?? createValuesUse(inTime('render'), charts, { target })
    uses.set(key, use)
    return use
  }

  return {
    render: function renderAll(tree, targets) {
      return targets.map((target) => renderOnce(chartsOf(tree), target))
    },
    provenance: (tree, target, shown) =>
      createProvenance(inTime('repair'), chartsOf(tree), { target }, shown),
    valuesUse: (tree, target) => useOnce(chartsOf(tree), target),
  }
}
