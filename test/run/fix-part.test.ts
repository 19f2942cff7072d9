import fc from 'fast-check'
import { expect, it } from 'vitest'
import { literalReplacement, substringReplacement } from '../../src/run/fixes/substring-edit.ts'

it.each([
  ['10s', '10', '12s', '12'],
  ['10s', '10s', '12s', '12s'],
  ['1m', '1', '1m30s', null],
  ['http://a.example/keys', 'http', 'https://a.example/keys', 'https'],
  ['http://a.example/keys', 'a.example', 'https://a.example/keys', null],
  ['DISABLE', 'disable', 'SIMPLE', 'SIMPLE'],
  ['a,a', 'a', 'a,b', 'b'],
  ['10s', '', '12s', null],
  ['ab', 'b', 'a', null],
  ['10s', '10', '10s', null],
])('of `%s` the part `%s` becomes, for `%s`, %s', (text, substring, wanted, expected) => {
  expect(substringReplacement(text, substring, wanted)).toBe(expected)
})

it.each([
  ['http://a.b/keys', '${KEYS:=http://a.b/keys}', 'https://a.b/keys', '${KEYS:=https://a.b/keys}'],
  ['http://a.b', '${SCHEME:-http}://a.b', 'https://a.b', '${SCHEME:-https}://a.b'],
  ['http://a.b', 'http://${HOST}', 'https://a.b', 'https://${HOST}'],
  ['http://a.b', 'http://{{ .host }}', 'https://a.b', 'https://{{ .host }}'],
  ['10s', '${N:=10}s', '12s', '${N:=12}s'],
  ['10s', '${N}', '12s', null],
  ['10s', '${N:=10s}', '{}s', null],
  ['10s', '10s', '12s', null],
])('of `%s`, written as `%s`, %s is written as %s', (text, written, wanted, expected) => {
  expect(literalReplacement(text, written, wanted)).toBe(expected)
})

it('with the part put in, the text is what is wanted', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', '1'), maxLength: 5 })
  fc.assert(
    fc.property(word, word, word, word, (prefix, substring, suffix, replacement) => {
      const [text, wanted] = [prefix + substring + suffix, prefix + replacement + suffix]
      const result = substringReplacement(text, substring, wanted)
      if (substring === '' || replacement === '' || text === wanted) return
      expect(result).not.toBeNull()
      const places = [...text].flatMap((_, at) => (text.startsWith(substring, at) ? [at] : []))
      const made = places.map((at) => text.slice(0, at) + result! + text.slice(at + substring.length))
      expect(made).toContain(wanted)
    }),
  )
})
