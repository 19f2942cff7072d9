import type { Node } from '../../model/node.ts'
import { settings, type ValuesEntry } from '../../model/values.ts'
import { quoteAll } from '../quote.ts'
import { aboutBudget } from '../retries.ts'
import { defineRule, type Problem } from '../rule.ts'

export const retriesDisabled = defineRule({
  id: 'routing/retries-disabled',
  severity: 'warning',
  summary: 'A `retries` block without `attempts` switches retries off.',
  why: 'A route without `retries` is retried by the default of the mesh, twice if nothing else is set. A block replaces that default as a whole, and without `attempts` it stands for no retry at all, whatever else it sets.',
  fix: 'Set `attempts`; or take the block out to keep the default. To have no retries, write `attempts: 0` and nothing else.',
  on: {
    *'values/mediatedTls'(entry) {
      yield* checkValues(entry, [settings(entry).get('externalHost')])
    },

    *'values/services'(entry) {
      yield* checkValues(entry, settings(entry).items('hosts'))
    },

    *VirtualService(service) {
      for (const route of service.spec.items('http')) yield* check(route, service.spec.items('hosts'))
    },
  },
})

/** Another file may set the attempts, so only merged values tell; charts leave an empty block out. */
function* checkValues({ merged }: ValuesEntry, hosts: readonly Node[]): Generator<Problem> {
  if (merged && merged.entries('retries').length > 0) yield* check(merged, hosts)
}

function* check(route: Node, hosts: readonly Node[]): Generator<Problem> {
  const retries = route.get('retries')
  if (retries.kind !== 'map' || !isNone(retries.get('attempts'))) return
  const set = retries.entries().flatMap(([key, value]) => (key === 'attempts' || value.isNull ? [] : [key]))
  // Anything else beside no attempts is refused, which is another matter.
  if (!set.every((key) => harmless.has(key))) return
  const isZero = retries.get('attempts').number === 0
  if (isZero && set.length === 0) return
  yield {
    node: retries,
    message: `retries ${isZero ? 'with `attempts: 0`' : 'without `attempts`'} switch the default retries off${inVain(set)}; ${advice(isZero)}`,
    about: aboutBudget(hosts, route),
  }
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
