import { describe, expect, it } from 'vitest'
import { parseSeconds } from '../../src/core/time-budget.ts'
import { startBudget } from '../../src/host/time-budget.ts'

/** Work that never ends by itself. */
const endless: Readonly<Record<string, () => void>> = {
  'a loop': () => {
    for (;;);
  },
  'a regular expression that goes back and forth': () => void /^(\w+\s?)+$/u.test(`${'a'.repeat(60)}!`),
  'a loop that catches all exceptions': () => {
    for (;;)
      try {
        JSON.parse('{')
      } catch {}
  },
}

describe('a time budget', () => {
  it('gives each stage its part, in the order of the work', () => {
    let now = 5000
    const budget = startBudget(10, () => now)
    const spent = () => (['render', 'check', 'repair'] as const).map((stage) => budget.isSpent(stage))
    expect(spent()).toEqual([false, false, false])
    now += 6000
    expect(spent()).toEqual([true, false, false])
    now += 2000
    expect(spent()).toEqual([true, true, false])
    now += 1000
    expect(spent()).toEqual([true, true, true])
  })

  it('gives the search for unused values a tenth from its begin, and no more than rendering may take', () => {
    let now = 0
    const budget = startBudget(100, () => now)
    now = 20_000
    expect(budget.endOf('values')).toBe(30_000)
    now = 30_000
    expect([budget.isSpent('values'), budget.isSpent('render')]).toEqual([true, false])
    const late = startBudget(100, () => now)
    now += 55_000
    expect(late.endOf('values')).toBe(late.endOf('render'))
  })

  it.each(Object.entries(endless))('breaks off %s, and goes on', (_, work) => {
    const budget = startBudget(0.5)
    let isReached = false
    expect(
      budget.within('check', () => {
        work()
        isReached = true
      }),
    ).toBe(false)
    expect(isReached).toBe(false)
    expect(budget.within('check', () => undefined)).toBe(false)
    expect(startBudget(10).within('check', () => (isReached = true))).toBe(true)
    expect(isReached).toBe(true)
  })

  it('begins no work in the last moment, when each reading of the clock is later', () => {
    let now = 0
    const budget = startBudget(0.01, () => now++)
    const begun = Array.from({ length: 20 }, () => budget.within('check', () => undefined))
    expect(begun).toContain(true)
    expect(begun.at(-1)).toBe(false)
  })

  it('does work within work', () => {
    const done: string[] = []
    const budget = startBudget(60)
    budget.within('check', () => {
      budget.within('check', () => done.push('inner'))
      done.push('outer')
    })
    expect(done).toEqual(['inner', 'outer'])
  })

  it('hands on what work throws', () => {
    expect(() =>
      startBudget(60).within('check', () => {
        throw new RangeError('of the work')
      }),
    ).toThrow(RangeError)
  })

  it.each([
    ['1', 1],
    ['900', 900],
    ['21600', 21_600],
    ['0', null],
    ['21601', null],
    ['-1', null],
    ['1.5', null],
    ['1e3', null],
    ['', null],
    ['15m', null],
  ])('is written as %j', (text, seconds) => {
    expect(parseSeconds(text)).toBe(seconds)
  })
})
