import { compareText } from '../../../core/order.ts'
import type { Node } from '../../../model/node.ts'
import { splitTarget } from '../match/request-path.ts'
import type { HttpRequest } from '../request.ts'

/** A text at a place where a JWT rule looks for a token. */
export interface LocatedToken {
  readonly text: string
  /** A key that is equal for rules with the same place. Places are read in the order of these keys. */
  readonly place: string
  /** The header, or the parameter, to take it from where it is not forwarded; a cookie stays. */
  readonly header?: string
  readonly parameter?: string
}

/**
 * The texts in a request at the places where a JWT rule looks for a token, in the order in which they are read and without
 * the prefix of their header; empty if there are none. The places are those that the rule names, or the header
 * `Authorization` with `Bearer ` and the parameter `access_token` if it names none (Envoy
 * `source/extensions/filters/http/jwt_authn/extractor.cc`).
 */
export function tokensAt(rule: Node, request: HttpRequest): LocatedToken[] {
  const [headers, parameters, cookies] = [
    rule.items('fromHeaders'),
    rule.items('fromParams'),
    rule.items('fromCookies'),
  ]
  if (headers.length + parameters.length + cookies.length === 0) {
    return [
      ...tokenInHeader(request, 'authorization', 'Bearer '),
      ...tokensInQuery(request, ['access_token']),
    ]
  }
  return [
    ...headers.flatMap((header) =>
      tokenInHeader(request, header.get('name').text.toLowerCase(), header.get('prefix').text),
    ),
    ...tokensInQuery(
      request,
      parameters.map(({ text }) => text),
    ),
    ...tokensInCookies(
      request,
      cookies.map(({ text }) => text),
    ),
  ].toSorted((first, second) => compareText(first.place, second.place))
}

/** The prefix may stand anywhere in the header; what follows is cut at the first character that no token has. */
function tokenInHeader({ headers }: HttpRequest, name: string, prefix: string): LocatedToken[] {
  const value = headers.get(name)
  if (value === undefined) return []
  const place = `1 ${name}${prefix}`
  if (prefix === '') return [{ text: value, place, header: name }]
  const at = value.indexOf(prefix)
  if (at < 0) return []
  const rest = value.slice(at + prefix.length)
  return [{ text: /[\w.=-]+/.exec(rest)?.[0] ?? value, place, header: name }]
}

function tokensInQuery({ target }: HttpRequest, names: readonly string[]): LocatedToken[] {
  const parameters = new URLSearchParams(splitTarget(target).query)
  return names.flatMap((name) => {
    const text = parameters.get(name)
    return text === null ? [] : [{ text, place: `2 ${name}`, parameter: name }]
  })
}

function tokensInCookies({ headers }: HttpRequest, names: readonly string[]): LocatedToken[] {
  const pairs = (headers.get('cookie') ?? '').split(';').map((cookie): [string, string] => {
    const [name = '', ...value] = cookie.trim().split('=')
    return [name, value.join('=').replace(/^"(.*)"$/, '$1')]
  })
  // Of two cookies with one name the first counts (Envoy `source/common/http/utility.cc`, parseCookies).
  const cookies = new Map(pairs.toReversed())
  return names.flatMap((name) => {
    const text = cookies.get(name)
    return text === undefined || text === '' ? [] : [{ text, place: `3 ${name}` }]
  })
}

/** The request without the header or parameter of a verified token that is not forwarded; unchanged for a token in a cookie. */
export function withoutToken(request: HttpRequest, { header, parameter }: LocatedToken): HttpRequest {
  if (header !== undefined)
    return { ...request, headers: new Map([...request.headers].filter(([name]) => name !== header)) }
  if (parameter === undefined) return request
  return { ...request, target: withoutParameter(request.target, parameter) }
}

/** Envoy writes the other parameters in the order of their names, each with a value (`Http::Utility::QueryParamsMulti`). */
function withoutParameter(target: string, name: string): string {
  const { path, query } = splitTarget(target)
  const kept = query
    .slice(1)
    .split('&')
    .map((pair) => (pair.includes('=') ? pair : `${pair}=`))
    .map((pair) => ({ pair, key: pair.slice(0, pair.indexOf('=')) }))
    .filter(({ key }) => key !== name)
    .toSorted((first, second) => compareText(first.key, second.key))
  return kept.length > 0 ? `${path}?${kept.map(({ pair }) => pair).join('&')}` : path
}
