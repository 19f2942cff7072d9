import { carriageReturn, lineFeed, space, tab as tabulator } from './characters.ts'
import { decodeBlock, decodeFlow } from './decode.ts'
import type { YamlScalar } from './node.ts'
import { addProblem, type DocumentReading } from './reading.ts'
import * as form from './scalar-form.ts'
import { isRefusal, resolvePlain, resolveTagged, type ScalarValue, yamlTag } from './scalar.ts'
import { skipToken } from './tokens.ts'

/** Reads the scalar that is the next token, with its offsets (see `start` in node.ts) and its value in Go. */
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
      ? resolvePlain(reading.source.text.slice(start, end))
      : resolveValue(reading, flowText(reading, start, end, written), written, tag, start, end)
  return newScalar(reading, start, end, value, styles[form.styleOf(written)]!)
}

/** An empty scalar, perhaps with a tag or an anchor; located at the end of its key. */
export function emptyScalar(reading: DocumentReading, tag: string | null): YamlScalar {
  const at = reading.from
  return newScalar(reading, at, at, resolveValue(reading, '', form.plainForm, tag, at, at), 'empty')
}

/** True if Go takes the next scalar for the key of a merge (yaml.v2 decode.go, isMerge). */
export function isMerge({ scan }: DocumentReading, tag: string | null): boolean {
  const { queue } = scan
  const start = queue.starts[queue.head]!
  const written = queue.forms[queue.head]!
  const quote = written === form.single || written === form.double ? 1 : 0
  if (queue.ends[queue.head]! - start !== 2 + 2 * quote || !scan.text.startsWith('<<', start + quote))
    return false
  return tag === null ? written === form.plainForm : tag === '!' || tag === `${yamlTag}merge`
}

/** Properties are always set in this order, so that all scalars have one hidden class in V8. */
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

/** The value of a scalar; if Go refuses it for its tag, adds a problem and returns the text. */
function resolveValue(
  reading: DocumentReading,
  text: string,
  written: form.ScalarForm,
  tag: string | null,
  start: number,
  end: number,
): ScalarValue {
  if (tag === null) return form.styleOf(written) === form.plainForm ? resolvePlain(text) : text
  const value = resolveTagged(text, tag)
  if (!isRefusal(value)) return value
  addProblem(reading, 'syntax', value.reason, start, end)
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
  const value = resolveValue(reading, decoded, written, tag, start, end)
  return newScalar(reading, start, end, value, styles[form.styleOf(written)]!)
}

/** The offset of the first line below a header, or `next` if there is none. */
function firstLine({ source: { text } }: DocumentReading, header: number, next: number): number {
  lineBreak.lastIndex = header
  return lineBreak.test(text) ? Math.min(lineBreak.lastIndex, next) : next
}

/** The offset after the header's indicators (`|-`); a comment may follow them. */
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
