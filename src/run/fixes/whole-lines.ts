import type { Edit } from '../../core/report.ts'
import { rangeEdit } from './node-edit.ts'

/**
 * The edit that removes an entry with its lines and the comment behind it; `null` if the lines contain anything else.
 *
 * @param start offset of the key or dash
 * @param end offset behind the value
 */
export function wholeLines(
  source: { readonly file: string; readonly text: string },
  start: number,
  end: number,
): Edit | null {
  const { text } = source
  // A block scalar may end after its line break.
  const last = text[end - 1] === '\n' ? end - 1 : end
  const lineBreak = text.indexOf('\n', last)
  const [from, to] = [text.lastIndexOf('\n', start - 1) + 1, lineBreak < 0 ? text.length : lineBreak + 1]
  const isAlone = text.slice(from, start).trim() === '' && /^\s*$|^[ \t]+#/.test(text.slice(last, to))
  return isAlone ? rangeEdit(source, from, to, '') : null
}
