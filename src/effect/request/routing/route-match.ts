import { regexTextMatch, unfilledTruth, type TextMatch } from '../match/text-match.ts'
import { allOf, not, type Truth } from '../match/truth.ts'
import { isUnfilled } from '../../../syntax/unfilled.ts'
import { claimAt } from '../policy/claims.ts'
import type { Claims } from '../request.ts'
import type { RequestCondition, StringMatch } from './request-condition.ts'

/** The parts of a request that routes can match. */
export interface RoutedRequest {
  readonly method: string
  readonly authority: string
  /** Without the query. */
  readonly path: string
  /** With its `?`. */
  readonly query: string
  readonly scheme: 'http' | 'https'
  /** By name in lower case. */
  readonly headers: ReadonlyMap<string, string>
  /** The payload of the verified token; `null` without one. */
  readonly claims: Claims | null
}

/** How a route matches the path, as far as rewriting has to know it. */
export interface PathMatch {
  readonly form: 'exact' | 'prefix' | 'separated-prefix' | 'regex'
  readonly text: string
  readonly ignoresCase: boolean
}

/** A compiled `match` of an http route. */
export interface CompiledMatch {
  readonly path: PathMatch
  /** True if it matches every request (istio `route.go`, IsCatchAllRoute). */
  readonly isCatchAll: boolean
  matches(request: RoutedRequest): Truth
}

type RequestMatch = (request: RoutedRequest) => Truth

/**
 * Compiles a condition of a route; `undefined` stands for a route without conditions (istio
 * `pilot/pkg/networking/core/route/route.go`, TranslateRouteMatch).
 *
 * @param isGatewayApi true for a route of the Gateway API, whose prefixes end at a slash
 */
export function routeMatch(match: RequestCondition | undefined, isGatewayApi: boolean): CompiledMatch {
  const path = pathMatch(match, isGatewayApi)
  const conditions = match ? conditionsOf(match) : []
  const matchesPath = pathTest(path)
  return {
    path,
    isCatchAll:
      conditions.length === 0 &&
      ((path.form === 'prefix' && path.text === '/') || (path.form === 'regex' && path.text === '.*')),
    matches: (request) =>
      allOf([matchesPath(request.path), ...conditions.map((condition) => condition(request))]),
  }
}

function pathMatch(match: RequestCondition | undefined, isGatewayApi: boolean): PathMatch {
  const ignoresCase = match?.ignoresCase ?? false
  const uri = match?.uri
  if (!uri || uri.form === 'present') return { form: 'prefix', text: '/', ignoresCase }
  if (uri.form === 'prefix' && isGatewayApi && uri.text !== '/')
    return { form: 'separated-prefix', text: uri.text.replace(/\/$/, ''), ignoresCase }
  return { form: uri.form, text: uri.text, ignoresCase }
}

function pathTest({ form, text, ignoresCase }: PathMatch): TextMatch {
  if (form === 'regex') return regexTextMatch(text)
  if (isUnfilled(text)) return () => unfilledTruth(text)
  const fold = (value: string): string => (ignoresCase ? value.toLowerCase() : value)
  const wanted = fold(text)
  if (form === 'exact') return (path) => fold(path) === wanted
  if (form === 'prefix') return (path) => fold(path).startsWith(wanted)
  return (path) => fold(path) === wanted || fold(path).startsWith(`${wanted}/`)
}

function conditionsOf(match: RequestCondition): RequestMatch[] {
  return [
    ...[...match.headers].map(([name, value]) => headerCondition(name, value)),
    ...[...match.withoutHeaders].map(([name, value]) => withoutHeader(name, value)),
    ...pseudoHeader(match.method, ({ method }) => method),
    ...pseudoHeader(match.authority, ({ authority }) => authority),
    ...pseudoHeader(match.scheme, ({ scheme }) => scheme),
    ...[...match.queryParams].map(([name, value]) => queryCondition(name, value)),
  ]
}

function headerCondition(name: string, match: StringMatch): RequestMatch {
  const claim = routingClaim(name)
  if (claim) return (request) => claimCondition(request, claim, match)
  const matches = textTest(match)
  const key = name.toLowerCase()
  return ({ headers }) => {
    const value = headers.get(key)
    return value !== undefined && matches(value)
  }
}

/** A missing header counts as an empty one, unless any value is excluded. */
function withoutHeader(name: string, match: StringMatch): RequestMatch {
  const claim = routingClaim(name)
  if (claim) return (request) => not(claimCondition(request, claim, match))
  const matches = textTest(match)
  const key = name.toLowerCase()
  return ({ headers }) =>
    match.form === 'present' ? !headers.has(key) : not(matches(headers.get(key) ?? ''))
}

function pseudoHeader(
  match: StringMatch | undefined,
  valueOf: (request: RoutedRequest) => string,
): RequestMatch[] {
  if (!match) return []
  const matches = textTest(match)
  return [(request) => matches(valueOf(request))]
}

function queryCondition(name: string, match: StringMatch): RequestMatch {
  const matches = textTest(match)
  return ({ query }) => {
    const value = parameterIn(query, name)
    return value !== undefined && matches(value)
  }
}

/** The first value of a parameter as it is written, without decoding (Envoy `source/common/router/config_utility.cc`). */
function parameterIn(query: string, name: string): string | undefined {
  const pairs = query
    .slice(1)
    .split('&')
    .map((pair): [string, string] => {
      const at = pair.indexOf('=')
      return at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)]
    })
  return pairs.find(([key]) => key === name)?.[1]
}

function textTest({ form, text }: StringMatch): TextMatch {
  if (form === 'present') return () => true
  if (form === 'regex') return regexTextMatch(text)
  if (isUnfilled(text)) return () => unfilledTruth(text)
  return form === 'exact' ? (value) => value === text : (value) => value.startsWith(text)
}

/**
 * The path of the claim that a header `@request.auth.claims.a.b` or `@request.auth.claims[a][b]` means, with the prefix in
 * any case; `undefined` for other headers (istio `pkg/jwt/routing.go`).
 */
export function routingClaim(name: string): readonly string[] | undefined {
  const [, rest] = /^@request\.auth\.claims(.+)$/i.exec(name) ?? []
  if (rest === undefined) return undefined
  if (rest.startsWith('.') && rest.length > 1) return rest.slice(1).split('.')
  return /^\[.+\]$/.test(rest) ? rest.slice(1, -1).split('][') : undefined
}

function claimCondition({ claims }: RoutedRequest, path: readonly string[], match: StringMatch): Truth {
  const value = claimAt(claims, path)
  const texts = (Array.isArray(value) ? value : [value]).filter((item) => typeof item === 'string')
  const matches = textTest(match)
  const results = texts.map(matches)
  return results.includes(true) || (results.find((truth) => truth !== false) ?? false)
}
