import type { HttpRequest } from '../request/request.ts'
import type { CompiledRoute } from '../request/routing/compiled-route.ts'
import type { RequestCondition, StringMatch, StringMatches } from '../request/routing/request-condition.ts'
import type { PathMatch, RoutedRequest } from '../request/routing/route-match.ts'
import { splitTarget } from '../request/match/request-path.ts'
import { regexSample } from './regex-sample.ts'

/** A sample name of a wildcard; any other host itself. */
export function wildcardSample(host: string): string {
  return host.startsWith('*') ? `any-name${host.slice(1)}` : host
}

/**
 * A request that a route matches and no earlier route does; `null` if none is found, as for routes that match claims.
 * @param routes the routes of the host, in order
 */
export function routeWitness(
  route: CompiledRoute,
  routes: readonly CompiledRoute[],
  authority: string,
  scheme: 'http' | 'https',
): HttpRequest | null {
  const conditions = route.condition ? [route.condition] : []
  for (const path of pathsFor(route.path)) {
    const request = requestFor(path, conditions, authority)
    if (request && isRoutedBy(route, routes, request, scheme)) return request
  }
  return null
}

/**
 * True if a request matches a route, and no earlier one.
 * @param routes the routes of the host, in order
 */
export function isRoutedBy(
  route: CompiledRoute,
  routes: readonly CompiledRoute[],
  request: HttpRequest,
  scheme: 'http' | 'https',
): boolean {
  const routed = asRouted(request, scheme)
  return routes.find((candidate) => candidate.matches(routed) !== false) === route
}

/**
 * Requests that may match a route of a proxy and a route of a gateway behind it, with what both demand: the path of the
 * gateway's route, also below the prefix that the proxy may rewrite, else the path of the proxy's route.
 *
 * @param outer the route of the proxy; `null` where it sees no requests
 */
export function requestsOfRoutes(
  outer: CompiledRoute | null,
  inner: CompiledRoute,
  authority: string,
): HttpRequest[] {
  const innerPaths = pathsFor(inner.path)
  const outerPaths = outer ? pathsFor(outer.path) : []
  const prefix = outer && outer.path.form !== 'regex' ? outer.path.text.replace(/\/$/, '') : ''
  const joined = prefix === '' ? [] : innerPaths.map((path) => `${prefix}${path}`)
  const paths = new Set([...innerPaths, ...joined, ...outerPaths])
  const conditions = [outer?.condition, inner.condition].flatMap((condition) => condition ?? [])
  return [...paths].flatMap((path) => requestFor(path, conditions, authority) ?? [])
}

/** A request without conditions. */
export function plainRequest(authority: string): HttpRequest {
  return { method: 'GET', authority, target: '/', headers: new Map() }
}

function asRouted(request: HttpRequest, scheme: 'http' | 'https'): RoutedRequest {
  return { ...request, ...splitTarget(request.target), scheme, claims: null }
}

/** Paths that a route matches, the shortest first. */
function pathsFor({ form, text }: PathMatch): string[] {
  if (form === 'regex') {
    const sample = regexSample(text)
    return sample === null ? [] : [sample]
  }
  if (form === 'exact') return [text]
  const start = text.startsWith('/') ? text : `/${text}`
  return [start, `${start.replace(/\/$/, '')}/any-path`, `${start}any-path`]
}

/** A request that meets all conditions, of which earlier ones come first; `null` if a value that they match is not found. */
function requestFor(
  path: string,
  conditions: readonly RequestCondition[],
  authority: string,
): HttpRequest | null {
  const named = (values: (condition: RequestCondition) => StringMatches): StringMatches =>
    new Map(conditions.toReversed().flatMap((condition) => [...values(condition)]))
  const [method] = conditions.flatMap((condition) => condition.method ?? [])
  const [host] = conditions.flatMap((condition) => condition.authority ?? [])
  const headers = valuesOf(named((condition) => condition.headers))
  const parameters = valuesOf(named((condition) => condition.queryParams))
  const values = [valueOf(method, 'GET'), valueOf(host, authority)] as const
  if (!headers || !parameters || values[0] === null || values[1] === null) return null
  const query = [...parameters].map(([name, value]) => `${name}=${value}`).join('&')
  return {
    method: values[0],
    authority: values[1],
    target: query === '' ? path : `${path}?${query}`,
    headers: new Map([...headers].map(([name, value]) => [name.toLowerCase(), value])),
  }
}

/** A value for each name; `null` if one has none. */
function valuesOf(matches: ReadonlyMap<string, StringMatch>): Map<string, string> | null {
  const values = [...matches].map(([name, match]) => [name, valueOf(match, 'any')] as const)
  return values.some(([, value]) => value === null)
    ? null
    : new Map(values.map(([name, value]) => [name, value!]))
}

function valueOf(match: StringMatch | undefined, otherwise: string): string | null {
  if (!match || match.form === 'present') return otherwise
  return match.form === 'regex' ? regexSample(match.text) : match.text
}
