import { expect, test } from 'vitest'
import { caseOf } from './case.ts'
import { documentReader } from './documents.ts'
import { otherTexts } from './edits.ts'
import { fieldPathText } from './fields.ts'
import { leavesOf } from './leaves.ts'
import { matchObjects, scalarMoved } from './matcher.ts'
import { sample } from './sample.ts'
import { sourcesOf } from './sources.ts'

const manifest = (name: string, hosts: readonly string[], extraText = '') =>
  `---\n# Source: demo/templates/a.yaml\nkind: Sidecar\nmetadata:\n  name: ${name}\nspec:\n  a: 1\n  b: 2\n  c: 3\n${extraText}  hosts: ${JSON.stringify(hosts)}\n`

const read = documentReader()

test.each([
  ['true', ['false']],
  ['8080', ['8081', '8090', '8079']],
  ['5s', ['6s', '15s']],
  ['128Mi', ['129Mi', '138Mi']],
  ['v1.2.3', ['v1.2.4', 'v2.2.3']],
  ['10.2.0.0/16', ['10.3.0.0/16']],
  ['STRICT', ['PERMISSIVE']],
  ['*.example.com', ['*.probe-example.com', '*.example-probe.com', '*.probe.example.com']],
  [
    'https://a.example.com/b',
    ['https://probe.a.example.com/b', 'https://a.example.com/b/probe', 'https://a.example.com.probe/b'],
  ],
  ['{"kid":"a"}', ['{"kid":"a-probe"}', '{"kid":"a"}-probe', 'probe-{"kid":"a"}']],
])('what could stand in place of %s', (text, alternatives) => {
  expect(otherTexts(text)).toEqual(alternatives)
})

test('words that a schema allows stand for each other', () => {
  expect(otherTexts('workload', [['gateway', 'workload']])).toEqual(['gateway'])
})

test('every leaf of a values file is found, each with its own place', () => {
  const text =
    'a: &x one # note\nb: *x\nc:\nd: {}\ne: [f, {g: "h"}]\ni: |\n  first: line\n  second\nj: ~\nk: >-\n  folded\n'
  const [source] = sourcesOf(caseOf('leaves', { files: { 'values.yaml': text, 'templates/none.yaml': '' } }))
  const leaves = leavesOf(source!, [])
  expect(leaves.map(({ start, end, text }) => [source!.text.slice(start, end), text])).toEqual([
    ['one', 'one'],
    ['*x', '*x'],
    ['', ''],
    ['{}', '{}'],
    ['f', 'f'],
    ['"h"', 'h'],
    ['|\n  first: line\n  second\n', 'first: line\nsecond\n'],
    ['~', '~'],
    ['>-\n  folded\n', 'folded'],
  ])
  expect(new Set(leaves[6]!.edits.map(({ line }) => line))).toEqual(new Set([7, 8]))
  expect(leaves.every(({ edits }) => edits.length > 0)).toBe(true)
})

test('every leaf of a flag is found', () => {
  const flags = { set: ['a.b=1,c={x,y\\,z}'], setJson: ['d={"e":[2]}'], setLiteral: ['f=g,h=i'] }
  const sources = sourcesOf(caseOf('flags', { files: { 'templates/none.yaml': '' }, flags }))
  expect(sources.flatMap((source) => leavesOf(source, [])).map(({ text }) => text)).toEqual([
    '2',
    '1',
    'x',
    'y,z',
    'g,h=i',
  ])
})

test('an object with another name is found by what it holds, and has moved only there', () => {
  const [before, after] = [read(manifest('one', ['a'])), read(manifest('two', ['a']))]
  const [match] = matchObjects(before, after)
  expect(match).toBe(after[0])
  expect(scalarMoved(before[0]!, match!, '["metadata","name"]')).toBe(true)
  expect(scalarMoved(before[0]!, match!, '["spec","a"]')).toBe(false)
})

test('a field in a list of another length is neither moved nor the same', () => {
  const [before, after] = [read(manifest('one', ['a', 'b'])), read(manifest('one', ['c']))]
  const [match] = matchObjects(before, after)
  expect(scalarMoved(before[0]!, match!, '["spec","hosts",0]')).toBeNull()
  expect(matchObjects(before, [])).toEqual([null])
})

test('an object that shares too little is another one', () => {
  const otherRender = read(
    '---\n# Source: demo/templates/a.yaml\nkind: Sidecar\nmetadata: {name: two}\nspec: {x: 1}\n',
  )
  expect(matchObjects(read(manifest('one', ['a'])), otherRender)).toEqual([null])
})

test('a path reads as people write it', () => {
  const fieldPath = ['metadata', 'annotations', 'a.b/c', 0, 'd-e']
  expect(fieldPathText(fieldPath)).toBe('metadata.annotations["a.b/c"][0].d-e')
})

test('a sample is the same each time, in order, and not only the first', () => {
  const items = Array.from({ length: 200 }, (_, index) => index)
  const drawn = sample(items, 20, 7)
  expect(drawn).toEqual(sample(items, 20, 7))
  expect(drawn).toEqual(drawn.toSorted((a, b) => a - b))
  expect(drawn).toHaveLength(20)
  expect(drawn.at(-1)).toBeGreaterThan(20)
  expect(drawn).not.toEqual(sample(items, 20, 8))
})
