import type { RouteFields } from '../../istio/routing/delegated-routes.ts'
import { formatDuration } from '../../syntax/duration.ts'
import type { Node } from '../../model/node.ts'
import { mergedOrFileEntry } from '../../model/values.ts'
import { durationLike } from './helpers/duration-like.ts'
import { maxRetryPauses } from './helpers/retry-backoff.ts'
import { quote } from '../message/quote.ts'
import { retryBudgetSubject, retriesTimedOutTries, retryBudget } from './helpers/retries.ts'
import { delegatedProblems, writtenRoutes, type CheckedRoute } from './helpers/delegated-problems.ts'
import { defineRule } from '../rule.ts'
import type { Problem } from '../problem.ts'

export const timeoutCoversRetries = defineRule({
  id: 'routing/timeout-covers-retries',
  codes: ['shorter-than-budget'],
  severity: 'error',
  summary: 'A timeout is shorter than all tries of the request together.',
  why: 'The timeout of a route covers all tries together. When it expires, the client gets a 504 and no further retry happens, so the last retries never run. `attempts` counts retries: there is one more try.',
  fix: 'Raise `timeout` to at least (1 + attempts) × perTryTimeout, or lower one of the two.',
  on: {
    *'values/mediatedTls'(entry) {
      yield* check(mergedOrFileEntry(entry), [mergedOrFileEntry(entry).get('externalHost')])
    },

    *'values/services'(entry) {
      yield* check(mergedOrFileEntry(entry), mergedOrFileEntry(entry).items('hosts'))
    },

    *VirtualService(virtualService) {
      for (const route of writtenRoutes(virtualService)) yield* checkRoute(route)
    },
  },
  across: {
    VirtualService: (virtualService, mesh) => delegatedProblems(virtualService, mesh, checkRoute),
  },
})

function* checkRoute({ route, hosts }: CheckedRoute): Generator<Problem<'shorter-than-budget'>> {
  const severity = retriesTimedOutTries(route.at('retries', 'retryOn').text) ? 'error' : 'warning'
  for (const problem of check(route, hosts)) yield { ...problem, severity }
}

function* check(route: RouteFields, hosts: readonly Node[]): Generator<Problem<'shorter-than-budget'>> {
  const { timeout, attempts, perTry } = retryBudget(route)
  if (timeout === null || attempts === null || attempts < 1 || perTry === null) return
  const budget = BigInt(1 + attempts) * perTry
  if (timeout >= budget) return
  const [timeoutNode, limit] = [route.get('timeout'), route.at('retries', 'perTryTimeout')]
  const sufficient = durationLike(timeoutNode.text, budget + maxRetryPauses(route, attempts))
  const sum = `(1 + ${attempts}) × ${limit.text} = ${formatDuration(budget)}`
  yield {
    code: 'shorter-than-budget',
    node: timeoutNode,
    message: `timeout ${quote(timeoutNode.text)} is shorter than the retry budget: ${sum}; set it to at least ${quote(formatDuration(budget))}${perTry >= timeout ? ineffectiveNote(limit) : ''}`,
    about: retryBudgetSubject(hosts, route),
    measure: Number(budget - timeout),
    fix: {
      safety: 'unsafe',
      title: `set timeout to ${sufficient}`,
      set: [{ node: timeoutNode, value: sufficient }],
    },
    related: [
      { node: route.at('retries', 'attempts'), note: `${attempts} retries after the first try` },
      { node: limit, note: 'the limit of each try, including the first' },
    ],
    nodeNote: 'the limit of all tries together',
  }
}

/** Envoy ignores a per-try limit that is not below the timeout of the route (router filter). */
function ineffectiveNote(limit: Node): string {
  return `; until then a perTryTimeout of ${quote(limit.text)} has no effect`
}
