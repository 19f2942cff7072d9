import { describe, expect, it } from 'vitest'
import { toData } from '../../src/yaml/data.ts'
import { locationAt } from '../../src/yaml/lines.ts'
import type { YamlDocument } from '../../src/yaml/node.ts'
import { parseDocuments } from '../../src/yaml/parse.ts'
import { at, slice } from './walk.ts'

describe('documents', () => {
  it('are independent: a broken one does not hide the others', () => {
    const documents = parseDocuments('a: 1\n---\nb: [\n---\nc: 3\n', 'f.yaml')
    expect(documents.map(dataOf)).toEqual([{ a: 1 }, null, { c: 3 }])
    expect(documents.map(({ problems }) => problems.map(({ code }) => code))).toEqual([[], ['syntax'], []])
  })

  it('are dropped if they are empty, except for the first, which is all that Helm reads', () => {
    expect(parseDocuments('# head\n---\na: 1\n---\n# none\n---\n', 'f').map(dataOf)).toEqual([{ a: 1 }])
    expect(parseDocuments('---\n# none\n---\na: 1\n', 'f').map(dataOf)).toEqual([null, { a: 1 }])
  })

  it.each(['', '# only this\n', '---\n', '---\n# a\n---\n', '\uFEFF'])('are never none: %j', (text) => {
    expect(parseDocuments(text, 'f')).toMatchObject([{ root: null, problems: [] }])
  })

  it.each([
    ['%YAML 1.1\n---\na: 1\n', [{ a: 1 }]],
    ['%TAG !x! tag:yaml.org,2002:\n---\na: !x!str 1\n', [{ a: '1' }]],
    ['# c\n%YAML 1.1\n# d\n---\na: 1\n...\n%YAML 1.1\n---\nb: 2\n', [{ a: 1 }, { b: 2 }]],
    ['a: 1\n...\n...\n---\nb: 2', [{ a: 1 }, { b: 2 }]],
    ['--- {a: 1}\n--- # c\nb: 2\n---\tc\n', [{ a: 1 }, { b: 2 }, 'c']],
    ['a: 1\r\n---\r\nb: |\r\n  x\r\n  y\r\n', [{ a: 1 }, { b: 'x\ny\n' }]],
    ['a: 1\r---\rb: 2\r', [{ a: 1 }, { b: 2 }]],
    ['\uFEFF---\na: 1\n---\nb: 2', [{ a: 1 }, { b: 2 }]],
    ['a: ---\nb: ---x\n---x: 1\n', [{ a: '---', b: '---x', '---x': 1 }]],
    ['a: |\n  ---\n  b\n---\nc: 1\n', [{ a: '---\nb\n' }, { c: 1 }]],
  ])('begin and end: %j', (text, expected) => {
    expect(parseDocuments(text, 'f').map(dataOf)).toEqual(expected)
  })

  it('that are broken name all their errors', () => {
    const [document] = parseDocuments('ok: 1\n---\na: "\\q"\nb: "\\w"\n', 'f').slice(1)
    expect(
      document!.problems.map((problem) => locationAt(document!.source, problem.start, problem.end).line),
    ).toEqual([3, 4])
  })
})

