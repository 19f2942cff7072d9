/** Who has been sent which charts. */
interface Reader {
  has(key: string): boolean
}

interface Waiting {
  readonly key: string
  readonly group?: object | undefined
}

/** How far a job may get ahead of others. */
const lookAhead = 8

/**
 * The index of the job that a worker should do next, of jobs named by their charts. Loading a chart takes about as
 * long as rendering it, so a worker looks among the next jobs for a chart it has, then for one that nobody has. No job
 * gets ahead of one of a group that was asked for before: head is looked at while base is still being rendered.
 */
export function choose(waiting: readonly Waiting[], worker: Reader, workers: readonly Reader[]): number {
  const next = waiting.slice(0, lookAhead)
  const later = next.findIndex(({ group }) => group !== next[0]!.group)
  const near = later < 0 ? next : next.slice(0, later)
  const own = near.findIndex(({ key }) => worker.has(key))
  if (own >= 0) return own
  const fresh = near.findIndex(({ key }) => !workers.some((each) => each.has(key)))
  return Math.max(fresh, 0)
}
