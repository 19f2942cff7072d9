import { table } from '../../core/table.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Node } from '../../model/node.ts'
import type { YamlMap, YamlNode } from '../../yaml/node.ts'
import { backendOf, isFatal, type FatalRefusal } from './backends.ts'
import type { ConversionContext } from './context.ts'
import { listAt, mapAt, scalarAt, writtenValue } from '../../model/placed-yaml.ts'
import {
  corsPolicyOf,
  headerOperations,
  impossibleHeaderValue,
  mirrorOf,
  mirrorsField,
  redirectOf,
  rewriteOf,
} from './http-filters.ts'
import { grpcMatch, httpMatch } from './http-matches.ts'
import type { Refusal } from './refusal.ts'
import { retryFields } from './http-retries.ts'

/** The rules of a route as Istio routes, each with at most one match, in the order in which they are written. */
export interface ConvertedRules {
  readonly routes: readonly YamlMap[]
  readonly refusals: readonly Refusal[]
}

/**
 * Converts the rules of an HTTPRoute or GRPCRoute (istio `pilot/pkg/config/kube/gateway/conversion.go`, convertHTTPRoute,
 * convertGRPCRoute). One fatal refusal leaves no route.
 */
export function httpRules(context: ConversionContext, route: Manifest, isMesh: boolean): ConvertedRules {
  const rules = route.spec.items('rules')
  const refusals: Refusal[] = []
  const routes: YamlMap[] = []
  for (const [index, rule] of rules.entries()) {
    const fields = ruleFields(context, route, rule, isMesh, refusals)
    if (isFatal(fields)) return { routes: [], refusals: [...refusals, fields.fatal] }
    const name = writtenValue(rule.get('name')) ?? scalarAt(rule, `${route.namespace}.${route.name}.${index}`)
    const matches = rule.items('matches').map(route.kind === 'GRPCRoute' ? grpcMatch : httpMatch)
    const lists =
      matches.length > 0 ? matches.map((match) => listAt(rule.get('matches'), [match])) : [undefined]
    routes.push(...lists.map((match) => mapAt(rule, { name, match, ...fields })))
  }
  return { routes, refusals }
}

type Fields = Readonly<Record<string, YamlNode | undefined>>

function ruleFields(
  context: ConversionContext,
  route: Manifest,
  rule: Node,
  isMesh: boolean,
  refusals: Refusal[],
): Fields | FatalRefusal {
  const filters = filterFields(context, route, rule, isMesh, refusals)
  if (isFatal(filters)) return filters
  const destination = destinationFields(context, route, rule, isMesh, refusals, filters)
  if (isFatal(destination)) return destination
  return { ...filters, ...(route.kind === 'HTTPRoute' ? retryFields(rule) : {}), ...destination }
}

/** Without a backend that has a weight, a rule answers 500, unless it redirects. */
function destinationFields(
  context: ConversionContext,
  route: Manifest,
  rule: Node,
  isMesh: boolean,
  refusals: Refusal[],
  { redirect }: Fields,
): Fields | FatalRefusal {
  const backends = weightedBackends(rule)
  if (backends.length === 0 && !redirect)
    return { directResponse: mapAt(rule, { status: scalarAt(rule, noBackendStatus) }) }
  const destinations: YamlNode[] = []
  for (const backend of backends) {
    const result = backendOf(context, route, backend, isMesh)
    if (isFatal(result)) return result
    if (result.refusal) refusals.push(result.refusal)
    const headers = backendHeaders(route, backend)
    if (isFatal(headers)) return headers
    destinations.push(
      mapAt(backend, { destination: result.destination, weight: weightOf(backend, backends), ...headers }),
    )
  }
  return { route: destinations.length > 0 ? listAt(rule.get('backendRefs'), destinations) : undefined }
}

const noBackendStatus = 500

