import { policyLevels } from '../../istio/routing/destination.ts'
import type { Node } from '../../model/node.ts'
import { defineRule } from '../rule.ts'
import type { Problem } from '../problem.ts'

export const zeroLimitIgnored = defineRule({
  id: 'egress/zero-limit-ignored',
  formerId: 'egress/retries-disabled-looking',
  codes: ['zero-limit', 'zero-retries', 'zero-ejection'],
  severity: 'info',
  summary: 'A limit of 0 that limits nothing.',
  why: 'Istio reads 0 as "not set": retries, requests and connections are then practically unlimited, and 10 percent of the endpoints may be ejected.',
  fix: 'Set a limit of 1 or more; to have no retries, set `attempts: 0` on the route; to have no ejection, leave `outlierDetection` out.',
  on: {
    *DestinationRule(rule) {
      for (const level of policyLevels(rule)) {
        yield* poolProblems(level.get('connectionPool'))
        const percent = level.at('outlierDetection', 'maxEjectionPercent')
        if (isZero(percent)) {
          yield {
            code: 'zero-ejection',
            node: percent,
            message:
              '`maxEjectionPercent: 0` means the default, 10 percent, and does not prevent ejection: leave `outlierDetection` out for none',
          }
        }
      }
    },

    *Sidecar({ spec }) {
      const ingress = spec.items('ingress').map((listener) => listener.get('connectionPool'))
      for (const pool of [spec.get('inboundConnectionPool'), ...ingress]) yield* poolProblems(pool)
    },
  },
})

/** Limits that Istio sends to the proxy only if they are above 0; the default is 2^32 - 1 (istio `pilot/pkg/networking/core/cluster_traffic_policy.go`). */
const limits = [
  ['tcp', 'maxConnections'],
  ['http', 'http1MaxPendingRequests'],
  ['http', 'http2MaxRequests'],
  ['http', 'maxRetries'],
  ['http', 'maxConcurrentStreams'],
] as const

function* poolProblems(pool: Node): Generator<Problem<'zero-limit' | 'zero-retries'>> {
  for (const [protocol, field] of limits) {
    const node = pool.at(protocol, field)
    if (!isZero(node)) continue
    const message = `\`${field}: 0\` means "not set", so nothing is limited`
    if (field !== 'maxRetries') yield { code: 'zero-limit', node, message }
    else {
      const instead = '; `attempts: 0` on the route switches retries off'
      yield { code: 'zero-retries', node, message: `${message}${instead}` }
    }
  }
}

function isZero(node: Node): boolean {
  return node.number === 0
}
