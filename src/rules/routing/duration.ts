import {
  millisecond,
  parseDuration,
  second,
  type Duration,
  type DurationDefect,
} from '../../syntax/duration.ts'
import type { Node } from '../../model/node.ts'
import { mergedOrFileEntry } from '../../model/values.ts'
import { quote } from '../message/quote.ts'
import { defineRule } from '../rule.ts'
import type { Problem, ProposedFix } from '../problem.ts'
import {
  connectionPoolDurations,
  policyDurations,
  routeDurations,
  type DurationField,
} from './helpers/duration-fields.ts'

type Code = DurationDefect['code'] | 'empty' | RangeCode
type RangeCode = 'not-whole-seconds' | 'below-millisecond' | 'not-whole-milliseconds'

export const duration = defineRule({
  id: 'routing/duration',
  codes: [
    'empty',
    'not-a-duration',
    'missing-unit',
    'days',
    'white-space',
    'too-long',
    'below-millisecond',
    'not-whole-milliseconds',
    'not-whole-seconds',
  ],
  severity: 'error',
  istio: ['IST0106'],
  summary: 'A duration that Istio does not accept.',
  why: 'The API server or the webhook of Istio refuses the whole object, and the previous version stays in force.',
  fix: 'Write a number with a unit, `10s`, `1m30s`, `250ms`: whole milliseconds, at least one. To switch a limit off, remove the field.',
  parts: ['patch', 'unapplied'],
  on: {
    *'values/mediatedTls'(entry) {
      const block = mergedOrFileEntry(entry)
      yield* check([...routeDurations(block), ...policyDurations(block.get('trafficPolicy'))], true)
    },

    *'values/services'(entry) {
      yield* check(routeDurations(mergedOrFileEntry(entry)), true)
    },

    *VirtualService(virtualService) {
      yield* check(virtualService.spec.items('http').flatMap(routeDurations))
    },

    *DestinationRule(rule) {
      const subsets = rule.spec.items('subsets').map((subset) => subset.get('trafficPolicy'))
      yield* check([rule.spec.get('trafficPolicy'), ...subsets].flatMap(policyDurations))
    },

    *Sidecar(sidecar) {
      const pools = sidecar.spec.items('ingress').map((listener) => listener.get('connectionPool'))
      yield* check([sidecar.spec.get('inboundConnectionPool'), ...pools].flatMap(connectionPoolDurations))
    },

    *RequestAuthentication(authentication) {
      yield* check(
        authentication.spec.items('jwtRules').map((rule) => ({ node: rule.get('timeout'), limit: 'normal' })),
      )
    },
  },
})

/** `isValues`: true for values, where the chart omits an empty field; in an object an empty one is refused. */
function* check(fields: readonly DurationField[], isValues = false): Generator<Problem<Code>> {
  for (const { node, limit } of fields) {
    if (!node.exists || node.isNull || (isValues && node.scalar === '')) continue
    const problem = defectOf(node, limit)
    if (problem)
      yield { ...problem, about: `${node.pathKeys.at(-1)} ${node.text || node.scalar}`, ...fixOf(node) }
  }
}

/** Proposes a duration without white space and days; the unit of a bare number cannot be known. */
function fixOf(node: Node): { fix?: ProposedFix } {
  const text = node.text.replace(/\s/g, '')
  const days = /^(\d{1,5})d$/.exec(text)?.[1]
  const value = days === undefined ? text : `${Number(days) * 24}h`
  if (value === node.text || 'defect' in parseDuration(value)) return {}
  return { fix: { safety: 'safe', title: `set ${node.pathKeys.at(-1)} to ${value}`, set: [{ node, value }] } }
}

function defectOf(node: Node, limit: DurationField['limit']): Problem<Code> | null {
  const text =
    typeof node.scalar === 'string'
      ? node.scalar
      : typeof node.scalar === 'number'
        ? String(node.scalar)
        : null
  if (text === '') return defect('empty', node, 'is empty: remove the field', 'schema')
  if (text === null) return defect('not-a-duration', node, 'is not a duration such as `10s`', 'schema')
  const parsed = parseDuration(text)
  if ('defect' in parsed) return defect(parsed.code, node, parsed.defect, 'schema')
  if (typeof node.scalar === 'number') {
    return defect('missing-unit', node, 'has no unit: write `0s`', 'schema')
  }
  return rangeDefect(node, parsed.value, limit)
}

function rangeDefect(node: Node, value: Duration, limit: DurationField['limit']): Problem<RangeCode> | null {
  if (limit === 'any') return null
  // Istio rounds towards zero, also a negative duration, and takes zero for no limit (istio validateConnectionPool).
  if (limit === 'zero' && value / millisecond === 0n) return null
  if (limit === 'seconds' && (value < second || value % second !== 0n)) {
    return defect('not-whole-seconds', node, 'must be whole seconds, at least `1s`', 'webhook')
  }
  // schema/invalid reports it, too, by the schema.
  if (value < millisecond) {
    return defect('below-millisecond', node, `is below \`1ms\`${withoutField(node)}`, 'webhook')
  }
  return value % millisecond === 0n
    ? null
    : defect('not-whole-milliseconds', node, 'must be whole milliseconds', 'webhook')
}

/** What holds if a field is removed, as the end of a sentence; empty if that is not a limit of time. */
function withoutField({ pathKeys }: Node): string {
  const [field, parent] = pathKeys.filter((key) => typeof key === 'string').toReversed()
  const value = defaults.get(`${parent}.${field}`)
  if (value !== undefined) return `; without the field it is ${quote(value)}`
  return limits.has(field ?? '') ? '; to have no limit, remove the field' : ''
}

/** The durations that hold where a field is not set, by the field with its parent (istio and Envoy API documentation). */
const defaults: ReadonlyMap<string, string> = new Map([
  ['jwtRules.timeout', '5s'],
  ['tcp.connectTimeout', '10s'],
  ['http.idleTimeout', '1h'],
  ['outlierDetection.interval', '10s'],
  ['outlierDetection.baseEjectionTime', '30s'],
  ['retries.backoff', '25ms'],
])
/** The fields without which nothing limits the time. */
const limits = new Set(['timeout', 'perTryTimeout', 'maxConnectionDuration'])

/** Makes a problem; `text` is the end of the sentence. */
function defect<const DefectCode extends Code>(
  code: DefectCode,
  node: Node,
  text: string,
  refusedBy: 'schema' | 'webhook',
): Problem<DefectCode> {
  return { code, node, message: `${String(node.pathKeys.at(-1))} ${quote(node.data)} ${text}`, refusedBy }
}
