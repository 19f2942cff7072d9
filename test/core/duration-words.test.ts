import { expect, it } from 'vitest'
import { durationWords } from '../../src/core/duration-words.ts'

it.each([
  [0, '0s'],
  [1, '1ms'],
  [250, '250ms'],
  [1500, '1.5s'],
  [15_000, '15s'],
])('%d ms is written %s', (milliseconds, expected) => {
  expect(durationWords(milliseconds)).toBe(expected)
})
