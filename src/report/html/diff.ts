import { count } from '../words.ts'
import { diffRows, type DiffRow } from './diff-rows.ts'
import { markup, noMarkup, type Markup } from './markup.ts'

/** Limit on the lines of one diff. */
const maxRows = 1_000

/**
 * A unified diff as a table of HTML with at most 1000 lines and the number of further ones; the script shows it side by side.
 *
 * @param label what differs, for screen readers: `Diff of LABEL`
 */
export function diffView(diff: string, label: string): Markup {
  const rows = diffRows(diff)
  const hidden = rows.length - maxRows
  return markup`<div class="diff" tabindex="0" role="group" aria-label="Diff of ${label}"><table><tbody>${rows.slice(0, maxRows).map(rowView)}</tbody></table>${
    hidden > 0 ? markup`<p>… and ${count(hidden, 'more line')}</p>` : noMarkup
  }</div>`
}

const signs = { hunk: '', context: ' ', added: '+', removed: '−' } satisfies Record<DiffRow['type'], string>

function rowView({ type, text, before, after, changed }: DiffRow): Markup {
  if (type === 'hunk') return markup`<tr class="hunk"><td colspan="4">${text}</td></tr>`
  return markup`<tr class="${type}"><td class="number">${before ?? ''}</td><td class="number">${after ?? ''}</td><td class="sign">${signs[type]}</td><td class="code">${
    changed ? marked(text, changed) : markup`${text}`
  }</td></tr>`
}

function marked(text: string, [start, end]: readonly [number, number]): Markup {
  if (start >= end) return markup`${text}`
  return markup`${text.slice(0, start)}<mark>${text.slice(start, end)}</mark>${text.slice(end)}`
}
