import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Edit } from '../../src/core/report.ts'
import { hunksText } from '../../src/diff/hunks.ts'
import { locationAt, sourceOf } from '../../src/yaml/lines.ts'
import { edited } from '../core/edited.ts'

describe('hunks', () => {
  it('are what a reader of unified text makes the edited text of', () => {
    fc.assert(
      fc.property(edited, fc.nat(3), ({ text, edits, after }, context) => {
        expect(patched(text, hunksText(text, edits, context))).toBe(after)
      }),
    )
  })

  it('show complete lines, pure additions, and a last line without a line break', () => {
    const text = 'a:\n  x: 1\n  y: 2\nb: 3'
    const edit = (from: number, to: number, written: string): Edit => ({
      ...locationAt(sourceOf(text, 'a'), from, to),
      text: written,
    })
    expect(hunksText(text, [edit(5, 5, 'w: 0\n  ')], 1)).toBe('@@ -1,2 +1,3 @@\n a:\n+  w: 0\n   x: 1\n')
    expect(hunksText(text, [edit(5, 5, 'w: 0\n  ')], 0)).toBe('@@ -1,0 +2,1 @@\n+  w: 0\n')
    expect(hunksText(text, [edit(20, 21, '4')], 0)).toBe(
      '@@ -4,1 +4,1 @@\n-b: 3\n\\ No newline at end of file\n+b: 4\n\\ No newline at end of file\n',
    )
    expect(hunksText(text, [], 3)).toBe('')
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