describe('keys', () => {
  it('written twice: the last one wins, and both locations are reported', () => {
    const [document] = parseDocuments('m:\n  a: 1\n  b: 2\n  a: 3\n', 'f')
    expect(dataOf(document!)).toEqual({ m: { a: 3, b: 2 } })
    expect(document!.problems).toEqual([
      {
        code: 'duplicate-key',
        message: 'key `a` is given twice; the last one wins',
        start: 19,
        end: 20,
        first: { start: 5, end: 6, valueEnd: 9 },
      },
    ])
  })

  it('are the same when Go makes one string of them', () => {
    const [document] = parseDocuments('yes: 1\n"true": 2\n1: a\n"1": b\n', 'f')
    expect(dataOf(document!)).toEqual({ true: 2, 1: 'b' })
    expect(document!.problems.map(({ code }) => code)).toEqual(['duplicate-key', 'duplicate-key'])
  })

  it('named `__proto__` are keys like any other', () => {
    const data = dataOf(parseDocuments('__proto__: {x: 1}\nconstructor: 2\n', 'f')[0]!)
    expect(Object.entries(data as object)).toEqual([
      ['__proto__', Object.assign(Object.create(null), { x: 1 })],
      ['constructor', 2],
    ])
    expect((data as { x?: unknown }).x).toBeUndefined()
  })

  it('are overridden by a merge that follows, with a problem; overriding a merge is what it is for', () => {
    const [document] = parseDocuments('a: &a {x: 1, z: 0}\nb: {x: 2, <<: *a}\nc: {<<: *a, x: 3}\n', 'f')
    expect(dataOf(document!)).toEqual({ a: { x: 1, z: 0 }, b: { x: 1, z: 0 }, c: { x: 3, z: 0 } })
    expect(document!.problems.map(({ code, start, first }) => [code, start, first!.start])).toEqual([
      ['merge-order', 29, 23],
    ])
  })
})

describe('aliases', () => {
  const [document] = parseDocuments('a: &a\n  t: 3s\nb: *a\nc:\n  <<: *a\n', 'f')

  it('keep both locations', () => {
    const b = at(document!.root!, 'b')
    expect(slice(b)).toBe('t: 3s')
    expect(b.alias).toEqual({ start: 17, end: 19 })
    expect(at(document!.root!, 'a').alias).toBeUndefined()
  })

  it('keep both locations for merged entries', () => {
    const t = at(document!.root!, 'c', 't')
    expect([slice(t), t.alias]).toEqual(['3s', { start: 29, end: 31 }])
  })

  it('share their data', () => {
    const data = dataOf(document!) as Record<string, unknown>
    expect(data['a']).toBe(data['b'])
  })

  it.each([
    ['a: *b', 'no anchor `&b` is defined above this alias'],
    ['a: &a [*a]', '`*a` is used inside the node that it names'],
    ['a: &a 1\n---\nb: *a', 'no anchor `&a` is defined above this alias'],
  ])('are refused: %j', (text, message) => {
    expect(parseDocuments(text, 'f').at(-1)).toMatchObject({
      root: null,
      problems: [{ code: 'syntax', message }],
    })
  })
})

describe('bounds', () => {
  it('end a document that aliases blow up', () => {
    const lines = [
      'a: &a [1,2,3,4,5,6,7,8,9]',
      ...'bcdefghi'.split('').map((name, i) => `${name}: &${name} [${`*${'abcdefghi'[i]},`.repeat(9)}]`),
    ]
    expect(parseDocuments(lines.join('\n'), 'f')).toMatchObject([
      { root: null, problems: [{ code: 'bound' }] },
    ])
  })

  it('leave room for aliases that Go reads', () => {
    const text = `a: &a [1, 2, 3]\n${Array.from({ length: 2000 }, (_, i) => `k${i}: *a\n`).join('')}`
    expect(parseDocuments(text, 'f')[0]!.problems).toEqual([])
  })

  it.each([
    '['.repeat(100_000),
    '- '.repeat(50_000),
    'a: {'.repeat(10_000),
    Array.from({ length: 600 }, (_, i) => `${' '.repeat(i)}a:\n`).join(''),
  ])('end nesting', (text) => {
    expect(parseDocuments(text, 'f')).toMatchObject([
      {
        root: null,
        problems: [{ code: 'bound', message: 'nested more than 500 levels deep, which is not read' }],
      },
    ])
  })

  it('leave room for nesting that is walked without harm', () => {
    const text = `${'['.repeat(450)}1${']'.repeat(450)}`
    expect(JSON.stringify(dataOf(parseDocuments(text, 'f')[0]!))).toBe(text)
  })
})

function dataOf({ root }: YamlDocument): unknown {
  return root && toData(root)
}
