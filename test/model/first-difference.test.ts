import fc from 'fast-check'
import { expect, test } from 'vitest'
import { firstDifference } from '../../src/model/first-difference.ts'

const value = fc.constantFrom('a', 'b', 'c', 'd')

test.each([1, 2, 3])(
  'the first thing that differs in %i attributes is found as by a look at each',
  (count) => {
    const item = fc.array(value, { minLength: count, maxLength: count })
    const attributes = Array.from({ length: count }, (_, index) => (values: string[]) => values[index]!)
    fc.assert(
      fc.property(fc.array(item, { maxLength: 20 }), item, (items, wanted) => {
        const expected = items.find((candidate) => candidate.every((each, index) => each !== wanted[index]))
        expect(firstDifference(items, attributes)(wanted)).toBe(expected)
      }),
      { numRuns: 1000 },
    )
  },
)
