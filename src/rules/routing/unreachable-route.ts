import { boundTo } from '../../istio/routing/gateways.ts'
import type { Manifest } from '../../model/manifest.ts'
import { earlierMatches } from '../../istio/routing/match-index.ts'
import { matchesOf, type Protocol, type RouteMatch } from '../../istio/routing/matches.ts'
import type { Node } from '../../model/node.ts'
import { isUnfilled } from '../../syntax/unfilled.ts'
import { quote, quoteAll } from '../message/quote.ts'
import { defineRule, type Problem } from '../rule.ts'

type Code = 'never-used' | 'redundant-match' | 'gateway-not-bound'

export const unreachableRoute = defineRule({
  id: 'routing/unreachable-route',
  codes: ['never-used', 'redundant-match', 'gateway-not-bound'],
  severity: 'warning',
  istio: ['IST0130', 'IST0131'],
  summary: 'A route, or a match of one, that an earlier route leaves nothing to.',
  why: 'Istio takes the first route that matches. What comes after a route without a match, or after one that takes at least the same requests, is never used.',
  fix: 'Put the narrower route first, or take out the one that is never used.',
  on: {
    *VirtualService(virtualService) {
      for (const protocol of protocols) yield* checkRoutes(virtualService, protocol)
    },
  },
})

const protocols: readonly Protocol[] = ['http', 'tls', 'tcp']

/** A match and the route it belongs to. */
interface Entry extends RouteMatch {
  readonly route: Node
}

function* checkRoutes(virtualService: Manifest, protocol: Protocol): Generator<Problem<Code>> {
  const earlier = earlierMatches<Entry>(protocol)
  for (const route of virtualService.spec.items(protocol)) {
    const own = matchesOf(virtualService, route, protocol).map((match): Entry => ({ ...match, route }))
    const covering = own.map((match) => earlier.covering(match))
    if (own.every((match, index) => covering[index] ?? isElsewhere(virtualService, match))) {
      yield unused(virtualService, route, own, covering)
    } else yield* usedInPart(virtualService, own, covering, protocol)
    if (mayDecline(route)) continue
    for (const [index, match] of own.entries()) if (!covering[index]) earlier.add(match)
  }
}

/** What is delegated may come back: the routes of the other VirtualService need not take every request. */
function mayDecline(route: Node): boolean {
  return route.get('delegate').kind === 'map'
}

/** True for a match of gateways that the VirtualService is not bound to; one without hosts is bound by another. */
function isElsewhere(virtualService: Manifest, { gateways }: RouteMatch): boolean {
  const bound = boundTo(virtualService)
  return (
    virtualService.spec.items('hosts').length > 0 &&
    ![...bound, ...gateways].some(isUnfilled) &&
    !gateways.some((gateway) => bound.includes(gateway))
  )
}

type Covering = readonly (Entry | undefined)[]

function unused(
  virtualService: Manifest,
  route: Node,
  own: readonly Entry[],
  covering: Covering,
): Problem<'never-used' | 'gateway-not-bound'> {
  const first = covering.find((other) => other !== undefined)
  if (!first) return foreign(virtualService, route, own)
  const takes = first.node === first.route ? 'has no match and takes everything' : 'takes all that it would'
  return {
    code: 'never-used',
    node: route,
    message: `this route is never used: ${quote(first.route.path)} comes first and ${takes}`,
    related: covering.flatMap((other) => (other ? [{ node: other.node, note: 'comes first' }] : [])),
  }
}

function foreign(
  virtualService: Manifest,
  node: Node,
  own: readonly RouteMatch[],
): Problem<'gateway-not-bound'> {
  const names = [...new Set(own.flatMap(({ gateways }) => gateways))]
  const one = names.length === 1
  return {
    code: 'gateway-not-bound',
    node,
    message: `this never matches: ${quoteAll(names)} ${one ? 'is none' : 'are none'} of the gateways of the VirtualService, ${quoteAll(boundTo(virtualService))}`,
    related: [{ node: virtualService.spec.get('gateways'), note: 'where it acts' }],
  }
}

/** The matches that add nothing, where others of the same route do. */
function* usedInPart(
  virtualService: Manifest,
  own: readonly Entry[],
  covering: Covering,
  protocol: Protocol,
): Generator<Problem<'redundant-match' | 'gateway-not-bound'>> {
  const siblings = earlierMatches<Entry>(protocol)
  for (const [index, match] of own.entries()) {
    if (isElsewhere(virtualService, match)) {
      yield foreign(virtualService, match.node, [match])
      continue
    }
    const other = covering[index] ?? siblings.covering(match, (one) => !isSpelledOut(match, one))
    if (!other) {
      siblings.add(match)
      continue
    }
    yield {
      code: 'redundant-match',
      node: match.node,
      severity: 'info',
      message: `this match adds nothing: ${quote(other.node.path)} comes first and takes all that it would`,
      related: [{ node: other.node, note: 'comes first' }],
    }
  }
}

/** In one route an exact path under a prefix is harmless, and often there to be read; a prefix under a prefix is a slip. */
function isSpelledOut(match: RouteMatch, under: RouteMatch): boolean {
  return match.conditions.get('uri')?.form === 'exact' && under.conditions.get('uri')?.form !== 'exact'
}
