import type { Excerpt, Location } from '../core/report.ts'
import { line, visible } from './escape.ts'
import type { Paint, Style } from './paint.ts'

/** Lines of a file, and what is marked in them. */
export interface Marked {
  readonly at: Location
  readonly excerpt: Excerpt
  readonly style: Style
  /** Lines to write below the place instead of a mark under it. */
  readonly added?: readonly string[]
}

/** A place as `file:line:column`. */
export function placeText(at: Location): string {
  return `${line(at.file)}:${at.line}:${at.column}`
}

/** An excerpt with its place marked, one text a line. */
export function excerptLines({ at, excerpt, style, added }: Marked, paint: Paint): string[] {
  const { firstLine, lines } = excerpt
  const gutter = ' '.repeat(String(firstLine + lines.length - 1).length + 2)
  const bar = paint('cyan', '|')
  const shown = lines.flatMap((text, index) => {
    const label = paint('cyan', String(firstLine + index).padStart(gutter.length - 1))
    const own = `${label} ${bar} ${visible(text)}`.trimEnd()
    const isMarked = firstLine + index === at.line && !added
    return isMarked ? [own, `${gutter}${bar} ${caret(text, at, style, paint)}`] : [own]
  })
  const plus = paint('green', '+'.padStart(gutter.length - 1))
  return [
    `${gutter}${bar}`,
    ...shown,
    ...(added ?? []).map((text) => `${plus} ${bar} ${paint('green', visible(text))}`),
  ]
}

/** Marks from column to endColumn; to the end of the line where the place goes on in the next one. */
function caret(text: string, at: Location, style: Style, paint: Paint): string {
  const end = at.endLine > at.line ? text.length : at.endColumn - 1
  const before = visible(text.slice(0, at.column - 1))
  const marked = visible(text.slice(at.column - 1, end))
  return before.replace(/[^\t]/gu, ' ') + paint(style, '^'.repeat(Math.max(1, [...marked].length)))
}
