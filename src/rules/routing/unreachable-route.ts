import { isExportedTo } from '../../istio/hosts/export.ts'
import { hasStatedNamespace } from '../../model/presence.ts'
import { gatewayKeysOf } from '../../istio/routing/gateways.ts'
import type { Manifest } from '../../model/manifest.ts'
import { earlierMatches } from '../../istio/routing/match-index.ts'
import { matchesOf, type Protocol, type RouteMatch } from '../../istio/routing/matches.ts'
import type { Node } from '../../model/node.ts'
import { isUnfilled } from '../../syntax/unfilled.ts'
import { quote, quoteAll } from '../message/quote.ts'
import { defineRule } from '../rule.ts'
import type { Problem } from '../problem.ts'
import { routesCoveredByOthers } from './helpers/delegated-cover.ts'

type Code = 'never-used' | 'redundant-match' | 'gateway-not-bound' | 'namespace-not-exported'

export const unreachableRoute = defineRule({
  id: 'routing/unreachable-route',
  codes: ['never-used', 'redundant-match', 'gateway-not-bound', 'namespace-not-exported'],
  severity: 'warning',
  istio: ['IST0130', 'IST0131'],
  summary: 'A route or match that gets no requests, because earlier routes match them all.',
  why: 'Istio uses the first route that matches, with the routes of a delegate instead of the route that names it. A route after one without a match, or after one that matches at least the same requests, is never used; nor is a match of a `sourceNamespace` to which the VirtualService is not exported.',
  fix: 'Put the narrower route first, or remove the one that is never used.',
  on: {
    *VirtualService(virtualService) {
      for (const protocol of protocols) yield* checkRoutes(virtualService, protocol)
      yield* hiddenNamespaces(virtualService)
    },
  },
  across: {
    *VirtualService(virtualService, mesh) {
      for (const { route, by } of routesCoveredByOthers(mesh, virtualService))
        yield {
          code: 'never-used',
          node: route,
          message: `this route is never used: ${quote(by.node.path)} of VirtualService ${quote(`${by.owner.namespace}/${by.owner.name}`)} comes first and matches all its requests`,
          related: [{ node: by.node, note: 'comes first' }],
        }
    },
  },
})

const protocols: readonly Protocol[] = ['http', 'tls', 'tcp']

/** Reports matches of callers of a namespace that does not see the VirtualService. */
function* hiddenNamespaces(virtualService: Manifest): Generator<Problem<'namespace-not-exported'>> {
  const exportTo = virtualService.spec.get('exportTo')
  if (!exportTo.exists || exportTo.items().some(({ isUnfilled: isPlaceholder }) => isPlaceholder)) return
  const matches = protocols.flatMap((protocol) =>
    virtualService.spec.items(protocol).flatMap((route) => route.items('match')),
  )
  for (const node of matches.map((match) => match.get('sourceNamespace'))) {
    if (node.text === '' || node.isUnfilled || !hasStatedNamespace(virtualService)) continue
    if (isExportedTo(virtualService, node.text)) continue
    yield {
      code: 'namespace-not-exported',
      node,
      message: `this never matches: the VirtualService is not exported to the namespace ${quote(node.text)}; add it to \`exportTo\``,
      related: [{ node: exportTo, note: 'the namespaces that see it' }],
    }
  }
}

/** A match with its route. */
interface RouteEntry extends RouteMatch {
  readonly route: Node
}

function* checkRoutes(virtualService: Manifest, protocol: Protocol): Generator<Problem<Code>> {
  const earlier = earlierMatches<RouteEntry>(protocol)
  for (const route of virtualService.spec.items(protocol)) {
    const matches = matchesOf(virtualService, route, protocol).map((match): RouteEntry => ({
      ...match,
      route,
    }))
    const covering = matches.map((match) => earlier.covering(match))
    if (matches.every((match, index) => covering[index] ?? isUnbound(virtualService, match))) {
      yield unusedRoute(virtualService, route, matches, covering)
    } else yield* redundantMatches(virtualService, matches, covering, protocol)
    if (mayContinue(route)) continue
    for (const [index, match] of matches.entries()) if (!covering[index]) earlier.add(match)
  }
}

/** True for a delegating route: the routes of the delegate need not match every request. */
function mayContinue(route: Node): boolean {
  return route.get('delegate').kind === 'map'
}

/** True for a match on gateways that the VirtualService does not list. A delegate (without hosts) is bound by another one. */
function isUnbound(virtualService: Manifest, { gateways }: RouteMatch): boolean {
  const bound = gatewayKeysOf(virtualService)
  return (
    virtualService.spec.items('hosts').length > 0 &&
    ![...bound, ...gateways].some(isUnfilled) &&
    !gateways.some((gateway) => bound.includes(gateway))
  )
}

type Covering = readonly (RouteEntry | undefined)[]

function unusedRoute(
  virtualService: Manifest,
  route: Node,
  matches: readonly RouteEntry[],
  covering: Covering,
): Problem<'never-used' | 'gateway-not-bound'> {
  const first = covering.find((entry) => entry !== undefined)
  if (!first) return gatewayNotBound(virtualService, route, matches)
  const effect =
    first.node === first.route ? 'has no match, so it takes every request' : 'matches all its requests'
  return {
    code: 'never-used',
    node: route,
    message: `this route is never used: ${quote(first.route.path)} comes first and ${effect}`,
    related: covering.flatMap((entry) => (entry ? [{ node: entry.node, note: 'comes first' }] : [])),
  }
}

function gatewayNotBound(
  virtualService: Manifest,
  node: Node,
  matches: readonly RouteMatch[],
): Problem<'gateway-not-bound'> {
  const names = [...new Set(matches.flatMap(({ gateways }) => gateways))]
  const isSingle = names.length === 1
  return {
    code: 'gateway-not-bound',
    node,
    message: `this never matches: ${quoteAll(names)} ${isSingle ? 'is none' : 'are none'} of the gateways of the VirtualService, ${quoteAll(gatewayKeysOf(virtualService))}`,
    related: [{ node: virtualService.spec.get('gateways'), note: 'the gateways of the VirtualService' }],
  }
}

/** Reports redundant matches of a route that has other useful ones. */
function* redundantMatches(
  virtualService: Manifest,
  matches: readonly RouteEntry[],
  covering: Covering,
  protocol: Protocol,
): Generator<Problem<'redundant-match' | 'gateway-not-bound'>> {
  const siblings = earlierMatches<RouteEntry>(protocol)
  for (const [index, match] of matches.entries()) {
    if (isUnbound(virtualService, match)) {
      yield gatewayNotBound(virtualService, match.node, [match])
      continue
    }
    const earlier =
      covering[index] ?? siblings.covering(match, (sibling) => !isExactUnderPrefix(match, sibling))
    if (!earlier) {
      siblings.add(match)
      continue
    }
    yield {
      code: 'redundant-match',
      node: match.node,
      severity: 'info',
      message: `this match adds nothing: ${quote(earlier.node.path)} comes first and matches all its requests`,
      related: [{ node: earlier.node, note: 'comes first' }],
    }
  }
}

/** True for an exact path under a prefix: in one route it often documents; a prefix under a prefix is a mistake. */
function isExactUnderPrefix(match: RouteMatch, outer: RouteMatch): boolean {
  return match.conditions.get('uri')?.form === 'exact' && outer.conditions.get('uri')?.form !== 'exact'
}
