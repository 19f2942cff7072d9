import type { Fix } from '../../core/report.ts'
import { effectWords } from '../fix-words.ts'
import { diffView } from './diff.ts'
import type { HtmlOptions } from './html-options.ts'
import { markup, noMarkup, type Markup } from './markup.ts'
import { placeMarkup } from './place.ts'

/** Limit on listed side effects; the JSON report has all. */
const maxEffects = 20

/** A fix with the lines that it changes and its side effects. */
export function fixView({ title, edits, diff, also, safety }: Fix, options: HtmlOptions): Markup {
  const places = edits.map((edit) => markup`<li>${placeMarkup(edit, 'head', options)}</li>`)
  const effects = also.slice(0, maxEffects).map((effect) => markup`<li>it also ${effectWords(effect)}</li>`)
  const hidden = also.length - effects.length
  return markup`<details class="fix ${safety}" open><summary>Tested fix: ${title}${safety === 'safe' ? '' : ' (unsafe: decide whether it is meant)'}</summary>
<ul>${places}${effects}${hidden > 0 ? markup`<li>… and ${hidden} more</li>` : noMarkup}</ul>
${diff === '' ? noMarkup : diffView(diff, `the fix: ${title}`)}</details>`
}
