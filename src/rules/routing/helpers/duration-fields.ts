import type { Node } from '../../../model/node.ts'

/** A field for a duration, and the durations that Istio accepts in it. */
export interface DurationField {
  readonly node: Node
  /**
   * `normal`: whole milliseconds, at least one; `zero`: also what is no whole millisecond, such as 0s; `seconds`: whole
   * seconds, at least one; `any`: every duration.
   */
  readonly limit: 'normal' | 'zero' | 'seconds' | 'any'
}

/** The duration fields of an http route, or of an entry of values with the same fields; absent ones as absent nodes. */
export function routeDurations(route: Node): DurationField[] {
  return [
    ...normalDurations(
      route.get('timeout'),
      route.at('retries', 'perTryTimeout'),
      route.at('retries', 'backoff'),
      route.at('fault', 'delay', 'fixedDelay'),
    ),
    { node: route.at('corsPolicy', 'maxAge'), limit: 'seconds' },
  ]
}

/** The duration fields of a traffic policy and of each of its port-level settings; absent ones as absent nodes. */
export function policyDurations(policy: Node): DurationField[] {
  return [policy, ...policy.items('portLevelSettings')].flatMap((level) => [
    ...connectionPoolDurations(level.get('connectionPool')),
    ...normalDurations(
      level.at('outlierDetection', 'interval'),
      level.at('outlierDetection', 'baseEjectionTime'),
      level.at('loadBalancer', 'warmupDurationSecs'),
      level.at('loadBalancer', 'warmup', 'duration'),
    ),
    { node: level.at('loadBalancer', 'consistentHash', 'httpCookie', 'ttl'), limit: 'any' },
    { node: level.at('retryBudget', 'budgetInterval'), limit: 'any' },
  ])
}

/** The duration fields of a `connectionPool`; absent ones as absent nodes. */
export function connectionPoolDurations(pool: Node): DurationField[] {
  return [
    ...normalDurations(
      pool.at('tcp', 'connectTimeout'),
      pool.at('tcp', 'maxConnectionDuration'),
      pool.at('tcp', 'tcpKeepalive', 'time'),
      pool.at('tcp', 'tcpKeepalive', 'interval'),
      pool.at('http', 'idleTimeout'),
      pool.at('http', 'http2KeepAlive', 'interval'),
      pool.at('http', 'http2KeepAlive', 'timeout'),
    ),
    { node: pool.at('tcp', 'idleTimeout'), limit: 'zero' },
  ]
}

function normalDurations(...nodes: readonly Node[]): DurationField[] {
  return nodes.map((node) => ({ node, limit: 'normal' }))
}
