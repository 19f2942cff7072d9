import {
  conditionCovers,
  conditionsOverlap,
  incomparableCondition,
  stringCondition,
  type Condition,
} from './conditions.ts'
import { gatewayKeysOf, gatewayNames } from './gateways.ts'
import { normalHost } from '../hosts/hosts.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Node } from '../../model/node.ts'

/** The requests or connections that one entry of a route's `match` accepts; a route without `match` accepts all. */
export interface RouteMatch {
  /** The entry, or the route itself if it has no `match`. */
  readonly node: Node
  /** The gateways at which it applies, see `gatewayKeysOf`. */
  readonly gateways: readonly string[]
  /** The conditions by property, all of which must hold. */
  readonly conditions: ReadonlyMap<string, Condition>
  /** Only for tls and tcp: SNI hosts and subnets, one of which must match. Envoy uses the most specific. */
  readonly names: readonly string[]
  readonly subnets: readonly string[]
}

/** The kinds of routes. */
export type Protocol = 'http' | 'tls' | 'tcp'

/** The matches of a route; Istio reads an empty list like a missing one. */
export function matchesOf(virtualService: Manifest, route: Node, protocol: Protocol): RouteMatch[] {
  const entries = route.items('match')
  if (entries.length === 0) return [{ ...anything, node: route, gateways: gatewayKeysOf(virtualService) }]
  return entries.map((node) =>
    protocol === 'http'
      ? matchOf(virtualService, node)
      : {
          ...matchOf(virtualService, node),
          names: texts(node, 'sniHosts').map(normalHost),
          subnets: texts(node, 'destinationSubnets'),
        },
  )
}

/** One entry of the `match` of an http route. */
export function matchOf(virtualService: Manifest, node: Node): RouteMatch {
  return {
    ...anything,
    node,
    gateways: gatewaysOf(virtualService, node),
    conditions: new Map(node.entries().flatMap(([field, value]) => conditionsOf(node, field, value))),
  }
}

/**
 * True if a route with `wide` takes everything that `narrow` accepts, if it comes before the route with `narrow`; false if
 * this is not certain.
 */
export function matchCovers(wide: RouteMatch, narrow: RouteMatch, protocol: Protocol): boolean {
  return (
    narrow.gateways.every((gateway) => wide.gateways.includes(gateway)) &&
    [...wide.conditions].every(([key, condition]) => covers(key, condition, narrow.conditions.get(key))) &&
    (protocol === 'http' || chainsCover(wide, narrow, protocol))
  )
}

/** True if certainly some http request satisfies both, at whatever gateways. */
export function matchesOverlap(first: RouteMatch, second: RouteMatch): boolean {
  return [...first.conditions].every(([key, condition]) => {
    const counterpart = second.conditions.get(key)
    if (counterpart !== undefined && !isWithoutHeadersKey(key))
      return conditionsOverlap(condition, counterpart)
    return !excludes(key, condition, second)
  })
}

/** True for the key of a condition on a header that must be absent (`withoutHeaders`). */
export function isWithoutHeadersKey(key: string): boolean {
  return key.startsWith(without)
}

/** True for a match without conditions: on a gateway such routes come last. */
export function takesAll(match: RouteMatch): boolean {
  return match.conditions.size === 0
}

/** False if the port, labels or namespace of the callers of two matches cannot be the same. */
export function mayHaveSameCallers(first: RouteMatch, second: RouteMatch): boolean {
  return [...first.conditions].every(([key, { value }]) => {
    const counterpart = callerKeys.test(key) ? second.conditions.get(key) : undefined
    return counterpart === undefined || counterpart.value === value
  })
}

/** A key that is equal for matches with the same conditions on their callers (`mayHaveSameCallers`), in any order. */
export function callersKey({ conditions }: RouteMatch): string {
  const callerConditions = [...conditions].filter(([key]) => callerKeys.test(key))
  return JSON.stringify(callerConditions.map(([key, { value }]) => [key, value]).toSorted())
}

