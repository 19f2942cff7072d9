import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { limitJob, type ReadProcessorTime } from '../../../src/host/engine/job-limit.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A thread that gets a share of a processor, after it has used some time for earlier jobs. */
function threadWith(share: number): ReadProcessorTime {
  const since = Date.now()
  return () => Promise.resolve(12_345 + (Date.now() - since) * share)
}

/** When a job with a limit of 4 s of processor time expires, in seconds, and the reason; `null`: not within a minute. */
async function expiry(read: ReadProcessorTime | undefined): Promise<[number, string] | null> {
  const since = Date.now()
  let expired: [number, string] | null = null
  const stop = limitJob(4_000, read, (reason) => {
    expired ??= [(Date.now() - since) / 1000, reason]
  })
  await vi.advanceTimersByTimeAsync(60_000)
  stop()
  return expired
}

describe('the limit of a job', () => {
  it('is processor time', async () => {
    expect(await expiry(threadWith(1))).toEqual([4, 'rendering took longer than 4 s of processor time'])
    const [seconds, reason] = (await expiry(threadWith(0.25)))!
    expect(reason).toBe('rendering took longer than 4 s of processor time')
    // Half a second before the first reading counts as used.
    expect(seconds).toBeGreaterThan(14)
    expect(seconds).toBeLessThan(15)
  })

  it('is ten times as much wall time for a thread that does nothing, or does not answer', async () => {
    const stuck = [40, 'rendering took longer than 40 s']
    expect(await expiry(threadWith(0))).toEqual(stuck)
    expect(await expiry(() => new Promise(() => undefined))).toEqual(stuck)
    expect(await expiry(() => Promise.reject(new Error('the worker has ended')))).toEqual(stuck)
  })

  it('is twice as much wall time where Node cannot tell', async () => {
    expect(await expiry(undefined)).toEqual([8, 'rendering took longer than 8 s'])
  })

  it('ends with the job', async () => {
    const reasons: string[] = []
    const read = threadWith(1)
    const stop = limitJob(4_000, read, (reason) => reasons.push(reason))
    await vi.advanceTimersByTimeAsync(3_999)
    stop()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(reasons).toEqual([])
  })
})
