import type { Node } from '../../../model/node.ts'
import { isPresent } from '../../message/is-present.ts'
import { webhookProblem } from '../../message/webhook-problem.ts'
import type { Problem } from '../../problem.ts'
import { outOfRange } from '../../shared/scalar-checks.ts'

/** The reasons for which the webhook refuses a connection pool. */
export type ConnectionPoolCode =
  | 'empty-connection-pool'
  | 'out-of-range'
  | 'client-protocol-with-upgrade'
  | KeepAliveCode
type KeepAliveCode = 'missing-keepalive-interval' | 'missing-keepalive-timeout'

/** Reports what the webhook refuses in a connection pool (istio validateConnectionPool). routing/duration checks its durations. */
export function* connectionPoolRefused(pool: Node): Generator<Problem<ConnectionPoolCode>> {
  if (pool.kind !== 'map') return
  const http = pool.get('http')
  const tcp = pool.get('tcp')
  if (!isPresent(http) && !isPresent(tcp)) {
    yield webhookProblem('empty-connection-pool', pool, '`connectionPool` has neither `http` nor `tcp`')
  }
  for (const field of httpLimits) yield* outOfRange(http.get(field), 0, Infinity)
  yield* outOfRange(tcp.get('maxConnections'), 0, Infinity)
  if (http.get('h2UpgradePolicy').text === 'UPGRADE' && http.get('useClientProtocol').scalar === true) {
    yield webhookProblem(
      'client-protocol-with-upgrade',
      http.get('useClientProtocol'),
      '`useClientProtocol` and `h2UpgradePolicy: UPGRADE` exclude each other: leave one of the two out',
    )
  }
  yield* keepAliveRefused(http.get('http2KeepAlive'))
}

const httpLimits = [
  'http1MaxPendingRequests',
  'http2MaxRequests',
  'maxRequestsPerConnection',
  'maxRetries',
  'maxConcurrentStreams',
]

function* keepAliveRefused(keepAlive: Node): Generator<Problem<KeepAliveCode>> {
  if (keepAlive.kind !== 'map') return
  for (const field of ['interval', 'timeout'] as const) {
    const node = keepAlive.get(field)
    if (!isPresent(node)) {
      yield webhookProblem(`missing-keepalive-${field}`, node, `\`http2KeepAlive\` needs \`${field}\``)
    }
  }
}
