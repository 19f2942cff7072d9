import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { memoryTree } from '../../src/core/tree.ts'
import { lineMap } from '../../src/run/page-lines.ts'

const lines = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 12 })

describe('a line of the page', () => {
  it('has the text of the line that was checked, or is said to be another one', () => {
    fc.assert(
      fc.property(lines, lines, (checked, page) => {
        const map = lineMap(memoryTree({ f: checked.join('\n') }), memoryTree({ f: page.join('\n') }))
        checked.forEach((text, index) => {
          const { line, isExact } = map('f', index + 1)
          if (isExact) expect(page[line - 1]).toBe(text)
        })
      }),
    )
  })

  it('is moved by what base has above it', () => {
    const map = lineMap(memoryTree({ f: '# new\n# new\na\nb\n' }), memoryTree({ f: 'a\nb\n' }))
    expect(map('f', 3)).toEqual({ line: 1, isExact: true })
    expect(map('f', 1)).toEqual({ line: 1, isExact: false })
    expect(map('gone', 7)).toEqual({ line: 7, isExact: true })
  })
})
