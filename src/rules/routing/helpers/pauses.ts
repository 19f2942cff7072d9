import { parseDuration, type Duration } from '../../../syntax/duration.ts'
import type { Node } from '../../../model/node.ts'
import { isPresent } from '../../message/is-present.ts'

/**
 * The longest that all pauses before so many retries of a route take together, by the `backoff` that is written;
 * 0 where none is. Envoy pauses up to (2^n - 1) × `backoff` before the n-th and never more than ten times `backoff`;
 * its default of 25ms matters to nobody.
 */
export function pausesOf(route: Node, retries: number): Duration {
  const backoff = route.at('retries', 'backoff')
  const parsed = isPresent(backoff) ? parseDuration(backoff.text) : { value: 0n }
  return 'value' in parsed && parsed.value > 0n ? longestPauses(retries) * parsed.value : 0n
}

/** The sum of the longest pauses before each of so many retries, in units of the back-off: 1, 3, 7, then 10 each. */
function longestPauses(retries: number): bigint {
  const first = [1n, 3n, 7n].slice(0, retries)
  const others = BigInt(Math.max(0, retries - first.length))
  return first.reduce((sum, pause) => sum + pause, 0n) + others * 10n
}
