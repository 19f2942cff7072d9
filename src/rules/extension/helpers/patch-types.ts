import { table } from '../../../core/table.ts'
import type { Node } from '../../../model/node.ts'
import { webhookProblem } from '../../message/webhook-problem.ts'
import { quote } from '../../message/quote.ts'
import type { Problem } from '../../problem.ts'

/** The reasons for which the webhook refuses the value of a patch. */
export type TypeCode = 'value-not-a-map' | 'field-type' | ReferenceCode
type ReferenceCode = 'missing-type-url' | 'envoy-v2-type'

/**
 * Reports top-level fields of the value of a patch that are not of their type, in snake case or in camel case, both of
 * which protobuf reads (envoy `config/cluster/v3/cluster.proto`, `config/listener/v3/listener.proto`,
 * `config/route/v3/route*.proto`). Only the fields of `fieldTypes` are checked, not all of the API of Envoy.
 */
export function* typeDefects(applyTo: string, value: Node): Generator<Problem<TypeCode>> {
  if (value.kind !== 'map') {
    yield webhookProblem('value-not-a-map', value, 'the value of a patch is a map of fields')
    return
  }
  yield* referenceDefects(applyTo, value)
  const fields = Object.hasOwn(fieldTypes, applyTo) ? fieldTypes[applyTo]! : {}
  for (const [name, field] of value.entries()) {
    const snake = snakeCase(name)
    const type = Object.hasOwn(fields, snake) ? fields[snake]! : null
    if (type === null || field.isNull || hasType(type, field)) continue
    yield webhookProblem(
      'field-type',
      field,
      `${quote(name)} of a ${objectNames[applyTo]} is ${typeNames[type]}, and this is ${describeField(field)}`,
    )
  }
}

/** Reports a protobuf `Any` that does not name its type, or names one of the API v2, which Envoy has removed. */
function* referenceDefects(applyTo: string, value: Node): Generator<Problem<ReferenceCode>> {
  for (const field of references(applyTo, value)) {
    const type = field.get('@type')
    if (!type.exists && field.entries().length > 0) {
      yield webhookProblem(
        'missing-type-url',
        field,
        `${quote(field.pathKeys.at(-1))} has no \`@type\`: name the type of the message`,
      )
    }
    if (v2Type.test(type.text)) {
      yield webhookProblem(
        'envoy-v2-type',
        type,
        `${quote(type.text)} is of the API v2, which Envoy has removed: name the type of v3`,
      )
    }
  }
}

/** The nodes of type `Any` in the value of a patch. Fields that `fieldTypes` does not list are left out with their content. */
function references(applyTo: string, value: Node): Node[] {
  const maps = ['typed_per_filter_config', 'typed_extension_protocol_options']
  const fields = Object.hasOwn(fieldTypes, applyTo) ? fieldTypes[applyTo]! : {}
  const knownFields = value.entries().filter(([name]) => Object.hasOwn(fields, snakeCase(name)))
  return knownFields.flatMap(([key, field]) => {
    const name = snakeCase(key)
    if (name === 'typed_config') return [field]
    if (maps.includes(name)) return field.entries().map(([, config]) => config)
    return name === 'transport_socket' ? [field.get('typed_config'), field.get('typedConfig')] : []
  })
}

function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}

const v2Type = /^type\.googleapis\.com\/envoy\.(?:[a-z_.0-9]+\.)?v2(?:alpha\d*)?\./

type FieldType = 'text' | 'list' | 'map' | 'flag'

function hasType(type: FieldType, field: Node): boolean {
  if (type === 'list' || type === 'map') return field.kind === type
  return typeof field.scalar === (type === 'text' ? 'string' : 'boolean')
}

function describeField(field: Node): string {
  return field.kind === 'scalar' ? quote(field.data) : `a ${field.kind}`
}

const typeNames = { text: 'a string', list: 'a list', map: 'a map', flag: '`true` or `false`' } as const

const objectNames = table<string>({
  CLUSTER: 'cluster',
  FILTER_CHAIN: 'filter chain',
  HTTP_FILTER: 'filter',
  HTTP_ROUTE: 'route',
  LISTENER: 'listener',
  NETWORK_FILTER: 'filter',
  ROUTE_CONFIGURATION: 'route configuration',
  VIRTUAL_HOST: 'virtual host',
})

const filter = { name: 'text', typed_config: 'map' } as const

/** The types of well-known fields, by what a patch applies to. */
const fieldTypes = table<Readonly<Record<string, FieldType>>>({
  CLUSTER: {
    name: 'text',
    alt_stat_name: 'text',
    load_assignment: 'map',
    circuit_breakers: 'map',
    outlier_detection: 'map',
    transport_socket: 'map',
    upstream_connection_options: 'map',
    typed_extension_protocol_options: 'map',
    health_checks: 'list',
    respect_dns_ttl: 'flag',
  },
  FILTER_CHAIN: { name: 'text', filter_chain_match: 'map', transport_socket: 'map', filters: 'list' },
  HTTP_FILTER: filter,
  HTTP_ROUTE: {
    name: 'text',
    match: 'map',
    route: 'map',
    redirect: 'map',
    direct_response: 'map',
    typed_per_filter_config: 'map',
    request_headers_to_add: 'list',
    response_headers_to_add: 'list',
  },
  LISTENER: { name: 'text', address: 'map', filter_chains: 'list', listener_filters: 'list' },
  NETWORK_FILTER: filter,
  ROUTE_CONFIGURATION: {
    name: 'text',
    virtual_hosts: 'list',
    request_headers_to_add: 'list',
    response_headers_to_add: 'list',
  },
  VIRTUAL_HOST: {
    name: 'text',
    domains: 'list',
    routes: 'list',
    rate_limits: 'list',
    typed_per_filter_config: 'map',
    request_headers_to_add: 'list',
    response_headers_to_add: 'list',
  },
})
