import { describe, expect, it } from 'vitest'
import { isRateLimit, requestRepeater, type RequestFailure } from '../../src/host/github/retry.ts'

/** Runs an attempt that fails with the given errors and then succeeds. Waits are recorded, not waited for. */
async function attempts(failures: readonly RequestFailure[], isRepeatable = true, budget = 60_000) {
  const waits: number[] = []
  const sleep = async (milliseconds: number) => void waits.push(milliseconds)
  const retry = requestRepeater({
    attemptMs: 1000,
    totalMs: 60_000,
    waitMs: budget,
    sleep,
    now: () => 5_000_000,
  })
  let tries = 0
  const outcome = await retry(isRepeatable, async () => {
    const failure = failures[tries++]
    if (failure) throw failure
    return 'done'
  }).catch((error: RequestFailure) => error)
  return { outcome, tries, waits }
}

function limited(headers: Record<string, string>, status = 429): RequestFailure {
  return { status, message: 'slow down', response: { headers } }
}

describe('a request', () => {
  it.each([
    ['retry-after', limited({ 'retry-after': '7' }), 7000],
    ['a reset', limited({ 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '5012' }, 403), 12_000],
    ['a reset that is over', limited({ 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '4000' }, 403), 0],
    ['no word on how long', { status: 403, message: 'You have exceeded a secondary rate limit' }, 60_000],
  ])('is repeated after a rate limit with %s', async (_, failure, wait) => {
    expect(await attempts([failure], false)).toEqual({ outcome: 'done', tries: 2, waits: [wait] })
  })

  it('is repeated after a server error, more slowly each time, three times at most', async () => {
    const down = { status: 502 }
    expect(await attempts([down, down])).toEqual({ outcome: 'done', tries: 3, waits: [1000, 4000] })
    expect(await attempts([down, down, down])).toEqual({ outcome: down, tries: 3, waits: [1000, 4000] })
  })

  it('that creates something is not repeated after a server error', async () => {
    expect(await attempts([{ status: 502 }], false)).toMatchObject({ tries: 1, waits: [] })
  })

  it.each([400, 401, 403, 404, 410, 422])('is not repeated after a %i', async (status) => {
    expect(await attempts([{ status }])).toMatchObject({ outcome: { status }, tries: 1, waits: [] })
  })

  it('is given up where the wait is longer than the budget that is left', async () => {
    const failure = limited({ 'retry-after': '40' })
    expect(await attempts([failure, failure])).toMatchObject({ outcome: failure, tries: 2, waits: [40_000] })
  })
})

describe('a 403', () => {
  it('is a rate limit only if it says so', () => {
    expect(isRateLimit({ status: 403, message: 'Resource not accessible by integration' })).toBe(false)
    expect(isRateLimit(limited({ 'x-ratelimit-remaining': '0' }, 403))).toBe(true)
    expect(isRateLimit(limited({ 'x-ratelimit-remaining': '12' }, 403))).toBe(false)
  })
})
