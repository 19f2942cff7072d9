import type { Location } from '../../core/report.ts'
import { placeUrl } from '../comment/options.ts'
import type { HtmlOptions } from './html-options.ts'
import { markup, type Markup } from './markup.ts'

/** The first line of a location as `file:line`; a link to its lines in the head or base commit where that is known. */
export function lineMarkup(at: Location, side: 'head' | 'base', options: HtmlOptions): Markup {
  return linkMarkup(`${at.file}:${at.line}`, at, side, options)
}

/** A location as `file:line:column`; a link to its line in the head or base commit where that is known. */
export function placeMarkup(at: Location, side: 'head' | 'base', options: HtmlOptions): Markup {
  return linkMarkup(`${at.file}:${at.line}:${at.column}`, at, side, options)
}

function linkMarkup(text: string, at: Location, side: 'head' | 'base', options: HtmlOptions): Markup {
  const url = placeUrl(at, side === 'head' ? options.headSha : options.baseSha, options)
  const label = markup`<code>${text}</code>`
  return url === undefined ? label : markup`<a href="${url}">${label}</a>`
}
