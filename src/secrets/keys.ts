import type { Key } from './extent.ts'
import { lineAt, type LineLayout } from './layout.ts'

/**
 * Every `name:`, `name=` and `name :=` of a text, in any language: YAML, JSON, properties, templates, flags. Quotes
 * belong to the key, also escaped ones.
 */
export function* keysIn(layout: LineLayout): Generator<Key> {
  const { text, starts } = layout
  pattern.lastIndex = 0
  for (const match of text.matchAll(pattern)) {
    const { index: start, 2: name = '', 3: sign = '' } = match
    const line = starts[lineAt(layout, start)]!
    const leads = start - line <= longestLead && lead.test(text.slice(line, start))
    yield { name, start, end: start + match[0].length, sign, leads }
  }
}

/** A name starts where no other one goes on, and no comparison follows it. */
const pattern = /(?<![\w.$])(\\?["'`]?)([A-Za-z_.$][\w.$/-]{0,120})\1[ \t]{0,20}(:=|=>|[:=])(?![=~])/g

const lead = /^[\s\-#*+>]*(?:export |set |ENV )?$/

const longestLead = 200

/** True for a key in a comment. */
export function isCommented(layout: LineLayout, key: Key): boolean {
  const line = layout.starts[lineAt(layout, key.start)]
  return key.leads && layout.text.slice(line, key.start).includes('#')
}
