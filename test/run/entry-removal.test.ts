import fc from 'fast-check'
import { expect, it } from 'vitest'
import { applyEdits } from '../../src/core/text-edit.ts'
import { Node } from '../../src/model/node.ts'
import { itemRemoval, keyRemoval } from '../../src/run/waivers/entry-removal.ts'
import { parseDocuments } from '../../src/yaml/parse.ts'
import type { YamlList, YamlMap } from '../../src/yaml/node.ts'

/** Items as people write them, and their data. */
const item = fc.constantFrom(
  ['- { a: 1 } # why', { a: 1 }],
  ['- a: 1\n  b: 2', { a: 1, b: 2 }],
  ['-\n  a: 1', { a: 1 }],
  ['- # - first\n  a: "- x"', { a: '- x' }],
  ['- a: |\n    - text\n\n    more', { a: '- text\n\nmore\n' }],
  ['- - 1\n  - 2', [1, 2]],
  ['- text', 'text'],
)
const comment = fc.constantFrom('', '# - about it\n', '\n')

it('an item goes away with its lines, and everything else stays', () => {
  const items = fc.array(fc.tuple(comment, item), { minLength: 2, maxLength: 5 })
  const indent = fc.constantFrom('', '  ')
  fc.assert(
    fc.property(
      items,
      indent,
      fc.nat(4),
      fc.constantFrom('\n', '\r\n'),
      (written, spaces, nth, lineBreak) => {
        const index = nth % written.length
        const blocks = written.map(([before, [text]]) =>
          [before, `${text as string}\n`].map(indented(spaces)),
        )
        const textOf = (parts: readonly string[]): string =>
          `x: 1\nlist:\n${parts.join('')}last: 2 # end\n`.replaceAll('\n', lineBreak)
        const text = textOf(blocks.flat())
        const list = rootOf(text).entries.get('list')!.value as YamlList
        const edited = applyEdits(text, [itemRemoval(list, index)!])
        const left = blocks.flatMap(([before, after], at) => (at === index ? [before!] : [before!, after!]))
        expect(edited).toBe(textOf(left))
      },
    ),
  )
})

function indented(spaces: string): (text: string) => string {
  return (text) => text.replace(/^(?=.)/gm, spaces)
}

it.each([
  ['list: [a, b, c]\n', 0, 'list: [b, c]\n'],
  ['list: [a, b, c]\n', 1, 'list: [a, c]\n'],
  ['list: [ a, { b: 1 } ] # x\n', 1, 'list: [ a ] # x\n'],
  ['list:\n  - a\n  - b', 1, 'list:\n  - a\n'],
  ['list:\n  - &a x\n  - *a\n', 0, null],
  ['list:\n  -\n  - a\n', 0, null],
])('of %j the item %i: %j', (text, index, expected) => {
  const removal = itemRemoval(rootOf(text).entries.get('list')!.value as YamlList, index)
  expect(removal && applyEdits(text, [removal])).toBe(expected)
})

it.each([
  ['x: 1\nlist:\n  - a\n# end\ny: 2\n', 'x: 1\n# end\ny: 2\n'],
  ['list: [a] # b\n', ''],
  ['{ list: [a] }\n', null],
])('of %j the whole list: %j', (text, expected) => {
  const removal = keyRemoval(rootOf(text), 'list')
  expect(removal && applyEdits(text, [removal])).toBe(expected)
})

function rootOf(text: string): YamlMap {
  return Node.of(parseDocuments(text, 'a.yaml')[0]!.root!).yaml as YamlMap
}
