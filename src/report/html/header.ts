import { groupedDigits } from '../../core/grouped-digits.ts'
import type { Report } from '../../core/report.ts'
import { coverageText } from '../coverage.ts'
import { count } from '../words.ts'
import { notListedText, unlistedText } from '../unaffected.ts'
import { verdict, type Verdict } from '../verdict.ts'
import type { HtmlOptions } from './html-options.ts'
import { markup, noMarkup, optionalMarkup, type Markup } from './markup.ts'

/** The verdict, what was compared, and the numbers. */
export function pageHeader(report: Report, options: HtmlOptions): Markup {
  const outcome = verdict(report, options.gate)
  return markup`<header class="top">
<div class="bar">
<p class="brand">meshgate</p>
<label class="scheme js-only">Colours
<select id="scheme"><option value="auto">as the system</option><option value="light">light</option><option value="dark">dark</option></select></label>
</div>
<h1 class="verdict ${toneOf(outcome)}">${capital(outcome.line)}</h1>
<p class="facts">${compared(report, options)}${coverageText(report)}${optionalMarkup(options.runUrl, (url) => markup` · <a href="${url}">workflow run</a>`)}</p>
${report.unaffected ? markup`<p>Nothing was rendered, and ${notListedText}.</p>` : numbers(report)}
${optionalMarkup(report.unlisted, (unlisted) => markup`<p>${capital(unlistedText(unlisted))}.</p>`)}
</header>`
}

/** The colour of a verdict, as a class of page.css. */
function toneOf({ status, failed }: Verdict): 'bad' | 'unsure' | 'good' {
  if (failed) return 'bad'
  return status === 'clean' ? 'good' : 'unsure'
}

function capital(line: string): string {
  return line.slice(0, 1).toUpperCase() + line.slice(1)
}

function compared({ head, base }: Report, { baseRef }: HtmlOptions): Markup {
  if (head === null) return noMarkup
  const commit = markup`<code>${head.slice(0, 7)}</code>`
  if (base === null) return markup`${commit} · `
  const name = baseRef === undefined ? noMarkup : markup`<code>${baseRef}</code> at `
  return markup`${commit} against ${name}<code>${base.slice(0, 7)}</code> · `
}

function numbers({ summary, base, changes, findings }: Report): Markup {
  const existing = findings.filter(({ status }) => status === 'existing').length
  const { errors, warnings, infos } = summary.new
  const kind = base === null ? '' : 'new '
  const tiles: [number, string, string][] = [
    [errors, `${kind}${noun(errors, 'error')}`, 'error'],
    [warnings, `${kind}${noun(warnings, 'warning')}`, 'warning'],
    [infos, `${kind}${noun(infos, 'note')}`, 'info'],
    [existing, 'there before', 'plain'],
    [summary.fixed, 'fixed', 'good'],
    [changes.length, `changed ${noun(changes.length, 'object')}`, 'plain'],
  ]
  return markup`<ul class="tiles">${tiles.map(
    ([number, label, tone]) =>
      markup`<li class="${number === 0 ? 'none' : tone}"><b>${groupedDigits(number)}</b> ${label}</li>`,
  )}</ul>`
}

function noun(number: number, word: string): string {
  return count(number, word).split(' ').slice(1).join(' ')
}
