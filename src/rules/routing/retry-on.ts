import type { Node } from '../../model/node.ts'
import { settings } from '../../model/values.ts'
import { closest } from '../../schema/suggest.ts'
import { isPresent } from '../message/is-present.ts'
import { quote, quoteAll } from '../message/quote.ts'
import { defineRule, type Problem, type ProposedFix } from '../rule.ts'

type Code = 'not-a-string' | RefusedCode | InertCode
type RefusedCode = 'white-space' | 'empty-condition' | 'unknown-condition'
type InertCode = 'headers-without-effect' | 'missing-status-code'

/** What is said of a list, or the end of it. */
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
  why: 'Istio refuses the whole VirtualService for one condition that it does not know, a space after a comma included. A condition without effect reads as a retry that never happens.',
  fix: 'List conditions of Envoy or status codes, separated by commas without spaces: `connect-failure,refused-stream,gateway-error,reset,503`.',
  parts: ['patch', 'unapplied'],
  on: {
    *'values/mediatedTls'(entry) {
      yield* check(settings(entry))
    },

    *'values/services'(entry) {
      yield* check(settings(entry))
    },

    *VirtualService(virtualService) {
      for (const route of virtualService.spec.items('http')) yield* check(route)
    },
  },
})

function* check(route: Node): Generator<Problem<Code>> {
  const list = route.at('retries', 'retryOn')
  if (!isPresent(list)) return
  const said = { node: list, about: `retryOn ${list.text}` }
  if (typeof list.scalar !== 'string') {
    yield {
      code: 'not-a-string',
      ...said,
      message: `retryOn ${quote(list.data)} is no text: write it in quotes`,
      refusedBy: 'schema',
    }
    return
  }
  const defect = refusal(list.text)
  const mended = { ...said, ...fixOf(list) }
  if (defect) {
    const message = `retryOn ${quote(list.text)} ${defect.text}`
    yield { code: defect.code, ...mended, message, refusedBy: 'webhook' }
  } else {
    for (const { code, text } of inert(list.text)) {
      yield { code, ...mended, message: text, severity: 'warning' }
    }
  }
}

/**
 * The list without spaces, and without what Istio does not know or has no effect. What may be a slip of the pen is
 * for a person to correct: without it the list means something else.
 */
function fixOf(list: Node): { fix?: ProposedFix } {
  const items = list.text.split(',').map((item) => spelled(item.trim()))
  if (items.some((item) => !isKnown(item) && suggestion([item]) !== '')) return {}
  const value = [...new Set(items.filter(isKnown))].filter((item) => item !== 'retriable-headers').join(',')
  if (value === '' || value === list.text) return {}
  return { fix: { title: `set retryOn to ${value}`, set: [{ node: list, value }] } }
}

/** Case and underscores apart. */
function spelled(item: string): string {
  const name = item.toLowerCase().replaceAll('_', '-')
  return isKnown(name) ? name : item
}

/** Why the webhook refuses a list, as the end of a sentence. It splits at commas and trims nothing. */
function refusal(list: string): Defect<RefusedCode> | null {
  const items = list.split(',')
  if (items.every(isKnown)) return null
  const trimmed = items.map((item) => item.trim())
  const unknown = trimmed.filter((item) => !isKnown(item))
  if (unknown.length === 0) {
    const text = `holds spaces, which Istio refuses: write ${quote(trimmed.join(','))}`
    return { code: 'white-space', text }
  }
  if (unknown.includes('')) {
    return { code: 'empty-condition', text: 'has an empty item, which Istio refuses' }
  }
  const text = `holds ${quoteAll(unknown)}, which Istio does not know${suggestion(unknown)}`
  return { code: 'unknown-condition', text }
}

function suggestion([first = '', ...others]: readonly string[]): string {
  const guess = others.length > 0 ? undefined : closest(first.replaceAll('_', '-'), conditions)
  return guess === undefined ? '' : `; did you mean ${quote(guess)}?`
}

function* inert(list: string): Generator<Defect<InertCode>> {
  const items = list.split(',')
  if (items.includes('retriable-headers')) {
    const text = '`retriable-headers` has no effect: Istio has no field for the headers'
    yield { code: 'headers-without-effect', text }
  }
  if (items.includes('retriable-status-codes') && !items.some(isStatus)) {
    const text = '`retriable-status-codes` has no effect without a status code in the list, such as `503`'
    yield { code: 'missing-status-code', text }
  }
}

function isKnown(item: string): boolean {
  return conditions.includes(item) || isStatus(item)
}

/** Those that Envoy knows and Istio lets pass (istio `pkg/config/validation`, ValidateHTTPRetry). */
const conditions: readonly string[] = [
  '5xx',
  'gateway-error',
  'reset',
  'reset-before-request',
  'connect-failure',
  'retriable-4xx',
  'refused-stream',
  'retriable-status-codes',
  'retriable-headers',
  'envoy-ratelimited',
  'http3-post-connect-failure',
  'cancelled',
  'deadline-exceeded',
  'internal',
  'resource-exhausted',
  'unavailable',
]

/** A number that Go has a status text for. */
function isStatus(item: string): boolean {
  if (!/^\+?\d+$/.test(item)) return false
  const code = Number(item)
  return statusRanges.some(([first, last]) => code >= first && code <= last)
}

/** Go, `net/http/status.go`. */
const statusRanges: readonly (readonly [number, number])[] = [
  [100, 103],
  [200, 208],
  [226, 226],
  [300, 305],
  [307, 308],
  [400, 418],
  [421, 426],
  [428, 429],
  [431, 431],
  [451, 451],
  [500, 508],
  [510, 511],
]
