import type { RouteFields } from '../../istio/routing/delegated-routes.ts'
import { mergedOrFileEntry, type ValuesEntry } from '../../model/values.ts'
import type { Node } from '../../model/node.ts'
import { durationLike } from './helpers/duration-like.ts'
import { isPresent } from '../message/is-present.ts'
import { maxRetryPauses } from './helpers/retry-backoff.ts'
import { retryBudgetSubject, retryBudget } from './helpers/retries.ts'
import { delegatedProblems, writtenRoutes, type CheckedRoute } from './helpers/delegated-problems.ts'
import { defineRule } from '../rule.ts'
import type { Problem, ProposedFix } from '../problem.ts'

export const retriesWithoutTimeout = defineRule({
  id: 'routing/retries-without-timeout',
  codes: ['missing-timeout'],
  severity: 'warning',
  summary: 'Retries without a time limit.',
  why: 'Istio sets no timeout by default: a hanging upstream keeps the request forever, and no retry ever begins.',
  fix: 'Set `timeout` to at least (1 + attempts) × perTryTimeout, and `retries.perTryTimeout` to what one try may take.',
  on: {
    *'values/mediatedTls'(entry) {
      yield* checkValues(entry, [mergedOrFileEntry(entry).get('externalHost')])
    },

    *'values/services'(entry) {
      yield* checkValues(entry, mergedOrFileEntry(entry).items('hosts'))
    },

    *VirtualService(virtualService) {
      for (const route of writtenRoutes(virtualService)) yield* checkRoute(route)
    },
  },
  across: {
    VirtualService: (virtualService, mesh) => delegatedProblems(virtualService, mesh, checkRoute),
  },
})

function* checkRoute({ route, hosts }: CheckedRoute): Generator<Problem<'missing-timeout'>> {
  const hasLimit = isPresent(route.get('timeout')) || isPresent(route.at('retries', 'perTryTimeout'))
  if (hasLimit || !hasRetries(route)) return
  yield {
    code: 'missing-timeout',
    node: route.get('retries'),
    missing: route.get('timeout'),
    message:
      'retries without a `timeout` or `perTryTimeout`: a hanging upstream blocks the request forever, and no retry begins; set both',
    about: retryBudgetSubject(hosts, route),
  }
}

/** In values, retries require a timeout. Checks the merged values, since another file may set it. */
function* checkValues(entry: ValuesEntry, hosts: readonly Node[]): Generator<Problem<'missing-timeout'>> {
  const route = entry.merged
  if (!route || !hasRetries(route) || isPresent(route.get('timeout'))) return
  yield {
    code: 'missing-timeout',
    node: route.get('retries'),
    severity: 'error',
    message:
      'retries without a `timeout`: nothing limits all tries together; set at least (1 + attempts) × perTryTimeout',
    about: retryBudgetSubject(hosts, route),
    ...fixOf(route),
  }
}

/** Proposes a timeout if the limit of each try is known. */
function fixOf(route: Node): { fix?: ProposedFix } {
  const { attempts, perTry } = retryBudget(route)
  if (attempts === null || perTry === null) return {}
  const budget = BigInt(1 + attempts) * perTry + maxRetryPauses(route, attempts)
  const timeout = durationLike(route.at('retries', 'perTryTimeout').text, budget)
  return {
    fix: {
      safety: 'unsafe',
      title: `set timeout to ${timeout}`,
      set: [{ node: route.get('timeout'), value: timeout }],
    },
  }
}

function hasRetries(route: RouteFields): boolean {
  return (retryBudget(route).attempts ?? 0) > 0
}
