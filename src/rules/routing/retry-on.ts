import type { Node } from '../../model/node.ts'
import { mergedOrFileEntry } from '../../model/values.ts'
import { closestName } from '../../schema/suggest.ts'
import { isPresent } from '../message/is-present.ts'
import { quote, quoteAll } from '../message/quote.ts'
import { isRetryCondition, isRetryStatus, retryConditions } from './helpers/retry-conditions.ts'
import { defineRule } from '../rule.ts'
import type { Problem, ProposedFix } from '../problem.ts'

type Code = 'not-a-string' | RefusedCode | IneffectiveCode
type RefusedCode = 'white-space' | 'empty-condition' | 'unknown-condition'
type IneffectiveCode = 'headers-without-effect' | 'missing-status-code'

/** A defect of a list of conditions; `text` is a sentence, or the end of one. */
interface Defect<DefectCode extends Code> {
  readonly code: DefectCode
  readonly text: string
}

export const retryOn = defineRule({
  id: 'routing/retry-on',
  codes: [
    'not-a-string',
    'white-space',
    'empty-condition',
    'unknown-condition',
    'headers-without-effect',
    'missing-status-code',
  ],
  severity: 'error',
  istio: ['IST0106'],
  summary: 'A condition for retries that Istio refuses, or that has no effect.',
  why: 'Istio refuses the whole VirtualService for one condition that it does not know, and for a space after a comma. A condition without effect promises retries that never happen.',
  fix: 'List conditions of Envoy or status codes, separated by commas without spaces: `connect-failure,refused-stream,gateway-error,reset,503`.',
  parts: ['patch', 'unapplied'],
  on: {
    *'values/mediatedTls'(entry) {
      yield* check(mergedOrFileEntry(entry))
    },

    *'values/services'(entry) {
      yield* check(mergedOrFileEntry(entry))
    },

    *VirtualService(virtualService) {
      for (const route of virtualService.spec.items('http')) yield* check(route)
    },
  },
})

function* check(route: Node): Generator<Problem<Code>> {
  const list = route.at('retries', 'retryOn')
  if (!isPresent(list)) return
  const subject = { node: list, about: `retryOn ${list.text}` }
  if (typeof list.scalar !== 'string') {
    yield {
      code: 'not-a-string',
      ...subject,
      message: `retryOn ${quote(list.data)} is no string: write it in quotes`,
      refusedBy: 'schema',
    }
    return
  }
  const defect = webhookDefect(list.text)
  const subjectWithFix = { ...subject, ...fixOf(list) }
  if (defect) {
    const message = `retryOn ${quote(list.text)} ${defect.text}`
    yield { code: defect.code, ...subjectWithFix, message, refusedBy: 'webhook' }
  } else {
    for (const { code, text } of ineffectiveConditions(list.text)) {
      yield { code, ...subjectWithFix, message: text, severity: 'warning' }
    }
  }
}

/**
 * Proposes the list without spaces, unknown conditions and conditions without effect. Proposes nothing if an unknown
 * condition is similar to a known one: removing a misspelt condition would change the meaning of the list.
 */
function fixOf(list: Node): { fix?: ProposedFix } {
  const items = list.text.split(',').map((item) => corrected(item.trim()))
  if (items.some((item) => !isRetryCondition(item) && suggestion([item]) !== '')) return {}
  const value = [...new Set(items.filter(isRetryCondition))]
    .filter((item) => item !== 'retriable-headers')
    .join(',')
  if (value === '' || value === list.text) return {}
  return { fix: { safety: 'safe', title: `set retryOn to ${value}`, set: [{ node: list, value }] } }
}

/** The condition in lower case and with dashes, if that is a known one. */
function corrected(item: string): string {
  const name = item.toLowerCase().replaceAll('_', '-')
  return isRetryCondition(name) ? name : item
}

/** Says why the webhook refuses a list; `null` if it accepts it. The webhook splits at commas and trims nothing. */
function webhookDefect(list: string): Defect<RefusedCode> | null {
  const items = list.split(',')
  if (items.every(isRetryCondition)) return null
  const trimmed = items.map((item) => item.trim())
  const unknown = trimmed.filter((item) => !isRetryCondition(item))
  if (unknown.length === 0) {
    const text = `contains spaces, which Istio refuses: write ${quote(trimmed.join(','))}`
    return { code: 'white-space', text }
  }
  if (unknown.includes('')) {
    return { code: 'empty-condition', text: 'has an empty item, which Istio refuses: remove it' }
  }
  const text = `contains ${quoteAll(unknown)}, which Istio does not know${suggestion(unknown)}`
  return { code: 'unknown-condition', text }
}

function suggestion([first = '', ...remaining]: readonly string[]): string {
  const similar = remaining.length > 0 ? undefined : closestName(first.replaceAll('_', '-'), retryConditions)
  return similar === undefined ? '' : `; did you mean ${quote(similar)}?`
}

function* ineffectiveConditions(list: string): Generator<Defect<IneffectiveCode>> {
  const items = list.split(',')
  if (items.includes('retriable-headers')) {
    const text = '`retriable-headers` has no effect: Istio has no field for the headers'
    yield { code: 'headers-without-effect', text }
  }
  if (items.includes('retriable-status-codes') && !items.some(isRetryStatus)) {
    const text = '`retriable-status-codes` has no effect without a status code in the list, such as `503`'
    yield { code: 'missing-status-code', text }
  }
}
