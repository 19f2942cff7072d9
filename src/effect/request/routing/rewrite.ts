import type { HttpRequest } from '../request.ts'
import { splitTarget } from '../match/request-path.ts'
import { compiledRegex } from '../match/text-match.ts'
import type { CompiledRoute } from './compiled-route.ts'
import type { WrittenField } from './merged-routes.ts'
import type { PathMatch } from './route-match.ts'
import type { Node } from '../../../model/node.ts'

/** The request as the upstream of a route sees it: rewritten, with headers set, added and removed. */
export function rewrittenRequest(route: CompiledRoute, request: HttpRequest): HttpRequest {
  const { node: rewrite } = route.merged.field('rewrite')
  const operations = [route.merged.field('headers').node, ...destinationHeaders(route)].map((headers) =>
    headers.get('request'),
  )
  const authority =
    rewrite.get('authority').text ||
    operations.map(authorityIn).find((host) => host !== '') ||
    request.authority
  return {
    ...request,
    authority,
    target: rewrittenTarget(route, rewrite, request.target),
    headers: changedHeaders(request.headers, operations),
  }
}

/** The headers of the only destination with a share are part of the route. */
function destinationHeaders({ merged }: CompiledRoute): Node[] {
  const written = merged.node.items('route')
  const used = written.length === 1 ? written : written.filter((item) => (item.get('weight').number ?? 0) > 0)
  return used.length === 1 ? [used[0]!.get('headers')] : []
}

function authorityIn(operations: Node): string {
  const isHost = ([name]: [string, Node]): boolean => /^(?:host|:authority)$/i.test(name)
  const [set] = operations.entries('set').filter(isHost)
  const [added] = operations.entries('add').filter(isHost)
  return set?.[1].text ?? added?.[1].text ?? ''
}

/** Headers are removed before others are set (Envoy `source/common/router/header_parser.cc`). */
function changedHeaders(
  headers: ReadonlyMap<string, string>,
  operations: readonly Node[],
): ReadonlyMap<string, string> {
  const changed = new Map(headers)
  for (const operation of operations)
    for (const { text } of operation.items('remove')) changed.delete(text.toLowerCase())
  for (const operation of operations) {
    for (const [name, value] of headersIn(operation, 'set')) changed.set(name, value)
    for (const [name, value] of headersIn(operation, 'add')) {
      const existing = changed.get(name)
      changed.set(name, existing === undefined ? value : `${existing},${value}`)
    }
  }
  return changed
}

function headersIn(operation: Node, list: 'set' | 'add'): [name: string, value: string][] {
  const isPseudo = (name: string): boolean => name.startsWith(':') || name === 'host'
  return operation
    .entries(list)
    .map(([name, value]): [string, string] => [name.toLowerCase(), value.text])
    .filter(([name]) => !isPseudo(name))
}

function rewrittenTarget(route: CompiledRoute, rewrite: Node, target: string): string {
  const { path, query } = splitTarget(target)
  const regex = rewrite.get('uriRegexRewrite')
  if (regex.kind === 'map') {
    const pattern = compiledRegex(regex.get('match').text)
    return (pattern ? substituted(path, pattern, regex.get('rewrite').text) : path) + query
  }
  const uri = rewrite.get('uri').text
  if (uri === '') return target
  if (route.isGatewayApi && uri === '/') {
    const matched = route.path.form === 'separated-prefix' ? route.path.text.length : 0
    return `/${path.slice(matched).replace(/^\//, '')}${query}`
  }
  return replacePathPrefix(route.path, path, uri) + query
}

function substituted(
  path: string,
  pattern: NonNullable<ReturnType<typeof compiledRegex>>,
  substitution: string,
): string {
  // Groups are `\1` in RE2 and `$1` in JavaScript.
  const replacement = substitution
    .replaceAll('$', '$$$$')
    .replace(/\\(\d)/g, '$$$1')
    .replaceAll('\\\\', '\\')
  return pattern.matcher(path).replaceAll(replacement)
}

/**
 * The path with another beginning: what the route matched is replaced, which is the whole path for an exact match and for
 * a regular expression (Envoy `source/common/router/config_impl.cc`, finalizePathHeader).
 */
function replacePathPrefix({ form, text }: PathMatch, path: string, prefix: string): string {
  return form === 'prefix' || form === 'separated-prefix' ? prefix + path.slice(text.length) : prefix
}

/** Where a redirect leads, as `Location` says it (istio `route.go`, ApplyRedirect; Envoy `config_impl.cc`, newUri). */
export function redirectLocation(
  route: CompiledRoute,
  { node: redirect }: WrittenField,
  request: HttpRequest,
  { scheme, port }: { readonly scheme: 'http' | 'https'; readonly port: number },
): string {
  const newScheme = redirect.get('scheme').text || scheme
  const newPort = portOf(redirect, newScheme, port)
  const host = redirect.get('authority').text || hostOf(request.authority, scheme, newScheme, newPort)
  return `${newScheme}://${host}${newPort}${redirectTarget(route, redirect, request.target)}`
}

/** `:8443`, or `''` where the port is that of the scheme. */
function portOf(redirect: Node, scheme: string, listenerPort: number): string {
  const derived = redirect.get('derivePort').text === 'FROM_REQUEST_PORT' ? listenerPort : undefined
  const port = redirect.get('port').number ?? derived
  const isUsual = (port === 80 && scheme === 'http') || (port === 443 && scheme === 'https')
  return port === undefined || isUsual ? '' : `:${port}`
}

function hostOf(authority: string, scheme: string, newScheme: string, newPort: string): string {
  const [, host = authority, port = ''] = /^(.*):(\d+)$/.exec(authority) ?? []
  const isUsual = (scheme === 'https' && port === '443') || (scheme === 'http' && port === '80')
  return newPort !== '' || (newScheme !== scheme && isUsual) ? host : authority
}

function redirectTarget(route: CompiledRoute, redirect: Node, target: string): string {
  const { path, query } = splitTarget(target)
  const [prefix, uri] = [redirect.get('prefixRewrite').text, redirect.get('uri').text]
  if (prefix !== '') return replacePathPrefix(route.path, path, prefix) + query
  if (uri !== '') return uri.includes('?') ? uri : uri + query
  return target
}
