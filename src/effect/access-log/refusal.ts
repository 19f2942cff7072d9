import type { RefusalReason, RouteReason } from '../../core/explained-log.ts'
import type { LogRecord } from './log-record.ts'

/**
 * Why the proxy that wrote a record refused the request; `undefined` if it did not. An answer of the service itself
 * (`via_upstream`) is none, whatever its status is.
 */
export function refusalReasonOf({ status, flags, details = '' }: LogRecord): RefusalReason | undefined {
  // Of the second proxy on the way, the first one says `via_upstream` and so explains nothing.
  if (details === 'via_upstream') return undefined
  const [, policyName] = /rbac_access_denied_matched_policy\[(.+)\]$/.exec(details) ?? []
  if (policyName !== undefined) return refusalByPolicy(policyName)
  const [, step] = /^jwt_authn_access_denied\{(.+)\}$/.exec(details) ?? []
  if (step !== undefined) return { by: 'token', step: step.replaceAll('_', ' ') }
  if (details.startsWith('ext_authz') || flags.includes('UAEX')) return { by: 'provider' }
  const reason = routeReasons.find(([flag]) => flags.includes(flag))?.[1]
  if (reason) return { by: 'route', reason }
  return status >= 400 && details === 'direct_response'
    ? { by: 'route', reason: 'answered by the route itself' }
    : undefined
}

/** istio `pilot/pkg/security/authz/builder/builder.go`, policyName; Envoy writes `none` where no ALLOW policy matched. */
function refusalByPolicy(text: string): RefusalReason {
  const [, namespace, name, rule] = /ns\[([^\]]+)\]-policy\[([^\]]+)\]-rule\[(\d+)\]/.exec(text) ?? []
  if (namespace === undefined || name === undefined) return { by: 'no-policy' }
  return { by: 'policy', policy: { namespace, name, rule: Number(rule) } }
}

/** Envoy's response flags of requests that no service answered (Envoy, Access logging, `%RESPONSE_FLAGS%`). */
const routeReasons: readonly (readonly [flag: string, reason: RouteReason])[] = [
  ['NR', 'no route matches'],
  ['NC', 'the cluster of the route does not exist'],
  ['UH', 'no endpoint is healthy'],
  ['UF', 'no connection to the service'],
  ['UO', 'the connection pool is full'],
  ['URX', 'all retries failed'],
  ['UT', 'the timeout of the route ended it'],
  ['UC', 'the service closed the connection'],
  ['FI', 'a fault of the route'],
  ['RL', 'the rate limit'],
]
