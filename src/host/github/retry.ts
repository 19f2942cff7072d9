/** How long a request is waited for, and repeated, in milliseconds. */
export interface Patience {
  /** One attempt, its answer read to the end. */
  readonly timeout: number
  /** All attempts of one client together. */
  readonly total: number
  /** All waiting between attempts of one client together; a wait that does not fit is not begun. */
  readonly budget: number
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
 * Runs a request again while waiting helps: rate limits whatever the method, server and network errors only where a
 * second time does no harm (a POST may have been obeyed although its answer was lost).
 *
 * Source of the waits: docs.github.com, "Best practices for using the REST API", handling rate limit errors.
 */
export function retrying(patience: Patience) {
  let left = patience.budget
  return async <Result>(isRepeatable: boolean, attempt: () => Promise<Result>): Promise<Result> => {
    for (let tries = 1; ; tries++) {
      try {
        return await attempt()
      } catch (error) {
        const wait = waitBefore(error as RequestFailure, isRepeatable, tries, patience.now())
        if (wait === undefined || wait > left || tries === maxTries) throw error
        left -= wait
        await patience.sleep(wait)
      }
    }
  }
}

/** Attempts of one request, the first one included. */
const maxTries = 3

/** True for the answers by which GitHub asks to slow down: a 403 alone is a missing permission. */
export function isRateLimit({ status, message = '', response }: RequestFailure): boolean {
  if (status === 429) return true
  if (status !== 403) return false
  const headers = response?.headers ?? {}
  const limited = headers['retry-after'] !== undefined || String(headers['x-ratelimit-remaining']) === '0'
  return limited || /rate limit/i.test(message)
}

/** True if the server or the way to it failed: the request may have been obeyed all the same. */
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
  const after = Number(headers['retry-after'])
  if (Number.isFinite(after)) return Math.max(0, after * 1000)
  const reset = Number(headers['x-ratelimit-reset'])
  const spent = String(headers['x-ratelimit-remaining']) === '0'
  return spent && Number.isFinite(reset) ? Math.max(0, reset * 1000 - now) : 60_000
}
