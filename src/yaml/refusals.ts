import type { YAMLException } from 'js-yaml'
import { parseDocument } from 'yaml'
import type { YAMLParseError } from 'yaml'
import type { Refused } from './events.ts'
import type { YamlProblem } from './node.ts'

/**
 * Everything that is wrong with a document that could not be parsed. js-yaml stops at the first
 * fault; `yaml` goes on and names all of them, at a tenth of the speed. Places count from `offset`.
 */
export function refusals({ text, error }: Refused, offset: number): YamlProblem[] {
  if (error.reason.startsWith('nesting exceeded')) return [first(error, 'bound', 'nested too deeply', offset)]
  const all = text.length > maxSecondReading ? [] : secondReading(text)
  if (all.length === 0) return [first(error, 'syntax', error.reason, offset)]
  return all
    .filter(isOwnFault)
    .slice(0, maxErrors)
    .map((each) => problemOf(each, offset, text.length))
}

/** Characters. `yaml` reads about 2 million of them in a second. */
const maxSecondReading = 250_000

/** Nobody repairs more at once. */
const maxErrors = 20

function first(
  { mark }: YAMLException,
  code: 'syntax' | 'bound',
  message: string,
  offset: number,
): YamlProblem {
  const start = offset + (mark?.position ?? 0)
  return { code, message, start, end: start }
}

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
