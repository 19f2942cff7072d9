import type { RunEngine } from '../engine/renderer.ts'

/** An engine that counts its jobs. */
export interface CountedEngine extends RunEngine {
  readonly jobs: () => number
}

/** Returns an engine that counts its jobs. */
export function countedEngine(engine: RunEngine): CountedEngine {
  let jobs = 0
  return {
    jobs: () => jobs,
    render(job, group) {
      jobs++
      return engine.render(job, group)
    },
  }
}
