import type { Node } from '../../../model/node.ts'
import { refused } from '../../message/refused.ts'
import { quote } from '../../message/quote.ts'
import type { Problem } from '../../rule.ts'

/** What the webhook can refuse of the value of a patch. */
export type TypeCode = 'value-not-a-map' | 'field-type' | ReferenceCode
type ReferenceCode = 'missing-type-url' | 'envoy-v2-type'

/**
 * Fields at the top of what a patch holds that are not of their type, in either of the spellings that protobuf reads
 * (envoy `config/cluster/v3/cluster.proto`, `config/listener/v3/listener.proto`, `config/route/v3/route*.proto`).
 * Only well-known fields are looked at: the rest of Envoy's interface is not known here.
 */
export function* typeDefects(applyTo: string, value: Node): Generator<Problem<TypeCode>> {
  if (value.kind !== 'map') {
    yield refused('value-not-a-map', value, 'the value of a patch is a map of fields')
    return
  }
  yield* referenceDefects(applyTo, value)
  const fields = Object.hasOwn(types, applyTo) ? types[applyTo]! : {}
  for (const [name, field] of value.entries()) {
    const snake = snakeCase(name)
    const type = Object.hasOwn(fields, snake) ? fields[snake]! : null
    if (type === null || field.isNull || isOf(type, field)) continue
    yield refused(
      'field-type',
      field,
      `${quote(name)} of a ${names[applyTo]} is ${articles[type]}, and this is ${whatIs(field)}`,
    )
  }
}

/** A protobuf of any type says which one it is, and the types of the second interface are gone. */
function* referenceDefects(applyTo: string, value: Node): Generator<Problem<ReferenceCode>> {
  for (const field of references(applyTo, value)) {
    const type = field.get('@type')
    if (!type.exists && field.entries().length > 0) {
      yield refused('missing-type-url', field, `${quote(field.pathKeys.at(-1))} does not say its \`@type\``)
    }
    if (removed.test(type.text)) {
      yield refused(
        'envoy-v2-type',
        type,
        `${quote(type.text)} is of Envoy's interface v2, which is gone: name the type of v3`,
      )
    }
  }
}

/** Where something of any type stands; fields that are not known are dropped with all that they hold. */
function references(applyTo: string, value: Node): Node[] {
  const maps = ['typed_per_filter_config', 'typed_extension_protocol_options']
  const fields = Object.hasOwn(types, applyTo) ? types[applyTo]! : {}
  const known = value.entries().filter(([name]) => Object.hasOwn(fields, snakeCase(name)))
  return known.flatMap(([key, field]) => {
    const name = snakeCase(key)
    if (name === 'typed_config') return [field]
    if (maps.includes(name)) return field.entries().map(([, one]) => one)
    return name === 'transport_socket' ? [field.get('typed_config'), field.get('typedConfig')] : []
  })
}

function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}

const removed = /^type\.googleapis\.com\/envoy\.(?:[a-z_.0-9]+\.)?v2(?:alpha\d*)?\./

type FieldType = 'text' | 'list' | 'map' | 'flag'

function isOf(type: FieldType, field: Node): boolean {
  if (type === 'list' || type === 'map') return field.kind === type
  return typeof field.scalar === (type === 'text' ? 'string' : 'boolean')
}

function whatIs(field: Node): string {
  return field.kind === 'scalar' ? quote(field.data) : `a ${field.kind}`
}

const articles = { text: 'a text', list: 'a list', map: 'a map', flag: '`true` or `false`' } as const

const names: Readonly<Record<string, string>> = {
  CLUSTER: 'cluster',
  FILTER_CHAIN: 'filter chain',
  HTTP_FILTER: 'filter',
  HTTP_ROUTE: 'route',
  LISTENER: 'listener',
  NETWORK_FILTER: 'filter',
  ROUTE_CONFIGURATION: 'route configuration',
  VIRTUAL_HOST: 'virtual host',
}

const filter = { name: 'text', typed_config: 'map' } as const

const types: Readonly<Record<string, Readonly<Record<string, FieldType>>>> = {
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
}
