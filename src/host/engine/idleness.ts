import { performance, type EventLoopUtilization } from 'node:perf_hooks'

/** Milliseconds that are looked at. */
const span = 150

/** Says how many milliseconds this thread has worked and waited so far. */
type Clock = () => Pick<EventLoopUtilization, 'active' | 'idle'>

/** Tells whether this thread had little to do lately: less than half of the time of some span. */
export function idleness(clock: Clock = () => performance.eventLoopUtilization()): () => boolean {
  let from = clock()
  let isIdle = false
  return () => {
    const now = clock()
    const [active, idle] = [now.active - from.active, now.idle - from.idle]
    if (active + idle >= span) {
      isIdle = active < idle
      from = now
    }
    return isIdle
  }
}
