import { visible } from '../escape.ts'

/** Pixels of a character: the font of pictures is monospaced, so that a text is measured without a browser. */
const characterWidth = 7.3
/** Pixels from one line of a text to the next. */
export const lineHeight = 16

/**
 * A text in lines of at most `width` characters, broken at spaces. A word that is longer loses its middle; what does not fit
 * in `maxLines` is cut off.
 */
export function textLines(text: string, width: number, maxLines: number): string[] {
  const lines: string[] = []
  for (const word of visible(text).split(/\s+/).filter(Boolean)) {
    const shown = withoutMiddle(word, width)
    const last = lines.at(-1)
    if (last !== undefined && lengthOf(last) + 1 + lengthOf(shown) <= width)
      lines[lines.length - 1] = `${last} ${shown}`
    else lines.push(shown)
  }
  if (lines.length <= maxLines) return lines
  return [...lines.slice(0, maxLines - 1), `${[...lines[maxLines - 1]!].slice(0, width - 1).join('')}…`]
}

/** Pixels of the longest of some lines. */
export function textWidth(lines: readonly string[]): number {
  return Math.ceil(Math.max(0, ...lines.map(lengthOf)) * characterWidth)
}

function withoutMiddle(word: string, width: number): string {
  const characters = [...word]
  if (characters.length <= width) return word
  const start = Math.floor((width - 1) / 2)
  return [...characters.slice(0, start), '…', ...characters.slice(start + 1 - width)].join('')
}

function lengthOf(text: string): number {
  return [...text].length
}
