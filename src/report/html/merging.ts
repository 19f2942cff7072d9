import type { Consequence, Report, Witness } from '../../core/report.ts'
import { isBlockingConsequence } from '../blocking-consequences.ts'
import {
  deletedNames,
  deletionGroups,
  deletionTitle,
  isLoss,
  type DeletionGroup,
} from '../deletion-groups.ts'
import { equalConsequences, type EqualConsequences } from '../equal-consequences.ts'
import { proofText } from '../proof-words.ts'
import { objectTitle } from '../words.ts'
import type { HtmlOptions } from './html-options.ts'
import { witnessPicture } from '../picture/witness-picture.ts'
import { markup, messageMarkup, noMarkup, optionalMarkup, type Markup } from './markup.ts'
import { lineMarkup } from './place.ts'

/**
 * The section about what merging does: its consequences for requests, the objects that it deletes, leaves behind or moves,
 * and what is proven (`proofText`). Empty without any of these.
 */
export function mergingView(report: Report, options: HtmlOptions): Markup {
  const groups = deletionGroups(report.deletions)
  const consequences = equalConsequences(report, options.gate)
  const proof = proofText(report)
  const sentence =
    proof === ''
      ? noMarkup
      : markup`<p class="proof">${messageMarkup(`${proof.charAt(0).toUpperCase()}${proof.slice(1)}.`)}</p>`
  if (groups.length + consequences.length === 0) {
    return proof === '' ? noMarkup : markup`<section class="notice" aria-label="Proved">${sentence}</section>`
  }
  return markup`<section id="merging" class="notice" aria-labelledby="merging-title">
<h2 id="merging-title">Merging this</h2>
<ul>
${consequences.map((equal, index) => consequenceRow(equal, index, options))}
${groups.map(groupRow)}
</ul>${sentence}</section>`
}

/** Limit on pictures: a larger page is slow to open. The JSON report has all requests. */
const maxPictures = 100

function consequenceRow(equal: EqualConsequences, index: number, options: HtmlOptions): Markup {
  const [first] = equal
  const { severity, confidence, sentence, waiver, witness } = first
  const isBlocking = isBlockingConsequence(first, options.gate)
  const noun = severity === 'info' ? 'note' : severity
  const places = equal.map(
    (consequence, place) => markup`${place === 0 ? '' : ' and'}${placeView(consequence, options)}`,
  )
  return markup`<li><span class="badge ${severity}">${confidence === 'likely' ? `likely ${noun}` : noun}</span> ${isBlocking ? markup`<span class="badge blocks">blocks the merge</span> ` : noMarkup}${waiver?.isEffective ? markup`<span class="badge existing">waived</span> ` : noMarkup}${messageMarkup(sentence)}${places}${index < maxPictures ? optionalMarkup(witness, (request) => witnessView(request, index, isBlocking)) : noMarkup}</li>`
}

/** The environments of a consequence, and the line that makes it. */
function placeView({ environments, at, side }: Consequence, options: HtmlOptions): Markup {
  const where = environments.length === 0 ? '' : ` in ${environments.join(', ')}`
  return markup`${where} ${lineMarkup(at, side ?? 'head', options)}`
}

/** The path of a request that shows a consequence; unfolded if the consequence blocks. */
function witnessView(witness: Witness, index: number, isBlocking: boolean): Markup {
  const picture = witnessPicture(witness, `witness-${index + 1}`)
  const summary = markup`<summary>The path of <code>${witness.request}</code></summary>`
  const frame = markup`<div class="wide" tabindex="0" role="group" aria-label="The path of the request">${picture}</div>`
  return isBlocking
    ? markup`<details class="way" open>${summary}${frame}</details>`
    : markup`<details class="way">${summary}${frame}</details>`
}

function groupRow(group: DeletionGroup): Markup {
  const title = deletionTitle(group)
  const where = group.environments.length === 0 ? '' : ` in ${group.environments.join(', ')}`
  const shown = isLoss[group.outcome] ? markup`<b class="loosens">${title}</b>` : markup`<b>${title}</b>`
  return markup`<li>${shown}${where}: ${deletedNames(group, objectTitle)}: ${messageMarkup(group.reason)}</li>`
}
