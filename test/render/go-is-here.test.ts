import { expect, test } from 'vitest'
import { goIsHere } from './go-is-here.ts'

test.each(['true', '1', 'yes'])('without Go a run in CI (%j) fails and says so', (ci) => {
  expect(() => goIsHere({ hasGo: false, ci })).toThrow(/^Go is missing: /)
  expect(goIsHere({ hasGo: true, ci })).toBe(true)
})

test.each([undefined, '', '0', 'false'])('without Go a run elsewhere (%j) leaves out what needs it', (ci) => {
  expect(goIsHere({ hasGo: false, ci })).toBe(false)
})
