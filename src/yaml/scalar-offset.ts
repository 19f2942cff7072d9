import type { YamlScalar } from './node.ts'

/**
 * The offset in the source of a character of a scalar's value: the `b` of `'a b'` is at offset 3 of the source and 2 of the
 * value. If an escape or a folded line represents the character, the offset of its first character.
 *
 * @param offset a UTF-16 index into the value, which is a string
 */
export function offsetInSource(
  { source: { text }, start, end, style, value }: YamlScalar,
  offset: number,
): number {
  const characters = String(value)
  let at = style === 'single' || style === 'double' ? start + 1 : start
  for (let index = 0; index <= offset && at < end; index++) {
    while (at < end && !represents(text, at, characters[index], style)) at++
    if (index < offset) at += sourceLength(text, at, style)
  }
  return Math.min(at, end)
}

/** True if a character of the source represents a character of the value; false for indentation, for example. */
function represents(
  text: string,
  at: number,
  character: string | undefined,
  style: YamlScalar['style'],
): boolean {
  const written = text[at]
  if (character === undefined || written === character) return true
  if (style === 'double' && written === '\\') return !/[\r\n]/.test(text[at + 1] ?? '')
  if (/\s/.test(character)) return written === '\n'
  return !/\s/.test(written ?? '') && !(style === 'double' && text[at - 1] === '\\')
}

/** The length of the source that represents one character, such as an escape or a doubled quote. */
function sourceLength(text: string, at: number, style: YamlScalar['style']): number {
  if (style === 'single' && text[at] === "'") return 2
  if (style !== 'double' || text[at] !== '\\') return 1
  return 2 + (escapeLengths[text[at + 1] ?? ''] ?? 0)
}

/** The number of digits of escapes. */
const escapeLengths: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 }
