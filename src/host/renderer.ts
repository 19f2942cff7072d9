import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { setFlagsFromString } from 'node:v8'
import type { Provenance } from '../core/cause.ts'
import type { Render } from '../core/render.ts'
import type { HelmTarget } from '../core/target.ts'
import type { Tree } from '../core/tree.ts'
import { chartShelf } from '../render/chart-files.ts'
import type { EngineAnswer, EngineJob } from '../render/engine.ts'
import { renderHelm, type HelmRequest } from '../render/helm.ts'
import { createProvenance } from '../render/provenance/provenance.ts'
import { renderKey } from '../render/render-key.ts'
import { createWorkerPool, type WorkerPool } from './worker-pool.ts'

/** Where the engine's parts are: they lie beside the edge that was started. */
export interface EngineFiles {
  readonly worker: URL
  readonly wasm: URL
}

/** Renders releases in worker threads. The engine is read when the first one comes. */
export interface Renderer {
  /** Renders releases of a tree; the answers have their order. What was rendered before is not rendered again. */
  renderAll(tree: Tree, targets: readonly HelmTarget[]): Promise<Render[]>
  /** Renders one release with flags of `helm template`. */
  renderOne(tree: Tree, request: HelmRequest): Promise<Render>
  /** Finds the causes of fields of one release. */
  provenance(tree: Tree, target: HelmTarget): Provenance
  close(): Promise<void>
}

/** Milliseconds a render may take. The largest public charts take half a second. */
const timeout = 30_000

/**
 * How V8 compiles the engine. Functions are checked when they are first called: 12 instead of 40 ms before the first
 * render. They are optimised only after a billion units of V8's budget instead of 1.8 million: optimising Go's large
 * functions costs seconds, which only a run of hundreds of renders earns back.
 */
const compilation = ['--wasm-lazy-validation', '--wasm-tiering-budget=1000000000']

/** Opens a renderer; nothing is started before it is needed. */
export function openRenderer(files: EngineFiles): Renderer {
  let pool: WorkerPool<EngineJob, EngineAnswer> | undefined
  const renders = new Map<string, Promise<Render>>()
  const started = (): WorkerPool<EngineJob, EngineAnswer> => (pool ??= startPool(files))
  return {
    renderAll(tree, targets) {
      const shelf = chartShelf(tree)
      return Promise.all(
        targets.map((target) => {
          const key = renderKey(shelf, target)
          const render = renders.get(key) ?? renderHelm(started(), shelf, { target })
          renders.set(key, render)
          return render
        }),
      )
    },
    provenance: (tree, target) => createProvenance(started(), chartShelf(tree), { target }),
    renderOne: (tree, request) => renderHelm(started(), chartShelf(tree), request),
    close: async () => pool?.close(),
  }
}

function startPool({ worker, wasm }: EngineFiles): WorkerPool<EngineJob, EngineAnswer> {
  for (const flag of compilation) setFlagsFromString(flag)
  const start = { module: new WebAssembly.Module(readFileSync(wasm)) }
  return createWorkerPool({ script: worker, start, size: availableParallelism(), timeout })
}
