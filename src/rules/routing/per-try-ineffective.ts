import type { RouteFields } from '../../istio/routing/delegated-routes.ts'
import type { Node } from '../../model/node.ts'
import { mergedOrFileEntry } from '../../model/values.ts'
import { isPresent } from '../message/is-present.ts'
import { quote, quoteAll } from '../message/quote.ts'
import {
  retryBudgetSubject,
  retriesTimedOutTries,
  retryBudget,
  timedOutTryConditions,
} from './helpers/retries.ts'
import { isRetryCondition } from './helpers/retry-conditions.ts'
import { delegatedProblems, writtenRoutes } from './helpers/delegated-problems.ts'
import { defineRule } from '../rule.ts'
import type { Problem, ProposedFix } from '../problem.ts'

export const perTryIneffective = defineRule({
  id: 'routing/per-try-ineffective',
  codes: ['not-below-timeout', 'not-retried'],
  severity: 'warning',
  summary: 'A limit for each try that ends no try, or whose ended tries are not retried.',
  why: 'Envoy ignores a `perTryTimeout` that is not below the timeout of the route. It retries a try that the limit ended only if `retryOn` has `5xx`, `gateway-error` or `reset`; with other conditions, including the default ones of Istio, the limit is only a shorter timeout.',
  fix: 'Set `perTryTimeout` below `timeout`, and name `reset`, `gateway-error` or `5xx` in `retryOn`.',
  // That rule reports the same budget, and also that the limit has no effect.
  yieldsTo: ['routing/timeout-covers-retries'],
  on: {
    *'values/mediatedTls'(entry) {
      yield* check(
        mergedOrFileEntry(entry),
        [mergedOrFileEntry(entry).get('externalHost')],
        entry.merged !== undefined,
      )
    },

    *'values/services'(entry) {
      yield* check(
        mergedOrFileEntry(entry),
        mergedOrFileEntry(entry).items('hosts'),
        entry.merged !== undefined,
      )
    },

    *VirtualService(virtualService) {
      for (const { route, hosts } of writtenRoutes(virtualService)) yield* check(route, hosts, true)
    },
  },
  across: {
    VirtualService: (virtualService, mesh) =>
      delegatedProblems(virtualService, mesh, ({ route, hosts }) => check(route, hosts, true)),
  },
})

/** `isComplete`: true if no other values file can set the missing fields. */
function* check(
  route: RouteFields,
  hosts: readonly Node[],
  isComplete: boolean,
): Generator<Problem<'not-below-timeout' | 'not-retried'>> {
  const { timeout, attempts, perTry } = retryBudget(route)
  if (perTry === null) return
  const limit = route.at('retries', 'perTryTimeout')
  const about = retryBudgetSubject(hosts, route)
  if (timeout !== null && perTry >= timeout) yield notBelow(limit, route.get('timeout'), about)
  else if ((attempts ?? 0) > 0) yield* notRetried(limit, route.at('retries', 'retryOn'), about, isComplete)
}

function notBelow(limit: Node, timeout: Node, about: string): Problem<'not-below-timeout'> {
  return {
    code: 'not-below-timeout',
    node: limit,
    message: `perTryTimeout ${quote(limit.text)} is not below the timeout ${quote(timeout.text)}: it has no effect`,
    about,
    ...(limit.aliasLocation === undefined && { fix: removal(limit) }),
    related: [{ node: timeout, note: 'ends all tries together' }],
  }
}

/** Envoy does the same without the limit; a lower one may be meant. */
function removal(limit: Node): ProposedFix {
  return { safety: 'unsafe', title: 'remove perTryTimeout', set: [], remove: [limit.entryLocation] }
}

function* notRetried(
  limit: Node,
  retryOn: Node,
  about: string,
  isComplete: boolean,
): Generator<Problem<'not-retried'>> {
  if (retryOn.isUnfilled || retriesTimedOutTries(retryOn.text)) return
  if (!isPresent(retryOn) && !isComplete) return
  const conditions = isPresent(retryOn) ? `retryOn ${quote(retryOn.data)}` : 'the default `retryOn`'
  yield {
    code: 'not-retried',
    node: limit,
    message: `a try that perTryTimeout ${quote(limit.text)} ends is not retried: ${conditions} has none of ${quoteAll(timedOutTryConditions)}`,
    about: `${about} ${retryOn.text}`,
    ...retryAlso(retryOn),
    ...(isPresent(retryOn) && { related: [{ node: retryOn, note: 'what is retried' }] }),
  }
}

/**
 * Adds the narrowest condition that retries such a try; a request that must not be repeated needs another repair. A
 * condition that Istio does not know is corrected first.
 */
function retryAlso(retryOn: Node): { fix?: ProposedFix } {
  const conditions = isPresent(retryOn) ? retryOn.text : defaultConditions
  if (!conditions.split(',').every(isRetryCondition)) return {}
  const value = `${conditions},reset`
  return { fix: { safety: 'unsafe', title: `set retryOn to ${value}`, set: [{ node: retryOn, value }] } }
}

/** The conditions on which Istio retries without `retryOn` (istio `pilot/pkg/networking/core/route/retry`, DefaultPolicy). */
const defaultConditions = 'connect-failure,refused-stream,unavailable,cancelled'
