import type { RouteFields } from '../../../istio/routing/delegated-routes.ts'
import { parseDuration, type Duration } from '../../../syntax/duration.ts'
import type { Node } from '../../../model/node.ts'

/** The limits of the tries of a route; `null` for a field that is missing or invalid. */
export interface RetryBudget {
  /** The limit of all tries together; a limit of 0 counts as missing. */
  readonly timeout: Duration | null
  /** The number of retries after the first try, in spite of Istio's name. */
  readonly attempts: number | null
  /** The limit of each try, including the first. */
  readonly perTry: Duration | null
}

/**
 * Reads `timeout` and `retries` of an http route, or of an entry of values with the same fields. All are `null` for a route
 * that the proxy answers itself: istio `pilot/pkg/networking/core/route/route.go` gives them only to routes with a
 * destination.
 */
export function retryBudget(route: RouteFields): RetryBudget {
  if (isAnswered(route)) return { timeout: null, attempts: null, perTry: null }
  const attempts = route.at('retries', 'attempts').number
  return {
    timeout: positiveDuration(route.get('timeout')),
    attempts: attempts !== undefined && Number.isSafeInteger(attempts) ? attempts : null,
    perTry: positiveDuration(route.at('retries', 'perTryTimeout')),
  }
}

function isAnswered(route: RouteFields): boolean {
  return route.get('redirect').kind === 'map' || route.get('directResponse').kind === 'map'
}

/** The `about` of problems with a retry budget: the same for values and for the route that they render. */
export function retryBudgetSubject(hosts: readonly Node[], route: RouteFields): string {
  const fields = [route.get('timeout'), route.at('retries', 'attempts'), route.at('retries', 'perTryTimeout')]
  return [...hosts.map(({ text }) => text), ...fields.map(({ scalar }) => String(scalar))].join(' ')
}

/** The conditions under which Envoy retries a try that `perTryTimeout` ended (istio issue 55748). */
export const timedOutTryConditions: readonly string[] = ['5xx', 'gateway-error', 'reset']

/**
 * True if one of the conditions in a `retryOn`, which commas separate, retries a try that `perTryTimeout` ended. False for
 * an empty one: Istio's default does not retry such a try.
 */
export function retriesTimedOutTries(retryOn: string): boolean {
  return retryOn.split(',').some((condition) => timedOutTryConditions.includes(condition.trim()))
}

/** The duration of a field; `null` for 0, and for what is no duration. */
export function positiveDuration(node: Node): Duration | null {
  const parsed = parseDuration(node.text)
  return 'value' in parsed && parsed.value > 0n ? parsed.value : null
}
