import { parseDocument } from 'yaml'
import type { YAMLParseError } from 'yaml'
import type { Fault } from './fault.ts'
import type { YamlProblem } from './node.ts'

/**
 * Everything that is wrong with a document that was refused. Our own reader stops at the first fault, as Go does;
 * `yaml` goes on and names all of them, at a tenth of the speed. Places count from `offset`.
 */
export function yamlRefusals(
  text: string,
  offset: number,
  { code, message, start, end }: Fault,
): YamlProblem[] {
  const first: YamlProblem = { code, message, start, end }
  if (code === 'bound' || text.length > maxSecondReading) return [first]
  const all = secondReading(text)
  if (all.length === 0) return [first]
  return all
    .filter(isOwnFault)
    .slice(0, maxErrors)
    .map((each) => problemOf(each, offset, text.length))
}

/** Characters. `yaml` reads about 2 million of them in a second. */
const maxSecondReading = 250_000

/** Nobody repairs more at once. */
const maxErrors = 20

function secondReading(text: string): readonly YAMLParseError[] {
  try {
    return parseDocument(text, { schema: 'failsafe', prettyErrors: false, uniqueKeys: false }).errors
  } catch (error) {
    if (error instanceof RangeError) return []
    throw error
  }
}

/** What is unexpected after another fault is its echo. */
function isOwnFault({ code }: YAMLParseError, index: number): boolean {
  return index === 0 || code !== 'UNEXPECTED_TOKEN'
}

/** `yaml` places some errors one past the end of the text. */
function problemOf(
  { message, pos: [start, end] }: YAMLParseError,
  offset: number,
  length: number,
): YamlProblem {
  const text = message.charAt(0).toLowerCase() + message.slice(1)
  const from = Math.min(start, length)
  return {
    code: 'syntax',
    message: text,
    start: offset + from,
    end: offset + Math.max(from, Math.min(end, length)),
  }
}
