/** The fields of one access log line; a field is absent if the format lacks it or the line has `-`. */
export interface LogRecord {
  readonly time?: string
  readonly method?: string
  readonly path?: string
  readonly host?: string
  /** The name of the TLS handshake. */
  readonly sni?: string
  /** The status of the answer; 0 for a connection without HTTP, or one that ended before an answer. */
  readonly status: number
  readonly flags: readonly string[]
  /** Why the proxy answered so, as in `via_upstream`; of a connection why it ended. */
  readonly details?: string
  /** The cluster, as in `outbound|8080|v2|orders.shop.svc.cluster.local`. */
  readonly cluster?: string
  /** The name of the route. */
  readonly route?: string
}

/** Envoy's response code details, such as `via_upstream`; for a connection the reason why it ended. */
export type LogField =
  | 'time'
  | 'method'
  | 'path'
  | 'host'
  | 'sni'
  | 'status'
  | 'flags'
  | 'details'
  | 'termination'
  | 'cluster'
  | 'route'

/** The values of one line as text, by field. */
export type LogValues = ReadonlyMap<LogField, string>

/**
 * The field that a command operator of a format, without `%`, prints: `method` for `REQ(:METHOD)`. `undefined` for an operator
 * that prints none of the fields of `LogField` (Envoy, Access logging, Command operators).
 */
export function logFieldOf(operator: string): LogField | undefined {
  const [, name = '', parameters = ''] = /^([A-Z_0-9]+)(?:\(([^)]*)\))?/.exec(operator) ?? []
  if (name === 'REQ' || name === 'REQ_WITHOUT_QUERY') return headerFields.get(parameters.toLowerCase())
  return operatorFields.get(name)
}

const headerFields: ReadonlyMap<string, LogField> = new Map([
  [':method', 'method'],
  [':path', 'path'],
  ['x-envoy-original-path?:path', 'path'],
  [':authority', 'host'],
  ['host', 'host'],
])

const operatorFields: ReadonlyMap<string, LogField> = new Map([
  ['START_TIME', 'time'],
  ['PATH', 'path'],
  ['RESPONSE_CODE', 'status'],
  ['RESPONSE_FLAGS', 'flags'],
  ['RESPONSE_CODE_DETAILS', 'details'],
  ['CONNECTION_TERMINATION_DETAILS', 'termination'],
  ['REQUESTED_SERVER_NAME', 'sni'],
  ['UPSTREAM_CLUSTER', 'cluster'],
  ['UPSTREAM_CLUSTER_RAW', 'cluster'],
  ['ROUTE_NAME', 'route'],
])

/**
 * The record of some values, without those that are empty or `-`. `undefined` if their status is not a number of one to three
 * digits, so that the line is none of an access log.
 */
export function recordOf(values: LogValues): LogRecord | undefined {
  const statusText = values.get('status') ?? ''
  if (!/^\d{1,3}$/.test(statusText)) return undefined
  const stated = (field: LogField): string | undefined => {
    const text = values.get(field)
    return text === undefined || text === '-' || text === '' ? undefined : text
  }
  const texts = {
    time: stated('time'),
    method: stated('method'),
    path: stated('path'),
    host: stated('host'),
    sni: stated('sni'),
    details: stated('details') ?? stated('termination'),
    cluster: stated('cluster'),
    route: stated('route'),
  }
  const entries = Object.entries(texts).filter(([, text]) => text !== undefined)
  return {
    ...Object.fromEntries(entries),
    status: Number(statusText),
    flags: stated('flags')?.split(',') ?? [],
  }
}
