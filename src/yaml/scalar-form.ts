/**
 * How a scalar is written, in one number, so that a token of it needs no object: its style, whether its text means
 * what stands there, and for a block scalar the indentation and what becomes of the line breaks at its end.
 */
export type ScalarForm = number

export const plainForm = 0
export const single = 1
export const double = 2
export const literal = 3
export const folded = 4

/** Set where the text has to be decoded: it has several lines or escapes. */
export const decoded = 8

/** Line breaks at the end of a block scalar: one, none, all. */
export const clip = 0
export const strip = 16
export const keep = 32

export function styleOf(form: ScalarForm): number {
  return form & 7
}

export function chompingOf(form: ScalarForm): number {
  return form & (strip | keep)
}

/** The column where the text of a block scalar begins. */
export function blockIndent(form: ScalarForm): number {
  return form >> 6
}

export function blockForm(style: number, chomping: number, indent: number): ScalarForm {
  return style | decoded | chomping | (indent << 6)
}
