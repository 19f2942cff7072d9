import type { ClusterQuestion } from '../core/cluster-question.ts'
import { standInNamespace } from '../core/namespace.ts'
import type { HelmRender } from '../core/render.ts'
import type { HelmTarget } from '../core/target.ts'
import { resolveLinks, type Tree } from '../core/tree.ts'
import { withQuestions } from './cluster-answers.ts'
import type { ChartFiles, ChartLoader } from './chart-files.ts'
import type { EmbeddedValues } from '../core/embedded-values.ts'
import type { EngineAnswer } from './engine.ts'
import { chartValuesFile, type RenderJob, type TemplateOptions } from './engine-job.ts'
import { valuesProblem } from './values-problem.ts'
import type { ClockAndSeed } from './wasi.ts'
import { engineFrameOf } from './wire.ts'
import { failedChart, renderOfAnswer } from './helm-answer.ts'

/** Renders jobs: an engine in this thread, or a pool of threads. */
export interface HelmEngine {
  render(job: RenderJob): EngineAnswer | Promise<EngineAnswer>
}

/** Options that a request cannot set: the target or the probe sets them. */
type ReservedOption =
  | 'name'
  | 'namespace'
  | 'values'
  | 'only'
  | 'raw'
  | 'marks'
  | 'lenient'
  | 'partial'
  | 'chartValues'
  | 'answered'

/** A target and the further inputs of its render. */
export interface HelmRequest {
  readonly target: HelmTarget
  /** Names of values files in the order of `-f`; absent: those of the target. */
  readonly values?: readonly string[]
  /** Flags of `helm template` that the target does not contain. */
  readonly flags?: Omit<TemplateOptions, ReservedOption>
  /** Contents of files that are not in the tree, by the name that flags and values use. */
  readonly files?: ReadonlyMap<string, Uint8Array>
  /**
   * Where the tree contains the content of `flags` and `files`, such as the parameters of an Argo CD Application or the
   * values in a Flux HelmRelease: by the name of the file, or by flag and index, as in `set/0`.
   */
  readonly embedded?: ReadonlyMap<string, EmbeddedValues>
  readonly clockAndSeed?: ClockAndSeed
  /** Renders as if the chart had no values.yaml. */
  readonly replacesDefaults?: boolean
}

/**
 * Renders a Helm target. A problem of chart or values is a failed render, never an exception. If templates fail, it
 * contains the output of the others.
 */
export async function renderHelm(
  engine: HelmEngine,
  charts: ChartLoader,
  request: HelmRequest,
): Promise<HelmRender> {
  const render = await renderAnswered(engine, charts, request)
  if (render.status !== 'failed') return render
  return withQuestions(render, (question) => renderAnswered(engine, charts, request, question))
}

/** Like `renderHelm`, with the answer of a cluster to a question of templates. */
export async function renderAnswered(
  engine: HelmEngine,
  charts: ChartLoader,
  request: HelmRequest,
  answered?: ClusterQuestion,
): Promise<HelmRender> {
  const { target, files, values = target.values } = request
  const chart = charts.find(target.path)
  if ('problem' in chart) return failedChart(target, chart)
  const unreadable = valuesProblem(charts.tree, values, files)
  if (unreadable) return failedChart(target, unreadable)
  const job = renderJobOf(charts.tree, chart, request)
  const answer = await engine.render({
    ...job,
    options: { ...job.options, partial: true, ...(answered && { answered }) },
  })
  if (answer.status === 'ended') {
    const failure = failedChart(target, { problem: answer.reason })
    return answer.isLate ? { ...failure, isOutOfTime: true } : failure
  }
  const render = renderOfAnswer(target, chart, answer.frames, answer.summary)
  const { processorMs } = answer
  return render.status === 'rendered' && processorMs !== undefined ? { ...render, processorMs } : render
}

/** Every render has the same time and random values unless the request sets others. */
const fixedClockAndSeed: ClockAndSeed = { now: 0, seed: 1 }

/** The job that renders a request with its loaded chart. */
export function renderJobOf(tree: Tree, chart: ChartFiles, request: HelmRequest): RenderJob {
  const { target, values = target.values, flags, files, clockAndSeed, replacesDefaults = false } = request
  const contents = new Map<string, Uint8Array>(files)
  if (replacesDefaults) contents.set(chartValuesFile(defaultValuesFile), new Uint8Array())
  for (const name of values) {
    const data = contents.get(name) ?? tree.read(resolveLinks(tree, name) ?? name)
    if (data) contents.set(name, data)
  }
  return {
    source: chart.source,
    options: {
      ...flags,
      name: target.release,
      namespace: target.namespace ?? standInNamespace(target.id),
      values,
      ...(replacesDefaults && { chartValues: [defaultValuesFile] }),
      marks: true,
    },
    files: [...contents].map(([name, data]) => engineFrameOf(name, data)),
    clockAndSeed: clockAndSeed ?? fixedClockAndSeed,
  }
}

/** The path of a chart's own values file in the folder of the chart. */
export const defaultValuesFile = 'values.yaml'
