import { expect, test } from 'vitest'
import { idleDetector } from '../../../src/host/engine/idleness.ts'

test('a thread that waits most of a span is idle until it works for most of one', () => {
  const spent = { active: 1000, idle: 0 }
  const isIdle = idleDetector(() => ({ ...spent }))
  const isIdleAfter = (active: number, idle: number): boolean => {
    spent.active += active
    spent.idle += idle
    return isIdle()
  }
  expect(isIdle()).toBe(false)
  expect(isIdleAfter(10, 100)).toBe(false) // no span yet
  expect(isIdleAfter(10, 100)).toBe(true)
  expect(isIdleAfter(140, 0)).toBe(true)
  expect(isIdleAfter(140, 0)).toBe(false)
  expect(isIdleAfter(50, 300)).toBe(true)
})
