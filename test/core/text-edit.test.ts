import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Edit } from '../../src/core/report.ts'
import { applyEdits, editsOverlap } from '../../src/core/text-edit.ts'
import { locationAt, sourceOf } from '../../src/yaml/lines.ts'
import { edited } from './edited.ts'

describe('edits of a text', () => {
  it('change what they name and nothing else, in whatever order they come', () => {
    fc.assert(
      fc.property(edited, ({ text, edits, after }) => {
        expect(applyEdits(text, edits)).toBe(after)
        expect(applyEdits(text, edits.toReversed())).toBe(after)
      }),
    )
  })

  it('overlap if they share characters or begin at the same position', () => {
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
    for (const [before, after, expected] of cases) {
      expect([editsOverlap(before, after), editsOverlap(after, before)]).toEqual([expected, expected])
    }
  })
})
