import fc from 'fast-check'
import { expect, test } from 'vitest'
import { firstDifference } from '../../src/model/first-difference.ts'

const value = fc.constantFrom('a', 'b', 'c', 'd')

test.each([1, 2, 3])(
  'the first thing that differs in %i attributes is found as by a look at each',
  (count) => {
    const thing = fc.array(value, { minLength: count, maxLength: count })
    const attributes = Array.from({ length: count }, (_, index) => (one: string[]) => one[index]!)
    fc.assert(
      fc.property(fc.array(thing, { maxLength: 20 }), thing, (things, asked) => {
        const expected = things.find((one) => one.every((each, index) => each !== asked[index]))
        expect(firstDifference(things, attributes)(asked)).toBe(expected)
      }),
      { numRuns: 1000 },
    )
  },
)
