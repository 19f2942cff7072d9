import type { CheckChange, Report } from '../../core/report.ts'
import { changeWords, newlyHeading, newlyNames, uncheckedHeading, uncheckedNames } from '../check-words.ts'
import type { HtmlOptions } from './html-options.ts'
import { markup, messageMarkup, noMarkup, optionalMarkup, type Markup } from './markup.ts'
import { placeMarkup } from './place.ts'

/** How the pull request changes the checks themselves. */
export function checksView(report: Report, options: HtmlOptions): Markup {
  const { checkChanges, noLongerChecked, newlyChecked } = report
  if (checkChanges.length + noLongerChecked.length + newlyChecked.length === 0) return noMarkup
  const show = (name: string): string => name
  return markup`<section id="checks" class="notice" aria-labelledby="checks-title">
<h2 id="checks-title">This changes what is checked</h2>
<ul>
${noLongerChecked.length > 0 ? markup`<li><b>${uncheckedHeading(noLongerChecked)}</b>: ${uncheckedNames(noLongerChecked, show)}</li>` : noMarkup}
${newlyChecked.length > 0 ? markup`<li>${newlyHeading(newlyChecked)}: ${newlyNames(newlyChecked, show)}</li>` : noMarkup}
${checkChanges.map((change) => checkRow(change, options))}
</ul></section>`
}

function checkRow(change: CheckChange, options: HtmlOptions): Markup {
  const { at, side, key, effect, note } = change
  const values = changeWords(change, (text) => text)
  return markup`<li><b class="${effect}">${effect}</b> ${placeMarkup(at, side, options)} ${key === '' ? noMarkup : markup`<code>${key}</code>`} ${values}${optionalMarkup(note, (text) => markup` ${messageMarkup(text)}`)}</li>`
}
