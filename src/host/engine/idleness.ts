import { performance, type EventLoopUtilization } from 'node:perf_hooks'

/** Milliseconds over which idleness is measured. */
const minSpanMs = 150

/** Returns how many milliseconds this thread has worked and waited so far. */
type Clock = () => Pick<EventLoopUtilization, 'active' | 'idle'>

/** Returns a function that tells whether this thread was idle for more than half of the last measured time. */
export function idleDetector(clock: Clock = () => performance.eventLoopUtilization()): () => boolean {
  let previous = clock()
  let isIdle = false
  return () => {
    const now = clock()
    const [active, idle] = [now.active - previous.active, now.idle - previous.idle]
    if (active + idle >= minSpanMs) {
      isIdle = active < idle
      previous = now
    }
    return isIdle
  }
}
