import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Node, pathText } from '../../src/model/node.ts'
import { missingPathAt, parsePath } from '../../src/why/why-path.ts'
import { parseDocuments } from '../../src/yaml/parse.ts'

const key = fc.oneof(
  fc.nat(),
  fc.string({ minLength: 1, unit: 'binary' }),
  fc.constantFrom('a', 'a.b/c', '[0]', '"', "'", '\u007f'),
)

it('reads every path that findings print', () => {
  fc.assert(
    fc.property(fc.array(key, { minLength: 1 }), (fieldPath) => {
      expect(parsePath(pathText(fieldPath))).toEqual(fieldPath)
    }),
  )
})

it.each([
  ['spec.http[0].timeout', ['spec', 'http', 0, 'timeout']],
  ['.spec', ['spec']],
  ['[0].a', [0, 'a']],
  ['labels["example.com/team"]', ['labels', 'example.com/team']],
  ["labels['example.com/team']", ['labels', 'example.com/team']],
  ['labels[example.com/team].a', ['labels', 'example.com/team', 'a']],
  ['a["\\u0041\\n"]', ['a', 'A\n']],
])('reads %s', (path, fieldPath) => {
  expect(parsePath(path)).toEqual(fieldPath)
})

it.each(['', '.', 'a..b', 'a.', 'a[', 'a[]', 'a[0', 'a]b', 'a["x]', 'a[0]b', 'a["\\x"]'])(
  'refuses `%s`',
  (path) => {
    expect(() => parsePath(path)).toThrow(/write it as `spec/)
  },
)

const root = Node.of(
  parseDocuments('a: {name: x, "b.c/d": {e: 1}}\nlist: [{x: 1}, {x: 2}]\nnothing:\nempty: {}\n', '')[0]!
    .root!,
)

it.each([
  ['a.name', null],
  ['a.nmae', { hint: 'did you mean `a.name`?', isImpossible: false }],
  ['a.b.c/d.e', { hint: 'did you mean `a["b.c/d"]`?', isImpossible: false }],
  ['a.other', { hint: null, isImpossible: false }],
  ['empty.other.one', { hint: null, isImpossible: false }],
  ['nothing.other', { hint: null, isImpossible: false }],
  ['a.name.x', { hint: '`a.name` is a value, it has no `x`', isImpossible: true }],
  ['a[0]', { hint: '`a` is a map, it has no `[0]`', isImpossible: true }],
  ['list[2]', { hint: '`list` has 2 items; the first one is `[0]`', isImpossible: true }],
  ['list.x', { hint: '`list` is a list: write `list[0].x`', isImpossible: true }],
])('says what is wrong with %s', (path, gap) => {
  expect(missingPathAt(root, parsePath(path))).toEqual(gap)
})
