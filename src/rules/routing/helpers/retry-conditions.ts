/** True for a condition that Istio accepts in `retryOn`: a name, or a status code. */
export function isRetryCondition(item: string): boolean {
  return retryConditions.includes(item) || isRetryStatus(item)
}

/** The conditions of Envoy that Istio accepts (istio `pkg/config/validation`, ValidateHTTPRetry). */
export const retryConditions: readonly string[] = [
  '5xx',
  'gateway-error',
  'reset',
  'reset-before-request',
  'connect-failure',
  'retriable-4xx',
  'refused-stream',
  'retriable-status-codes',
  'retriable-headers',
  'envoy-ratelimited',
  'http3-post-connect-failure',
  'cancelled',
  'deadline-exceeded',
  'internal',
  'resource-exhausted',
  'unavailable',
]

/** True for a number that Go has a status text for, as Istio's webhook requires. */
export function isRetryStatus(item: string): boolean {
  if (!/^\+?\d+$/.test(item)) return false
  const code = Number(item)
  return statusRanges.some(([first, last]) => code >= first && code <= last)
}

/** Go, `net/http/status.go`. */
const statusRanges: readonly (readonly [number, number])[] = [
  [100, 103],
  [200, 208],
  [226, 226],
  [300, 305],
  [307, 308],
  [400, 418],
  [421, 426],
  [428, 429],
  [431, 431],
  [451, 451],
  [500, 508],
  [510, 511],
]
