import { isBlankOrEnd, isName } from './characters.ts'
import { Fault } from './fault.ts'
import { codeAt, savePossibleKey, type Scan } from './scan.ts'
import { alias, anchor, pushToken, tag } from './token.ts'

/** Scans `*name`. */
export function scanAlias(scan: Scan): void {
  scanName(scan, alias)
}

/** Scans `&name`. */
export function scanAnchor(scan: Scan): void {
  scanName(scan, anchor)
}

/**
 * Scans `!tag`, `!!tag`, `!handle!tag` or `!<tag>`, appends its token and moves behind it. Throws `Fault` for a tag that is not
 * valid.
 */
export function scanTag(scan: Scan): void {
  savePossibleKey(scan)
  scan.keyAllowed = false
  const start = scan.at
  tagForm.lastIndex = start
  tagForm.test(scan.text)
  scan.at = tagForm.lastIndex
  if (scan.at === 0 || scan.at > scan.end || !isBlankOrEnd(codeAt(scan, scan.at)))
    throw new Fault('this is not a valid tag; quote text that begins with `!`', start, start + 1)
  pushToken(scan.queue, tag, start, scan.at)
}

/** A character of a tag, or an escape `%XX`, as a regular expression (yaml_parser_scan_tag_uri in scannerc.go). */
export const uri = "(?:[-\\w;/?:@&=+$,.!~*'()[\\]]|%[\\da-fA-F]{2})"
const tagForm = new RegExp(`!(?:<${uri}+>|!${uri}+|[-\\w]+!${uri}+|(?![-\\w]*!)${uri}*)`, 'y')

function scanName(scan: Scan, kind: number): void {
  savePossibleKey(scan)
  scan.keyAllowed = false
  const start = scan.at++
  while (isName(codeAt(scan, scan.at))) scan.at++
  const code = codeAt(scan, scan.at)
  if (scan.at === start + 1 || !(isBlankOrEnd(code) || afterName.has(code))) {
    const message = `the name after \`${scan.text[start]}\` may only have letters, digits, \`_\` and \`-\`; quote a text that is not a name`
    throw new Fault(message, start, scan.at)
  }
  pushToken(scan.queue, kind, start, scan.at)
}

const afterName: ReadonlySet<number> = new Set(Array.from('?:,]}%@`', (sign) => sign.charCodeAt(0)))
