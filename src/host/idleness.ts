import { performance } from 'node:perf_hooks'

/** Milliseconds that are looked at. */
const span = 150

/** Tells whether this thread had little to do lately: less than half of the time of some span. */
export function idleness(): () => boolean {
  let from = performance.eventLoopUtilization()
  let since = performance.now()
  let isIdle = false
  return () => {
    if (performance.now() - since < span) return isIdle
    isIdle = performance.eventLoopUtilization(from).utilization < 0.5
    from = performance.eventLoopUtilization()
    since = performance.now()
    return isIdle
  }
}
