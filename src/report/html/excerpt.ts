import type { Excerpt, Location } from '../../core/report.ts'
import { markup, type Markup } from './markup.ts'

/** The lines of an excerpt with their numbers, and the location marked. */
export function excerptView({ firstLine, lines }: Excerpt, at: Location): Markup {
  const rows = lines.map((text, index) => row(text, firstLine + index, at))
  return markup`<pre class="excerpt" tabindex="0" role="group" aria-label="Lines of the file">${rows}</pre>`
}

function row(text: string, number: number, at: Location): Markup {
  const isMarked = number === at.line
  return markup`<span class="line${isMarked ? ' marked' : ''}"><span class="number">${number}</span>${isMarked ? marked(text, at) : markup`${text}`}
</span>`
}

/** Columns are 1-based and count UTF-16 units; a location that ends on a later line is marked to the end of this one. */
function marked(text: string, { column, endColumn, line, endLine }: Location): Markup {
  const start = column - 1
  const end = endLine > line ? text.length : Math.max(start + 1, endColumn - 1)
  return markup`${text.slice(0, start)}<mark>${text.slice(start, end)}</mark>${text.slice(end)}`
}
