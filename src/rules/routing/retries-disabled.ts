import { atLeast } from '../../model/istio-version.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { mergedOrFileEntry, type ValuesEntry } from '../../model/values.ts'
import { quoteAll } from '../message/quote.ts'
import { retryBudgetSubject } from './helpers/retries.ts'
import { defineRule } from '../rule.ts'
import type { Problem } from '../problem.ts'

type Code = 'missing-attempts' | 'zero-attempts'

export const retriesDisabled = defineRule({
  id: 'routing/retries-disabled',
  codes: ['missing-attempts', 'zero-attempts'],
  severity: 'warning',
  summary: 'A `retries` block without `attempts` switches retries off.',
  why: 'A route without `retries` uses the default of the mesh, two retries if nothing else is set. A block replaces the whole default, and without `attempts` it means no retries, whatever else it sets.',
  fix: 'Set `attempts`; or remove the block to keep the default. To have no retries, write `attempts: 0` and nothing else.',
  across: {
    *'values/mediatedTls'(entry, mesh) {
      yield* checkValues(entry, [mergedOrFileEntry(entry).get('externalHost')], mesh)
    },

    *'values/services'(entry, mesh) {
      yield* checkValues(entry, mergedOrFileEntry(entry).items('hosts'), mesh)
    },

    *VirtualService(virtualService, mesh) {
      for (const route of virtualService.spec.items('http'))
        yield* check(route, virtualService.spec.items('hosts'), mesh)
    },
  },
})

/** Checks the merged values, since another file may set the attempts; charts omit an empty block. */
function* checkValues({ merged }: ValuesEntry, hosts: readonly Node[], mesh: Mesh): Generator<Problem<Code>> {
  if (merged && merged.entries('retries').length > 0) yield* check(merged, hosts, mesh)
}

function* check(route: Node, hosts: readonly Node[], mesh: Mesh): Generator<Problem<Code>> {
  const defaultText = defaultRetries(mesh)
  const retries = route.get('retries')
  if (defaultText === null || retries.kind !== 'map' || !isZeroOrUnset(retries.get('attempts'))) return
  const fields = retries
    .entries()
    .flatMap(([key, value]) => (key === 'attempts' || value.isNull ? [] : [key]))
  // routing/webhook reports other fields beside missing or zero attempts.
  if (!fields.every((key) => acceptedFields.has(key))) return
  const isZero = retries.get('attempts').number === 0
  if (isZero && fields.length === 0) return
  yield {
    code: isZero ? 'zero-attempts' : 'missing-attempts',
    node: retries,
    message: `retries ${isZero ? 'with `attempts: 0`' : 'without `attempts`'} switch off ${defaultText}${ineffectiveNote(fields)}; ${advice(isZero)}`,
    about: retryBudgetSubject(hosts, route),
  }
}

/**
 * Describes the retries of a route without `retries`; `null` if it has none. A policy of the mesh replaces Istio's
 * default (istio `pilot/pkg/networking/core/route/retry/retry.go`).
 */
function defaultRetries(mesh: Mesh): string | null {
  const policy = mesh.config.defaultHttpRetryPolicy
  if (policy) return policy.attempts ? `the ${policy.attempts} retries that the mesh has by default` : null
  return `the default retries (2, where no connection is made${atLeast(mesh, 1, 24) ? '' : ', and of 503'})`
}

/** The fields that Istio accepts beside missing or zero attempts. */
const acceptedFields = new Set(['backoff', 'retryIgnorePreviousHosts'])

/** True for absent, `null` and 0, which mean the same; Istio refuses a negative number. */
function isZeroOrUnset(attempts: Node): boolean {
  return !attempts.exists || attempts.isNull || attempts.number === 0
}

function ineffectiveNote(fields: readonly string[]): string {
  return fields.length === 0
    ? ''
    : `, and ${quoteAll(fields)} ${fields.length > 1 ? 'have' : 'has'} no effect`
}

function advice(isZero: boolean): string {
  return isZero ? 'remove the fields without effect' : 'set `attempts`, or remove the block to keep them'
}