/** The backends of a rule without those of weight 0. */
export function weightedBackends(rule: Node): Node[] {
  return rule.items('backendRefs').filter((backend) => backend.get('weight').number !== 0)
}

/** The weight of one of several backends; a single one needs none. */
export function weightOf(backend: Node, backends: readonly Node[]): YamlNode | undefined {
  if (backends.length === 1) return undefined
  return writtenValue(backend.get('weight')) ?? scalarAt(backend, 1)
}

function backendHeaders(route: Manifest, backend: Node): Fields | FatalRefusal {
  const operations: Record<string, YamlNode> = {}
  for (const filter of backend.items('filters')) {
    const result = headerFilter(route, filter)
    if (!result) return { fatal: refusedFilter(route, filter) }
    if (isFatal(result)) return result
    Object.assign(operations, result)
  }
  return {
    headers: Object.keys(operations).length > 0 ? mapAt(backend.get('filters'), operations) : undefined,
  }
}

/** The operations of a filter that modifies headers; `undefined` for another filter. */
function headerFilter(route: Manifest, filter: Node): Record<string, YamlNode> | FatalRefusal | undefined {
  const type = filter.get('type').text
  const side = { RequestHeaderModifier: 'request', ResponseHeaderModifier: 'response' }[type]
  if (!side) return undefined
  const modifier = filter.get(`${side}HeaderModifier`)
  const value = impossibleHeaderValue(modifier)
  if (value) return { fatal: { object: route, code: 'header-value', node: value } }
  return modifier.exists ? { [side]: headerOperations(modifier) } : {}
}

function refusedFilter(route: Manifest, filter: Node): Refusal {
  return { object: route, code: 'filter', node: filter.get('type'), detail: filter.get('type').text }
}

/** The fields that the filters of a rule become. */
function filterFields(
  context: ConversionContext,
  route: Manifest,
  rule: Node,
  isMesh: boolean,
  refusals: Refusal[],
): Fields | FatalRefusal {
  const headers: Record<string, YamlNode> = {}
  const mirrors: YamlNode[] = []
  const fields: Record<string, YamlNode | undefined> = {}
  for (const filter of rule.items('filters')) {
    const operations = headerFilter(route, filter)
    const type = filter.get('type').text
    if (operations && isFatal(operations)) return operations
    else if (operations) Object.assign(headers, operations)
    else if (type === 'RequestMirror') {
      const mirror = mirrorOfFilter(context, route, filter, isMesh)
      if ('refusal' in mirror) refusals.push(mirror.refusal)
      else mirrors.push(mirror.mirror)
    } else {
      const convert = route.kind === 'HTTPRoute' ? httpFilters[type] : undefined
      if (!convert) return { fatal: refusedFilter(route, filter) }
      Object.assign(fields, convert(filter))
    }
  }
  return {
    ...fields,
    headers: Object.keys(headers).length > 0 ? mapAt(rule.get('filters'), headers) : undefined,
    mirrors: mirrorsField(rule, mirrors),
  }
}

function mirrorOfFilter(
  context: ConversionContext,
  route: Manifest,
  filter: Node,
  isMesh: boolean,
): { readonly mirror: YamlNode } | { readonly refusal: Refusal } {
  const mirror = filter.get('requestMirror')
  const backend = backendOf(context, route, mirror.get('backendRef'), isMesh)
  if (isFatal(backend)) return { refusal: backend.fatal }
  return backend.refusal ? { refusal: backend.refusal } : { mirror: mirrorOf(mirror, backend.destination) }
}

/** Filters of HTTPRoutes alone. */
const httpFilters = table<(filter: Node) => Fields>({
  RequestRedirect: (filter) => ({ redirect: redirectOf(filter.get('requestRedirect')) }),
  URLRewrite: (filter) => ({ rewrite: rewriteOf(filter.get('urlRewrite')) }),
  CORS: (filter) => ({ corsPolicy: corsPolicyOf(filter.get('cors')) }),
})
