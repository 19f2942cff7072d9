/** Time limits of requests and their repetitions, in milliseconds. */
export interface RequestLimits {
  /** One attempt, including reading its answer. */
  readonly attemptMs: number
  /** All attempts of one client together. */
  readonly totalMs: number
  /** All waits between attempts of one client together; a wait that exceeds it is not begun. */
  readonly waitMs: number
  readonly sleep: (milliseconds: number) => Promise<void>
  /** Milliseconds since 1970, as `Date.now`. */
  readonly now: () => number
}

/** A failed request as octokit throws it; a network error or a timeout has status 500. */
export interface RequestFailure {
  readonly status?: number
  readonly message?: string
  readonly response?: { readonly headers?: Readonly<Record<string, string | number | undefined>> }
}

/**
 * Repeats requests that failed: rate limits for any method, server and network errors only for idempotent requests (a
 * POST may have been executed although its answer was lost).
 *
 * Source of the waits: docs.github.com, "Best practices for using the REST API", handling rate limit errors.
 */
export function requestRepeater(limits: RequestLimits) {
  let remaining = limits.waitMs
  return async <Result>(isRepeatable: boolean, attempt: () => Promise<Result>): Promise<Result> => {
    for (let tries = 1; ; tries++) {
      try {
        return await attempt()
      } catch (error) {
        const wait = waitBefore(error as RequestFailure, isRepeatable, tries, limits.now())
        if (wait === undefined || wait > remaining || tries === maxTries) throw error
        remaining -= wait
        await limits.sleep(wait)
      }
    }
  }
}

/** Attempts of one request, including the first one. */
const maxTries = 3

/** True for answers that report a rate limit; a 403 without its signs is a missing permission. */
export function isRateLimit({ status, message = '', response }: RequestFailure): boolean {
  if (status === 429) return true
  if (status !== 403) return false
  const headers = response?.headers ?? {}
  const isLimited = headers['retry-after'] !== undefined || String(headers['x-ratelimit-remaining']) === '0'
  return isLimited || /rate limit/i.test(message)
}

/**
 * True for status 500 and above, which octokit also gives to network errors and timeouts; false without a status. The
 * request may have been executed nevertheless.
 */
export function isOutage({ status = 0 }: RequestFailure): boolean {
  return status >= 500
}

function waitBefore(
  error: RequestFailure,
  isRepeatable: boolean,
  tries: number,
  now: number,
): number | undefined {
  if (isRateLimit(error)) return rateLimitWait(error, now)
  if (isOutage(error) && isRepeatable) return 1000 * tries ** 2
  return undefined
}

function rateLimitWait({ response }: RequestFailure, now: number): number {
  const headers = response?.headers ?? {}
  const retryAfter = Number(headers['retry-after'])
  if (Number.isFinite(retryAfter)) return Math.max(0, retryAfter * 1000)
  const reset = Number(headers['x-ratelimit-reset'])
  const isSpent = String(headers['x-ratelimit-remaining']) === '0'
  return isSpent && Number.isFinite(reset) ? Math.max(0, reset * 1000 - now) : 60_000
}
