import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Edit } from '../../src/core/report.ts'
import { applyEdits } from '../../src/core/text-edit.ts'
import { Node } from '../../src/model/node.ts'
import { nodeEdit } from '../../src/run/fixes/node-edit.ts'
import { parseDocuments } from '../../src/yaml/parse.ts'
import { resolvePlain } from '../../src/yaml/scalar.ts'

const value = fc.oneof(
  fc.constantFrom(
    '12s',
    '12',
    'true',
    'no',
    'SIMPLE',
    'reset,5xx',
    'https://a.example/k?v=1#x',
    'a: b',
    'ab #c',
    '0?',
  ),
  fc.string({ minLength: 1, maxLength: 8 }),
  fc.string({
    unit: fc.constantFrom(
      '\u0085',
      '\u2028',
      '\u007f',
      '"',
      "'",
      '\\',
      ' ',
      ',',
      ':',
      '#',
      '}',
      'a',
      '1',
      '\n',
    ),
    minLength: 1,
    maxLength: 8,
  }),
)

it.each([
  'a:\n  k: old # why\n  z: 1\n',
  "a:\n  k: 'old' # why\n  z: 1\n",
  'a:\n  k: "old" # why\n  z: 1\n',
  'a: { k: old, z: 1 } # why\n',
  'a: { z: 1, k: "old" }',
  'a:\r\n  z: 1\r\n  k: &here old\r\n',
  'a:\n  k:\n  z: 1\n',
  'a:\n  k: 10\n  z: 1\n',
])('in %j any text stands as that text, and all else as before', (text) => {
  fc.assert(
    fc.property(value, (wanted) => {
      // Where no text was, a number or truth value may be one again.
      fc.pre(text.includes('old') || typeof resolvePlain(wanted) === 'string')
      const { edited, data } = written(text, ['a', 'k'], wanted)
      expect(data).toEqual({ a: { k: wanted, z: 1 } })
      const quotes = /k: (["'])/.exec(text)?.[1]
      if (quotes && !/[\p{Cc}\u2028]/u.test(wanted)) expect(edited).toContain(`k: ${quotes}`)
      expect(edited.split('\n').length).toBe(text.split('\n').length)
    }),
  )
})

it.each([
  ['a:\n  # why\n  z: 1\n', 'a:\n  # why\n  k: 12s\n  z: 1\n'],
  ['a:\r\n  - z: 1\r\n', 'a:\r\n  - k: 12s\r\n    z: 1\r\n', 0],
  ['a: { z: 1 }\n', 'a: { k: 12s, z: 1 }\n'],
  ['a: {}\n', 'a: { k: 12s }\n'],
  ['a:\n  z: |\n    text\n', 'a:\n  k: 12s\n  z: |\n    text\n'],
  ['b: &b { z: 1 }\na: *b\n', 'b: &b { k: 12s, z: 1 }\na: *b\n'],
  ['b: &b { z: 1 }\na:\n  <<: *b\n  y: 1\n', 'b: &b { z: 1 }\na:\n  <<: *b\n  k: 12s\n  y: 1\n'],
])('a missing entry of %j is added in its style', (text, expected, ...list) => {
  expect(written(text, ['a', ...list, 'k'], '12s').edited).toBe(expected)
})

it('maps that are missing on the way are written, too', () => {
  expect(written('a:\n  z: 1\n', ['a', 'b', 'k'], 'x').edited).toBe('a:\n  b:\n    k: x\n  z: 1\n')
  expect(written('a: { z: 1 }\n', ['a', 'b', 'k'], 'x').edited).toBe('a: { b: {k: x}, z: 1 }\n')
  expect(written('a: {}\n', ['a', 'b', 'k'], 'x').edited).toBe('a: { b: { k: x } }\n')
})

it.each(['a:\n  k: |\n    old\n', 'a:\n  k: [old]\n', 'a: text\n', 'a:\n', 'b: &b { z: 1 }\na:\n  <<: *b\n'])(
  'nothing is written where %j has something else',
  (text) => {
    expect(editIn(text, ['a', 'k'], '12s')).toBeNull()
  },
)

function editIn(text: string, fieldPath: readonly (string | number)[], wanted: string): Edit | null {
  const root = Node.of(parseDocuments(text, 'a.yaml')[0]!.root!)
  return nodeEdit(root.at(...fieldPath), wanted, root)
}

/** The text with the value written, and what it says then. */
function written(text: string, fieldPath: readonly (string | number)[], wanted: string) {
  const edited = applyEdits(text, [editIn(text, fieldPath, wanted)!])
  const root = parseDocuments(edited, 'a.yaml')[0]!.root
  return { edited, data: root && JSON.parse(JSON.stringify(Node.of(root).data)) }
}
