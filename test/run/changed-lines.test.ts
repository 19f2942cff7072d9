import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { memoryTree } from '../../src/core/tree.ts'
import { changedLines } from '../../src/run/changed-lines.ts'

const numbered = (count: number): string[] => Array.from({ length: count }, (_, index) => `line ${index + 1}`)

/** The lines of a file that was one text and is another one. */
const between = (before: readonly string[], after: readonly string[]) =>
  changedLines(memoryTree({ a: before.join('\n') }), memoryTree({ a: after.join('\n') }))('a')

describe('the lines that head changes', () => {
  it('are those of a change, and three on each side', () => {
    const lines = numbered(20)
    expect(between(lines, lines.with(9, 'other'))).toEqual([{ start: 7, end: 13 }])
    expect(between(lines, lines.with(0, 'other'))).toEqual([{ start: 1, end: 4 }])
    expect(between(lines, lines.with(19, 'other'))).toEqual([{ start: 17, end: 20 }])
    expect(between(lines, lines.toSpliced(9, 0, 'more', 'lines'))).toEqual([{ start: 7, end: 14 }])
    expect(between(lines, lines.toSpliced(9, 2))).toEqual([{ start: 7, end: 12 }])
  })

  it('are none of a file that is as it was or is gone, and all of one that is new', () => {
    const lines = changedLines(memoryTree({ same: 'a', gone: 'a' }), memoryTree({ same: 'a', fresh: 'a' }))
    expect(lines('same')).toEqual([])
    expect(lines('gone')).toEqual([])
    expect(lines('nowhere')).toEqual([])
    expect(lines('fresh')).toEqual([{ start: 1, end: Number.MAX_SAFE_INTEGER }])
  })

  it('are not known of a file that GitHub would not show', () => {
    expect(between(['a'], [`b${'x'.repeat(2 ** 20)}`])).toBeNull()
  })

  it('hold every line that base does not have', () => {
    const texts = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), { maxLength: 40 })
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const shown = between(before, after)!
        const fresh = after.flatMap((line, index) => (before.includes(line) ? [] : [index + 1]))
        for (const line of fresh)
          expect(shown.some(({ start, end }) => start <= line && line <= end)).toBe(true)
      }),
    )
  })
})
