import { parseDuration, type Duration } from '../../../syntax/duration.ts'
import type { Node } from '../../../model/node.ts'

/** What a route gives its tries. Parts that are missing or wrong are `null`. */
export interface RetryBudget {
  /** For all tries together; a limit of 0 is none. */
  readonly timeout: Duration | null
  /** Retries after the first try; Istio's name is misleading. */
  readonly attempts: number | null
  /** For each try, the first too. */
  readonly perTry: Duration | null
}

/** Reads `timeout` and `retries` of an http route, or of an entry of values with the same fields. */
export function retryBudget(route: Node): RetryBudget {
  const attempts = route.at('retries', 'attempts').number
  return {
    timeout: duration(route.get('timeout')),
    attempts: attempts !== undefined && Number.isSafeInteger(attempts) ? attempts : null,
    perTry: duration(route.at('retries', 'perTryTimeout')),
  }
}

/** The budget in words that values and what they render share. */
export function aboutBudget(hosts: readonly Node[], route: Node): string {
  const parts = [route.get('timeout'), route.at('retries', 'attempts'), route.at('retries', 'perTryTimeout')]
  return [...hosts.map(({ text }) => text), ...parts.map(({ scalar }) => String(scalar))].join(' ')
}

/** The conditions on which Envoy retries a try that its own limit ended (istio issue 55748). */
export const timedOutTryConditions: readonly string[] = ['5xx', 'gateway-error', 'reset']

/** True if a `retryOn` retries a try that `perTryTimeout` ended; Istio's default, which an empty one stands for, does not. */
export function retriesTimedOutTries(retryOn: string): boolean {
  return retryOn.split(',').some((condition) => timedOutTryConditions.includes(condition.trim()))
}

function duration(node: Node): Duration | null {
  const parsed = parseDuration(node.text)
  return 'value' in parsed && parsed.value > 0n ? parsed.value : null
}
