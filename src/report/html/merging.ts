import type { Consequence, Report } from '../../core/report.ts'
import { isBlockingConsequence, rankedConsequences } from '../blocking-consequences.ts'
import {
  deletedNames,
  deletionGroups,
  deletionTitle,
  isLoss,
  type DeletionGroup,
} from '../deletion-groups.ts'
import { proofText } from '../proof-words.ts'
import { objectTitle } from '../words.ts'
import type { HtmlOptions } from './html-options.ts'
import { markup, messageMarkup, nothing, type Markup } from './markup.ts'
import { lineMarkup } from './place.ts'

/** What merging does to requests, and what it deletes, leaves behind or moves. */
export function mergingView(report: Report, options: HtmlOptions): Markup {
  const groups = deletionGroups(report.deletions)
  const consequences = rankedConsequences(report, options.gate)
  const proof = proofText(report)
  if (groups.length + consequences.length === 0 && proof === '') return nothing
  return markup`<section id="merging" class="notice" aria-labelledby="merging-title">
<h2 id="merging-title">Merging this</h2>
<ul>
${consequences.map((consequence) => consequenceRow(consequence, options))}
${groups.map(groupRow)}
</ul>${proof === '' ? nothing : markup`<p class="proof">${messageMarkup(`${proof.charAt(0).toUpperCase()}${proof.slice(1)}.`)}</p>`}</section>`
}

function consequenceRow(consequence: Consequence, options: HtmlOptions): Markup {
  const { severity, confidence, sentence, environments, at, side, waiver } = consequence
  const isBlocking = isBlockingConsequence(consequence, options.gate)
  const noun = severity === 'info' ? 'note' : severity
  const where = environments.length === 0 ? '' : ` in ${environments.join(', ')}`
  return markup`<li><span class="badge ${severity}">${confidence === 'likely' ? `likely ${noun}` : noun}</span> ${isBlocking ? markup`<span class="badge blocks">blocks the merge</span> ` : nothing}${waiver?.isEffective ? markup`<span class="badge existing">waived</span> ` : nothing}${messageMarkup(sentence)}${where} ${lineMarkup(at, side ?? 'head', options)}</li>`
}

function groupRow(group: DeletionGroup): Markup {
  const title = deletionTitle(group)
  const where = group.environments.length === 0 ? '' : ` in ${group.environments.join(', ')}`
  const shown = isLoss[group.outcome] ? markup`<b class="loosens">${title}</b>` : markup`<b>${title}</b>`
  return markup`<li>${shown}${where}: ${deletedNames(group, objectTitle)}: ${messageMarkup(group.reason)}</li>`
}
