import { startInstance, type ChartKind, type Instance } from './instance.ts'
import { EngineExit, type ClockAndSeed } from './wasi.ts'
import type { EngineFrame } from './wire.ts'

/** The files of a chart as the engine loads them; the same object is loaded once and rendered many times. */
export interface ChartSource {
  readonly kind: ChartKind
  /**
   * Paths in the chart's folder, or the archive under the name that messages call it. `packedMark` in a path
   * ends the folder of a subchart that `helm dependency build` would pack.
   */
  readonly files: readonly EngineFrame[]
}

/** No path in a tree holds it. */
export const packedMark = '\0'

/** One render. The fields of `options` are those of engine/release/options.go. */
export interface EngineJob {
  readonly chart: ChartSource
  readonly options: EngineOptions
  /** The files that options name. */
  readonly files: readonly EngineFrame[]
  readonly conditions: ClockAndSeed
  /** Milliseconds after which a pool ends the job; without it, what the pool gives all jobs. */
  readonly patience?: number
  /** When a pool answers the job as late: on the clock of `performance`, in milliseconds; with the reason that it gives. */
  readonly deadline?: { readonly at: number; readonly reason: string }
}

/** Flags of `helm template`; `name` is the release's. */
export interface EngineOptions {
  readonly name: string
  readonly namespace: string
  /** Values files in the order of `-f`. */
  readonly values?: readonly string[]
  readonly set?: readonly string[]
  readonly setString?: readonly string[]
  readonly setJson?: readonly string[]
  readonly setFile?: readonly string[]
  readonly setLiteral?: readonly string[]
  readonly kubeVersion?: string
  readonly apiVersions?: readonly string[]
  readonly includeCrds?: boolean
  readonly isUpgrade?: boolean
  readonly skipTests?: boolean
  readonly noHooks?: boolean
  readonly skipSchemaValidation?: boolean
  readonly showOnly?: readonly string[]
  /** Go on where a template calls `fail`, or `required` with a value that is missing; both are nothing then. */
  readonly lenient?: boolean
  /** Go on with the other templates where one cannot be parsed, executed or read: they come beside the error. */
  readonly partial?: boolean
  /**
   * Locations of values.yaml files of the chart and its subcharts (`values.yaml`, `charts/sub/values.yaml`,
   * `charts/sub-1.0.0.tgz!values.yaml`), whether they exist or not, whose texts are others in this render: those of
   * the files named `chartValuesFile(location)`. The chart that is loaded stays as it is.
   */
  readonly chartValues?: readonly string[]
  /** Full names of the only templates to execute. */
  readonly only?: readonly string[]
  /** Return what each template became instead of manifests. */
  readonly raw?: boolean
  /** Return the origin of each line. */
  readonly marks?: boolean
}

/** The name, which no path has, of a job's file that stands for a chart's values.yaml; see `chartValues`. */
export function chartValuesFile(location: string): string {
  return `\0chart/${location}`
}

/**
 * What a job becomes: the engine's frames, with the bytes of memory that the instance has come to, or a plain
 * sentence about a bound that was hit.
 */
export type EngineAnswer =
  | { readonly status: 'answered'; readonly frames: readonly EngineFrame[]; readonly memory: number }
  | { readonly status: 'ended'; readonly reason: string; readonly isLate?: true }

/** Renders jobs one after the other. */
export interface Engine {
  render(job: EngineJob): EngineAnswer
}

/**
 * An engine that keeps one instance warm. A render that draws random bytes is done in a new instance, so that
 * its result depends on the job alone; a crash costs the instance and, if it may have been the instance's own
 * fault, is followed by a second try.
 */
export function createEngine(module: WebAssembly.Module): Engine {
  let warm = startSession(module)

  function attempt(job: EngineJob): EngineAnswer {
    const reused = warm.used()
    const answer = { status: 'answered' as const, frames: warm.render(job), memory: warm.memorySize() }
    if (!warm.drewRandom()) return answer
    warm = startSession(module)
    return reused ? attempt(job) : answer
  }

  function recover(job: EngineJob, error: unknown, again: boolean): EngineAnswer {
    if (!isCrash(error)) throw error
    const words = warm.lastWords()
    warm = startSession(module)
    if (outOfMemory.test(words))
      return { status: 'ended', reason: 'rendering needs more than 512 MiB of memory' }
    if (again)
      return { status: 'ended', reason: `the engine crashed: ${words.split('\n')[0] || error.message}` }
    return run(job, true)
  }

  function run(job: EngineJob, again: boolean): EngineAnswer {
    try {
      return attempt(job)
    } catch (error) {
      return recover(job, error, again)
    } finally {
      if (warm.memorySize() > worthKeeping) warm = startSession(module)
    }
  }

  return { render: (job) => run(job, false) }
}

const mebibyte = 2 ** 20

/** An instance whose memory has grown beyond this is not kept, since memory never shrinks. */
const worthKeeping = 256 * mebibyte

/** What the Go runtime says when the memory is at its maximum. */
const outOfMemory = /^runtime: out of memory|^fatal error: .*out of memory/m

/** Charts that an instance keeps loaded. */
const loadedCharts = 16

interface Session {
  render(job: EngineJob): EngineFrame[]
  used(): boolean
  drewRandom(): boolean
  lastWords(): string
  memorySize(): number
}

/** An instance, and the charts it has loaded with their handles: the one that was rendered last is the last one. */
function startSession(module: WebAssembly.Module): Session {
  let instance: Instance | undefined
  const charts = new Map<ChartSource, number>()

  function load(engine: Instance, chart: ChartSource): number {
    const handle = charts.get(chart) ?? engine.load(chart.kind, chart.files)
    charts.delete(chart)
    charts.set(chart, handle)
    return handle
  }

  function unloadOldest(engine: Instance): void {
    const [oldest] = charts
    if (charts.size <= loadedCharts || !oldest) return
    engine.unload(oldest[1])
    charts.delete(oldest[0])
  }

  return {
    render({ chart, options, files, conditions }) {
      const engine = (instance ??= startInstance(module))
      const handle = load(engine, chart)
      unloadOldest(engine)
      return engine.render(handle, [optionsFrame(options), ...files], conditions)
    },
    used: () => instance !== undefined,
    drewRandom: () => instance?.drewRandom() ?? false,
    lastWords: () => instance?.lastWords() ?? '',
    memorySize: () => instance?.memorySize() ?? 0,
  }
}

function optionsFrame(options: EngineOptions): EngineFrame {
  return { name: '', data: new TextEncoder().encode(JSON.stringify(options)) }
}

function isCrash(error: unknown): error is Error {
  return (
    error instanceof WebAssembly.RuntimeError || error instanceof EngineExit || error instanceof RangeError
  )
}
