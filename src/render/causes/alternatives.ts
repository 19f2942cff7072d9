import { closestName } from '../../schema/suggest.ts'
import { alteringEdit, type ValueEdit } from '../probe/edits.ts'
import type { EditableValue } from '../probe/editable-values.ts'
import type { Template } from './types.ts'

/**
 * Edits to values that a person might write instead: of the same shape, for numbers also far smaller and larger, and for
 * parts of addresses also without what an address may not have.
 */
export function alternativeValues(template: Template, editable: EditableValue): ValueEdit[] {
  const [similar, different] = ([1, 2] as const).map(
    (variant) => alteringEdit(editable, template.markOf(editable, variant)) ?? [],
  )
  const { source, start, end, kind, value } = editable
  const written = kind === 'value' ? source.text.slice(start, end) : ''
  const edits = (texts: readonly string[]): ValueEdit[] => texts.map((text) => ({ source, start, end, text }))
  const repaired = typeof value === 'string' ? edits(repairedAddresses(written)) : []
  // The first was already rendered during the search. A wrong number is rather repaired by a distant one than a near
  // one.
  return [similar!, edits(scaledNumbers(written)), different!, repaired].flat()
}

/** Edits that write what a finding suggests, or a part of it, in the place of a value that is similar to it. */
export function suggestedValues(
  { source, start, end, value }: EditableValue,
  suggestion: string,
): ValueEdit[] {
  if (typeof value !== 'string') return []
  const texts = suggestedTexts(source.text.slice(start, end), value, suggestion)
  return texts.map((text) => ({ source, start, end, text }))
}

/**
 * What a finding suggests, or a part of it, to be written in the place of a value that is similar to it; empty for another one.
 *
 * @param written the value with its quotes
 */
export function suggestedTexts(written: string, value: string, suggestion: string): string[] {
  const word = closestName(value, [suggestion, ...suggestion.split(/[./:]/)])
  const quote = /^["']?/.exec(written)![0]
  return word === undefined || word === value ? [] : [quote + word + quote]
}

/** A number that is a hundred times larger and smaller; empty for any other text. */
export function scaledNumbers(written: string): string[] {
  if (!/^["']?-?\d+[a-zµA-Z%]*["']?$/.test(written)) return []
  return scales.map((scale) => written.replace(/\d+/, (digits) => String(scale(Number(digits)))))
}

const scales = [(value: number) => value * 100 + 7, (value: number) => Math.floor(value / 100)]

/** What a value may put into an address that makes the address wrong, and what to write instead. */
const addressRepairs: readonly (readonly [RegExp, string])[] = [
  [/[?#][^"'\s]*/, ''],
  [/^(["']?)http:/, '$1https:'],
  [/^(["']?)(?:file|ftp|grpc|tcp|tls|wss?)(?=:|["']?$)/, '$1https'],
  [/(?<=\w)[\s_]+(?=\w)/g, '-'],
]

/** A part of an address without what makes it wrong: where several values make one, the part that is wrong is the cause. */
export function repairedAddresses(written: string): string[] {
  return addressRepairs
    .map(([pattern, replacement]) => written.replace(pattern, replacement))
    .filter((text) => text !== written)
}
