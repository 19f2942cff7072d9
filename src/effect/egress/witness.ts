import type { HttpRequest } from '../request/request.ts'
import type { CompiledRoute } from '../request/routing/compiled-route.ts'
import type { RequestCondition, StringMatch } from '../request/routing/request-condition.ts'
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
  const condition = route.merged.conditions.find(({ node }) => node === route.place.node)
  for (const path of pathsFor(route.path)) {
    const request = requestFor(path, condition, authority)
    const routed = request && asRouted(request, scheme)
    if (routed && routes.find((candidate) => candidate.matches(routed) !== false) === route) return request
  }
  return null
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

function requestFor(
  path: string,
  condition: RequestCondition | undefined,
  authority: string,
): HttpRequest | null {
  if (!condition) return { method: 'GET', authority, target: path, headers: new Map() }
  const headers = valuesOf(condition.headers)
  const parameters = valuesOf(condition.queryParams)
  const [method, host] = [valueOf(condition.method, 'GET'), valueOf(condition.authority, authority)]
  if (!headers || !parameters || method === null || host === null) return null
  const query = [...parameters].map(([name, value]) => `${name}=${value}`).join('&')
  return {
    method,
    authority: host,
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
