import { atLeast } from '../../model/istio-version.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { settings, type ValuesEntry } from '../../model/values.ts'
import { quoteAll } from '../message/quote.ts'
import { aboutBudget } from './helpers/retries.ts'
import { defineRule, type Problem } from '../rule.ts'

type Code = 'missing-attempts' | 'zero-attempts'

export const retriesDisabled = defineRule({
  id: 'routing/retries-disabled',
  codes: ['missing-attempts', 'zero-attempts'],
  severity: 'warning',
  summary: 'A `retries` block without `attempts` switches retries off.',
  why: 'A route without `retries` is retried by the default of the mesh, twice if nothing else is set. A block replaces that default as a whole, and without `attempts` it stands for no retry at all, whatever else it sets.',
  fix: 'Set `attempts`; or take the block out to keep the default. To have no retries, write `attempts: 0` and nothing else.',
  across: {
    *'values/mediatedTls'(entry, mesh) {
      yield* checkValues(entry, [settings(entry).get('externalHost')], mesh)
    },

    *'values/services'(entry, mesh) {
      yield* checkValues(entry, settings(entry).items('hosts'), mesh)
    },

    *VirtualService(virtualService, mesh) {
      for (const route of virtualService.spec.items('http'))
        yield* check(route, virtualService.spec.items('hosts'), mesh)
    },
  },
})

/** Another file may set the attempts, so only merged values tell; charts leave an empty block out. */
function* checkValues({ merged }: ValuesEntry, hosts: readonly Node[], mesh: Mesh): Generator<Problem<Code>> {
  if (merged && merged.entries('retries').length > 0) yield* check(merged, hosts, mesh)
}

function* check(route: Node, hosts: readonly Node[], mesh: Mesh): Generator<Problem<Code>> {
  const lost = defaultRetries(mesh)
  const retries = route.get('retries')
  if (lost === null || retries.kind !== 'map' || !isNone(retries.get('attempts'))) return
  const set = retries.entries().flatMap(([key, value]) => (key === 'attempts' || value.isNull ? [] : [key]))
  // Anything else beside no attempts is refused, which is another matter.
  if (!set.every((key) => harmless.has(key))) return
  const isZero = retries.get('attempts').number === 0
  if (isZero && set.length === 0) return
  yield {
    code: isZero ? 'zero-attempts' : 'missing-attempts',
    node: retries,
    message: `retries ${isZero ? 'with `attempts: 0`' : 'without `attempts`'} switch off ${lost}${inVain(set)}; ${advice(isZero)}`,
    about: aboutBudget(hosts, route),
  }
}

/**
 * What a route without `retries` has; `null` where that is none. A policy of the mesh takes the place of Istio's own
 * (istio `pilot/pkg/networking/core/route/retry/retry.go`).
 */
function defaultRetries(mesh: Mesh): string | null {
  const policy = mesh.config.defaultHttpRetryPolicy
  if (policy) return policy.attempts ? `the ${policy.attempts} retries that the mesh has by default` : null
  return `the default retries (2, where no connection is made${atLeast(mesh, 1, 24) ? '' : ', and of 503'})`
}

/** What Istio accepts beside no attempts. */
const harmless = new Set(['backoff', 'retryIgnorePreviousHosts'])

/** Left out, `null` and 0 are the same; negative ones are refused. */
function isNone(attempts: Node): boolean {
  return !attempts.exists || attempts.isNull || attempts.number === 0
}

function inVain(set: readonly string[]): string {
  return set.length === 0 ? '' : `, and ${quoteAll(set)} ${set.length > 1 ? 'have' : 'has'} no effect`
}

function advice(isZero: boolean): string {
  return isZero ? 'take out what is not used' : 'set `attempts`, or take the block out to keep them'
}
