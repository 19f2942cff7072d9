import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { regexDefect } from '../../src/syntax/regex.ts'

/** Each as Go's `regexp.Compile` answers it. */
const taken = [
  '/foo.*',
  '^/service/([^/]+)(/.*)$',
  '(?i)a|b',
  '(?P<year>\\d{4})-(?<month>\\d\\d)',
  '[[:alpha:]_]+',
  '[]a]',
  '[^]a]',
  '[a-]',
  '[\\d-z]',
  '\\p{Greek}\\pN',
  '\\Qa(b\\E',
  '\\x{10FFFF}\\x41\\012',
  '[\\x{0000041}-\\x{0010FFFF}]',
  'a{2,}?',
  'a{1000}',
  'a{,2}',
  '{',
  '^*',
  '(|a)*',
  '(?i-s:x)',
  'ä+\\.',
  '',
]

const refusedAs: [string, string][] = [
  ['?', 'has nothing before `?` to repeat'],
  ['*', 'has nothing before `*` to repeat'],
  ['a|*', 'has nothing before `*` to repeat'],
  ['(+)', 'has nothing before `+` to repeat'],
  ['a**', 'has `*` after another repetition'],
  ['a{2}{3}', 'has `{3}` after another repetition'],
  ['a{1001}', 'has a count that RE2 refuses (at most 1000, the lower one first): `{1001}`'],
  ['a{3,2}', 'has a count that RE2 refuses (at most 1000, the lower one first): `{3,2}`'],
  ['(a', 'has a `(` that is not closed'],
  ['a)', 'has a `)` without a `(`'],
  ['[a', 'has a `[` that is not closed'],
  ['[]', 'has a `[` that is not closed'],
  ['[z-a]', 'has the range `z-a`, which is empty'],
  ['[[:letters:]]', 'has `[:letters:]`, which is not a character class'],
  ['[\\b]', 'has `\\b` in a character class, where RE2 does not accept it'],
  ['(?=a)', 'looks around with `(?=`, which RE2 cannot'],
  ['(?<!a)', 'looks around with `(?<!`, which RE2 cannot'],
  ['(?x)a', 'has a `(?` that does not begin a group of RE2'],
  ['(a)\\1', 'refers back to a group with `\\1`, which RE2 cannot'],
  ['\\Z', 'has `\\Z`, which RE2 does not know'],
  ['\\x{110000}', 'has `\\x`, which RE2 does not know'],
  ['[\\x{110000}]', 'has `\\x` in a character class, where RE2 does not accept it'],
  ['a\\', 'ends in a backslash'],
  ['(?P<a>x)(?P<a>y)', 'names two groups `a`'],
]

describe('an expression', () => {
  it.each(taken)('%s is taken', (text) => {
    expect(regexDefect(text)).toBeNull()
  })

  it.each(refusedAs)('%s is refused', (text, defect) => {
    expect(regexDefect(text)).toBe(defect)
  })

  it('has at most 1024 bytes', () => {
    expect(regexDefect('a'.repeat(1024))).toBeNull()
    expect(regexDefect('ä'.repeat(513))).toBe('is longer than 1024 bytes')
  })

  it('of whatever characters is answered', () => {
    const characters = fc.constantFrom(...'ab()[]{}?*+|\\^$-:,=!<>PQEdpx1:0äé😀`\n\u202e')
    fc.assert(
      fc.property(fc.string({ unit: characters }), (text) => {
        const defect = regexDefect(text)
        expect(defect ?? 'fine').toMatch(/^[a-z][ -~]*$/)
      }),
    )
  })

  it('of plain characters is taken, and closed in a group, a class or a quote, too', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z0-9/ _ä]+$/), (text) => {
        for (const pattern of [text, `(${text})+`, `[${text}]`, `\\Q${text}*\\E`, `(?:${text}|)?`]) {
          expect(regexDefect(pattern)).toBeNull()
        }
      }),
    )
  })
})
