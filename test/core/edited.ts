import fc from 'fast-check'
import type { Edit } from '../../src/core/report.ts'
import { locationAt, sourceOf } from '../../src/yaml/lines.ts'

/** Texts with all that ends a line, and ranges of them that do not touch, with what is written there. */
export const edited = fc
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
