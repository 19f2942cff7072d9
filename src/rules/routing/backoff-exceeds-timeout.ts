import type { RouteFields } from '../../istio/routing/delegated-routes.ts'
import { formatDuration } from '../../syntax/duration.ts'
import type { Node } from '../../model/node.ts'
import { mergedOrFileEntry } from '../../model/values.ts'
import { maxRetryPauses } from './helpers/retry-backoff.ts'
import { quote } from '../message/quote.ts'
import { retryBudgetSubject, retryBudget } from './helpers/retries.ts'
import { delegatedProblems, writtenRoutes } from './helpers/delegated-problems.ts'
import { defineRule } from '../rule.ts'
import type { Problem } from '../problem.ts'

export const backoffExceedsTimeout = defineRule({
  id: 'routing/backoff-exceeds-timeout',
  codes: ['pauses-not-covered'],
  severity: 'info',
  summary: 'A timeout that covers all tries, but not the pauses between them.',
  why: 'Envoy pauses before each retry for a random time, up to (2^n - 1) × `backoff` before the n-th, and at most ten times `backoff`. The timeout of the route includes these pauses, so long pauses cut the last try short.',
  fix: 'Raise `timeout` by the pauses, or lower `backoff`.',
  on: {
    *'values/mediatedTls'(entry) {
      yield* check(mergedOrFileEntry(entry), [mergedOrFileEntry(entry).get('externalHost')])
    },

    *'values/services'(entry) {
      yield* check(mergedOrFileEntry(entry), mergedOrFileEntry(entry).items('hosts'))
    },

    *VirtualService(virtualService) {
      for (const { route, hosts } of writtenRoutes(virtualService)) yield* check(route, hosts)
    },
  },
  across: {
    VirtualService: (virtualService, mesh) =>
      delegatedProblems(virtualService, mesh, ({ route, hosts }) => check(route, hosts)),
  },
})

/**
 * Checks only a written `backoff`: the default of 25ms hardly matters, and a timeout of just the tries is what
 * routing/timeout-covers-retries requires.
 */
function* check(route: RouteFields, hosts: readonly Node[]): Generator<Problem<'pauses-not-covered'>> {
  const { timeout, attempts, perTry } = retryBudget(route)
  if (timeout === null || attempts === null || attempts < 1 || perTry === null) return
  const backoff = route.at('retries', 'backoff')
  const tries = BigInt(1 + attempts) * perTry
  const pauses = maxRetryPauses(route, attempts)
  // routing/timeout-covers-retries reports a timeout that does not even cover the tries.
  if (timeout < tries || timeout >= tries + pauses) return
  const limit = route.get('timeout')
  const [needed, pauseText] = [tries + pauses, pauses].map(formatDuration)
  yield {
    code: 'pauses-not-covered',
    node: limit,
    message: `timeout ${quote(limit.text)} covers the tries (${formatDuration(tries)}), but not the pauses between them (up to ${pauseText}); set it to at least \`${needed}\``,
    about: `${retryBudgetSubject(hosts, route)} ${backoff.text}`,
    related: [{ node: backoff, note: 'the base of the pauses' }],
  }
}
