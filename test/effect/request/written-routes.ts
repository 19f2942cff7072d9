import fc from 'fast-check'

/*
 * Random http routes and requests, and an evaluation of the routes as they are written: few hosts and paths, so that they
 * meet often.
 */

const uri = fc.constantFrom(
  ...[{ exact: '/a' }, { prefix: '/' }, { prefix: '/a' }, { prefix: '/b/' }],
  ...[{ regex: '/a.*' }, { regex: '/(a|b)' }],
)
const text = fc.constantFrom({ exact: 'one' }, { prefix: 'o' }, { regex: 't.*' })

/** The conditions on requests that routes have, by name. */
export const requestConditions = {
  uri,
  method: fc.constantFrom({ exact: 'GET' }, { prefix: 'P' }),
  headers: fc.record({ 'x-a': text }),
  withoutHeaders: fc.record({ 'x-b': text }),
  queryParams: fc.record({ q: text }),
}

type Text = Partial<Record<'exact' | 'prefix' | 'regex', string>>

/** An entry of `match`. */
export interface RequestCondition {
  readonly uri?: Text
  readonly method?: Text
  readonly headers?: { readonly 'x-a': Text }
  readonly withoutHeaders?: { readonly 'x-b': Text }
  readonly queryParams?: { readonly q: Text }
}

export interface RandomRequest {
  readonly host: string
  readonly path: string
  readonly query: string
  readonly method: string
  readonly headers: Readonly<Partial<Record<'x-a' | 'x-b', string>>>
}

/** Random requests to some hosts. */
export function requestsTo(...hosts: readonly string[]): fc.Arbitrary<RandomRequest[]> {
  const request: fc.Arbitrary<RandomRequest> = fc.record({
    host: fc.constantFrom(...hosts),
    path: fc.constantFrom('/', '/a', '/ab', '/b', '/b/c'),
    query: fc.constantFrom('', '?q=one', '?q=two&p=1', '?p=q'),
    method: fc.constantFrom('GET', 'POST'),
    headers: fc.record(
      { 'x-a': fc.constantFrom('one', 'two'), 'x-b': fc.constant('one') },
      { requiredKeys: [] },
    ),
  })
  return fc.array(request, { minLength: 1, maxLength: 12 })
}

/** True for conditions that every request meets. */
export function isCatchAll({
  uri: path,
  method,
  headers,
  withoutHeaders,
  queryParams,
}: RequestCondition): boolean {
  const others = [method, headers, withoutHeaders, queryParams]
  return others.every((field) => field === undefined) && (path === undefined || path.prefix === '/')
}

/** True if a request meets conditions. */
export function meets(
  conditions: RequestCondition,
  { path, query, method, headers }: RandomRequest,
): boolean {
  const parameter = new URLSearchParams(query).get('q')
  return (
    holds(conditions.uri, path) &&
    holds(conditions.method, method) &&
    holds(conditions.headers?.['x-a'], headers['x-a']) &&
    holds(conditions.queryParams?.q, parameter ?? undefined) &&
    !(conditions.withoutHeaders && holds(conditions.withoutHeaders['x-b'], headers['x-b']))
  )
}

function holds(wanted: Text | undefined, value: string | undefined): boolean {
  if (wanted === undefined) return true
  if (value === undefined) return false
  if (wanted.exact !== undefined) return value === wanted.exact
  if (wanted.prefix !== undefined) return value.startsWith(wanted.prefix)
  return new RegExp(`^(?:${wanted.regex})$`).test(value)
}
