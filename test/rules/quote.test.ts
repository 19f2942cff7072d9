import fc from 'fast-check'
import { expect, test } from 'vitest'
import { quote, quoteAll } from '../../src/rules/message/quote.ts'

test('whatever the value, it stays one short line inside its backticks', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ unit: 'binary', maxLength: 500 }), fc.string({ unit: 'grapheme' }), fc.anything()),
      (value) => {
        const quoted = quote(value)
        expect(quoted).toMatch(/^`[^`\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]*`$/u)
        expect(quoted.length).toBeLessThan(1000)
      },
    ),
  )
})

test('plain text is shown as it is, hostile text by its escapes, long text cut', () => {
  expect(quote('*.example.com')).toBe('`*.example.com`')
  expect(quote('a`b\n::error::\u202ec')).toBe("`a'b\\u000a::error::\\u202ec`")
  expect(quote('x'.repeat(100))).toBe(`\`${'x'.repeat(80)}…\``)
  expect([quote(null), quote([1]), quote({}), quote(10)]).toEqual(['`null`', '`a list`', '`a map`', '`10`'])
})

test('lists are words, long ones counted', () => {
  expect(quoteAll(['a'])).toBe('`a`')
  expect(quoteAll(['a', 'b', 'c'])).toBe('`a`, `b` and `c`')
  expect(quoteAll(['a', 'b', 'c', 'd', 'e', 'f', 'g'])).toBe('`a`, `b`, `c`, `d`, `e` and 2 more')
})
