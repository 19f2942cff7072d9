import { regexDefect } from '../../syntax/regex.ts'
import type { Node } from '../../model/node.ts'
import { selectorCodes, selectorRefused } from '../shared/labels-refused.ts'
import { dryRunUnsupported } from '../shared/dry-run.ts'
import { refused } from '../message/refused.ts'
import { isPresent } from '../message/is-present.ts'
import { quote } from '../message/quote.ts'
import { defineRule, type Problem } from '../rule.ts'
import { typeDefects, type TypeCode } from './helpers/patch-types.ts'

type PatchCode =
  | 'missing-apply-to'
  | 'missing-patch'
  | 'missing-operation'
  | 'missing-value'
  | 'proxy-version-not-regex'
type MatchCode = 'match-of-other-kind' | FilterCode
type FilterCode = 'missing-filter-name' | 'sub-filter-not-http' | 'sub-filter-parent'

export const envoyFilter = defineRule({
  id: 'extension/envoy-filter',
  codes: [
    'missing-apply-to',
    'missing-patch',
    'missing-operation',
    'missing-value',
    'proxy-version-not-regex',
    'match-of-other-kind',
    'missing-filter-name',
    'sub-filter-not-http',
    'sub-filter-parent',
    'value-not-a-map',
    'field-type',
    'missing-type-url',
    'envoy-v2-type',
    'dry-run-unsupported',
    ...selectorCodes,
  ],
  severity: 'error',
  istio: ['IST0106'],
  summary: 'An EnvoyFilter that Istio refuses.',
  why: 'The validating webhook of Istio refuses it: the proxies keep the configuration that they had before.',
  fix: 'Say what a patch applies to and what it does, match the same kind of thing, and give it a value of the right shape.',
  on: {
    *EnvoyFilter(filter) {
      const { spec } = filter
      yield* dryRunUnsupported(filter)
      yield* selectorRefused(spec.at('workloadSelector', 'labels'))
      for (const patch of spec.items('configPatches').filter(({ kind }) => kind === 'map')) {
        // The webhook lets patches of waypoints pass (istio `pkg/config/validation/envoyfilter/envoyfilter.go`).
        if (patch.at('match', 'context').text === 'WAYPOINT') continue
        // The webhook stops at the first defect of a patch.
        const [first] = patchDefects(patch)
        if (first) yield first
      }
    },
  },
})

function* patchDefects(config: Node): Generator<Problem<PatchCode | MatchCode | TypeCode>> {
  const [applyTo, patch] = [config.get('applyTo'), config.get('patch')]
  const [operation, value] = [patch.get('operation'), patch.get('value')]
  if (isUnset(applyTo))
    yield refused('missing-apply-to', applyTo, 'a patch that does not say what it applies to')
  if (!isPresent(patch)) yield refused('missing-patch', patch, 'a patch without `patch`')
  if (isUnset(operation)) yield refused('missing-operation', operation, 'a patch without an operation')
  if (operation.text !== 'REMOVE' && !operation.isUnfilled && !isPresent(value)) {
    yield refused('missing-value', value, `operation ${quote(operation.data)} without a value`)
  }
  yield* versionDefects(config.at('match', 'proxy', 'proxyVersion'))
  yield* matchDefects(config.get('match'), applyTo)
  if (isPresent(value)) yield* typeDefects(applyTo.text, value)
}

/** The first value of these enumerations means that nothing was said. */
function isUnset(choice: Node): boolean {
  return !isPresent(choice) || choice.text === 'INVALID' || choice.scalar === 0
}

function* versionDefects(version: Node): Generator<Problem<'proxy-version-not-regex'>> {
  if (!readable.test(version.text)) return
  const defect = regexDefect(version.text)
  if (defect === null) return
  yield refused('proxy-version-not-regex', version, `the regular expression ${quote(version.text)} ${defect}`)
}

/** Istio bounds the size of other expressions, in bytes, and not of this one. */
const readable = /^[ -~]{1,1024}$/

function* matchDefects(match: Node, applyTo: Node): Generator<Problem<MatchCode>> {
  const wanted = objects.find(([, kinds]) => kinds.includes(applyTo.text))?.[0]
  const given = objects.map(([name]) => match.get(name)).find(({ kind }) => kind === 'map')
  if (wanted === undefined || !given) return
  if (match.get(wanted).kind !== 'map') {
    const message = `${quote(applyTo.text)} is found by a \`${wanted}\` and the match names a \`${given.pathKeys.at(-1)}\``
    yield refused('match-of-other-kind', given, message, { node: applyTo, note: 'what the patch applies to' })
  }
  if (wanted === 'listener') yield* filterDefects(match.at('listener', 'filterChain', 'filter'), applyTo)
}

function* filterDefects(filter: Node, applyTo: Node): Generator<Problem<FilterCode>> {
  const [name, inner] = [filter.get('name'), filter.get('subFilter')]
  if (filter.kind !== 'map') return
  if (!isPresent(name)) yield refused('missing-filter-name', name, 'the match of a filter names none')
  if (inner.kind !== 'map') return
  if (applyTo.text !== 'HTTP_FILTER') {
    const message = `\`subFilter\` finds HTTP filters, and the patch applies to ${quote(applyTo.text)}`
    yield refused('sub-filter-not-http', inner, message)
  }
  if (name.text !== '' && !name.isUnfilled && !managers.includes(name.text)) {
    const message = `\`subFilter\` finds filters inside ${quote(managers[0])}, not inside ${quote(name.text)}`
    yield refused('sub-filter-parent', inner, message, {
      node: name,
      note: 'the filter that is matched',
    })
  }
  if (!isPresent(inner.get('name'))) {
    yield refused('missing-filter-name', inner.get('name'), 'the match of an HTTP filter names none')
  }
}

/** The match that finds what a patch applies to. Other patches are found by no object. */
const objects: readonly (readonly [string, readonly string[]])[] = [
  ['listener', ['LISTENER', 'FILTER_CHAIN', 'NETWORK_FILTER', 'HTTP_FILTER']],
  ['routeConfiguration', ['ROUTE_CONFIGURATION', 'VIRTUAL_HOST', 'HTTP_ROUTE']],
  ['cluster', ['CLUSTER']],
]

const managers = ['envoy.filters.network.http_connection_manager', 'envoy.http_connection_manager']
