import { parseDocument } from 'yaml'
import type { YAMLParseError } from 'yaml'
import type { Fault } from './fault.ts'
import type { YamlProblem } from './node.ts'

/**
 * All problems of a document that our reader refused with `fault`. Our reader stops at the first fault, as Go does; the
 * package `yaml` continues and lists all faults, at a tenth of the speed. `offset` is the start of the document in its
 * file. Offsets of the problems refer to the file.
 */
export function yamlRefusals(text: string, offset: number, fault: Fault): YamlProblem[] {
  const { code, message, start, end } = fault
  const first: YamlProblem = { code, message, start, end }
  if (code === 'bound' || text.length > maxReparsedLength) return [first]
  const errors = parseErrors(text)
  if (errors.length === 0) return [first]
  return errors
    .filter(isIndependent)
    .slice(0, maxErrors)
    .map((error) => problemOf(error, offset, text.length))
}

/** In characters. The package `yaml` reads about 2 million characters per second. */
const maxReparsedLength = 250_000

/** Limit on errors that are reported for one document. */
const maxErrors = 20

function parseErrors(text: string): readonly YAMLParseError[] {
  try {
    return parseDocument(text, { schema: 'failsafe', prettyErrors: false, uniqueKeys: false }).errors
  } catch (error) {
    if (error instanceof RangeError) return []
    throw error
  }
}

/** False for an unexpected token after another error: it usually follows from that error. */
function isIndependent({ code }: YAMLParseError, index: number): boolean {
  return index === 0 || code !== 'UNEXPECTED_TOKEN'
}

/** The package `yaml` places some errors one past the end of the text. */
function problemOf(
  { message, pos: [start, end] }: YAMLParseError,
  offset: number,
  length: number,
): YamlProblem {
  const sentence = message.charAt(0).toLowerCase() + message.slice(1)
  const from = Math.min(start, length)
  return {
    code: 'syntax',
    message: sentence,
    start: offset + from,
    end: offset + Math.max(from, Math.min(end, length)),
  }
}
