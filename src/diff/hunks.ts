import { hunkRange } from './text.ts'
import type { Edit } from '../core/report.ts'
import { offsetEdits } from '../core/text-edit.ts'

/** Lines that are replaced. `start` is 0-based; lines include their line breaks. */
interface Block {
  readonly start: number
  readonly removed: readonly string[]
  readonly added: readonly string[]
}

/**
 * The effect of edits on the lines of a text, as a unified diff without a file header. Lines end at LF, as in Git; a CR
 * before it belongs to the line.
 *
 * @param context number of lines to show around a change
 * @param isShown whether the line with an index, from 0, may be shown as context; context ends before one that may not
 */
export function hunksText(
  text: string,
  edits: readonly Edit[],
  context: number,
  isShown: (line: number) => boolean = () => true,
): string {
  const lines = linesOf(text)
  let lineShift = 0
  return groupBlocks(blocksOf(text, edits), context, isShown)
    .map((group) => {
      const printed = printHunk(lines, group, lineRangeOf(group, lines.length, context, isShown), lineShift)
      lineShift += group.reduce((sum, { removed, added }) => sum + added.length - removed.length, 0)
      return printed
    })
    .join('')
}

function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? []
}

/** The complete lines that edits touch; edits that touch the same line form one block. */
function blocksOf(text: string, edits: readonly Edit[]): Block[] {
  const blocks: { from: number; to: number; newText: string }[] = []
  for (const { start, end, text: editText } of offsetEdits(text, edits)) {
    const from = text.lastIndexOf('\n', start - 1) + 1
    const to = endOfLine(text, Math.max(start, end))
    const last = blocks.at(-1)
    if (last && from < last.to) {
      const keptLength = last.newText.length - (last.to - start)
      last.newText = last.newText.slice(0, keptLength) + editText + text.slice(end, Math.max(to, last.to))
      last.to = Math.max(to, last.to)
    } else blocks.push({ from, to, newText: text.slice(from, start) + editText + text.slice(end, to) })
  }
  return blocks.map(({ from, to, newText }) =>
    trimBlock(linesOf(text.slice(0, from)).length, linesOf(text.slice(from, to)), linesOf(newText)),
  )
}

function endOfLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset)
  return end < 0 ? text.length : end + 1
}

/** A block without the unchanged lines at its start and end. */
function trimBlock(start: number, removed: readonly string[], added: readonly string[]): Block {
  const shorter = Math.min(removed.length, added.length)
  let head = 0
  while (head < shorter && removed[head] === added[head]) head++
  let tail = 0
  while (tail < shorter - head && removed.at(-1 - tail) === added.at(-1 - tail)) tail++
  return {
    start: start + head,
    removed: removed.slice(head, removed.length - tail),
    added: added.slice(head, added.length - tail),
  }
}

/** Groups blocks that are so close that their context touches. */
function groupBlocks(
  blocks: readonly Block[],
  context: number,
  isShown: (line: number) => boolean,
): Block[][] {
  const groups: Block[][] = []
  for (const block of blocks) {
    const last = groups.at(-1)?.at(-1)
    const end = last ? last.start + last.removed.length : 0
    const between = Array.from(
      { length: Math.min(block.start - end, 2 * context) },
      (_, index) => end + index,
    )
    if (last && block.start - end <= 2 * context && between.every(isShown)) groups.at(-1)!.push(block)
    else groups.push([block])
  }
  return groups
}

/** The hunkRange of lines of a hunk: its blocks with as much context as may be shown. */
function lineRangeOf(
  group: readonly Block[],
  count: number,
  context: number,
  isShown: (line: number) => boolean,
): [from: number, to: number] {
  const first = group[0]!.start
  const end = group.at(-1)!.start + group.at(-1)!.removed.length
  let [from, to] = [first, end]
  while (from > 0 && first - from < context && isShown(from - 1)) from--
  while (to < count && to - end < context && isShown(to)) to++
  return [from, to]
}

function printHunk(
  lines: readonly string[],
  group: readonly Block[],
  [from, to]: readonly [number, number],
  lineShift: number,
): string {
  const grown = group.reduce((sum, { removed, added }) => sum + added.length - removed.length, 0)
  const header = `@@ -${hunkRange(from, to)} +${hunkRange(from + lineShift, to + lineShift + grown)} @@\n`
  let at = from
  const printedBlocks = group.map(({ start, removed, added }) => {
    const unchanged = lines.slice(at, start)
    at = start + removed.length
    return prefixLines(' ', unchanged) + prefixLines('-', removed) + prefixLines('+', added)
  })
  return header + printedBlocks.join('') + prefixLines(' ', lines.slice(at, to))
}

function prefixLines(prefix: string, lines: readonly string[]): string {
  return lines
    .map((line) => (line.endsWith('\n') ? prefix + line : `${prefix}${line}\n\\ No newline at end of file\n`))
    .join('')
}
