import type { Report } from '../../core/report.ts'
import { matrixTable } from '../matrix-words.ts'
import { markup, noMarkup, type Markup } from './markup.ts'

/** The matrix of targets by environment; nothing for fewer than two environments. */
export function environmentsView(report: Report): Markup {
  const table = matrixTable(report)
  if (table === null) return noMarkup
  return markup`<section id="environments" aria-labelledby="environments-title">
<h2 id="environments-title">Environments</h2>
<div class="wide" tabindex="0" role="group" aria-label="Targets by environment"><table class="matrix"><thead><tr><th scope="col">Target</th>${table.environments.map((name) => markup`<th scope="col">${name}</th>`)}</tr></thead>
<tbody>${table.rows.map(({ title, cells }) => markup`<tr><th scope="row"><code>${title}</code></th>${cells.map((cell) => markup`<td>${cell}</td>`)}</tr>`)}</tbody></table></div>
</section>`
}
