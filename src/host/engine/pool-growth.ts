/** Milliseconds that the first job may spend on compiling the engine's functions, measured on a slow machine. */
export const compileMs = 400

/** Milliseconds of processor time until a new worker renders as fast as the first one. */
const startUpMs = 150

/** Number of waiting jobs that always take longer than the start of a worker. */
const alwaysWorthwhile = 16

/**
 * Whether waiting jobs justify another worker: many of them, or fewer that take longer than a worker starts. The running
 * workers finish a few quick jobs sooner.
 *
 * @param msPerJob the milliseconds of the last job; without any finished job only many waiting ones justify a worker
 */
export function isWorthAWorker(waiting: number, msPerJob = 0): boolean {
  return waiting >= alwaysWorthwhile || waiting * msPerJob > startUpMs
}

/** Limit on tasks per worker: more than a worker finishes while this thread lints a large mesh. */
const maxDepth = 64

/** Tasks per worker while another one starts, so that the new worker finds waiting jobs and the order is kept. */
const depthWhileStarting = 2

/**
 * The number of tasks that a worker may have: one and its share of the backlog, so that the other workers get tasks as
 * well.
 */
export function maxTasksPerWorker(backlog: number, workers: number, areAllUp: boolean): number {
  return Math.min(areAllUp ? maxDepth : depthWhileStarting, 1 + Math.floor(backlog / workers))
}
