import { groupBy } from '../../core/group.ts'
import { derived } from '../../model/derived.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { isSameObject } from '../../model/presence.ts'
import { quote } from '../message/quote.ts'
import { defineRule, type Problem } from '../rule.ts'

/** Source: istio `pkg/config/analysis/analyzers/envoyfilter/envoyfilter.go`. */
export const relativeOperation = defineRule({
  id: 'extension/relative-operation',
  codes: ['rests-on-age', 'filter-of-other-object'],
  severity: 'info',
  istio: ['IST0151', 'IST0155'],
  summary: 'An operation of an EnvoyFilter that depends on what other EnvoyFilters have changed before.',
  why: 'INSERT_BEFORE, INSERT_AFTER, REPLACE and REMOVE find what they act on by its name, in the configuration as it is at that time. EnvoyFilters of one `priority` are applied by age, which no file tells and which changes when an object is created again: a patch whose filter is not there yet has no effect.',
  fix: 'Set `priority`: the EnvoyFilter that adds a filter needs a lower one than those that refer to it. INSERT_FIRST and ADD need none.',
  across: {
    *EnvoyFilter(filter, mesh) {
      if ((filter.spec.get('priority').number ?? 0) !== 0 || filter.spec.get('priority').isUnfilled) return
      for (const config of filter.spec.items('configPatches')) yield* check(filter, config, mesh)
    },
  },
})

function* check(
  filter: Manifest,
  config: Node,
  mesh: Mesh,
): Generator<Problem<'rests-on-age' | 'filter-of-other-object'>> {
  const operation = config.at('patch', 'operation')
  const applyTo = config.get('applyTo')
  if (applyTo.isUnfilled || !isRelative(applyTo.text, operation.text)) return
  const added = addedElsewhere(filter, config, mesh)
  if (added)
    yield {
      code: 'filter-of-other-object',
      node: operation,
      severity: 'warning',
      message: `${quote(operation.text)} needs ${quote(anchorOf(config))}, which EnvoyFilter ${quote(`${added.filter.namespace}/${added.filter.name}`)} adds with the same priority: the older of the two is applied first; set a higher \`priority\` here`,
      related: [{ node: added.name, note: 'what adds the filter' }],
    }
  else
    yield {
      code: 'rests-on-age',
      node: operation,
      message: `${quote(operation.text)} without \`priority\` acts on what older EnvoyFilters have left; set \`priority\``,
    }
}

/** The operations that find something by name; for lists without an order insertions add. */
function isRelative(applyTo: string, operation: string): boolean {
  if (applyTo === 'ROUTE_CONFIGURATION' || applyTo === 'HTTP_ROUTE')
    return operation.startsWith('INSERT_') && operation !== 'INSERT_FIRST'
  if (operation === 'REPLACE') return ['NETWORK_FILTER', 'HTTP_FILTER', 'VIRTUAL_HOST'].includes(applyTo)
  return ['REMOVE', 'INSERT_BEFORE', 'INSERT_AFTER'].includes(operation)
}

/** The name of the filter that a patch refers to; `''` for none. */
function anchorOf(config: Node): string {
  const filter = config.at('match', 'listener', 'filterChain', 'filter')
  return filter.at('subFilter', 'name').text || filter.get('name').text
}

/** A filter that an EnvoyFilter adds under a name. */
interface AddedFilter {
  readonly filter: Manifest
  readonly name: Node
}

/** The filter of another EnvoyFilter without priority, for some of the same proxies, to which a patch refers. */
function addedElsewhere(filter: Manifest, config: Node, mesh: Mesh): AddedFilter | undefined {
  const isMeshWide = filter.namespace === mesh.rootNamespace
  const namespaces = isMeshWide ? [anyNamespace] : [filter.namespace, mesh.rootNamespace]
  return namespaces
    .map((namespace) =>
      addedFilters(mesh)
        .get(keyOf(namespace, config.get('applyTo').text, anchorOf(config)))
        ?.find((added) => !isSameObject(added.filter, filter)),
    )
    .find((added) => added !== undefined)
}

/** Stands for all namespaces. */
const anyNamespace = '*'

/** What EnvoyFilters without priority add, by namespace, kind and name. */
const addedFilters = derived(['EnvoyFilter'], (mesh) => {
  const added = mesh
    .ofKind('EnvoyFilter')
    .filter(({ spec }) => (spec.get('priority').number ?? 0) === 0)
    .flatMap((filter) =>
      filter.spec
        .items('configPatches')
        .filter((config) => /^(?:ADD|INSERT_)/.test(config.at('patch', 'operation').text))
        .map((config) => ({ filter, config, name: config.at('patch', 'value', 'name') })),
    )
    .filter(({ name }) => name.text !== '')
  const keyed = added.flatMap(({ filter, config, name }) =>
    [filter.namespace, anyNamespace].map((namespace) => ({
      key: keyOf(namespace, config.get('applyTo').text, name.text),
      added: { filter, name },
    })),
  )
  const groups = groupBy(keyed, ({ key }) => key)
  return new Map([...groups].map(([key, group]) => [key, group.map((item): AddedFilter => item.added)]))
})

function keyOf(namespace: string, applyTo: string, name: string): string {
  return [namespace, applyTo, name].join('\0')
}
