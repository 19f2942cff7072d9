/** A worker; `has` tells whether it was sent a chart. */
interface ChartHolder {
  has(key: string): boolean
}

interface WaitingJob {
  readonly key: string
  readonly group?: object | undefined
}

/** How many waiting jobs are candidates: a job is started at most so many places early. */
const maxLookAhead = 8

/**
 * Chooses the waiting job that a worker should do next and returns its index. `key` identifies the chart of a job.
 * Loading a chart takes about as long as rendering it, so a job of a chart that the worker has comes first, then one of
 * a chart that no worker has. Jobs of an earlier group always come before those of a later one: the releases of head
 * are checked while base is still being rendered.
 */
export function chooseJob(
  waiting: readonly WaitingJob[],
  worker: ChartHolder,
  workers: readonly ChartHolder[],
): number {
  const next = waiting.slice(0, maxLookAhead)
  const later = next.findIndex(({ group }) => group !== next[0]!.group)
  const candidates = later < 0 ? next : next.slice(0, later)
  const loaded = candidates.findIndex(({ key }) => worker.has(key))
  if (loaded >= 0) return loaded
  const unloaded = candidates.findIndex(({ key }) => !workers.some((other) => other.has(key)))
  return Math.max(unloaded, 0)
}
