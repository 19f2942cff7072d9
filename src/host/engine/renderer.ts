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
import type { EngineAnswer, EngineJob } from '../../render/engine.ts'
import type { RunningBudget } from '../time-budget.ts'
import type { Deadline } from './pooled-job.ts'

/** What a run asks of an engine. */
export interface Renderer {
  /** Renders releases of a tree, one answer for each. What was rendered before is not rendered again. */
  render(tree: Tree, targets: readonly HelmTarget[]): Promise<Render>[]
  /** Finds the causes of fields of one release; `shown` is its manifest, if it was rendered before. */
  provenance(tree: Tree, target: HelmTarget, shown?: string): Provenance
  /** Finds out what one release makes of its values; of what base and head have alike once. */
  valuesUse(tree: Tree, target: HelmTarget): ValuesUse
}

/** An engine that may be told which jobs belong together. */
export interface RunEngine {
  render(
    job: EngineJob & { readonly deadline?: Deadline },
    group?: object,
  ): EngineAnswer | Promise<EngineAnswer>
}

/** Renders the releases of trees. What the budget leaves no time for is answered as late. */
export function createRenderer(engine: RunEngine, budget?: RunningBudget): Renderer {
  // The releases of one tree, a group, are rendered before those of the next.
  const inTime = (stage: RunPhase, group?: object): HelmEngine => {
    const deadline = budget && { at: budget.endOf(stage), reason: outOfTime(budget) }
    return { render: (job) => engine.render(deadline ? { ...job, deadline } : job, group) }
  }
  const renders = new Map<string, Promise<Render>>()
  const uses = new Map<string, ValuesUse>()
  const alike = dedupeRenders()
  const shelfOf = oncePer(chartLoader)

  function renderOnce(shelf: ChartLoader, target: HelmTarget): Promise<Render> {
    const key = renderKey(shelf, target)
    const render = renders.get(key) ?? renderHelm(inTime('render', shelf), shelf, { target }).then(alike)
    renders.set(key, render)
    return render
  }

  function useOnce(shelf: ChartLoader, target: HelmTarget): ValuesUse {
    const key = renderKey(shelf, target)
    const use = uses.get(key) ?? createValuesUse(inTime('render'), shelf, { target })
    uses.set(key, use)
    return use
  }

  return {
    render: function renderAll(tree, targets) {
      return targets.map((target) => renderOnce(shelfOf(tree), target))
    },
    provenance: (tree, target, shown) => createProvenance(inTime('repair'), shelfOf(tree), { target }, shown),
    valuesUse: (tree, target) => useOnce(shelfOf(tree), target),
  }
}
