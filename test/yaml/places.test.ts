import { describe, expect, it } from 'vitest'
import { locationAt, sourceOf } from '../../src/yaml/lines.ts'
import { parseDocuments } from '../../src/yaml/parse.ts'
import { at, slice } from './walk.ts'

const text = `# head
plain: some text   # comment
quoted: "a\\tb"
single: 'it''s'
folded: >-
  first
  second

literal: |2
    indented
  last
none:
tilde: ~
tagged: !!str 12
anchored: &x value
header: |-
list:
- one
- {k: v, e: }
-
- - deep
flow: [
  a, # c
  b
]
multi: first
  second
`
const root = parseDocuments(text, 'values.yaml')[0]!.root!

describe('the range of a node', () => {
  it.each([
    [['plain'], 'some text'],
    [['quoted'], '"a\\tb"'],
    [['single'], "'it''s'"],
    [['folded'], 'first\n  second'],
    [['literal'], '  indented\n  last'],
    [['none'], ''],
    [['tilde'], '~'],
    [['tagged'], '12'],
    [['anchored'], 'value'],
    [['header'], '|-'],
    [['list', 0], 'one'],
    [['list', 1], '{k: v, e: }'],
    [['list', 1, 'e'], ''],
    [['list', 2], ''],
    [['list', 3], '- deep'],
    [['list', 3, 0], 'deep'],
    [['list'], '- one\n- {k: v, e: }\n-\n- - deep'],
    [['flow'], '[\n  a, # c\n  b\n]'],
    [['flow', 1], 'b'],
    [['multi'], 'first\n  second'],
    [[], text.slice(7, -1)],
  ])('%j: %j', (path, expected) => {
    expect(slice(at(root, ...path))).toBe(expected)
  })

  it.each([
    [['none'], 'none:'],
    [['list', 1, 'e'], 'e: }'],
    [['list', 2], '-\n- - deep'],
  ])('nothing, right after its key or dash: %j', (path, from) => {
    expect(at(root, ...path).start).toBe(text.indexOf(from) + (from.startsWith('-') ? 1 : from.indexOf(':')))
  })
})

describe('places', () => {
  it.each([
    ['ab\ncd\n', 3, 5, [2, 1, 2, 3]],
    ['ab\r\ncd', 4, 6, [2, 1, 2, 3]],
    ['ab\rcd', 3, 5, [2, 1, 2, 3]],
    ['ab', 0, 0, [1, 1, 1, 1]],
    ['', 0, 0, [1, 1, 1, 1]],
    ['\uFEFFab', 1, 3, [1, 1, 1, 3]],
    ['\uFEFFab', 0, 1, [1, 1, 1, 1]],
    ['😀b', 2, 3, [1, 3, 1, 4]],
    ['a\n\nb', 1, 3, [1, 2, 3, 1]],
    ['a\n', 2, 2, [2, 1, 2, 1]],
    ['a\u2028b', 2, 3, [1, 3, 1, 4]],
  ])('%j from %d to %d', (content, start, end, [line, column, endLine, endColumn]) => {
    expect(locationAt(sourceOf(content, 'f'), start, end)).toEqual({
      file: 'f',
      line,
      column,
      endLine,
      endColumn,
    })
  })
})
