import { parseDocuments } from '../yaml/parse.ts'
import type { Reader } from '../yaml/reader.ts'
import { isRefused } from './unreadable.ts'

/**
 * True if a file of a chart cannot be read as YAML only because it is a template of another tool than Helm: of Jinja or
 * ERB, of Go with delimiters of its own, or with actions that name nothing of Helm's. What is wrong besides, and what a
 * person wrote for Helm where Helm fills in nothing, is left in the text and remains an error.
 */
export function isOtherTemplate(reader: Reader, file: string): boolean {
  const text = reader.text(file)
  if (text === undefined || !isRefused(reader, file)) return false
  const filled = withoutTags(text)
  return (
    filled !== text &&
    parseDocuments(filled, file).every(({ root, problems }) => root || problems.length === 0)
  )
}

function withoutTags(text: string): string {
  return delimiters.reduce((left, [open, close]) => withoutTagsOf(left, open, close), text)
}

/** Those of Go and Jinja, of statements of Jinja, of ERB, and those that templates of Helm's templates have. */
const delimiters = [
  ['{{', '}}'],
  ['{%', '%}'],
  ['<%', '%>'],
  ['[[', ']]'],
] as const

/** Looks for one delimiter after the other: a pattern of both would cost the square of a hostile text. */
function withoutTagsOf(text: string, open: string, close: string): string {
  const parts: string[] = []
  let done = 0
  for (let start = text.indexOf(open); start >= 0; start = text.indexOf(open, done)) {
    const end = text.indexOf(close, start + open.length)
    if (end < 0) break
    const after = end + close.length
    const tag = text.slice(start, after)
    parts.push(text.slice(done, start), isOtherTag(tag) ? (isAlone(text, start, after) ? '' : 'x') : tag)
    done = after
  }
  return [...parts, text.slice(done)].join('')
}

/** A tag with a line of its own steers what is printed; another one prints something. */
function isAlone(text: string, start: number, end: number): boolean {
  let [before, after] = [start - 1, end]
  while (text[before] === ' ' || text[before] === '\t') before--
  while (text[after] === ' ' || text[after] === '\t' || text[after] === '\r') after++
  return (before < 0 || text[before] === '\n') && (after === text.length || text[after] === '\n')
}

/** False for an action with an object or a function that only Helm has, and for tests of a shell. */
function isOtherTag(tag: string): boolean {
  if (tag.startsWith('[[')) return /^\[\[-? *(?:\.\w|(?:if|else|end|range|with|define|template)\b)/.test(tag)
  return !/^\{\{[^<%]/.test(tag) || !ofHelm.test(tag)
}

const ofHelm = /\.(?:Values|Release|Chart|Capabilities|Files|Template)\b|\b(?:include|tpl|required|lookup)\b/
