import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { idleness } from '../../src/host/idleness.ts'

/** Longer than what is looked at. */
const long = 400

test('a thread that waits is idle, one that works is not', async () => {
  const isIdle = idleness()
  expect(isIdle()).toBe(false)
  await wait(long)
  expect(isIdle()).toBe(true)
  work()
  await wait(0)
  expect(isIdle()).toBe(false)
  await wait(long)
  expect(isIdle()).toBe(true)
})

function work(): void {
  const end = performance.now() + long
  while (performance.now() < end);
}
