import { globSync, readFileSync } from 'node:fs'
import * as fc from 'fast-check'

/** Texts that mean something to some YAML reader, and what they are made of. */
const pieces = fc.constantFrom(
  ...'0 1 7 8 9 00 0o 0x 0b 0X 0B _ __ . .. - + e E e+ e- : :: 60 1e3 .5 5. inf nan Inf NaN NAN .inf .nan .Inf'.split(
    ' ',
  ),
  ...'y Y n N yes Yes on ON off true True TRUE false null Null ~ << = 2001-01-02 T12:00:00Z 12:30:45 a f F 123'.split(
    ' ',
  ),
  ...'9007199254740993 9223372036854775807 9223372036854775808 18446744073709551615 18446744073709551616'.split(
    ' ',
  ),
  ...'1.7976931348623157e308 4.9e-324 2.5e-324 1e400 0.1 1_000 0777 08 0b101 0xFF 1.0 1e21 1e-7 123456.7'.split(
    ' ',
  ),
)
const tags = fc.constantFrom(
  '',
  '',
  '',
  '!!str ',
  '!!int ',
  '!!float ',
  '!!bool ',
  '!!null ',
  '!!binary ',
  '!!timestamp ',
  '! ',
  '!own ',
  '!!merge ',
)
const quotes = fc.constantFrom<(text: string) => string>(
  (t) => t,
  (t) => t,
  (t) => t,
  (t) => `"${t}"`,
  (t) => `'${t}'`,
)

/** One scalar, alone, as a value and as a key. */
export const scalarText = fc
  .tuple(fc.array(pieces, { minLength: 1, maxLength: 4 }), tags, quotes, fc.nat(3))
  .map(([parts, tag, quote, place]) => placed(tag + quote(parts.join('')), place))

function placed(scalar: string, place: number): string {
  if (place === 0) return `a: ${scalar}`
  if (place === 1) return `${scalar}: x`
  return place === 2 ? `- ${scalar}\n- [${scalar}, {k: ${scalar}}]` : scalar
}

/** Whatever can be put together from the signs of YAML. */
const signs = fc.constantFrom(
  ' ',
  '  ',
  '\n',
  '\n',
  '\n  ',
  '\n    ',
  '\n- ',
  '\r\n',
  '\r',
  '\t',
  ': ',
  ': ',
  ':',
  '- ',
  '-',
  '? ',
  '?',
  '"',
  "'",
  '[',
  ']',
  '{',
  '}',
  ',',
  ', ',
  '#',
  ' # ',
  '&a ',
  '*a',
  '&b ',
  '*b',
  '!!int ',
  '!t ',
  '!',
  '|',
  '|\n',
  '>-\n',
  '|2\n',
  '>+\n',
  '---\n',
  '--- ',
  '...\n',
  '%YAML 1.1\n',
  '%TAG !e! tag:e,1:\n',
  '<<: ',
  '<<: *a',
  '~',
  '\\',
  '\\n',
  '\\x41',
  '\\u00e9',
  '\\',
  "''",
  '\u0085',
  '\u2028',
  '\uFEFF',
  '\u0007',
  '😀',
  'é',
  'a',
  'b',
  'a: ',
  'b: ',
  'c: 1',
  '1',
  'x y',
  '@',
  '`',
  '%',
  '=',
)
export const signText = fc
  .array(signs, { minLength: 1, maxLength: 14, size: 'max' })
  .map((parts) => parts.join(''))

/** Pieces of this repository's own documents. */
const sources = globSync(['examples/**/*.yaml', 'charts/**/values*.yaml', 'test/rules/**/*.yaml'], {
  cwd: new URL('../..', import.meta.url),
})
  .toSorted()
  .map((path) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8'))
  .filter((text) => !text.includes('{{'))

const windowLines = 25
const windowed = fc
  .tuple(fc.constantFrom(...sources), fc.double({ min: 0, max: 1, noNaN: true }))
  .map(([text, from]) => {
    const lines = text.split('\n')
    const start = Math.floor(from * Math.max(0, lines.length - windowLines))
    return dedent(lines.slice(start, start + windowLines)).join('\n')
  })

function dedent(lines: readonly string[]): string[] {
  const indent = /^ */.exec(lines[0]!)![0].length
  return lines.map((line) => line.slice(Math.min(indent, /^ */.exec(line)![0].length)))
}

const edit = fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(4), fc.oneof(signs, pieces))

/** Real documents with up to three places damaged. */
export const mutatedText = fc.tuple(windowed, fc.array(edit, { maxLength: 3 })).map(([text, edits]) =>
  edits.reduce((whole, [where, cut, token]) => {
    const at = Math.floor(where * whole.length)
    return whole.slice(0, at) + token + whole.slice(at + cut)
  }, text),
)
