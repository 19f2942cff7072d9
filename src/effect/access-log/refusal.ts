import type { RefusalReason, RouteReason } from '../../core/explained-log.ts'
import type { LogRecord } from './log-record.ts'

/**
 * The reason why the proxy of a record refused the request; `undefined` if it did not. An answer of the service itself
 * (`via_upstream`) is no refusal, whatever its status.
 */
export function refusalReasonOf({ status, flags, details = '' }: LogRecord): RefusalReason | undefined {
  // If a later proxy refused the request, the first proxy logs `via_upstream`, which does not give a reason.
  if (details === 'via_upstream') return undefined
  const [, policyName] = /rbac_access_denied_matched_policy\[(.+)\]$/.exec(details) ?? []
  if (policyName !== undefined) return refusalByPolicy(policyName)
  const [, step] = /^jwt_authn_access_denied\{(.+)\}$/.exec(details) ?? []
  if (step !== undefined) return { by: 'token', step: step.replaceAll('_', ' ') }
  if (details.startsWith('ext_authz') || flags.includes('UAEX')) return { by: 'provider' }
  const reason = routeReasons.find(([flag]) => flags.includes(flag))?.[1] ?? reasonsByDetails.get(details)
  if (reason) return { by: 'route', reason }
  return status >= 400 && details === 'direct_response'
    ? { by: 'route', reason: 'direct-response' }
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
  ['NR', 'no-route'],
  ['NC', 'no-cluster'],
  ['UH', 'no-healthy-endpoint'],
  ['UF', 'connection-failed'],
  ['UO', 'pool-full'],
  ['URX', 'retries-failed'],
  ['UT', 'timeout'],
  ['UC', 'connection-closed'],
  ['FI', 'fault'],
  ['RL', 'rate-limit'],
]

/** Envoy's response code details that say the same, for formats without response flags. */
const reasonsByDetails: ReadonlyMap<string, RouteReason> = new Map([
  ['route_not_found', 'no-route'],
  ['cluster_not_found', 'no-cluster'],
  ['no_healthy_upstream', 'no-healthy-endpoint'],
  ['response_timeout', 'timeout'],
  ['upstream_per_try_timeout', 'timeout'],
  ['fault_filter_abort', 'fault'],
])
