import type { FilledPart } from '../../core/embedded-values.ts'
import { filledText } from '../../yaml/embedded.ts'

/** How a tool fills texts: what its placeholders look like, and what it puts in the place of one. */
export interface TextFiller {
  /** With the flag `g`. */
  readonly placeholders: RegExp
  /** What a placeholder stands for; `null` if that is not known. */
  partOf(placeholder: string): Omit<FilledPart, 'placeholder'> | null
}

/**
 * What a tool put into a text. Of one placeholder that is not known, such as the call of a function, the result tells the
 * text. `undefined` for more of them, and if the parts do not make the result.
 */
export function filledParts(
  written: string,
  result: string,
  { placeholders, partOf }: TextFiller,
): readonly FilledPart[] | undefined {
  const found = [...new Set(written.match(placeholders) ?? [])].map((placeholder) => ({
    placeholder,
    part: partOf(placeholder),
  }))
  const known = found.flatMap(({ placeholder, part }) => (part ? [{ placeholder, ...part }] : []))
  const [unknown, ...others] = found.filter(({ part }) => part === null)
  if (others.length > 0) return undefined
  const parts = unknown ? [...known, ...remainingPart(unknown.placeholder, written, result, known)] : known
  return parts.length > 0 && filledText(written, parts, ({ text }) => text) === result ? parts : undefined
}

/** The part that is left of a result without the known ones. */
function remainingPart(
  placeholder: string,
  written: string,
  result: string,
  known: readonly FilledPart[],
): FilledPart[] {
  const [before = '', after, ...others] = filledText(written, known, ({ text }) => text).split(placeholder)
  if (after === undefined || others.length > 0) return []
  return [{ placeholder, text: result.slice(before.length, result.length - after.length) }]
}
