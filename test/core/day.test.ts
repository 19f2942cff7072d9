import fc from 'fast-check'
import { expect, it } from 'vitest'
import { isDay } from '../../src/core/day.ts'

it('is a day that the calendar has', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1600, max: 2999 }),
      fc.integer({ min: 0, max: 13 }),
      fc.integer({ min: 0, max: 32 }),
      (year, month, day) => {
        const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
        const date = new Date(Date.UTC(year, month - 1, day))
        expect(isDay(text)).toBe(date.toISOString().startsWith(text))
      },
    ),
  )
  for (const text of ['', '2026-1-1', 'soon', '2026-12-31T00:00:00Z']) expect(isDay(text)).toBe(false)
})
