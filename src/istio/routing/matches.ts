import {
  conditionCovers,
  conditionsMeet,
  otherCondition,
  stringCondition,
  type Condition,
} from './conditions.ts'
import { boundTo, gatewayNames } from './gateways.ts'
import { normalHost } from '../hosts/hosts.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Node } from '../../model/node.ts'

/** Which requests or connections one entry of a route's `match` takes; a route without one has one that takes all. */
export interface RouteMatch {
  /** The entry; the route itself where it has no `match`. */
  readonly node: Node
  /** Where it acts, see `boundTo`. */
  readonly gateways: readonly string[]
  /** What is asked, by what it is asked of; all of it must hold. */
  readonly conditions: ReadonlyMap<string, Condition>
  /** Only for tls and tcp: names and addresses, of which one must hold. Envoy takes the most specific. */
  readonly names: readonly string[]
  readonly subnets: readonly string[]
}

/** The ways that a route is made for. */
export type Protocol = 'http' | 'tls' | 'tcp'

/** The matches of a route; Istio reads an empty list as none. */
export function matchesOf(virtualService: Manifest, route: Node, protocol: Protocol): RouteMatch[] {
  const entries = route.items('match')
  if (entries.length === 0) return [{ ...anything, node: route, gateways: boundTo(virtualService) }]
  return entries.map((node) => ({
    node,
    gateways: gatewaysOf(virtualService, node),
    conditions: new Map(node.entries().flatMap(([field, value]) => conditionsOf(node, field, value))),
    names: protocol === 'http' ? [] : texts(node, 'sniHosts').map(normalHost),
    subnets: protocol === 'http' ? [] : texts(node, 'destinationSubnets'),
  }))
}

/** True if `wide` takes whatever `narrow` takes, and comes first. */
export function matchCovers(wide: RouteMatch, narrow: RouteMatch, protocol: Protocol): boolean {
  return (
    narrow.gateways.every((gateway) => wide.gateways.includes(gateway)) &&
    [...wide.conditions].every(([key, condition]) => covers(key, condition, narrow.conditions.get(key))) &&
    (protocol === 'http' || chainsCover(wide, narrow, protocol))
  )
}

/** True if it is certain that some http request meets what both ask, wherever they act. */
export function matchesMeet(one: RouteMatch, other: RouteMatch): boolean {
  return [...one.conditions].every(([key, condition]) => {
    const same = other.conditions.get(key)
    if (same !== undefined && !withoutKey(key)) return conditionsMeet(condition, same)
    return !excludes(key, condition, other)
  })
}

/** True for the key of a condition on what must not be there. */
export function withoutKey(key: string): boolean {
  return key.startsWith(without)
}

/** True if nothing is asked of a request: such routes come last on a gateway. */
export function takesAll(match: RouteMatch): boolean {
  return match.conditions.size === 0
}

/** True unless port, labels or namespace of the callers of two matches cannot be the same. */
export function sameCallers(one: RouteMatch, other: RouteMatch): boolean {
  return [...one.conditions].every(([key, { value }]) => {
    const same = callerKeys.test(key) ? other.conditions.get(key) : undefined
    return same === undefined || same.value === value
  })
}

/** The same for matches that ask the same of their callers, in whatever order (`sameCallers`). */
export function callersOf({ conditions }: RouteMatch): string {
  const asked = [...conditions].filter(([key]) => callerKeys.test(key))
  return JSON.stringify(asked.map(([key, { value }]) => [key, value]).toSorted())
}

const anything = { conditions: new Map<string, Condition>(), names: [], subnets: [] }
const without = 'withoutHeaders.'
const callerKeys = /^(?:port$|sourceNamespace$|sourceLabels\.)/

function gatewaysOf(virtualService: Manifest, match: Node): readonly string[] {
  const named = gatewayNames(match, virtualService).map(({ key }) => key)
  return named.length === 0 ? boundTo(virtualService) : named
}

function texts(node: Node, key: string): string[] {
  return node.items(key).map(({ text }) => text)
}

function conditionsOf(match: Node, field: string, value: Node): [string, Condition][] {
  if (notAsked.has(field) || value.isNull) return []
  if (field === 'uri') return pathCondition(value, match.get('ignoreUriCase').scalar === true)
  if (['scheme', 'method', 'authority'].includes(field)) return [[field, stringCondition(value)]]
  if (!byName.has(field)) return [[field, otherCondition(value)]]
  return value
    .entries()
    .map(([name, node]) => [`${field}.${spelling(field, name)}`, namedCondition(field, node)])
}

/** Fields of a match that ask nothing, or are looked at apart. */
const notAsked = new Set([
  'name',
  'statPrefix',
  'gateways',
  'ignoreUriCase',
  'sniHosts',
  'destinationSubnets',
])
const byName = new Set(['headers', 'withoutHeaders', 'queryParams', 'sourceLabels'])

/** Every path begins with `/`. */
function pathCondition(node: Node, ignoresCase: boolean): [string, Condition][] {
  const condition = stringCondition(node, ignoresCase)
  const isAny = condition.form === 'present' || (condition.form === 'prefix' && condition.value === '/')
  return isAny ? [] : [['uri', condition]]
}

function namedCondition(field: string, node: Node): Condition {
  return field === 'sourceLabels' ? otherCondition(node) : stringCondition(node)
}

/** Header names are compared without case; claims (`@request.auth.claims...`) are not. */
function spelling(field: string, name: string): string {
  return field.endsWith('eaders') && !name.startsWith('@') ? name.toLowerCase() : name
}

/** What must not be there is the other way round: who forbids more lets less through. */
function covers(key: string, wide: Condition, narrow: Condition | undefined): boolean {
  if (narrow === undefined) return false
  return withoutKey(key) ? conditionCovers(narrow, wide) : conditionCovers(wide, narrow)
}

/** True if one wants a header to be what the other wants it not to be. */
function excludes(key: string, condition: Condition, other: RouteMatch): boolean {
  if (key.startsWith('headers.')) {
    const forbidden = other.conditions.get(without + key.slice('headers.'.length))
    return forbidden !== undefined && conditionCovers(forbidden, condition)
  }
  const wanted = withoutKey(key) ? other.conditions.get(`headers.${key.slice(without.length)}`) : undefined
  return wanted !== undefined && conditionCovers(condition, wanted)
}

/**
 * Names and addresses become filter chains, of which the most specific one wins, so that only equal ones cover each
 * other. But a tcp match without addresses ends the search (istio `pilot/pkg/networking/core/tls.go`).
 */
function chainsCover(wide: RouteMatch, narrow: RouteMatch, protocol: 'tls' | 'tcp'): boolean {
  if (protocol === 'tcp' && wide.subnets.length === 0) return true
  return holds(wide.subnets, narrow.subnets) && holds(wide.names, narrow.names)
}

function holds(wide: readonly string[], narrow: readonly string[]): boolean {
  if (wide.length === 0 || narrow.length === 0) return wide.length === narrow.length
  return narrow.every((one) => wide.includes(one))
}
