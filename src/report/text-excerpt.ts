import type { Excerpt, Location } from '../core/report.ts'
import { line, visible } from './escape.ts'
import type { Paint, Style } from './paint.ts'

/** Lines of a file with a marked location. */
export interface MarkedExcerpt {
  readonly at: Location
  readonly excerpt: Excerpt
  readonly style: Style
  /** Lines to insert below the location, shown instead of a mark. */
  readonly added?: readonly string[]
}

/** A location as `file:line:column`. */
export function locationText(at: Location): string {
  return `${line(at.file)}:${at.line}:${at.column}`
}

/**
 * The lines of an excerpt with their numbers, below a line without a number. With `added` these lines follow, and nothing is
 * marked; else carets mark the location on a line below it.
 */
export function excerptLines({ at, excerpt, style, added }: MarkedExcerpt, paint: Paint): string[] {
  const { firstLine, lines } = excerpt
  const gutter = ' '.repeat(String(firstLine + lines.length - 1).length + 2)
  const bar = paint('cyan', '|')
  const shown = lines.flatMap((text, index) => {
    const label = paint('cyan', String(firstLine + index).padStart(gutter.length - 1))
    const sourceLine = `${label} ${bar} ${visible(text)}`.trimEnd()
    const isMarked = firstLine + index === at.line && !added
    return isMarked ? [sourceLine, `${gutter}${bar} ${caret(text, at, style, paint)}`] : [sourceLine]
  })
  const plus = paint('green', '+'.padStart(gutter.length - 1))
  return [
    `${gutter}${bar}`,
    ...shown,
    ...(added ?? []).map((text) => `${plus} ${bar} ${paint('green', visible(text))}`),
  ]
}

/** Carets from `column` to `endColumn`, or to the end of the line where the location continues on the next one. */
function caret(text: string, at: Location, style: Style, paint: Paint): string {
  const end = at.endLine > at.line ? text.length : at.endColumn - 1
  const lead = visible(text.slice(0, at.column - 1))
  const marked = visible(text.slice(at.column - 1, end))
  return lead.replace(/[^\t]/gu, ' ') + paint(style, '^'.repeat(Math.max(1, [...marked].length)))
}
