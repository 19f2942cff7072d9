import type { Report } from '../../core/report.ts'
import { groupTitle, notRenderedGroups } from '../coverage.ts'
import { reasonsText, unprovedTexts } from '../proof-words.ts'
import { unrenderedChanges } from '../unrendered-changes.ts'
import { skippedGroups, skippedTitle } from '../skipped.ts'
import { markup, messageMarkup, noMarkup, type Markup } from './markup.ts'

/** Limit on the names of one group; the JSON report has all. */
const maxNames = 50

/** What was not rendered, left out, or not checked, with the reasons. */
export function missingView(report: Report): Markup {
  const { targets, skipped } = report
  const show = (name: string): string => name
  const rows = [
    ...unrenderedChanges(report).map(({ title, reason }) =>
      row(`Changed, but not rendered: ${title(maxNames, show)}`, reason),
    ),
    ...notRenderedGroups(targets).map((group) =>
      row(`${groupTitle(group.targets, maxNames, show)} ${group.outcome}`, group.reason),
    ),
    ...skippedGroups(skipped).map((group) =>
      row(`${skippedTitle(group, maxNames, show)} not checked`, group.reason),
    ),
    ...unprovedTexts(report).map((unproved) => row(capital(unproved.title), reasonsText(unproved))),
  ]
  if (rows.length === 0) return noMarkup
  return markup`<section id="missing" aria-labelledby="missing-title">
<h2 id="missing-title">Not rendered or not checked <span class="count">${rows.length}</span></h2>
<ul>${rows}</ul></section>`
}

function capital(clause: string): string {
  return `${clause.charAt(0).toUpperCase()}${clause.slice(1)}`
}

function row(title: string, reason: string | undefined): Markup {
  return markup`<li><b>${title}</b>${reason === undefined ? noMarkup : markup`: ${messageMarkup(reason)}`}</li>`
}
