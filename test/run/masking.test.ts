import { expect, it } from 'vitest'
import { maskedSentence } from '../../src/inspect/masking.ts'

const masked = (text: string, ...words: string[]): string =>
  maskedSentence(text, { find: () => [], words: new Set(words) }, () => '***')

it.each([
  [
    'execution error at (web/templates/a.yaml:1): no hunter here',
    'hunter',
    'execution error at (web/templates/a.yaml:1): no *** here',
  ],
  ['error calling include: admin is missing', 'admin', 'error calling include: admin is missing'],
  ['error calling fail: "admin" is too short', 'admin', 'error calling fail: "***" is too short'],
  ['nil pointer evaluating interface {}.a', 'nil', 'nil pointer evaluating interface {}.a'],
  ['`Hunter` and hunter.', 'hunter', '`Hunter` and ***.'],
])('a password that is a common word is masked only where it is quoted: %s', (text, word, expected) => {
  expect(masked(text, word)).toBe(expected)
})
