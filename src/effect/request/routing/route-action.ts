import { clusterNamesOf, mirrorsOf, type RouteSite } from './route-clusters.ts'
import type { WeightedCluster } from './stream-routes.ts'
import type { Node } from '../../../model/node.ts'
import type { Answered, Forwarded, Outcome, DecidingPlace, Upstream } from '../decision.ts'
import type { HttpRequest } from '../request.ts'
import type { Trace } from '../trace.ts'
import type { CompiledRoute } from './compiled-route.ts'
import type { WrittenField } from './merged-routes.ts'
import { durationMilliseconds, retryPolicy } from './retries.ts'
import { redirectLocation, rewrittenRequest } from './rewrite.ts'
import { findCluster, upstreamOf } from './upstream.ts'
import { clusterName } from './cluster-name.ts'

/** The outcome of a route, and its cluster. */
export interface RouteResult {
  readonly outcome: Outcome
  readonly cluster?: string
}

/** Takes a route: its fault first, then its redirect, answer or destination. */
export function takeRoute(
  site: RouteSite,
  route: CompiledRoute,
  request: HttpRequest,
  trace: Trace,
): RouteResult {
  const names = clusterNamesOf(site, route)
  const fault = faultOf(route, trace)
  if (fault.abort) return { outcome: fault.abort, ...loggedCluster(site, route, names) }
  const redirect = route.merged.field('redirect')
  if (redirect.node.kind === 'map') return { outcome: redirected(site, route, redirect, request) }
  const direct = route.merged.field('directResponse')
  if (direct.node.kind === 'map') {
    const status = direct.node.get('status').number ?? 200
    return { outcome: answered(status, 'direct_response', placeOf(direct)) }
  }
  return forward(site, route, names, request, { delay: fault.delay, trace })
}

/** Envoy logs the only cluster of a route, if there is one of that name. */
function loggedCluster(
  site: RouteSite,
  route: CompiledRoute,
  names: readonly WeightedCluster[],
): { readonly cluster?: string } {
  const [first, ...others] = names
  if (!first || others.length > 0 || answersItself(route)) return {}
  return findCluster(site, first.name).kind === 'undefined' ? {} : { cluster: clusterName(first.name) }
}

function answersItself({ merged }: CompiledRoute): boolean {
  return ['redirect', 'directResponse'].some((field) => merged.field(field).node.kind === 'map')
}

function placeOf({ owner, node }: WrittenField): DecidingPlace {
  return { object: owner, node }
}

function answered(status: number, reason: string, by: DecidingPlace): Answered {
  return { kind: 'answered', status, reason, by }
}

function redirected(
  site: RouteSite,
  route: CompiledRoute,
  redirect: WrittenField,
  request: HttpRequest,
): Answered {
  const location = redirectLocation(route, redirect, request, site)
  const status = redirect.node.get('redirectCode').number ?? 301
  return { ...answered(status, 'direct_response', placeOf(redirect)), location }
}

/** The fault that hits a request: certainly, or by chance. */
function faultOf(
  route: CompiledRoute,
  trace: Trace,
): { readonly abort: Answered | undefined; readonly delay: number } {
  const fault = route.merged.field('fault')
  const [abort, delay] = [fault.node.get('abort'), fault.node.get('delay')]
  const isDelayed = hits(delay, delay.get('percent').number ?? 0, 'delay', trace)
  const length = isDelayed ? (durationMilliseconds(delay.get('fixedDelay')) ?? 0) : 0
  if (length > 0) trace.step(`the request is held back for ${length} ms`, placeOf(fault))
  if (!hits(abort, 0, 'abort', trace)) return { abort: undefined, delay: length }
  const status = abort.get('httpStatus').number ?? 200
  return {
    abort: answered(status, 'fault_filter_abort', { object: fault.owner, node: abort }),
    delay: length,
  }
}

/** Whether a fault hits every request; one that hits some is noted as missing. */
function hits(fault: Node, otherwise: number, kind: string, trace: Trace): boolean {
  if (fault.kind !== 'map') return false
  const percent = fault.at('percentage', 'value').number ?? otherwise
  if (percent > 0 && percent < 100) trace.miss(`whether the ${kind} of ${percent} percent hits this request`)
  return percent >= 100
}

function forward(
  site: RouteSite,
  route: CompiledRoute,
  names: readonly WeightedCluster[],
  request: HttpRequest,
  { delay, trace }: { readonly delay: number; readonly trace: Trace },
): RouteResult {
  const upstreams: Upstream[] = []
  const failures: Answered[] = []
  for (const { name, percent } of names) {
    const cluster = findCluster(site, name)
    if (cluster.kind === 'ready') {
      trace.miss(...cluster.missing)
      upstreams.push(upstreamOf(name, cluster, percent))
    } else failures.push(failureOf(route, cluster.kind))
  }
  const first = names[0]?.name
  const isNamed = first !== undefined && (upstreams.length + failures.length === 1 || upstreams.length === 1)
  const cluster =
    isNamed && failures[0]?.reason !== 'cluster_not_found' ? { cluster: clusterName(first) } : {}
  const [failure] = failures
  if (failure && upstreams.length > 0) trace.miss('which destination the weights choose')
  if (failure && upstreams.length === 0) return { outcome: failure, ...cluster }
  return { outcome: forwarded(site, route, upstreams, request, delay), ...cluster }
}

/** Gateway API routes answer 500 where a cluster does not exist. */
function failureOf({ place, isGatewayApi }: CompiledRoute, kind: 'undefined' | 'empty'): Answered {
  if (kind === 'empty') return answered(503, 'no_healthy_upstream', place)
  return answered(isGatewayApi ? 500 : 503, 'cluster_not_found', place)
}

function forwarded(
  site: RouteSite,
  route: CompiledRoute,
  to: readonly Upstream[],
  request: HttpRequest,
  delay: number,
): Forwarded {
  return {
    kind: 'forwarded',
    to,
    request: rewrittenRequest(route, request),
    timeout: durationMilliseconds(route.merged.field('timeout').node),
    retries: retryPolicy(site.mesh, route.merged.field('retries').node),
    delay,
    mirrors: mirrorsOf(site, route),
    passesTls: false,
  }
}
