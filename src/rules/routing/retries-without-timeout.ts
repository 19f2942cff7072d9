import { settings, type ValuesEntry } from '../../model/values.ts'
import type { Node } from '../../model/node.ts'
import { durationLike } from './helpers/duration-like.ts'
import { isPresent } from '../message/is-present.ts'
import { pausesOf } from './helpers/pauses.ts'
import { aboutBudget, retryBudget } from './helpers/retries.ts'
import { defineRule, type Problem, type ProposedFix } from '../rule.ts'

export const retriesWithoutTimeout = defineRule({
  id: 'routing/retries-without-timeout',
  codes: ['missing-timeout'],
  severity: 'warning',
  summary: 'Retries without a limit in time.',
  why: 'Istio sets no timeout of its own: an upstream that hangs holds the request for good, and no retry ever begins.',
  fix: 'Set `timeout` to at least (1 + attempts) × perTryTimeout, and `retries.perTryTimeout` to what one try may take.',
  on: {
    *'values/mediatedTls'(entry) {
      yield* checkValues(entry, [settings(entry).get('externalHost')])
    },

    *'values/services'(entry) {
      yield* checkValues(entry, settings(entry).items('hosts'))
    },

    *VirtualService(virtualService) {
      for (const route of virtualService.spec.items('http')) {
        if (
          !retries(route) ||
          isPresent(route.get('timeout')) ||
          isPresent(route.at('retries', 'perTryTimeout'))
        )
          continue
        yield {
          code: 'missing-timeout',
          node: route.get('retries'),
          missing: route.get('timeout'),
          message: 'retries without a `timeout` or `perTryTimeout`: an upstream that hangs is never given up',
          about: aboutBudget(virtualService.spec.items('hosts'), route),
        }
      }
    },
  },
})

/** In these values retries demand a timeout. Whether another file sets it is only known once all are merged. */
function* checkValues(entry: ValuesEntry, hosts: readonly Node[]): Generator<Problem<'missing-timeout'>> {
  const route = entry.merged
  if (!route || !retries(route) || isPresent(route.get('timeout'))) return
  yield {
    code: 'missing-timeout',
    node: route.get('retries'),
    severity: 'error',
    message: 'retries without a `timeout`: set one that covers them, at least (1 + attempts) × perTryTimeout',
    about: aboutBudget(hosts, route),
    ...fixOf(route),
  }
}

/** Known only where the limit of each try is. */
function fixOf(route: Node): { fix?: ProposedFix } {
  const { attempts, perTry } = retryBudget(route)
  if (attempts === null || perTry === null) return {}
  const budget = BigInt(1 + attempts) * perTry + pausesOf(route, attempts)
  const enough = durationLike(route.at('retries', 'perTryTimeout').text, budget)
  return { fix: { title: `set timeout to ${enough}`, set: [{ node: route.get('timeout'), value: enough }] } }
}

function retries(route: Node): boolean {
  return (retryBudget(route).attempts ?? 0) > 0
}
