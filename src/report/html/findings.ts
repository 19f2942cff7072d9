import { groupedDigits } from '../../core/grouped-digits.ts'
import type { Finding, RelatedLocation } from '../../core/report.ts'
import { ruleUrl } from '../rule-url.ts'
import { sortFindings } from '../severity.ts'
import { count, objectTitle } from '../words.ts'
import { blocks } from '../verdict.ts'
import { waiverComment, waiverWords } from '../waiver-words.ts'
import { excerptView } from './excerpt.ts'
import { environmentsData } from './filters.ts'
import { fixView } from './fix.ts'
import type { HtmlOptions } from './html-options.ts'
import { markup, messageMarkup, noMarkup, optionalMarkup, type Markup } from './markup.ts'
import { placeMarkup } from './place.ts'
import { sideOfFinding } from '../comment/options.ts'

/** Limit on shown findings: a larger page is slow to open. The JSON report has all. */
const maxFindings = 5_000

/** With more entries a browser draws only those in view. */
export const manyEntries = 200

/**
 * The section of the findings with their lines, causes and fixes: blocking ones first, then new, existing and fixed ones. It
 * has at most `maxFindings`, and the number of the others; for no findings it says so.
 */
export function findingsView(findings: readonly Finding[], options: HtmlOptions): Markup {
  const sorted = sortFindings(findings).toSorted((a, b) => place(a, options) - place(b, options))
  const shown = sorted.slice(0, maxFindings)
  const hidden = findings.length - shown.length
  return markup`<section id="findings" class="${shown.length > manyEntries ? 'many' : ''}" aria-labelledby="findings-title" tabindex="-1">
<h2 id="findings-title">Findings <span class="count">${groupedDigits(findings.length)}</span></h2>
${findings.length === 0 ? markup`<p class="empty">No findings.</p>` : noMarkup}
${shown.map((finding, index) => findingView(finding, index, options))}
${hidden > 0 ? markup`<p>… and ${count(hidden, 'more finding')}, see the JSON report</p>` : noMarkup}
</section>`
}

function place(finding: Finding, { gate }: HtmlOptions): number {
  return blocks(finding, gate) ? 0 : 1 + ['new', 'existing', 'fixed'].indexOf(finding.status)
}

function findingView(finding: Finding, index: number, options: HtmlOptions): Markup {
  const { severity, status, message, at, environments, rule, related, excerpt, fix } = finding
  const side = sideOfFinding(finding)
  const title = `finding-${index + 1}`
  return markup`<article class="entry finding ${severity}" tabindex="-1" aria-labelledby="${title}" data-severity="${severity}" data-state="${status}" data-environments="${environmentsData(environments)}">
<p class="labels">${labels(finding, options)}</p>
<h3 id="${title}">${messageMarkup(message)}</h3>
<p class="place">${placeMarkup(at, side, options)}${environmentsMarkup(environments)}<a class="rule" href="${ruleUrl(rule, options.docsUrl, finding.url)}">${rule}</a></p>
${optionalMarkup(excerpt, (lines) => excerptView(lines, at))}
<dl>${facts(finding)}${related.map((entry) => relatedView(entry, side, options))}</dl>
${optionalMarkup(fix, (repair) => fixView(repair, options))}
${ruleView(finding, options)}
</article>
`
}

function labels(finding: Finding, { gate }: HtmlOptions): Markup {
  const { severity, confidence, status } = finding
  const noun = severity === 'info' ? 'note' : severity
  return markup`<span class="badge ${severity}">${confidence === 'likely' ? `likely ${noun}` : noun}</span>
<span class="badge state ${status}">${status}</span>
${finding.waiver?.isEffective ? markup`<span class="badge existing">waived</span>` : noMarkup}
${blocks(finding, gate) ? markup`<span class="badge blocks">blocks the merge</span>` : noMarkup}`
}

/** The environments in front of the rule: `in stage, prod`. */
export function environmentsMarkup(environments: readonly string[]): Markup {
  return environments.length === 0
    ? noMarkup
    : markup`<span class="environments">in ${environments.join(', ')}</span>`
}

/** The relation of a finding's line to the rendered field, by its cause. */
const causes = {
  source: undefined,
  exact: 'this value alone decides the rendered field, proven by renders',
  probable: 'this value changes the rendered field; others may, too',
  missing: 'the map in which a value is missing',
  object: 'the values that make the object',
  template: 'the line of the template: no value changes the field',
} satisfies Record<Finding['cause'], string | undefined>

const refusals = {
  schema: 'the API server: the schema of the kind does not allow it',
  webhook: 'the validating webhook of Istio',
} satisfies Record<NonNullable<Finding['refusedBy']>, string>

function facts(finding: Finding): Markup[] {
  const { object, cause, refusedBy, rendered } = finding
  const waived = waiverWords(finding)
  const line = rendered && `line ${rendered.line} of what ${rendered.target} renders`
  return [
    ...(object ? [fact('Object', [objectTitle(object), object.path ?? ''].join(' ').trimEnd())] : []),
    ...(causes[cause] === undefined ? [] : [fact('Cause', causes[cause])]),
    ...(line === undefined ? [] : [fact('Rendered', line)]),
    ...(refusedBy === null ? [] : [fact('Refused by', refusals[refusedBy])]),
    ...(waived === null ? [] : [markup`<div><dt>Waiver</dt><dd>${messageMarkup(waived)}</dd></div>`]),
  ]
}

function fact(term: string, text: string): Markup {
  return markup`<div><dt>${term}</dt><dd>${text}</dd></div>`
}

function relatedView({ at, note }: RelatedLocation, side: 'head' | 'base', options: HtmlOptions): Markup {
  return markup`<div><dt>See also</dt><dd>${placeMarkup(at, side, options)}: ${messageMarkup(note)}</dd></div>`
}

function ruleView(finding: Finding, { rules, gate }: HtmlOptions): Markup {
  const rule = rules.find(({ id }) => id === finding.rule)
  const comment = blocks(finding, gate) ? waiverComment(finding) : null
  const offer = comment === null ? noMarkup : markup`<p><b>To accept it.</b> <code>${comment}</code></p>`
  return optionalMarkup(
    rule,
    ({ why, fix }) =>
      markup`<details class="help"><summary>Why it matters, and what to do</summary><p><b>Why.</b> ${messageMarkup(why)}</p><p><b>What to do.</b> ${messageMarkup(fix)}</p>${offer}</details>`,
  )
}
