import { table } from '../../core/table.ts'
import type { Node } from '../../model/node.ts'
import type { YamlNode } from '../../yaml/node.ts'
import { mapAt, mapIfAny, scalarAt, writtenValue } from '../../model/placed-yaml.ts'
import { withoutTrailingSlash } from './http-filters.ts'

/** The match of an Istio route for one of `matches` of an HTTPRoute. */
export function httpMatch(match: Node): YamlNode {
  const method = match.get('method')
  return mapAt(match, {
    uri: pathMatch(match.get('path')),
    headers: namedMatches(match.get('headers')),
    queryParams: namedMatches(match.get('queryParams')),
    method: method.exists ? mapAt(method, { exact: method.yaml! }) : undefined,
  })
}

/** The match of an Istio route for one of `matches` of a GRPCRoute. */
export function grpcMatch(match: Node): YamlNode {
  return mapAt(match, {
    uri: methodMatch(match.get('method')),
    headers: namedMatches(match.get('headers')),
  })
}

/** A prefix is one of path segments, and `/` is the default (istio `conversion.go`, createURIMatch). */
function pathMatch(path: Node): YamlNode {
  const value = path.get('value')
  const text = value.text || '/'
  const form = pathForms[path.get('type').text]
  if (form) return mapAt(path, { [form]: scalarAt(value, text) })
  return mapAt(path, { prefix: scalarAt(value, text === '/' ? text : withoutTrailingSlash(text)) })
}

/** The field of a StringMatch for the types of a path match that are not a prefix. */
const pathForms = table({ Exact: 'exact', RegularExpression: 'regex' })

/** gRPC calls `/SERVICE/METHOD`; either may be left out (istio `conversion.go`, createGRPCURIMatch). */
function methodMatch(method: Node): YamlNode | undefined {
  if (!method.exists) return undefined
  const [service, name] = [method.get('service').text, method.get('method').text]
  const isRegex = method.get('type').text === 'RegularExpression'
  const match = (form: 'exact' | 'prefix' | 'regex', value: string): YamlNode =>
    mapAt(method, { [form]: scalarAt(method, value) })
  if (name === '') return isRegex ? match('regex', `/${service}/.+`) : match('prefix', `/${service}/`)
  if (service === '') return match('regex', `/[^/]+/${name}`)
  return match(isRegex ? 'regex' : 'exact', `/${service}/${name}`)
}

/** Headers or query parameters by name; of equal names the last one counts. */
function namedMatches(list: Node): YamlNode | undefined {
  const fields = list.items().map((item): [string, YamlNode] => {
    const form = item.get('type').text === 'RegularExpression' ? 'regex' : 'exact'
    return [item.get('name').text, mapAt(item, { [form]: writtenValue(item.get('value')) })]
  })
  return mapIfAny(list, Object.fromEntries(fields))
}
