import type { Mesh } from '../../../model/mesh.ts'
import type { Node } from '../../../model/node.ts'
import { parseDuration } from '../../../syntax/duration.ts'

/** The effective retries of a route. */
export interface RetryPolicy {
  /** How often a request is tried again. */
  readonly attempts: number
  readonly retryOn: readonly string[]
  /** Status codes after which a request is tried again. */
  readonly statusCodes: readonly number[]
  /** In milliseconds; `null` without a limit of its own. */
  readonly perTryTimeout: number | null
  /** The entry that sets them; absent for the defaults of the mesh. */
  readonly node?: Node
}

/**
 * The retries of a route: its own (`retries`), else those of the mesh, else Istio's; `null` if there are none (istio
 * `pilot/pkg/networking/core/route/retry/retry.go`, ConvertPolicy).
 */
export function retryPolicy(mesh: Mesh, retries?: Node): RetryPolicy | null {
  if (retries?.kind === 'map') {
    const attempts = retries.get('attempts').number ?? 0
    const retryOn = retries.get('retryOn').text || defaultConditions
    const perTryTimeout = durationMilliseconds(retries.get('perTryTimeout'))
    return attempts > 0 ? { attempts, ...conditionsIn(retryOn), perTryTimeout, node: retries } : null
  }
  const ofMesh = mesh.config.defaultHttpRetryPolicy
  const attempts = ofMesh ? (ofMesh.attempts ?? 0) : 2
  const retryOn = ofMesh?.retryOn ?? defaultConditions
  return attempts > 0 ? { attempts, ...conditionsIn(retryOn), perTryTimeout: null } : null
}

const defaultConditions = 'connect-failure,refused-stream,unavailable,cancelled,retriable-status-codes'

function conditionsIn(text: string): Pick<RetryPolicy, 'retryOn' | 'statusCodes'> {
  const parts = text.split(',').map((part) => part.trim())
  const isStatus = (part: string): boolean => /^[1-5]\d\d$/.test(part)
  return {
    retryOn: parts.filter((part) => part !== '' && !isStatus(part)),
    statusCodes: parts.filter(isStatus).map(Number),
  }
}

/** The length of a duration; `null` if it is absent, zero, negative, or no duration. */
export function durationMilliseconds(node: Node): number | null {
  const duration = node.text === '' ? undefined : parseDuration(node.text)
  return duration && 'value' in duration && duration.value > 0n ? Number(duration.value) / 1e6 : null
}

/** How an upstream fails: it answers a status, does not answer, resets the connection, or cannot be connected to. */
export type UpstreamFailure = number | 'hang' | 'reset' | 'connect-failure'

/** What a client gets of an upstream that fails each time, and how often the upstream is tried. */
export interface FailedTries {
  readonly status: number
  /** Envoy's RESPONSE_CODE_DETAILS. */
  readonly reason: string
  readonly tries: number
}

/**
 * What becomes of a request to an upstream that fails each time. The timeout of the route cuts the tries off; those that
 * begin before it count (Envoy `source/common/router/router.cc`, `retry_state_impl.cc`).
 *
 * @param timeout of the route, in milliseconds; `null` without one
 */
export function triesOf(
  retries: RetryPolicy | null,
  timeout: number | null,
  failure: UpstreamFailure,
): FailedTries {
  const tries = retries && isRetried(retries, failure) ? 1 + retries.attempts : 1
  if (typeof failure === 'number') return { status: failure, reason: 'via_upstream', tries }
  if (failure === 'hang') return hangingTries(retries, timeout, tries)
  const reason = `upstream_reset_before_response_started{${resets[failure]}}`
  return { status: 503, reason, tries }
}

const resets = { reset: 'connection_termination', 'connect-failure': 'remote_connection_failure' } as const

function hangingTries(retries: RetryPolicy | null, timeout: number | null, tries: number): FailedTries {
  const perTry = retries?.perTryTimeout ?? null
  // Envoy ignores a limit for each try that is not below that of the route.
  if (perTry === null || (timeout !== null && perTry >= timeout))
    return { status: 504, reason: 'response_timeout', tries: 1 }
  const begun = timeout === null ? tries : Math.min(tries, Math.ceil(timeout / perTry))
  const isCut = timeout !== null && begun * perTry >= timeout && begun < tries
  return { status: 504, reason: isCut ? 'response_timeout' : 'upstream_per_try_timeout', tries: begun }
}

function isRetried({ retryOn, statusCodes }: RetryPolicy, failure: UpstreamFailure): boolean {
  const on = (...conditions: readonly string[]): boolean =>
    conditions.some((condition) => retryOn.includes(condition))
  if (typeof failure === 'number') {
    return (
      (failure >= 500 && on('5xx')) ||
      ([502, 503, 504].includes(failure) && on('gateway-error')) ||
      (failure === 409 && on('retriable-4xx')) ||
      statusCodes.includes(failure)
    )
  }
  if (failure === 'connect-failure') return on('5xx', 'gateway-error', 'reset', 'connect-failure')
  return on('5xx', 'gateway-error', 'reset')
}
