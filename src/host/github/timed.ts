import type { Patience, RequestFailure } from './retry.ts'

/** What is looked at of an answer as octokit hands it on. */
interface Answer {
  readonly status: number
  readonly data: unknown
}

/**
 * Runs attempts within the time that one of them, and all together, may take. An answer that did not come, broke off
 * or is none is a failure with status 500, as octokit makes of a network error.
 */
export function timed({ timeout, total, now }: Pick<Patience, 'timeout' | 'total' | 'now'>) {
  let left = total
  return async <Result extends Answer>(
    attempt: (signal: AbortSignal) => Promise<Result>,
  ): Promise<Result> => {
    const limit = Math.min(timeout, left)
    if (limit <= 0) throw failure(`GitHub took more than ${total / 1000} s in all`)
    const signal = AbortSignal.timeout(limit)
    const since = now()
    try {
      const answer = await attempt(signal)
      if (isBroken(answer)) throw failure('the answer of GitHub broke off, or is no JSON')
      return answer
    } catch (error) {
      throw signal.aborted ? failure(`GitHub did not answer within ${limit / 1000} s`) : error
    } finally {
      left -= now() - since
    }
  }
}

function failure(message: string): RequestFailure {
  return Object.assign(new Error(message), { status: 500 })
}

/** Octokit hands on as a text what it cannot read to the end, or parse: all that is asked for here is JSON. */
function isBroken({ status, data }: Answer): boolean {
  return status !== 204 && typeof data === 'string'
}
