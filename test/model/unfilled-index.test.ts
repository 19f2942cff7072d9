import fc from 'fast-check'
import { expect, test } from 'vitest'
import { unfilledIndex } from '../../src/model/unfilled-index.ts'
import { isUnfilled, mayEqual } from '../../src/syntax/unfilled.ts'

const part = fc.constantFrom('', 'a', 'b', 'ab', '.x', '${A}', '$(B)', '<t>', 'PATCH_ME')
const text = fc.array(part, { maxLength: 4 }).map((parts) => parts.join(''))
const filled = fc.array(fc.constantFrom('', 'a', 'b', '.x'), { maxLength: 5 }).map((parts) => parts.join(''))

test('finds what mayEqual says, of all texts that are not filled in', () => {
  fc.assert(
    fc.property(fc.array(text, { maxLength: 8 }), filled, (texts, wanted) => {
      const expected = texts.filter((candidate) => isUnfilled(candidate) && mayEqual(candidate, wanted))
      const index = unfilledIndex(texts, (candidate) => [candidate])
      expect(new Set(index.find(wanted))).toEqual(new Set(expected))
      expect(index.has(wanted)).toBe(expected.length > 0)
    }),
  )
})

test('`*` at the beginning of a host stands for anything', () => {
  const { find } = unfilledIndex(['*.${DOMAIN}', '*.${ENV}.example.com', '*.example.com'], (host) => [host])
  expect(find('shop.example.com')).toEqual(['*.${DOMAIN}', '*.${ENV}.example.com'])
  expect(find('shop.example.org')).toEqual(['*.${DOMAIN}'])
})
