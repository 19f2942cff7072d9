import { formatDuration } from '../../syntax/duration.ts'
import type { Node } from '../../model/node.ts'
import { settings } from '../../model/values.ts'
import { pausesOf } from './helpers/pauses.ts'
import { quote } from '../message/quote.ts'
import { aboutBudget, retryBudget } from './helpers/retries.ts'
import { defineRule, type Problem } from '../rule.ts'

export const backoffExceedsTimeout = defineRule({
  id: 'routing/backoff-exceeds-timeout',
  codes: ['pauses-not-covered'],
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

    *VirtualService(virtualService) {
      for (const route of virtualService.spec.items('http'))
        yield* check(route, virtualService.spec.items('hosts'))
    },
  },
})

/**
 * Only a `backoff` that is written is looked at: the default of 25ms matters to nobody, and a timeout of just the
 * tries is what routing/timeout-covers-retries asks for.
 */
function* check(route: Node, hosts: readonly Node[]): Generator<Problem<'pauses-not-covered'>> {
  const { timeout, attempts, perTry } = retryBudget(route)
  if (timeout === null || attempts === null || attempts < 1 || perTry === null) return
  const backoff = route.at('retries', 'backoff')
  const tries = BigInt(1 + attempts) * perTry
  const pauses = pausesOf(route, attempts)
  // Where not even the tries fit, routing/timeout-covers-retries speaks.
  if (timeout < tries || timeout >= tries + pauses) return
  const limit = route.get('timeout')
  const [needed, paused] = [tries + pauses, pauses].map(formatDuration)
  yield {
    code: 'pauses-not-covered',
    node: limit,
    message: `timeout ${quote(limit.text)} covers the tries (${formatDuration(tries)}), but not the pauses between them (up to ${paused}); \`${needed}\` covers both`,
    about: `${aboutBudget(hosts, route)} ${backoff.text}`,
    related: [{ node: backoff, note: 'the base of the pauses' }],
  }
}
