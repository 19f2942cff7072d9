import { groupedDigits } from '../../core/grouped-digits.ts'
import type { Change, ChangeCause, Report } from '../../core/report.ts'
import { causeExtent, causeWords } from '../cause-words.ts'
import { changeRisk } from '../comment/risk.ts'
import { count, objectTitle } from '../words.ts'
import { diffView } from './diff.ts'
import { environmentsMarkup, manyEntries } from './findings.ts'
import { environmentsData } from './filters.ts'
import type { HtmlOptions } from './html-options.ts'
import { targetTitles } from '../target-titles.ts'
import { markup, noMarkup, type Markup } from './markup.ts'
import { lineMarkup } from './place.ts'

/** Limit on the characters of all diffs: a larger page is slow to open. */
const maxDiffs = 20_000_000

/**
 * The section with the diffs of rendered objects, the riskiest first; it says so if none changes. Empty without a base. Diffs
 * beyond `maxDiffs` characters in total are counted instead of shown.
 */
export function changesView(report: Report, options: HtmlOptions): Markup {
  const { changes, base } = report
  if (base === null) return noMarkup
  const sorted = changes
    .map((change) => ({ change, risk: changeRisk(change, report.findings) }))
    .toSorted((a, b) => b.risk - a.risk)
  const titleOf = targetTitles(report)
  let size = 0
  const shown = sorted.filter(({ change }) => (size += change.diff.length) <= maxDiffs)
  const hidden = changes.length - shown.length
  return markup`<section id="changes" class="${shown.length > manyEntries ? 'many' : ''}" aria-labelledby="changes-title">
<h2 id="changes-title">Manifests <span class="count">${groupedDigits(changes.length)}</span></h2>
${changes.length === 0 ? markup`<p class="empty">No rendered object changes.</p>` : noMarkup}
${shown.map(({ change }) => changeView(change, titleOf(change.target), options))}
${hidden > 0 ? markup`<p>The diffs of ${count(hidden, 'object')} are too large for this page, see the JSON report.</p>` : noMarkup}
</section>`
}

function changeView(
  { type, object, environments, causes, diff }: Change,
  release: string,
  options: HtmlOptions,
): Markup {
  const title = objectTitle(object)
  return markup`<details class="entry change" data-environments="${environmentsData(environments)}">
<summary><span class="badge ${type}">${type}</span> <span class="title">${title}</span> <span class="facts">${release} ${environmentsMarkup(environments)}</span></summary>
${causes.length === 0 ? noMarkup : markup`<ul class="causes">${causes.map((cause) => causeView(cause, options))}</ul>`}
${diffView(diff, title)}
</details>
`
}

/** A source line that decides a change, with what it becomes. */
function causeView(cause: ChangeCause, options: HtmlOptions): Markup {
  const words = causeWords(cause)
  return markup`<li>because of ${lineMarkup(cause.at, cause.side, options)}${words === '' ? noMarkup : markup` <code>${words}</code>${causeExtent(cause)}`}</li>`
}
