import { expect, it } from 'vitest'
import { framesWithTime, splitTime } from '../../../src/host/render-cache/time-frame.ts'

const frames = [{ name: 'manifest', data: new Uint8Array([1, 2]) }]

it('an answer is kept with its processor time', () => {
  const kept = framesWithTime({ status: 'answered', frames, memory: 0, processorMs: 1234 })
  expect(kept).toHaveLength(2)
  expect(splitTime(kept)).toEqual({ frames, processorMs: 1234 })
})

it('an answer without processor time is kept as it is', () => {
  const kept = framesWithTime({ status: 'answered', frames, memory: 0 })
  expect(kept).toBe(frames)
  expect(splitTime(kept)).toEqual({ frames })
})
