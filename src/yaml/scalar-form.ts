/**
 * How a scalar is written, packed into one number so that a token needs no object: its style, whether its text has to
 * be decoded, and for a block scalar its indentation and chomping.
 */
export type ScalarForm = number

/** The styles of a scalar, in the lowest three bits of its form: plain, single-quoted, double-quoted, `|`, `>`. */
export const plainForm = 0
export const single = 1
export const double = 2
export const literal = 3
export const folded = 4

/** The bit of a form that is set if the text has to be decoded: it has several lines or escapes, or is a block scalar. */
export const decoded = 8

/** Chomping, the line breaks that stay at the end of a block scalar: `clip` one, `strip` (`-`) none, `keep` (`+`) all. */
export const clip = 0
export const strip = 16
export const keep = 32

/** The style of a scalar: one of the five constants above. */
export function styleOf(form: ScalarForm): number {
  return form & 7
}

/** The chomping of a block scalar: `clip`, `strip` or `keep`. */
export function chompingOf(form: ScalarForm): number {
  return form & (strip | keep)
}

/** The column at which the text of a block scalar begins, 0-based. */
export function blockIndent(form: ScalarForm): number {
  return form >> 6
}

/**
 * The form of a block scalar.
 *
 * @param style `literal` or `folded`
 * @param chomping `clip`, `strip` or `keep`
 * @param indent the columns before its text
 */
export function blockForm(style: number, chomping: number, indent: number): ScalarForm {
  return style | decoded | chomping | (indent << 6)
}
