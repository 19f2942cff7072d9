import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hunks } from '../../src/core/hunks.ts'
import type { Edit } from '../../src/core/report.ts'
import { applyEdits, overlap } from '../../src/core/text-edit.ts'
import { locationAt, sourceOf } from '../../src/yaml/lines.ts'

/** Texts with all that ends a line, and ranges of them that do not touch, with what is written there. */
const edited = fc
  .record({
    start: fc.constantFrom('', '\uFEFF'),
    parts: fc.array(
      fc.tuple(
        fc.string({ unit: fc.constantFrom('a', 'ü', '🎉', '\n', '\r\n', '\r', ' '), maxLength: 12 }),
        fc.string({ unit: fc.constantFrom('b', '\n', '\r\n'), maxLength: 4 }),
        fc.string({ unit: fc.constantFrom('c', 'd', '\n', '\r\n'), maxLength: 6 }),
      ),
      { maxLength: 6 },
    ),
    end: fc.constantFrom('', '\n', 'x', '\r\n\r\n'),
  })
  .map(({ start, parts, end }) => {
    const text = start + parts.map(([kept, gone]) => `${kept}|${gone}|`).join('') + end
    const source = sourceOf(text, 'a')
    let at = start.length
    const edits = parts.map(([kept, gone, written]): Edit => {
      const from = at + kept.length + 1
      at = from + gone.length + 1
      return { ...locationAt(source, from, from + gone.length), text: written }
    })
    return {
      text,
      edits,
      after: start + parts.map(([kept, , written]) => `${kept}|${written}|`).join('') + end,
    }
  })

describe('edits of a text', () => {
  it('change what they name and nothing else, in whatever order they come', () => {
    fc.assert(
      fc.property(edited, ({ text, edits, after }) => {
        expect(applyEdits(text, edits)).toBe(after)
        expect(applyEdits(text, edits.toReversed())).toBe(after)
      }),
    )
  })

  it('overlap where they share characters or begin at the same place', () => {
    const at = (from: number, to: number): Edit => ({
      ...locationAt(sourceOf('ab\ncd\nef', 'a'), from, to),
      text: '',
    })
    const cases: [Edit, Edit, boolean][] = [
      [at(0, 2), at(2, 4), false],
      [at(0, 4), at(3, 5), true],
      [at(0, 8), at(3, 4), true],
      [at(3, 3), at(3, 3), true],
      [at(3, 3), at(3, 5), true],
      [at(4, 4), at(3, 5), true],
      [at(5, 5), at(3, 5), false],
      [at(0, 4), { ...at(0, 4), file: 'b' }, false],
    ]
    for (const [one, other, expected] of cases) {
      expect([overlap(one, other), overlap(other, one)]).toEqual([expected, expected])
    }
  })
})

describe('hunks', () => {
  it('are what a reader of unified text makes the edited text of', () => {
    fc.assert(
      fc.property(edited, fc.nat(3), ({ text, edits, after }, context) => {
        expect(patched(text, hunks(text, edits, context))).toBe(after)
      }),
    )
  })

  it('show whole lines, what is added alone, and a last line without an end', () => {
    const text = 'a:\n  x: 1\n  y: 2\nb: 3'
    const edit = (from: number, to: number, written: string): Edit => ({
      ...locationAt(sourceOf(text, 'a'), from, to),
      text: written,
    })
    expect(hunks(text, [edit(5, 5, 'w: 0\n  ')], 1)).toBe('@@ -1,2 +1,3 @@\n a:\n+  w: 0\n   x: 1\n')
    expect(hunks(text, [edit(5, 5, 'w: 0\n  ')], 0)).toBe('@@ -1,0 +2,1 @@\n+  w: 0\n')
    expect(hunks(text, [edit(20, 21, '4')], 0)).toBe(
      '@@ -4,1 +4,1 @@\n-b: 3\n\\ No newline at end of file\n+b: 4\n\\ No newline at end of file\n',
    )
    expect(hunks(text, [], 3)).toBe('')
  })
})

/** Applies unified text by its line numbers, and checks every line that it says is there. */
function patched(text: string, diff: string): string {
  const lines = text.match(/[^\n]*\n|[^\n]+$/g) ?? []
  const after: string[] = []
  let at = 0
  for (const line of diff.replace(/\n\\ No newline at end of file/g, '\\').match(/[^\n]*\n/g) ?? []) {
    const [, start, count] = /^@@ -(\d+),(\d+) /.exec(line) ?? []
    const own = line.slice(1).replace(/\\\n$/, '')
    if (start !== undefined) {
      const first = Number(start) - (count === '0' ? 0 : 1)
      while (at < first) after.push(lines[at++]!)
    } else if (line.startsWith('+')) after.push(own)
    else {
      expect(lines[at]).toBe(own)
      if (line.startsWith(' ')) after.push(own)
      at++
    }
  }
  return [...after, ...lines.slice(at)].join('')
}
