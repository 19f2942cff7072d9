import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatDuration, parseDuration } from '../../src/syntax/duration.ts'

describe('parseDuration', () => {
  test.each([
    ['1h', 3_600_000_000_000n],
    ['1m30s', 90_000_000_000n],
    ['1.5s', 1_500_000_000n],
    ['.5s', 500_000_000n],
    ['5.s', 5_000_000_000n],
    ['1.5s.5s', 2_000_000_000n],
    ['-250ms', -250_000_000n],
    ['+1us', 1000n],
    ['1µs', 1000n],
    ['1μs', 1000n],
    ['0.3ns', 0n],
    ['0', 0n],
    ['2562047h47m16.854775807s', 2n ** 63n - 1n],
  ])('%s is read as Go reads it', (text, value) => {
    expect(parseDuration(text)).toEqual({ value })
  })

  test.each([
    '',
    '10',
    '1.5',
    '1d',
    's',
    '.s',
    '1 s',
    '1S',
    '1h1',
    'one',
    '1e3s',
    '--1s',
    '2562047h47m16.854775808s',
  ])('`%s` is none', (text) => {
    expect(parseDuration(text)).toHaveProperty('defect')
  })

  test('what is missing is named', () => {
    expect(parseDuration('10')).toEqual({
      code: 'missing-unit',
      defect: 'has no unit: write `10s` for seconds',
    })
    expect(parseDuration('7d')).toEqual({
      code: 'days',
      defect: 'counts in days, which Go has no unit for: write `168h`',
    })
  })
})

test('a formatted duration is read back the same', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(2n ** 63n) + 1n, max: 2n ** 63n - 1n }), (value) => {
      expect(parseDuration(formatDuration(value))).toEqual({ value })
    }),
  )
})

test.each([
  [12_000_000_000n, '12s'],
  [90_000_000_000n, '1m30s'],
  [3_600_000_000_000n, '1h'],
  [4_500_000_000n, '4.5s'],
  [1_500_000n, '1.5ms'],
  [0n, '0s'],
])('%s ns are written %s', (value, text) => {
  expect(formatDuration(value)).toBe(text)
})
