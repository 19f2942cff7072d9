import fc from 'fast-check'
import { expect, test } from 'vitest'
import { listDifference } from '../../src/core/list-difference.ts'

test('finds what only one of two lists has, whatever their order', () => {
  const list = fc.uniqueArray(fc.integer({ min: 0, max: 40 }), { maxLength: 30 })
  fc.assert(
    fc.property(list, list, (before, after) => {
      const { removed, added } = listDifference(before, after)
      expect(removed.toSorted()).toEqual(before.filter((item) => !after.includes(item)).toSorted())
      expect(added.toSorted()).toEqual(after.filter((item) => !before.includes(item)).toSorted())
    }),
  )
})

test('keeps the order of each list after edits that leave most items where they are', () => {
  const before = Array.from({ length: 1000 }, (_, index) => index)
  const after = before.filter((item) => item % 300 !== 7).toSpliced(500, 0, -1, -2)
  expect(listDifference(before, after)).toEqual({ removed: [7, 307, 607, 907], added: [-1, -2] })
  expect(listDifference(before, before.toReversed())).toEqual({ removed: [], added: [] })
  expect(listDifference([], after).added).toEqual(after)
})
