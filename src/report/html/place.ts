import type { Location } from '../../core/report.ts'
import { placeUrl } from '../comment/options.ts'
import type { HtmlOptions } from './html-options.ts'
import { markup, type Markup } from './markup.ts'

/** A location as `file:line:column`; a link to its line in the head or base commit where that is known. */
export function placeMarkup(at: Location, side: 'head' | 'base', options: HtmlOptions): Markup {
  const url = placeUrl(at, side === 'head' ? options.headSha : options.baseSha, options)
  const label = markup`<code>${at.file}:${at.line}:${at.column}</code>`
  return url === undefined ? label : markup`<a href="${url}">${label}</a>`
}