const anything = { conditions: new Map<string, Condition>(), names: [], subnets: [] }
const without = 'withoutHeaders.'
const callerKeys = /^(?:port$|sourceNamespace$|sourceLabels\.)/

function gatewaysOf(virtualService: Manifest, match: Node): readonly string[] {
  const named = gatewayNames(match, virtualService).map(({ key }) => key)
  return named.length === 0 ? gatewayKeysOf(virtualService) : named
}

function texts(node: Node, key: string): string[] {
  return node.items(key).map(({ text }) => text)
}

function conditionsOf(match: Node, field: string, value: Node): [string, Condition][] {
  if (ignoredFields.has(field) || value.isNull) return []
  if (field === 'uri') return pathCondition(value, match.get('ignoreUriCase').scalar === true)
  if (['scheme', 'method', 'authority'].includes(field)) return [[field, stringCondition(value)]]
  if (!byName.has(field)) return [[field, incomparableCondition(value)]]
  return value
    .entries()
    .map(([name, node]) => [`${field}.${spelling(field, name)}`, namedCondition(field, node)])
}

/** Fields of a match that are no condition, or are handled separately. */
const ignoredFields = new Set([
  'name',
  'statPrefix',
  'gateways',
  'ignoreUriCase',
  'sniHosts',
  'destinationSubnets',
])
const byName = new Set(['headers', 'withoutHeaders', 'queryParams', 'sourceLabels'])

/** Every path begins with `/`, so a prefix `/` is no condition. */
function pathCondition(node: Node, ignoresCase: boolean): [string, Condition][] {
  const condition = stringCondition(node, ignoresCase)
  const isAny = condition.form === 'present' || (condition.form === 'prefix' && condition.value === '/')
  return isAny ? [] : [['uri', condition]]
}

function namedCondition(field: string, node: Node): Condition {
  return field === 'sourceLabels' ? incomparableCondition(node) : stringCondition(node)
}

/** Header names ignore case; claims (`@request.auth.claims...`) do not. */
function spelling(field: string, name: string): string {
  return field.endsWith('eaders') && !name.startsWith('@') ? name.toLowerCase() : name
}

/** For `withoutHeaders` the order is reversed: a condition that forbids more accepts less. */
function covers(key: string, wide: Condition, narrow: Condition | undefined): boolean {
  if (narrow === undefined) return false
  return isWithoutHeadersKey(key) ? conditionCovers(narrow, wide) : conditionCovers(wide, narrow)
}

/** True if one match requires a value of a header that the other forbids. */
function excludes(key: string, condition: Condition, match: RouteMatch): boolean {
  if (key.startsWith('headers.')) {
    const forbiddenValue = match.conditions.get(without + key.slice('headers.'.length))
    return forbiddenValue !== undefined && conditionCovers(forbiddenValue, condition)
  }
  const requiredValue = isWithoutHeadersKey(key)
    ? match.conditions.get(`headers.${key.slice(without.length)}`)
    : undefined
  return requiredValue !== undefined && conditionCovers(condition, requiredValue)
}

/**
 * SNI hosts and subnets become filter chains, of which the most specific wins, so that only equal ones cover each other.
 * But a tcp match without subnets ends the search (istio `pilot/pkg/networking/core/tls.go`).
 */
function chainsCover(wide: RouteMatch, narrow: RouteMatch, protocol: 'tls' | 'tcp'): boolean {
  if (protocol === 'tcp' && wide.subnets.length === 0) return true
  return equalOrCovered(wide.subnets, narrow.subnets) && equalOrCovered(wide.names, narrow.names)
}

function equalOrCovered(wide: readonly string[], narrow: readonly string[]): boolean {
  if (wide.length === 0 || narrow.length === 0) return wide.length === narrow.length
  return narrow.every((value) => wide.includes(value))
}
