import { closestName } from '../../schema/suggest.ts'
import { alteringEdit, type ValueEdit } from '../probe/edits.ts'
import type { EditableValue } from '../probe/editable-values.ts'
import type { Template } from './types.ts'

/**
 * Edits to values that a person might write instead: of the same shape, for numbers also much smaller and larger, and for
 * parts of addresses also without invalid characters.
 */
export function alternativeValues(template: Template, editable: EditableValue): ValueEdit[] {
  const [similar, different] = ([1, 2] as const).map(
    (variant) => alteringEdit(editable, template.markOf(editable, variant)) ?? [],
  )
  const { source, start, end, kind, value } = editable
  const written = kind === 'value' ? source.text.slice(start, end) : ''
  const edits = (texts: readonly string[]): ValueEdit[] => texts.map((text) => ({ source, start, end, text }))
  const repaired = typeof value === 'string' ? edits(repairedAddresses(written)) : []
  // The search has already rendered the first edit. A distant number repairs a wrong one more often than a near number.
  return [similar!, edits(scaledNumbers(written)), different!, repaired].flat()
}

/** The edit that writes a finding's suggestion, or a part of it, instead of a similar value; none for any other value. */
export function suggestedValues(editable: EditableValue, suggestion: string): ValueEdit[] {
  const { source, start, end, value } = editable
  if (typeof value !== 'string') return []
  const text = suggestedText(source.text.slice(start, end), value, suggestion)
  return text === undefined ? [] : [{ source, start, end, text }]
}

/**
 * The text to write instead of a value that is a misspelt suggestion, or a misspelt part of one, in the quotes of the value;
 * `undefined` for any other value.
 *
 * @param written the value with its quotes
 */
export function suggestedText(written: string, value: string, suggestion: string): string | undefined {
  const word = closestName(value, [suggestion, ...suggestion.split(/[./:]/)])
  const quote = /^["']?/.exec(written)![0]
  return word === undefined || word === value ? undefined : quote + word + quote
}

/**
 * For an integer with an optional unit, such as `250m` or `"5s"`: the texts with 100 times the number plus 7, and with a
 * hundredth of it, rounded down. Sign, unit and quotes stay. `[]` for any other text.
 */
export function scaledNumbers(written: string): string[] {
  if (!/^["']?-?\d+[a-zµA-Z%]*["']?$/.test(written)) return []
  return scales.map((scale) => written.replace(/\d+/, (digits) => String(scale(Number(digits)))))
}

const scales = [(value: number) => value * 100 + 7, (value: number) => Math.floor(value / 100)]

/** Mistakes that a value may bring into an address, each with its replacement. */
const addressRepairs: readonly (readonly [RegExp, string])[] = [
  [/[?#][^"'\s]*/, ''],
  [/^(["']?)http:/, '$1https:'],
  [/^(["']?)(?:file|ftp|grpc|tcp|tls|wss?)(?=:|["']?$)/, '$1https'],
  [/(?<=\w)[\s_]+(?=\w)/g, '-'],
  [/(?<=\w):[\w.-]+(?=\/|["']?$)/, ''],
]

/** A part of an address without its mistakes. If several values make up an address, the wrong part is the cause. */
export function repairedAddresses(written: string): string[] {
  return addressRepairs
    .map(([pattern, replacement]) => written.replace(pattern, replacement))
    .filter((text) => text !== written)
}
