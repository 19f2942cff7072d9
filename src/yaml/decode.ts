import { isBlank } from './characters.ts'
import * as form from './scalar-form.ts'

/** The value of a plain or quoted scalar from its text without quotes; `style` is one of scalar-form.ts. */
export function decodeFlow(text: string, style: number): string {
  if (style === form.plainForm) return text.replace(gaps, foldGap)
  if (style === form.single) return text.replace(gaps, foldGap).replaceAll("''", "'")
  return text.replace(escapesAndGaps, decodeMatch)
}

/** The value of a block scalar; `text` reaches from the line below the header to the next token. */
export function decodeBlock(text: string, written: form.ScalarForm): string {
  const indent = form.blockIndent(written)
  const folds = form.styleOf(written) === form.folded
  const lines = text.split(lineBreaks)
  const output: string[] = []
  let ending = ''
  let blankLines = ''
  let wasBlank = false
  for (let at = 0; at < lines.length; at += 2) {
    const line = lines[at]!
    const next = lineBreakOf(lines[at + 1])
    if (line.length <= indent) {
      blankLines += next
      continue
    }
    const isIndented = isBlank(line.charCodeAt(indent))
    const joins = folds && ending === '\n' && !wasBlank && !isIndented
    output.push(joins ? (blankLines === '' ? ' ' : '') : ending, blankLines, line.slice(indent))
    ending = next
    blankLines = ''
    wasBlank = isIndented
  }
  return output.join('') + lineBreaksAtEnd(form.chompingOf(written), ending, blankLines)
}

function lineBreaksAtEnd(chomping: number, ending: string, blankLines: string): string {
  if (chomping === form.strip) return ''
  return chomping === form.keep ? ending + blankLines : ending
}

/** Folds a run of blanks and line breaks: a single line break becomes a space, the first of several is dropped. */
function foldGap(gap: string): string {
  const breaks = gap.match(eachLineBreak)
  if (!breaks) return gap
  const [first, ...following] = breaks.map(lineBreakOf)
  if (first !== '\n') return first + following.join('')
  return following.length === 0 ? ' ' : following.join('')
}

/** Replaces an escape, an escaped line break with the blanks that follow it, or a run of blanks and line breaks. */
function decodeMatch(match: string, escaped: string | undefined, gap: string | undefined): string {
  if (gap !== undefined) return gap.match(eachLineBreak)!.slice(1).map(lineBreakOf).join('')
  if (escaped === undefined) return foldGap(match)
  if (escaped.length > 1) return String.fromCodePoint(Number.parseInt(escaped.slice(1), 16))
  return escapedCharacters.get(escaped) ?? escaped
}

/** Normalizes a line break to LF; LS and PS stay unchanged. */
function lineBreakOf(lineBreak = ''): string {
  return lineBreak === '' || lineBreak === '\u2028' || lineBreak === '\u2029' ? lineBreak : '\n'
}

const eachLineBreak = /\r\n?|[\n\x85\u2028\u2029]/g
const lineBreaks = /(\r\n?|[\n\x85\u2028\u2029])/
const gaps = /[ \t\r\n\x85\u2028\u2029]+/g
const escapesAndGaps =
  /\\(?:((?:x..|u.{4}|U.{8})|[^\r\n\x85\u2028\u2029])|([\r\n\x85\u2028\u2029][ \t\r\n\x85\u2028\u2029]*))|[ \t\r\n\x85\u2028\u2029]+/g

/** Escapes that mean a character other than themselves. */
const escapedCharacters: ReadonlyMap<string, string> = new Map([
  ['0', '\0'],
  ['a', '\x07'],
  ['b', '\b'],
  ['t', '\t'],
  ['n', '\n'],
  ['v', '\v'],
  ['f', '\f'],
  ['r', '\r'],
  ['e', '\x1b'],
  ['N', '\x85'],
  ['_', '\xa0'],
  ['L', '\u2028'],
  ['P', '\u2029'],
])
