import { groupBy } from '../../core/group.ts'
import { derived } from '../../model/derived.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { isSameObject } from '../../model/presence.ts'
import { policiesThatMayShareWorkloads } from '../../istio/policy/some-policies.ts'
import { quote } from '../message/quote.ts'
import { defineRule } from '../rule.ts'
import type { Problem } from '../problem.ts'

type Code = 'rests-on-age' | 'filter-of-other-object'

/**
 * Reports INSERT_BEFORE, INSERT_AFTER, REPLACE and REMOVE of an EnvoyFilter without `priority`, whose effect depends on which
 * EnvoyFilters are applied before it. Source: istio `pkg/config/analysis/analyzers/envoyfilter/envoyfilter.go`.
 */
export const relativeOperation = defineRule({
  id: 'extension/relative-operation',
  codes: ['rests-on-age', 'filter-of-other-object'],
  severity: 'info',
  istio: ['IST0151', 'IST0155'],
  summary: 'An operation of an EnvoyFilter that depends on what other EnvoyFilters have changed before.',
  why: 'INSERT_BEFORE, INSERT_AFTER, REPLACE and REMOVE find what they act on by its name, in the configuration as it is at that time. EnvoyFilters of one `priority` are applied by age, those of the root namespace first; no file tells the age, and it changes when an object is created again: a patch whose filter is not there yet has no effect.',
  fix: 'Set `priority`: the EnvoyFilter that adds a filter needs a lower one than those that refer to it. INSERT_FIRST and ADD need none.',
  across: {
    *EnvoyFilter(filter, mesh) {
      if ((filter.spec.get('priority').number ?? 0) !== 0 || filter.spec.get('priority').isUnfilled) return
      for (const config of filter.spec.items('configPatches')) yield* check(filter, config, mesh)
    },
  },
})

function* check(filter: Manifest, config: Node, mesh: Mesh): Generator<Problem<Code>> {
  const operation = config.at('patch', 'operation')
  const applyTo = config.get('applyTo')
  if (applyTo.isUnfilled || !isRelative(applyTo.text, operation.text)) return
  const added = addedElsewhere(filter, config, mesh)
  if (!added) yield restsOnAge(operation)
  else if (!isAppliedFirst(added.filter, filter, mesh)) yield ofOtherObject(filter, config, added, mesh)
}

function restsOnAge(operation: Node): Problem<'rests-on-age'> {
  return {
    code: 'rests-on-age',
    node: operation,
    message: `${quote(operation.text)} without \`priority\` acts on what older EnvoyFilters have left; set \`priority\``,
  }
}

function ofOtherObject(
  filter: Manifest,
  config: Node,
  added: AddedFilter,
  mesh: Mesh,
): Problem<'filter-of-other-object'> {
  const operation = config.at('patch', 'operation')
  const order = isAppliedFirst(filter, added.filter, mesh)
    ? 'those of the root namespace are applied first, so that this patch never finds it'
    : 'the older of the two is applied first'
  return {
    code: 'filter-of-other-object',
    node: operation,
    severity: 'warning',
    message: `${quote(operation.text)} needs ${quote(anchorOf(config))}, which EnvoyFilter ${quote(`${added.filter.namespace}/${added.filter.name}`)} adds with the same priority: ${order}; set a higher \`priority\` here`,
    related: [{ node: added.name, note: 'what adds the filter' }],
  }
}

/** Of one priority, those of the root namespace come first (istio `pilot/pkg/model/push_context.go`, EnvoyFilters). */
function isAppliedFirst(first: Manifest, second: Manifest, { rootNamespace }: Mesh): boolean {
  return first.namespace === rootNamespace && second.namespace !== rootNamespace
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
  /** Where in proxies, see `configPatches[].match.context`. */
  readonly context: string
}

/** The filter of another EnvoyFilter without priority, at some of the same proxies, to which a patch refers. */
function addedElsewhere(filter: Manifest, config: Node, mesh: Mesh): AddedFilter | undefined {
  const added = addedFilters(mesh).get(keyOf(config.get('applyTo').text, anchorOf(config)))
  if (!added) return undefined
  for (const policy of policiesThatMayShareWorkloads(mesh, filter, added.filters)) {
    const patch = added.byFilter
      .get(policy)!
      .find(({ context }) => mayMeet(context, config.at('match', 'context').text))
    if (patch && !isSameObject(policy, filter)) return patch
  }
  return undefined
}

/** Whether two patches may be for the same listeners. */
function mayMeet(first: string, second: string): boolean {
  return first === second || [first, second].some((context) => ['', 'ANY'].includes(context))
}

/** The filters that EnvoyFilters without priority add, by kind and name. */
const addedFilters = derived(['EnvoyFilter'], (mesh) => {
  const added = mesh
    .ofKind('EnvoyFilter')
    .filter(({ spec }) => (spec.get('priority').number ?? 0) === 0)
    .flatMap((filter) => filter.spec.items('configPatches').flatMap((config) => addedBy(filter, config)))
  const groups = groupBy(added, ({ key }) => key)
  return new Map(
    [...groups].map(([key, group]) => {
      const byFilter = groupBy(group, ({ filter }) => filter)
      return [key, { filters: [...byFilter.keys()], byFilter }]
    }),
  )
})

function addedBy(filter: Manifest, config: Node): (AddedFilter & { readonly key: string })[] {
  const name = config.at('patch', 'value', 'name')
  if (name.text === '' || !/^(?:ADD|INSERT_)/.test(config.at('patch', 'operation').text)) return []
  const key = keyOf(config.get('applyTo').text, name.text)
  return [{ filter, name, context: config.at('match', 'context').text, key }]
}

function keyOf(applyTo: string, name: string): string {
  return `${applyTo}\0${name}`
}
