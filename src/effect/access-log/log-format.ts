import { isDataMap } from '../../core/plain-data.ts'
import { logFieldOf, recordOf, type LogField, type LogRecord, type LogValues } from './log-record.ts'

/** Reads a line of an access log; `undefined` if it is not of this format. */
export type ReadLine = (line: string) => LogRecord | undefined

/** An operator of a text format, and the text up to the next one. */
interface Piece {
  readonly field: LogField | undefined
  readonly after: string
}

/** A command operator with its parameters and length: `%REQ(X-ENVOY-ORIGINAL-PATH?:PATH):20%`. */
const operators = /%([A-Z_0-9]+(?:\([^)]*\))?(?::\d+)?)%/g

/** A text that is one command operator. */
const soleOperator = /^%([A-Z_0-9]+(?:\([^)]*\))?(?::\d+)?)%$/

/**
 * A reader of lines of a text format of Envoy. A value ends where the next text of the format begins. If the format begins
 * with text, what stands in front of that text in a line, as `kubectl logs --prefix` prints it, is skipped. The reader returns
 * `undefined` for a line that lacks a text of the format or a status, and for all lines if the format has no operator.
 */
export function textFormat(format: string): ReadLine {
  const { before, pieces } = piecesOf(format.trimEnd())
  const [first] = pieces
  return (line) => {
    if (!first) return undefined
    const start = before === '' ? 0 : line.lastIndexOf(before, line.indexOf(first.after))
    const values = start < 0 ? undefined : valuesIn(line, start + before.length, pieces)
    return values && recordOf(values)
  }
}

function piecesOf(format: string): { before: string; pieces: readonly Piece[] } {
  const matches = [...format.matchAll(operators)]
  const textAfter = (index: number): string => {
    const end = matches[index]!.index + matches[index]![0].length
    return unescaped(format.slice(end, matches[index + 1]?.index))
  }
  return {
    before: unescaped(format.slice(0, matches[0]?.index)),
    pieces: matches.map(([, operator], index) => ({ field: logFieldOf(operator!), after: textAfter(index) })),
  }
}

/** `%%` is how a format writes one `%`. */
function unescaped(text: string): string {
  return text.replaceAll('%%', '%')
}

function valuesIn(line: string, start: number, pieces: readonly Piece[]): LogValues | undefined {
  const values = new Map<LogField, string>()
  let position = start
  for (const { field, after } of pieces) {
    const end = after === '' ? line.length : line.indexOf(after, position)
    if (end < 0) return undefined
    if (field && !values.has(field)) values.set(field, line.slice(position, end).trim())
    position = end + after.length
  }
  return values
}

/**
 * A reader of lines of a JSON format of Envoy: an object, maybe with objects in it, whose texts are one command operator each,
 * as in `{ "code": "%RESPONSE_CODE%" }`; other texts are ignored. What stands in front of the first `{` of a line is skipped.
 * The reader returns `undefined` for a line without a JSON object or a status.
 */
export function jsonFormat(format: object): ReadLine {
  const fields = fieldsOf(format)
  return (line) => {
    const values = fields.size === 0 ? undefined : objectIn(line)
    if (!values) return undefined
    const found = [...fields].flatMap(([field, path]) => {
      const value = path.reduce<unknown>(
        (parent, key) => (isDataMap(parent) ? parent[key] : undefined),
        values,
      )
      return typeof value === 'string' || typeof value === 'number' ? [[field, String(value)] as const] : []
    })
    return recordOf(new Map(found))
  }
}

/** The keys that lead to each field of a JSON format. */
function fieldsOf(format: object): ReadonlyMap<LogField, readonly string[]> {
  const entries = Object.entries(format).flatMap(([key, value]: [string, unknown]) => {
    if (isDataMap(value)) return [...fieldsOf(value)].map(([field, path]) => [field, [key, ...path]] as const)
    const [, operator] = (typeof value === 'string' && soleOperator.exec(value)) || []
    const field = operator === undefined ? undefined : logFieldOf(operator)
    return field ? [[field, [key]] as const] : []
  })
  return new Map(entries)
}

/** The JSON object at the end of a line. */
function objectIn(line: string): unknown {
  const start = line.indexOf('{')
  if (start < 0) return undefined
  try {
    return JSON.parse(line.slice(start))
  } catch {
    return undefined
  }
}
