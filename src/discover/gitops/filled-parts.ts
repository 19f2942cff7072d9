import type { FilledPart } from '../../core/embedded-values.ts'
import { filledText } from '../../yaml/embedded.ts'

/** How a tool fills texts: the form of its placeholders, and their replacements. */
export interface TextFiller {
  /** With the flag `g`. */
  readonly placeholders: RegExp
  /** The part for a placeholder; `null` if it is unknown. */
  partOf(placeholder: string): Omit<FilledPart, 'placeholder'> | null
}

/**
 * The parts that a tool put into a text. The text of a single unknown placeholder, such as a call of a function, follows
 * from the result. `undefined` for several unknown placeholders, and if the parts do not lead to the result.
 */
export function filledParts(
  written: string,
  result: string,
  { placeholders, partOf }: TextFiller,
): readonly FilledPart[] | undefined {
  const replacements = [...new Set(written.match(placeholders) ?? [])].map((placeholder) => ({
    placeholder,
    part: partOf(placeholder),
  }))
  const knownParts = replacements.flatMap(({ placeholder, part }) => (part ? [{ placeholder, ...part }] : []))
  const [unknown, ...furtherUnknown] = replacements.filter(({ part }) => part === null)
  if (furtherUnknown.length > 0) return undefined
  const parts = unknown
    ? [...knownParts, ...remainingPart(unknown.placeholder, written, result, knownParts)]
    : knownParts
  return parts.length > 0 && filledText(written, parts, ({ text }) => text) === result ? parts : undefined
}

/** The part of a result that remains without the known parts. */
function remainingPart(
  placeholder: string,
  written: string,
  result: string,
  knownParts: readonly FilledPart[],
): FilledPart[] {
  const [prefix = '', suffix, ...furtherTexts] = filledText(written, knownParts, ({ text }) => text).split(
    placeholder,
  )
  if (suffix === undefined || furtherTexts.length > 0) return []
  return [{ placeholder, text: result.slice(prefix.length, result.length - suffix.length) }]
}
