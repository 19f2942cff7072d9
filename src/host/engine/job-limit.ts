/** Reads the processor time, in milliseconds, that a worker's thread has used since its start. */
export type ReadProcessorTime = () => Promise<number>

/**
 * Calls `expire` with a reason once a job took too long. The limit is processor time of the worker's thread, so that a busy
 * machine ends no job that a quiet one finishes. If Node cannot measure it (`Worker.cpuUsage`, since Node 22.18 and 24.6),
 * the limit is `wallRoom` times as much wall time. Returns a function that stops the limit.
 * @param limitMs milliseconds of processor time
 * @param readProcessorTime `undefined` if Node cannot measure it
 */
export function limitJob(
  limitMs: number,
  readProcessorTime: ReadProcessorTime | undefined,
  expire: (reason: string) => void,
): () => void {
  const wallMs = limitMs * (readProcessorTime ? stuckFactor : wallRoom)
  const wall = setTimeout(() => expire(`rendering took longer than ${wallMs / 1000} s`), wallMs)
  const stopReading = readProcessorTime && limitProcessorTime(limitMs, readProcessorTime, expire)
  return () => {
    clearTimeout(wall)
    stopReading?.()
  }
}

/** Wall time for a millisecond of processor time, on a machine that is busy with other work. */
const wallRoom = 2

/** Wall time for a millisecond of processor time, for a thread that gets no processor or does not report its usage. */
const stuckFactor = 10

/**
 * Milliseconds before the first reading, so that short jobs, which are the most frequent, need no reading. They count as
 * used.
 */
const unreadMs = 500

/** Milliseconds between readings, at least. */
const pauseMs = 20

function limitProcessorTime(
  limitMs: number,
  readProcessorTime: ReadProcessorTime,
  expire: (reason: string) => void,
): () => void {
  const unread = Math.min(unreadMs, limitMs / 2)
  let atFirst: number | undefined
  let timer: NodeJS.Timeout | undefined
  let isStopped = false

  const waitFor = (milliseconds: number): void => {
    timer = setTimeout(() => {
      // The reading of an ended worker rejects; the pool gets its own event for the end.
      void readProcessorTime().then(check, () => undefined)
    }, milliseconds)
  }
  const check = (processorMs: number): void => {
    if (isStopped) return
    atFirst ??= processorMs
    const remaining = limitMs - unread - (processorMs - atFirst)
    if (remaining > 0) waitFor(Math.max(remaining, pauseMs))
    else expire(`rendering took longer than ${limitMs / 1000} s of processor time`)
  }

  waitFor(unread)
  return () => {
    isStopped = true
    clearTimeout(timer)
  }
}
