/** A worker; `has` returns whether it got a source. */
interface SourceHolder {
  has(key: string): boolean
}

interface WaitingJob {
  readonly key: string
  readonly group?: object | undefined
}

/** Number of waiting jobs that are candidates, and so the number of places by which a job may be started early. */
const maxLookAhead = 8

/**
 * Chooses the waiting job that a worker should do next and returns its index. `key` identifies the source of a job, such as
 * a chart. Loading a chart takes about as long as rendering it, so a job with a source that the worker has comes first,
 * then a job with a source that no worker has. Jobs of an earlier group always come before jobs of a later group, so that
 * head can be checked while base is still rendered.
 */
export function chooseJob(
  waiting: readonly WaitingJob[],
  worker: SourceHolder,
  workers: readonly SourceHolder[],
): number {
  const next = waiting.slice(0, maxLookAhead)
  const later = next.findIndex(({ group }) => group !== next[0]!.group)
  const candidates = later < 0 ? next : next.slice(0, later)
  const loaded = candidates.findIndex(({ key }) => worker.has(key))
  if (loaded >= 0) return loaded
  const unloaded = candidates.findIndex(({ key }) => !workers.some((candidate) => candidate.has(key)))
  return Math.max(unloaded, 0)
}
