import { groupBy } from '../../core/group.ts'
import { sitesOf, type RequestSite } from '../request/coverage/request-sites.ts'
import type { ClientRequest } from '../request/hops/hop-chain.ts'
import { routeConstants, untriedPatterns, type PathConstant } from './request-constants.ts'
import type { TouchedRoutes } from './touched-routes.ts'
import { touchedSites } from './touched-sites.ts'

/** A request to a host of a route by one of its paths. */
export interface ComparedRequest {
  readonly host: string
  /** The path as it is written. */
  readonly pattern: string
  readonly clientRequest: ClientRequest
}

/** The requests that are compared for one changed object. */
export interface ComparedRequests {
  readonly requests: readonly ComparedRequest[]
  /** The hosts with further requests beyond the limit; empty if all are compared. */
  readonly hostsBeyond: readonly string[]
  /** The regular expressions of routes that differ and that no request tries. */
  readonly untried: readonly string[]
}

/** Limit on the compared requests of one changed object. */
export const maxRequests = 2_000

/** Limit including requests that the changed object does not affect itself. */
const maxWithFurther = 100

/**
 * Makes GET requests to each host of a VirtualService, from each of its sites, with each path that its routes name. Up to
 * 2000 requests that the changed object may affect come first. If they are fewer than 100, others follow until there are
 * 100, since other objects may differ as well.
 */
export function requestsAt({ origin, routes }: TouchedRoutes): ComparedRequests {
  const touchedOf = touchedSites(origin)
  const sites = routes.map(([mesh, route]) => {
    const { paths } = routeConstants([[mesh, route]])
    const all = sitesOf(mesh, route)
    return { namespace: route.namespace, paths, all, touched: touchedOf(route, all) }
  })
  const requests = new Map<string, ComparedRequest>()
  const beyond = sites.flatMap((route) => addRequests(requests, maxRequests, route, route.touched))
  for (const route of sites) {
    if (requests.size >= maxWithFurther) break
    addRequests(requests, maxWithFurther, route, route.all)
  }
  return { requests: [...requests.values()], hostsBeyond: [...new Set(beyond)], untried: untriedIn(routes) }
}

/** A route that both sides have sends alike, whatever it matches. */
function untriedIn(routes: TouchedRoutes['routes']): string[] {
  const patterns = routes.flatMap(([mesh, route]) =>
    untriedPatterns(mesh, route).map((untried) => ({ mesh, ...untried })),
  )
  const groups = groupBy(patterns, ({ pattern, route }) => JSON.stringify([pattern, route]))
  const differing = [...groups.values()].filter((group) => new Set(group.map(({ mesh }) => mesh)).size < 2)
  return [...new Set(differing.map((group) => group[0]!.pattern))]
}

interface RouteConstants {
  readonly namespace: string
  readonly paths: readonly PathConstant[]
}

/** Adds the requests to some sites of a route, up to a limit. Returns the hosts that are omitted. */
function addRequests(
  requests: Map<string, ComparedRequest>,
  limit: number,
  { namespace, paths }: RouteConstants,
  sites: readonly RequestSite[],
): string[] {
  return sites.flatMap((site) => {
    const caller = site.isInMesh ? namespace : ''
    const keyOf = ({ pattern }: PathConstant): string => `${caller} ${site.url} ${pattern}`
    const isUntried = (path: PathConstant): boolean => !requests.has(keyOf(path))
    const { hostname } = new URL(site.url)
    if (requests.size >= limit) return paths.some(isUntried) ? [hostname] : []
    const untried = paths.filter(isUntried)
    const tried = untried.slice(0, limit - requests.size)
    for (const path of tried) requests.set(keyOf(path), requestAt(site, namespace, path))
    return tried.length < untried.length ? [hostname] : []
  })
}

function requestAt(site: RequestSite, namespace: string, { pattern, sample }: PathConstant): ComparedRequest {
  const { url, isInMesh } = site
  const { hostname, port, protocol } = new URL(url)
  const isTls = protocol === 'https:'
  return {
    host: hostname,
    pattern,
    clientRequest: {
      request: { method: 'GET', authority: hostname, target: sample, headers: new Map() },
      scheme: isTls ? 'https' : 'http',
      host: hostname,
      port: port === '' ? (isTls ? 443 : 80) : Number(port),
      caller: isInMesh ? { namespace, serviceAccount: 'any-account' } : null,
      address: undefined,
      gatewayPods: null,
      verification: { now: 0, tokens: new Map() },
    },
  }
}
