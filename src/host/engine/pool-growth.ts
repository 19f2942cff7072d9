/** Milliseconds that the first job may spend on compiling what it calls of the engine, measured on a slow machine. */
export const compiling = 400

/** Milliseconds of processor time until another worker renders as fast as the first one. */
const startUp = 150

/** As many jobs are never done before another worker is up. */
const many = 16

/**
 * Whether waiting jobs are worth the start of another worker: `pace` are the milliseconds that the last one took.
 * A few quick ones are done sooner by the workers that are there.
 */
export function isWorthAWorker(waiting: number, pace = 0): boolean {
  return waiting >= many || waiting * pace > startUp
}

/** How many workers there may be: the spare ones are started only while this thread leaves its processor to them. */
export function mostWorkers({ size, spare = 0 }: { size: number; spare?: number }, isIdle: boolean): number {
  return isIdle ? size : Math.max(1, size - spare)
}

/** More than a worker does while this thread lints a large mesh. */
const deepest = 64

/** While another worker is on its way there it finds most of what waits, so that what was asked first is done first. */
const shallow = 2

/** How many tasks a worker may have: its share of those that no worker is at, so that others find some, too. */
export function depthFor(backlog: number, workers: number, areAllUp: boolean): number {
  return Math.min(areAllUp ? deepest : shallow, 1 + Math.floor(backlog / workers))
}
