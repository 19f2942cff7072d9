import { groupBy } from '../../core/group.ts'
import { compareText } from '../../core/order.ts'
import { gatewayAt } from '../../istio/gateway-api/proxy-objects.ts'
import { gatewayKeysOf, meshGateway } from '../../istio/routing/gateways.ts'
import { matchesOf, type RouteMatch } from '../../istio/routing/matches.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { objectKey } from '../../model/presence.ts'
import { isUnfilled } from '../../syntax/unfilled.ts'
import { quote } from '../message/quote.ts'
import { defineRule } from '../rule.ts'
import type { Problem } from '../problem.ts'
import { routeViews } from '../shared/converted-views.ts'
import { hasUnfilledScalar } from '../shared/has-unfilled.ts'

const { GRPCRoute, HTTPRoute } = routeViews(check)

export const duplicateMatch = defineRule({
  id: 'gateway-api/duplicate-match',
  codes: ['same-match'],
  severity: 'warning',
  summary: 'Two rules for one host match the same requests.',
  why: 'Routes for one host of a listener are merged. Of two equal matches the one of the older route gets all requests, and in one route the first: the other is never used. No file says which route is older: it may differ between clusters.',
  fix: 'Remove one of the two, join their `backendRefs` with weights, or let one match something else.',
  across: { GRPCRoute, HTTPRoute },
})

function* check(virtualService: Manifest, mesh: Mesh): Generator<Problem<'same-match'>> {
  const { spec, originals = [] } = virtualService
  const [host = ''] = spec.items('hosts').map(({ text }) => text)
  if (originals.some((route) => hasUnfilledScalar(route.spec.get('parentRefs')))) return
  if (gatewayKeysOf(virtualService).some((key) => hasUnfilledGateway(mesh, key))) return
  // gitops/duplicate-object reports a route that is there twice. What is not filled in may make istiod refuse a route.
  if (isUnfilled(host) || new Set(originals.map(objectKey)).size < originals.length) return
  const matches = spec
    .items('http')
    .filter((route) => !hasUnfilledScalar(route))
    .flatMap((route) => matchesOf(virtualService, route, 'http'))
  for (const [first, ...duplicates] of groupBy(matches.toSorted(byPlace), conditionsKey).values())
    for (const { node } of duplicates) yield sameMatch(node, first!.node, host)
}

/** True for a listener that istiod refuses, and if another one may take the requests once values are filled in. */
function hasUnfilledGateway(mesh: Mesh, key: string): boolean {
  if (key === meshGateway) return false
  return gatewayAt(mesh, key)?.originals?.some(({ spec }) => hasUnfilledScalar(spec)) ?? true
}

/** Compares matches by their positions in the files, not by the names of their routes. */
function byPlace({ node: { range: first } }: RouteMatch, { node: { range: second } }: RouteMatch): number {
  return compareText(first.source.file, second.source.file) || first.start - second.start
}

function conditionsKey({ conditions }: RouteMatch): string {
  return JSON.stringify([...conditions].toSorted())
}

function sameMatch(node: Node, first: Node, host: string): Problem<'same-match'> {
  return {
    code: 'same-match',
    node,
    message: `another rule for ${quote(host)} matches the same requests, and only one of the two gets them; remove one, or join their backends`,
    related: [{ node: first, note: 'the same match' }],
  }
}
