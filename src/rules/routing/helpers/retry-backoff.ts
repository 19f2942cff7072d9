import type { RouteFields } from '../../../istio/routing/delegated-routes.ts'
import { parseDuration, type Duration } from '../../../syntax/duration.ts'
import { isPresent } from '../../message/is-present.ts'

/**
 * Returns the longest total time of the pauses before some retries of a route, by its written `backoff`; 0 without a
 * valid one, since the default of 25ms hardly matters. Envoy pauses up to (2^n - 1) × `backoff` before the n-th retry, and
 * at most ten times `backoff`.
 */
export function maxRetryPauses(route: RouteFields, retries: number): Duration {
  const backoff = route.at('retries', 'backoff')
  const parsed = isPresent(backoff) ? parseDuration(backoff.text) : { value: 0n }
  return 'value' in parsed && parsed.value > 0n ? maxPauseUnits(retries) * parsed.value : 0n
}

/** The sum of the longest pauses before some retries, in units of `backoff`: 1, 3, 7, then 10 each. */
function maxPauseUnits(retries: number): bigint {
  const growing = [1n, 3n, 7n].slice(0, retries)
  const capped = BigInt(Math.max(0, retries - growing.length))
  return growing.reduce((sum, pause) => sum + pause, 0n) + capped * 10n
}
