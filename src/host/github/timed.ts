import type { RequestLimits, RequestFailure } from './retry.ts'

/** The fields of Octokit's response that are read. */
interface Answer {
  readonly status: number
  readonly data: unknown
}

/**
 * Returns a function that runs an attempt within `attemptMs`, and all its attempts within `totalMs`; time between attempts is
 * not counted. It throws an error with status 500, the status that Octokit gives to network errors, if a limit is exceeded or
 * the answer is truncated or not JSON; other errors of the attempt are thrown as they are.
 */
export function withTimeouts({
  attemptMs,
  totalMs,
  now,
}: Pick<RequestLimits, 'attemptMs' | 'totalMs' | 'now'>) {
  let remaining = totalMs
  return async <Result extends Answer>(
    attempt: (signal: AbortSignal) => Promise<Result>,
  ): Promise<Result> => {
    const limit = Math.min(attemptMs, remaining)
    if (limit <= 0) throw failure(`GitHub took more than ${totalMs / 1000} s in all`)
    const signal = AbortSignal.timeout(limit)
    const since = now()
    try {
      const answer = await attempt(signal)
      if (isBroken(answer)) throw failure('the answer of GitHub is incomplete or not JSON')
      return answer
    } catch (error) {
      throw signal.aborted ? failure(`GitHub did not answer within ${limit / 1000} s`) : error
    } finally {
      remaining -= now() - since
    }
  }
}

function failure(message: string): RequestFailure {
  return Object.assign(new Error(message), { status: 500 })
}

/** Octokit returns a body as text that it cannot read completely or parse; every request here expects JSON. */
function isBroken({ status, data }: Answer): boolean {
  return status !== 204 && typeof data === 'string'
}
