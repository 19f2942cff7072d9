import { parseDocuments } from '../yaml/parse.ts'
import type { Reader } from '../yaml/reader.ts'
import { isRefused } from './unreadable.ts'

/**
 * True if a file of a chart is invalid YAML only because it is a template of a tool other than Helm: of Jinja or ERB, of Go
 * with other delimiters, or with actions that use no object or function of Helm. Other mistakes remain an error, and so do
 * actions for Helm in files that Helm does not render.
 */
export function isForeignTemplate(reader: Reader, file: string): boolean {
  const text = reader.text(file)
  if (text === undefined || !isRefused(reader, file)) return false
  const stripped = stripTags(text)
  return (
    stripped !== text &&
    parseDocuments(stripped, file).every(({ root, problems }) => root || problems.length === 0)
  )
}

function stripTags(text: string): string {
  return delimiters.reduce((remaining, [open, close]) => stripTagsBetween(remaining, open, close), text)
}

/** Delimiters of Go and Jinja expressions, of Jinja statements, of ERB, and of templates that generate Helm charts. */
const delimiters = [
  ['{{', '}}'],
  ['{%', '%}'],
  ['<%', '%>'],
  ['[[', ']]'],
] as const

/** Searches one delimiter at a time, since a pattern with both would take quadratic time on hostile text. */
function stripTagsBetween(text: string, open: string, close: string): string {
  const output: string[] = []
  let consumed = 0
  for (let start = text.indexOf(open); start >= 0; start = text.indexOf(open, consumed)) {
    const end = text.indexOf(close, start + open.length)
    if (end < 0) break
    const tagEnd = end + close.length
    const tag = text.slice(start, tagEnd)
    output.push(
      text.slice(consumed, start),
      isForeignTag(tag) ? (isOnOwnLine(text, start, tagEnd) ? '' : 'x') : tag,
    )
    consumed = tagEnd
  }
  return [...output, text.slice(consumed)].join('')
}

/** A tag on a line of its own is a statement and prints nothing; any other tag prints a value. */
function isOnOwnLine(text: string, start: number, end: number): boolean {
  let [previous, next] = [start - 1, end]
  while (text[previous] === ' ' || text[previous] === '\t') previous--
  while (text[next] === ' ' || text[next] === '\t' || text[next] === '\r') next++
  return (previous < 0 || text[previous] === '\n') && (next === text.length || text[next] === '\n')
}

/** False for an action with an object or function that only Helm has, and for `[[ … ]]` of a shell. */
function isForeignTag(tag: string): boolean {
  if (tag.startsWith('[[')) return /^\[\[-? *(?:\.\w|(?:if|else|end|range|with|define|template)\b)/.test(tag)
  return !/^\{\{[^<%]/.test(tag) || !helmNames.test(tag)
}

const helmNames =
  /\.(?:Values|Release|Chart|Capabilities|Files|Template)\b|\b(?:include|tpl|required|lookup)\b/
