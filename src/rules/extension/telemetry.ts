import { celDefect } from '../../syntax/cel.ts'
import type { Node } from '../../model/node.ts'
import { scopeCodes, scopeProblems } from '../shared/policy-scope.ts'
import { dryRunUnsupported } from '../shared/dry-run.ts'
import { keptEntries } from '../shared/kept-entries.ts'
import { webhookProblem } from '../message/webhook-problem.ts'
import { isPresent } from '../message/is-present.ts'
import { quote } from '../message/quote.ts'
import { defineRule } from '../rule.ts'
import type { Problem } from '../problem.ts'

export const telemetry = defineRule({
  id: 'extension/telemetry',
  codes: [
    'missing-provider-name',
    'sampling-out-of-range',
    'empty-tag-name',
    'incomplete-tag',
    'empty-custom-metric',
    'upsert-without-value',
    'remove-with-value',
    'filter-syntax',
    'several-tracings',
    'several-providers',
    'dry-run-unsupported',
    ...scopeCodes,
  ],
  severity: 'error',
  istio: ['IST0106'],
  summary: 'A Telemetry that Istio refuses, or of which it uses only a part.',
  why: 'The validating webhook of Istio refuses it: metrics, traces and access logs stay as they were.',
  fix: 'Correct the field that the message names.',
  on: {
    *Telemetry(telemetry) {
      const { spec } = telemetry
      yield* dryRunUnsupported(telemetry)
      yield* scopeProblems(telemetry)
      for (const section of ['metrics', 'tracing', 'accessLogging']) {
        for (const entry of spec.items(section)) yield* providerDefects(entry)
      }
      yield* ignoredTracings(spec.items('tracing'))
      for (const tracing of spec.items('tracing')) {
        yield* samplingDefects(tracing.get('randomSamplingPercentage'))
        for (const [name, tag] of keptEntries(tracing.get('customTags'))) yield* tagDefects(name, tag)
      }
      for (const logging of spec.items('accessLogging')) yield* filterDefects(logging.get('filter'))
      for (const metrics of spec.items('metrics')) {
        for (const override of metrics.items('overrides')) yield* overrideDefects(override)
      }
    },
  },
})

function* providerDefects(entry: Node): Generator<Problem<'missing-provider-name'>> {
  for (const provider of entry.items('providers').filter(({ kind }) => kind === 'map')) {
    const name = provider.get('name')
    if (!isPresent(name)) yield webhookProblem('missing-provider-name', name, 'a provider has no name')
  }
}

/** Reports what Istio does not support yet, of which the webhook warns (istio validateTelemetryTracing). */
function* ignoredTracings(
  tracings: readonly Node[],
): Generator<Problem<'several-tracings' | 'several-providers'>> {
  const [, second] = tracings
  if (second) {
    const message = 'Istio uses one entry of `tracing`: put the settings into one'
    yield { code: 'several-tracings', node: second, message, severity: 'warning' }
  }
  for (const tracing of tracings) {
    const [, further] = tracing.items('providers')
    if (!further) continue
    const message = 'Istio sends traces to one provider: leave one'
    yield { code: 'several-providers', node: further, message, severity: 'warning' }
  }
}

function* samplingDefects(percentage: Node): Generator<Problem<'sampling-out-of-range'>> {
  const { number } = percentage
  if (number === undefined || (number >= 0 && number <= 100)) return
  const message = `${quote(percentage.data)} is not a percentage of requests: write a number from 0 to 100`
  yield webhookProblem('sampling-out-of-range', percentage, message)
}

function* tagDefects(name: string, tag: Node): Generator<Problem<'empty-tag-name' | 'incomplete-tag'>> {
  if (name === '') yield { ...webhookProblem('empty-tag-name', tag, 'a tag has no name'), at: 'key' }
  const value = tagValues
    .map(([type, field]) => [tag.get(type), field] as const)
    .find(([type]) => isPresent(type))
  if (!value) return
  const [type, field] = value
  if (type.kind === 'map' && !isPresent(type.get(field))) {
    const message = `tag ${quote(name)} has a \`${type.pathKeys.at(-1)}\` without \`${field}\``
    yield webhookProblem('incomplete-tag', type.get(field), message)
  }
}

/** The sources of the value of a tag, each with the field that it needs. */
const tagValues = [
  ['literal', 'value'],
  ['header', 'name'],
  ['environment', 'name'],
] as const

/** Reports a filter of access logs that is no CEL expression (istio validateTelemetryFilter). */
function* filterDefects(filter: Node): Generator<Problem<'filter-syntax'>> {
  const expression = filter.get('expression')
  if (filter.kind !== 'map' || (isPresent(expression) && typeof expression.scalar !== 'string')) return
  const defect = celDefect(expression.text)
  if (defect === null) return
  const subject = isPresent(expression) ? `the expression ${quote(expression.text)}` : '`expression`'
  yield webhookProblem(
    'filter-syntax',
    expression,
    `${subject} ${defect}: write a condition such as \`response.code >= 500\``,
  )
}

type OverrideCode = 'empty-custom-metric' | 'upsert-without-value' | 'remove-with-value'

function* overrideDefects(override: Node): Generator<Problem<OverrideCode>> {
  const metric = override.at('match', 'customMetric')
  if (metric.scalar === '') yield webhookProblem('empty-custom-metric', metric, '`customMetric` is empty')
  for (const [name, tag] of override.entries('tagOverrides')) {
    const [operation, value] = [tag.get('operation').text || 'UPSERT', tag.get('value')]
    if (tag.kind !== 'map') continue
    if (operation === 'UPSERT' && !isPresent(value)) {
      yield webhookProblem('upsert-without-value', value, `tag ${quote(name)} has no value to set`)
    }
    if (operation === 'REMOVE' && isPresent(value)) {
      yield webhookProblem(
        'remove-with-value',
        value,
        `tag ${quote(name)} has a value although \`REMOVE\` removes it: leave the value out`,
        {
          node: tag.get('operation'),
          note: 'the operation',
        },
      )
    }
  }
}
