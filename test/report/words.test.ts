import { expect, it } from 'vitest'
import { sentence } from '../../src/report/words.ts'

it('a message ends with one mark', () => {
  expect(sentence('nothing reads `a`')).toBe('nothing reads `a`.')
  expect(sentence('nothing reads `a`; did you mean `b`?')).toBe('nothing reads `a`; did you mean `b`?')
})
