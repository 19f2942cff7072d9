import type { TextKey } from './extent.ts'
import { lineAt, type LineLayout } from './layout.ts'

/**
 * Every `name:`, `name=` and `name :=` in a text of any language: YAML, JSON, properties, templates, flags. Quotes, also
 * escaped ones, belong to the key.
 */
export function* keysIn(layout: LineLayout): Generator<TextKey> {
  const { text, starts } = layout
  pattern.lastIndex = 0
  for (const match of text.matchAll(pattern)) {
    const { index: start, 2: name = '', 3: sign = '' } = match
    const line = starts[lineAt(layout, start)]!
    const startsLine = start - line <= maxLeadLength && lead.test(text.slice(line, start))
    yield { name, start, end: start + match[0].length, sign, startsLine }
  }
}

/** A name begins where no other name continues, and is not followed by a comparison. */
const pattern = /(?<![\w.$])(\\?["'`]?)([A-Za-z_.$][\w.$/-]{0,120})\1[ \t]{0,20}(:=|=>|[:=])(?![=~])/g

const lead = /^[\s\-#*+>]*(?:export |set |ENV )?$/

const maxLeadLength = 200

/** True for a key in a comment line. */
export function isCommented(layout: LineLayout, key: TextKey): boolean {
  const line = layout.starts[lineAt(layout, key.start)]
  return key.startsLine && layout.text.slice(line, key.start).includes('#')
}
