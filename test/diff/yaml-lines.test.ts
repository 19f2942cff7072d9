import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { stringify } from 'yaml'
import { yamlLines } from '../../src/diff/yaml-lines.ts'

/** Texts that YAML quotes, folds, or prints by their depth. */
const texts = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.string({ unit: 'binary', maxLength: 6 }),
  fc.constantFrom(
    ...[
      'yes',
      'on',
      'null',
      '~',
      '1',
      '0x1',
      '1_000',
      '12:30',
      '1e3',
      '2026-01-01',
      '<<',
      '',
      ' ',
      '=',
      '!x',
    ],
    ...[
      '- a',
      '-',
      '? a',
      'a: b',
      'a:',
      'a #b',
      '#',
      '--- a',
      '---',
      '...',
      '%a',
      "it's",
      '"q"',
      `'"`,
      '*',
      '&a',
    ],
    ...[
      'a\nb',
      'a\n',
      '\na',
      ' a\n b\n',
      'a\r',
      '\t',
      '\u2028',
      '{{ a }}',
      '[a]',
      '__proto__',
      'constructor',
    ],
    ...['x'.repeat(90), 'word '.repeat(40), 'k'.repeat(1100)],
  ),
)

const { data } = fc.letrec((tie) => ({
  data: fc.oneof(
    { maxDepth: 4 },
    texts,
    fc.constantFrom(0, -0, 1.5, 1e21, 1e-7, NaN, Infinity, 10n ** 20n, true, false, null),
    fc.array(tie('data'), { maxLength: 4 }),
    fc.dictionary(texts, tie('data'), { maxKeys: 4 }),
  ),
}))

describe('the lines of data as YAML', () => {
  it('are those that the library prints', () => {
    fc.assert(
      fc.property(data, (value) => {
        const text = stringify(value, { version: '1.1', lineWidth: 0, aliasDuplicateObjects: false })
        expect(yamlLines(value).join('\n')).toBe(text.replace(/\n$/, ''))
      }),
      { numRuns: 3_000 },
    )
  })

  it('nest lists in lists, and maps in lists', () => {
    expect(yamlLines({ a: [[1, [2]], { b: { c: 'yes' }, d: [] }], e: {} })).toEqual([
      'a:',
      '  - - 1',
      '    - - 2',
      '  - b:',
      '      c: "yes"',
      '    d: []',
      'e: {}',
    ])
  })
})
