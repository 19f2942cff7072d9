import type { SummaryPlace } from '../core/render.ts'
import { jsonOf } from '../yaml/data.ts'
import type { EngineJob, EngineSource } from './engine-job.ts'
import { startInstance, type Instance, type SourceKind, type EngineWork } from './instance.ts'
import { EngineExit } from './wasi.ts'
import type { EngineFrame } from './wire.ts'

/**
 * The answer to a job: the engine's frames and the memory of the instance in bytes, or one sentence about the exceeded
 * limit.
 */
export type EngineAnswer =
  | EngineFrames
  | { readonly status: 'ended'; readonly reason: string; readonly isLate?: true }

interface EngineFrames {
  readonly status: 'answered'
  readonly frames: readonly EngineFrame[]
  readonly memory: number
  /** Milliseconds of processor time that it took; absent if that was not measured. */
  readonly processorMs?: number
  /** The place of a summary, for an answer that is kept for later runs. */
  readonly summary?: SummaryPlace
}

/** Performs jobs, one after the other. */
export interface Engine {
  render(job: EngineJob): EngineAnswer
}

/**
 * An engine that keeps one instance warm. A render that draws random bytes is repeated in a new instance, so that its
 * result depends only on the job. After a crash the instance is replaced and the job is tried once more, since the
 * cause may be the state of the instance.
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

  function recover(job: EngineJob, error: unknown, isRetry: boolean): EngineAnswer {
    if (!isCrash(error)) throw error
    const words = warm.lastWords()
    warm = startSession(module)
    if (outOfMemory.test(words))
      return { status: 'ended', reason: 'rendering needs more than 512 MiB of memory' }
    if (isRetry)
      return { status: 'ended', reason: `the engine crashed: ${words.split('\n')[0] || error.message}` }
    return run(job, true)
  }

  function run(job: EngineJob, isRetry: boolean): EngineAnswer {
    try {
      return attempt(job)
    } catch (error) {
      return recover(job, error, isRetry)
    } finally {
      if (warm.memorySize() > maxKeptMemory) warm = startSession(module)
    }
  }

  return { render: (job) => run(job, false) }
}

const mebibyte = 2 ** 20

/** In bytes. An instance with more memory is replaced, since WebAssembly memory never shrinks. */
const maxKeptMemory = 256 * mebibyte

/** The output of the Go runtime when the memory is exhausted. */
const outOfMemory = /^runtime: out of memory|^fatal error: .*out of memory/m

/** Limit on the sources that an instance keeps loaded. */
const maxLoadedSources = 16

interface Session {
  render(job: EngineJob): EngineFrame[]
  used(): boolean
  drewRandom(): boolean
  lastWords(): string
  memorySize(): number
}

/** An instance and the handles of its loaded sources, the most recently used one last. */
function startSession(module: WebAssembly.Module): Session {
  let instance: Instance | undefined
  const sources = new Map<EngineSource, number>()

  function load(engine: Instance, source: EngineSource): number {
    const handle = sources.get(source) ?? engine.load(source.kind, source.files)
    sources.delete(source)
    sources.set(source, handle)
    return handle
  }

  function unloadOldest(engine: Instance): void {
    const [oldest] = sources
    if (sources.size <= maxLoadedSources || !oldest) return
    engine.unload(oldest[1])
    sources.delete(oldest[0])
  }

  return {
    render({ source, options, files, clockAndSeed }) {
      const engine = (instance ??= startInstance(module))
      const handle = load(engine, source)
      unloadOldest(engine)
      return engine.run(workOn[source.kind], handle, [optionsFrame(options), ...files], clockAndSeed)
    },
    used: () => instance !== undefined,
    drewRandom: () => instance?.drewRandom() ?? false,
    lastWords: () => instance?.lastWords() ?? '',
    memorySize: () => instance?.memorySize() ?? 0,
  }
}

/** The work for each kind of source. */
const workOn = {
  folder: 'render',
  archive: 'render',
  tree: 'build',
  helmfile: 'evaluate',
  templates: 'fill',
} as const satisfies Record<SourceKind, EngineWork>

function optionsFrame(options: EngineJob['options']): EngineFrame {
  return { name: '', data: new TextEncoder().encode(jsonOf(options)) }
}

function isCrash(error: unknown): error is Error {
  return (
    error instanceof WebAssembly.RuntimeError || error instanceof EngineExit || error instanceof RangeError
  )
}
