import type { Node } from '../../model/node.ts'
import type { YamlNode } from '../../yaml/node.ts'
import { listAt, listIfAny, mapAt, mapIfAny, scalarAt, writtenValue } from '../../model/placed-yaml.ts'

/*
 * Filters of HTTPRoutes and GRPCRoutes as fields of an Istio route (istio
 * `pilot/pkg/config/kube/gateway/conversion.go`, create...Filter).
 */

/**
 * The `headers.request` or `headers.response` of an Istio route for a header modifier: a map of `add`, `set` and `remove`,
 * empty if the modifier sets none of them. Names of `add` and `set` are in lower case; the first of equal names counts.
 */
export function headerOperations(modifier: Node): YamlNode {
  return mapAt(modifier, {
    add: headerMap(modifier.get('add')),
    set: headerMap(modifier.get('set')),
    remove: listIfAny(
      modifier.get('remove'),
      modifier.items('remove').map(({ yaml }) => yaml!),
    ),
  })
}

/** The first value that a header cannot have; `undefined` if all can be. */
export function impossibleHeaderValue(modifier: Node): Node | undefined {
  return [...modifier.items('set'), ...modifier.items('add')]
    .map((header) => header.get('value'))
    .find(({ text }) => !headerValue.test(text))
}

// oxlint-disable-next-line no-control-regex -- control characters are what a header cannot have
const headerValue = /^[\t\u0020-\u007E\u0080-\uFFFF]*$/

/** Of headers with equal names the first one counts. */
function headerMap(headers: Node): YamlNode | undefined {
  const fields: Record<string, YamlNode> = {}
  for (const header of headers.items()) {
    const name = header.get('name').text.toLowerCase()
    const value = writtenValue(header.get('value'))
    if (value && !Object.hasOwn(fields, name)) fields[name] = value
  }
  return mapIfAny(headers, fields)
}

/** The `redirect` of a request redirect. */
export function redirectOf(filter: Node): YamlNode {
  const [path, port, scheme] = [filter.get('path'), filter.get('port'), filter.get('scheme')]
  const derived = scheme.exists ? 'FROM_PROTOCOL_DEFAULT' : 'FROM_REQUEST_PORT'
  return mapAt(filter, {
    redirectCode: writtenValue(filter.get('statusCode')),
    authority: writtenValue(filter.get('hostname')),
    scheme: writtenValue(scheme),
    port: writtenValue(port),
    derivePort: port.exists ? undefined : scalarAt(filter, derived),
    uri: path.get('type').text === 'ReplaceFullPath' ? writtenValue(path.get('replaceFullPath')) : undefined,
    prefixRewrite:
      path.get('type').text === 'ReplacePrefixMatch'
        ? writtenValue(path.get('replacePrefixMatch'))
        : undefined,
  })
}

/**
 * The `rewrite` of a VirtualService with `uri` or `uriRegexRewrite`, and `authority`; `undefined` if there is none of these.
 *
 * @param filter the `urlRewrite` of a filter
 */
export function rewriteOf(filter: Node): YamlNode | undefined {
  const path = filter.get('path')
  const prefix = path.get('replacePrefixMatch')
  const isPrefix = path.get('type').text === 'ReplacePrefixMatch'
  const isFull = path.get('type').text === 'ReplaceFullPath'
  return mapIfAny(filter, {
    uri: isPrefix ? scalarAt(prefix, withoutTrailingSlash(prefix.text) || '/') : undefined,
    uriRegexRewrite: isFull
      ? mapAt(path, {
          match: scalarAt(path, '/.*'),
          rewrite: writtenValue(path.get('replaceFullPath')),
        })
      : undefined,
    authority: writtenValue(filter.get('hostname')),
  })
}

/** A path without one slash at its end. */
export function withoutTrailingSlash(path: string): string {
  return path.endsWith('/') ? path.slice(0, -1) : path
}

/** The `percentage` of a mirror; `undefined` for all requests. */
function mirrorPercentage(filter: Node): YamlNode | undefined {
  const [fraction, percent] = [filter.get('fraction'), filter.get('percent')]
  if (fraction.exists) {
    const share =
      (100 * (fraction.get('numerator').number ?? 0)) / (fraction.get('denominator').number ?? 100)
    return mapAt(fraction, { value: scalarAt(fraction, share) })
  }
  return percent.exists ? mapAt(percent, { value: writtenValue(percent) }) : undefined
}

/** The `corsPolicy` of a CORS filter. */
export function corsPolicyOf(filter: Node): YamlNode {
  const texts = (name: string): YamlNode | undefined =>
    listIfAny(
      filter.get(name),
      filter.items(name).map(({ yaml }) => yaml!),
    )
  const maxAge = filter.get('maxAge')
  const origins = filter.items('allowOrigins').filter(({ text }) => text !== '')
  return mapAt(filter, {
    allowOrigins: listIfAny(filter.get('allowOrigins'), origins.map(originMatch)),
    allowCredentials: filter.get('allowCredentials').scalar === true ? scalarAt(filter, true) : undefined,
    allowMethods: texts('allowMethods'),
    allowHeaders: texts('allowHeaders'),
    exposeHeaders: texts('exposeHeaders'),
    maxAge: maxAge.number ? scalarAt(maxAge, `${maxAge.number}s`) : undefined,
    unmatchedPreflights: scalarAt(filter, 'IGNORE'),
  })
}

function originMatch(origin: Node): YamlNode {
  const { text } = origin
  const match = (form: 'exact' | 'prefix' | 'regex', value: string): YamlNode =>
    mapAt(origin, { [form]: scalarAt(origin, value) })
  if (text === '*') return match('regex', anyOrigin)
  if (!text.includes('*')) return match('exact', text)
  if (text.indexOf('*') === text.length - 1) return match('prefix', text.slice(0, -1))
  return match('regex', `^${text.replaceAll(/[.+?^$()[\]{}|\\]/g, String.raw`\$&`).replaceAll('*', '.*')}$`)
}

/** SCHEME://HOST:PORT */
const anyOrigin = String.raw`^[a-zA-Z][a-zA-Z0-9+.-]*://[^/\s?#]+$`

/** An item of `mirrors` for one mirror filter: the destination that its backend became, and the share of requests. */
export function mirrorOf(filter: Node, destination: YamlNode): YamlNode {
  return mapAt(filter, { destination, percentage: mirrorPercentage(filter) })
}

/** A list of mirrors, if there are any. */
export function mirrorsField(rule: Node, mirrors: readonly YamlNode[]): YamlNode | undefined {
  return mirrors.length > 0 ? listAt(rule.get('filters'), mirrors) : undefined
}
