import { formatDuration, parseDuration, type Duration } from '../../model/duration.ts'
import type { Node } from '../../model/node.ts'
import { settings } from '../../model/values.ts'
import { isGiven } from '../given.ts'
import { quote } from '../quote.ts'
import { aboutBudget, retryBudget } from '../retries.ts'
import { defineRule, type Problem } from '../rule.ts'

export const backoffExceedsTimeout = defineRule({
  id: 'routing/backoff-exceeds-timeout',
  severity: 'info',
  summary: 'A timeout that covers all tries, but not the pauses between them.',
  why: 'Envoy pauses before each retry, by chance up to (2^n - 1) × `backoff` before the n-th and never more than ten times `backoff`. The timeout of the route runs on, so that after long pauses the last try is cut short.',
  fix: 'Raise `timeout` by the pauses, or lower `backoff`.',
  on: {
    *'values/mediatedTls'(entry) {
      yield* check(settings(entry), [settings(entry).get('externalHost')])
    },

    *'values/services'(entry) {
      yield* check(settings(entry), settings(entry).items('hosts'))
    },

    *VirtualService(service) {
      for (const route of service.spec.items('http')) yield* check(route, service.spec.items('hosts'))
    },
  },
})

/**
 * Only a `backoff` that is written is looked at: the default of 25ms matters to nobody, and a timeout of just the
 * tries is what routing/timeout-covers-retries asks for.
 */
function* check(route: Node, hosts: readonly Node[]): Generator<Problem> {
  const { timeout, attempts, perTry } = retryBudget(route)
  const backoff = route.at('retries', 'backoff')
  const base = isGiven(backoff) ? written(backoff) : null
  if (timeout === null || attempts === null || attempts < 1 || perTry === null || base === null) return
  const tries = BigInt(1 + attempts) * perTry
  const pauses = longestPauses(attempts) * base
  // Where not even the tries fit, routing/timeout-covers-retries speaks.
  if (timeout < tries || timeout >= tries + pauses) return
  const limit = route.get('timeout')
  const [needed, paused] = [tries + pauses, pauses].map(formatDuration)
  yield {
    node: limit,
    message: `timeout ${quote(limit.text)} covers the tries (${formatDuration(tries)}), but not the pauses between them (up to ${paused}); \`${needed}\` covers both`,
    about: `${aboutBudget(hosts, route)} ${backoff.text}`,
    related: [{ node: backoff, note: 'the base of the pauses' }],
  }
}

function written(backoff: Node): Duration | null {
  const parsed = parseDuration(backoff.text)
  return 'value' in parsed && parsed.value > 0n ? parsed.value : null
}

/** The sum of the longest pauses before each of so many retries, in units of the back-off: 1, 3, 7, then 10 each. */
function longestPauses(retries: number): bigint {
  const first = [1n, 3n, 7n].slice(0, retries)
  const others = BigInt(Math.max(0, retries - first.length))
  return first.reduce((sum, pause) => sum + pause, 0n) + others * 10n
}
