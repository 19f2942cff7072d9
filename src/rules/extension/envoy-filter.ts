import { regexDefect } from '../../syntax/regex.ts'
import type { Node } from '../../model/node.ts'
import { selectorCodes, selectorRefused } from '../shared/labels-refused.ts'
import { dryRunUnsupported } from '../shared/dry-run.ts'
import { webhookProblem } from '../message/webhook-problem.ts'
import { isPresent } from '../message/is-present.ts'
import { quote } from '../message/quote.ts'
import { defineRule } from '../rule.ts'
import type { Problem } from '../problem.ts'
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
  why: 'The validating webhook of Istio refuses it: the proxies keep their previous configuration.',
  fix: 'Set `applyTo` and the operation of each patch, match the kind of object that it applies to, and give it a value of the right type.',
  on: {
    *EnvoyFilter(filter) {
      const { spec } = filter
      yield* dryRunUnsupported(filter)
      yield* selectorRefused(spec.get('workloadSelector'), 'labels')
      for (const patch of spec.items('configPatches').filter(({ kind }) => kind === 'map')) {
        // The webhook does not check patches of waypoints (istio `pkg/config/validation/envoyfilter/envoyfilter.go`).
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
  if (isUnset(applyTo)) yield webhookProblem('missing-apply-to', applyTo, 'a patch has no `applyTo`')
  if (!isPresent(patch))
    yield webhookProblem('missing-patch', patch, 'an item of `configPatches` has no `patch`')
  if (isUnset(operation)) yield webhookProblem('missing-operation', operation, 'a patch has no `operation`')
  if (operation.text !== 'REMOVE' && !operation.isUnfilled && !isPresent(value)) {
    yield webhookProblem('missing-value', value, `operation ${quote(operation.data)} needs a \`value\``)
  }
  yield* versionDefects(config.at('match', 'proxy', 'proxyVersion'))
  yield* matchDefects(config.get('match'), applyTo)
  if (isPresent(value)) yield* typeDefects(applyTo.text, value)
}

/** True for an absent enumeration value, and for INVALID, the first value of the enumeration, which Istio reads as absent. */
function isUnset(choice: Node): boolean {
  return !isPresent(choice) || choice.text === 'INVALID' || choice.scalar === 0
}

function* versionDefects(version: Node): Generator<Problem<'proxy-version-not-regex'>> {
  if (!checkedRegex.test(version.text)) return
  const defect = regexDefect(version.text)
  if (defect === null) return
  yield webhookProblem(
    'proxy-version-not-regex',
    version,
    `the regular expression ${quote(version.text)} ${defect}`,
  )
}

/** The expressions that are checked: printable ASCII of at most 1024 characters. Istio does not limit the length of this one. */
const checkedRegex = /^[ -~]{1,1024}$/

function* matchDefects(match: Node, applyTo: Node): Generator<Problem<MatchCode>> {
  const expected = matchObjects.find(([, kinds]) => kinds.includes(applyTo.text))?.[0]
  const matched = matchObjects.map(([name]) => match.get(name)).find(({ kind }) => kind === 'map')
  if (expected === undefined || !matched) return
  if (match.get(expected).kind !== 'map') {
    const message = `${quote(applyTo.text)} is matched by \`${expected}\`, and this match has \`${matched.pathKeys.at(-1)}\`: match by \`${expected}\``
    yield webhookProblem('match-of-other-kind', matched, message, {
      node: applyTo,
      note: 'what the patch applies to',
    })
  }
  if (expected === 'listener') yield* filterDefects(match.at('listener', 'filterChain', 'filter'), applyTo)
}

function* filterDefects(filter: Node, applyTo: Node): Generator<Problem<FilterCode>> {
  const [name, subFilter] = [filter.get('name'), filter.get('subFilter')]
  if (filter.kind !== 'map') return
  if (!isPresent(name))
    yield webhookProblem('missing-filter-name', name, 'the match of a filter has no `name`')
  if (subFilter.kind !== 'map') return
  if (applyTo.text !== 'HTTP_FILTER') {
    const message = `\`subFilter\` matches HTTP filters, and the patch applies to ${quote(applyTo.text)}: set \`HTTP_FILTER\`, or leave \`subFilter\` out`
    yield webhookProblem('sub-filter-not-http', subFilter, message)
  }
  if (name.text !== '' && !name.isUnfilled && !connectionManagers.includes(name.text)) {
    const message = `\`subFilter\` matches filters inside ${quote(connectionManagers[0])}, not inside ${quote(name.text)}`
    yield webhookProblem('sub-filter-parent', subFilter, message, {
      node: name,
      note: 'the filter that is matched',
    })
  }
  if (!isPresent(subFilter.get('name'))) {
    yield webhookProblem(
      'missing-filter-name',
      subFilter.get('name'),
      'the match of an HTTP filter has no `name`',
    )
  }
}

/** The field of `match` that finds what a patch applies to, by `applyTo`. Other values of `applyTo` need none. */
const matchObjects: readonly (readonly [string, readonly string[]])[] = [
  ['listener', ['LISTENER', 'FILTER_CHAIN', 'NETWORK_FILTER', 'HTTP_FILTER']],
  ['routeConfiguration', ['ROUTE_CONFIGURATION', 'VIRTUAL_HOST', 'HTTP_ROUTE']],
  ['cluster', ['CLUSTER']],
]

const connectionManagers = ['envoy.filters.network.http_connection_manager', 'envoy.http_connection_manager']
