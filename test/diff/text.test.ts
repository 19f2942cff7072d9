import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { sequenceDifferences } from '../../src/diff/sequence.ts'
import { unifiedDiff } from '../../src/diff/text.ts'

const lines = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 30 })

describe('differences', () => {
  it.each([Infinity, 20, 0])('lead from one sequence to the other, with at most %s comparisons', (limit) => {
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        let at = 0
        const patched: string[] = []
        for (const {
          baseStart: beforeStart,
          baseEnd: beforeEnd,
          headStart: afterStart,
          headEnd: afterEnd,
        } of sequenceDifferences(before, after, limit)) {
          patched.push(...before.slice(at, beforeStart), ...after.slice(afterStart, afterEnd))
          at = beforeEnd
        }
        expect([...patched, ...before.slice(at)]).toEqual(after)
      }),
    )
  })

  it('are one piece for sequences too different', () => {
    const before = ['same', ...Array.from({ length: 300 }, (_, index) => `a${index}`), 'end']
    const after = ['same', ...Array.from({ length: 300 }, (_, index) => `b${index}`), 'end']
    expect(sequenceDifferences(before, after, 1_000)).toEqual([
      { baseStart: 1, baseEnd: 301, headStart: 1, headEnd: 301 },
    ])
  })
})

const spec = (timeout: string) => ({
  kind: 'VirtualService',
  spec: { hosts: ['a'], http: [{ match: [{ port: 80 }], timeout, a: 1, b: 2, c: 3, d: 4 }] },
})

describe('the diff of an object', () => {
  it('keeps three lines of context, and says where it is', () => {
    expect(unifiedDiff(spec('15s'), spec('9s'))).toBe(`@@ -5,7 +5,7 @@ spec
   http:
     - match:
         - port: 80
-      timeout: 15s
+      timeout: 9s
       a: 1
       b: 2
       c: 3
`)
  })

  it('shows no line for keys that were only reordered', () => {
    const diff = unifiedDiff(
      { a: 1, b: 2, gone: 0, c: { x: 1, y: 2 } },
      { c: { y: 2, x: 1 }, b: 2, a: 1, new: 3 },
    )
    expect(diff.split('\n').filter((line) => /^[-+]/.test(line))).toEqual(['-gone: 0', '+new: 3'])
  })

  it('shows a new object whole, and one that is gone', () => {
    expect(unifiedDiff(undefined, { a: 1, b: [] })).toBe('@@ -0,0 +1,2 @@\n+a: 1\n+b: []\n')
    expect(unifiedDiff({ a: 1, b: [] }, undefined)).toBe('@@ -1,2 +0,0 @@\n-a: 1\n-b: []\n')
  })

  it('contains both sides: with all lines as context they can be restored', () => {
    const name = fc.stringMatching(/^[a-z]{1,3}$/)
    // `yaml` writes the key `<<` without quotes, which a reader sees as it is and a parser takes for a merge.
    const value = fc.jsonValue({ maxDepth: 2 }).filter((each) => !JSON.stringify(each).includes('"<<":'))
    const data = fc.dictionary(name, value, { maxKeys: 4 })
    fc.assert(
      fc.property(data, data, (before, after) => {
        const diff = unifiedDiff(before, after)
        const changed = diff.split('\n').filter((line) => /^[-+]/.test(line))
        const added = unifiedDiff(undefined, after).split('\n').slice(1, -1)
        for (const line of changed.filter((each) => each.startsWith('+'))) expect(added).toContain(line)
        expect(parse(added.map((line) => line.slice(1)).join('\n'), { version: '1.1' })).toEqual(after)
        checkHunks(diff)
      }),
    )
  })
})

/** Every hunk has as many lines of each side as its header says. */
function checkHunks(diff: string): void {
  for (const hunk of diff.split(/^(?=@@)/m).filter((text) => text !== '')) {
    const [, left, right] = /^@@ -\d+,(\d+) \+\d+,(\d+) @@/.exec(hunk)!
    const body = hunk.split('\n').slice(1, -1)
    expect(body.filter((line) => !line.startsWith('+')).length).toBe(Number(left))
    expect(body.filter((line) => !line.startsWith('-')).length).toBe(Number(right))
  }
}
