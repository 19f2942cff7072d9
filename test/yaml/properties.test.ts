import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { stringify } from 'yaml'
import { toData } from '../../src/yaml/data.ts'
import { locationAt } from '../../src/yaml/lines.ts'
import type { YamlDocument, YamlNode } from '../../src/yaml/node.ts'
import { parseDocuments } from '../../src/yaml/parse.ts'
import { scalars, slice, walk } from './walk.ts'

/** JSON whose texts YAML can print as they are, and whose numbers Go reads as they are. */
const json = fc.jsonValue({ maxDepth: 4 }).map((value) => JSON.parse(JSON.stringify(value)) as unknown)
/** Without lines of blanks alone, which `yaml` prints as block text that loses them. */
const words = fc
  .array(
    fc.constantFrom('a', 'yes', '1_0', ' ', '#', ': ', '- ', '"', "'", '\n', '{', ']', 'é', '😀', '\\', '~'),
  )
  .map((parts) => parts.join(''))
  .filter((text) => !/(?:^|\n) +(?:\n|$)/.test(text))
const tree = fc.letrec<{ node: unknown }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 3 },
    words,
    fc.constantFrom(null, true, 0, -1.5, 1e21),
    fc.array(tie('node'), { maxLength: 4 }),
    fc.dictionary(words, tie('node'), { maxKeys: 4 }),
  ),
})).node

describe('any JSON value', () => {
  it.each([
    ['as JSON', (value: unknown) => JSON.stringify(value)],
    ['as indented JSON', (value: unknown) => JSON.stringify(value, null, 2)],
    ['as JSON with CRLF', (value: unknown) => JSON.stringify(value, null, 2).replaceAll('\n', '\r\n')],
    [
      'as JSON whose lines all start at the left',
      (value: unknown) => `top:\n  ${JSON.stringify(value, null, 1).replace(/\n +/g, '\n')}`,
      'top',
    ],
    [
      'in block style',
      (value: unknown) => stringify({ top: value }, { version: '1.1', compat: 'core', lineWidth: 0 }),
      'top',
    ],
    [
      'in block style, folded',
      (value: unknown) => stringify({ top: value }, { version: '1.1', lineWidth: 30 }),
      'top',
    ],
    ['quoted', (value: unknown) => stringify(value, { version: '1.1', defaultStringType: 'QUOTE_SINGLE' })],
  ])('%s reads back the same', (_, print, under?: string) => {
    fc.assert(
      fc.property(fc.oneof(json, tree), (value) => {
        fc.pre(isPrintable(value))
        const [document] = parseDocuments(print(value), 'f')
        expect(document!.problems).toEqual([])
        expect(
          plain(
            under === undefined ? dataOf(document!) : (dataOf(document!) as Record<string, unknown>)[under],
          ),
        ).toEqual(plain(value))
      }),
    )
  })
})

describe('every scalar', () => {
  it('has the same value when parsed from its own text', () => {
    fc.assert(
      fc.property(tree, (value) => {
        const [document] = parseDocuments(stringify({ top: value }, { version: '1.1', lineWidth: 30 }), 'f')
        const flow = [...scalars(document!.root!)].filter(
          ({ style }) => style === 'plain' || style === 'single' || style === 'double',
        )
        expect(flow.map((scalar) => dataOf(parseDocuments(slice(scalar), 'f')[0]!))).toEqual(
          flow.map((scalar) => scalar.value),
        )
      }),
    )
  })
})

const base = `# values
defaults: &d
  timeout: 3s
  retries: {attempts: 2, "on": '5xx'}
a: {<<: *d, list: [one, "two", [3]]}
b:
- <<: *d
  text: |
    some
      text
- >-
  folded

  text
---
c: [
  x, # y
]
d: *d
`
const tokens = fc.constantFrom(
  ' ',
  '\n',
  '\n  ',
  '\r\n',
  ': ',
  ':',
  '- ',
  '"',
  "'",
  '[',
  ']',
  '{',
  '}',
  ',',
  '#',
  ' # ',
  '&d ',
  '*d',
  '!!int ',
  '|',
  '>-\n',
  '? ',
  '---\n',
  '...\n',
  '%YAML 1.1\n',
  '\t',
  '<<: ',
  '~',
  '\\',
  '\u0000',
  '\ud800',
  '\uFEFF',
  '1',
)
const edits = fc.array(fc.tuple(fc.nat(base.length), fc.nat(3), tokens), { minLength: 1, maxLength: 4 })
const mutated = edits.map((list) =>
  list.reduce((text, [at, cut, token]) => text.slice(0, at) + token + text.slice(at + cut), base),
)

describe('any text', () => {
  it('becomes values or problems, each inside the text and inside its parent', () => {
    fc.assert(fc.property(fc.oneof(mutated, fc.string({ unit: 'binary' })), checkPlaces), { numRuns: 1000 })
  })
})

function checkPlaces(text: string): void {
  const documents = parseDocuments(text, 'f')
  expect(documents.length).toBeGreaterThan(0)
  for (const { source, root, problems } of documents) {
    for (const { start, end } of problems) expectInside(start, end, 0, text.length)
    if (!root) continue
    expect(problems.every(({ code }) => code === 'duplicate-key' || code === 'merge-order')).toBe(true)
    for (const [node, parent] of walk(root)) {
      expectInside(node.start, node.end, 0, text.length)
      if (parent && !node.alias && !mayHoldMerged(parent))
        expectInside(node.start, node.end, parent.start, parent.end)
      const place = locationAt(source, node.start, node.end)
      expect(
        place.line < place.endLine || (place.line === place.endLine && place.column <= place.endColumn),
      ).toBe(true)
    }
  }
}

/** What `<<` brings stands at its anchor. */
function mayHoldMerged(node: YamlNode): boolean {
  return node.kind === 'map' && slice(node).includes('<<')
}

function expectInside(start: number, end: number, from: number, to: number): void {
  expect(start).toBeGreaterThanOrEqual(from)
  expect(end).toBeGreaterThanOrEqual(start)
  expect(end).toBeLessThanOrEqual(to)
}

/** JSON may hold control characters and halves of characters raw or escaped; YAML's printers do not. */
function isPrintable(value: unknown): boolean {
  return !/\\[ubfr]|[\p{Cc}\u2028\u2029\ufeff\ufffe\uffff]/u.test(JSON.stringify(value))
}

function dataOf({ root }: YamlDocument): unknown {
  return root && toData(root)
}

/** Without -0, which Go's `-0` is not, and with the prototypes of JSON.parse. */
function plain(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? Number(part) : part)),
  )
}
