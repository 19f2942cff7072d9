import { carriageReturn, lineFeed, space, tab as tabulator } from './characters.ts'
import { decodeBlock, decodeFlow } from './decode.ts'
import type { YamlScalar } from './node.ts'
import { complain, type DocumentReading } from './reading.ts'
import { meaningAt } from './scalar-cache.ts'
import * as form from './scalar-form.ts'
import { isRefusal, resolveTagged, type ScalarValue, yamlTag } from './scalar.ts'
import { skipToken } from './tokens.ts'

/** The scalar that is the next token, with its place (see `start` in node.ts) and what it means to Go. */
export function readScalar(reading: DocumentReading, tag: string | null): YamlScalar {
  const { queue } = reading.scan
  const start = queue.starts[queue.head]!
  const end = queue.ends[queue.head]!
  const written = queue.forms[queue.head]!
  skipToken(reading.scan)
  if (form.styleOf(written) >= form.literal) return blockScalar(reading, start, end, written, tag)
  reading.from = end
  const value =
    tag === null && written === form.plainForm
      ? meaningAt(reading.known, reading.source.text, start, end)
      : meaning(reading, flowText(reading, start, end, written), written, tag, start, end)
  return newScalar(reading, start, end, value, styles[form.styleOf(written)]!)
}

/** A value of which nothing is written but a tag or an anchor, if that; it stands at the end of its key. */
export function emptyScalar(reading: DocumentReading, tag: string | null): YamlScalar {
  const at = reading.from
  return newScalar(reading, at, at, meaning(reading, '', form.plainForm, tag, at, at), 'empty')
}

/** True for a scalar that Go takes for the key of a merge (yaml.v2 decode.go, isMerge). */
export function isMerge({ scan }: DocumentReading, tag: string | null): boolean {
  const { queue } = scan
  const start = queue.starts[queue.head]!
  const written = queue.forms[queue.head]!
  const quote = written === form.single || written === form.double ? 1 : 0
  if (queue.ends[queue.head]! - start !== 2 + 2 * quote || !scan.text.startsWith('<<', start + quote))
    return false
  return tag === null ? written === form.plainForm : tag === '!' || tag === `${yamlTag}merge`
}

/** Always in this order, so that all scalars are of one shape to the engine. */
function newScalar(
  { source }: DocumentReading,
  start: number,
  end: number,
  value: ScalarValue,
  style: YamlScalar['style'],
): YamlScalar {
  return { source, kind: 'scalar', start, end, value, style }
}

function flowText({ source }: DocumentReading, start: number, end: number, written: form.ScalarForm): string {
  const style = form.styleOf(written)
  const quote = style === form.plainForm ? 0 : 1
  const text = source.text.slice(start + quote, end - quote)
  return written & form.decoded ? decodeFlow(text, style) : text
}

/** What a text means; a tag that Go refuses it for is a problem. */
function meaning(
  reading: DocumentReading,
  text: string,
  written: form.ScalarForm,
  tag: string | null,
  start: number,
  end: number,
): ScalarValue {
  if (tag === null)
    return form.styleOf(written) === form.plainForm ? meaningAt(reading.known, text, 0, text.length) : text
  const value = resolveTagged(text, tag)
  if (!isRefusal(value)) return value
  complain(reading, 'syntax', value.refused, start, end)
  return text
}

function blockScalar(
  reading: DocumentReading,
  header: number,
  next: number,
  written: form.ScalarForm,
  tag: string | null,
): YamlScalar {
  const { text } = reading.source
  const lines = firstLine(reading, header, next)
  let end = next
  while (end > lines && isGap(text.charCodeAt(end - 1))) end--
  let start = header
  if (end === lines) end = headerEnd(text, header)
  else {
    start = lines
    while (start < lines + form.blockIndent(written) && text.charCodeAt(start) === space) start++
  }
  reading.from = end
  const decoded = decodeBlock(text.slice(lines, next), written)
  const value = meaning(reading, decoded, written, tag, start, end)
  return newScalar(reading, start, end, value, styles[form.styleOf(written)]!)
}

/** Where the first line below a header begins, or `next` if there is none. */
function firstLine({ source: { text } }: DocumentReading, header: number, next: number): number {
  lineBreak.lastIndex = header
  return lineBreak.test(text) ? Math.min(lineBreak.lastIndex, next) : next
}

/** The end of `|-`: a comment may follow. */
function headerEnd(text: string, header: number): number {
  indicators.lastIndex = header
  indicators.test(text)
  return indicators.lastIndex
}

function isGap(code: number): boolean {
  return code === space || code === lineFeed || code === carriageReturn || code === tabulator
}

const lineBreak = /\r\n?|[\n\x85\u2028\u2029]/g
const indicators = /[|>][-+\d]*/y

const styles: readonly YamlScalar['style'][] = ['plain', 'single', 'double', 'literal', 'folded']
