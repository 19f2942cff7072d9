import type { Edit } from './report.ts'
import { offsetEdits } from './text-edit.ts'

/** Lines that are replaced: `start` is 0-based; lines keep what ends them. */
interface Block {
  readonly start: number
  readonly removed: readonly string[]
  readonly added: readonly string[]
}

/**
 * What edits do to the lines of a text, as unified text without a file header. Lines end at LF, as Git has it; a CR
 * in front of it is a part of the line.
 *
 * @param context lines that are shown around a change
 * @param isShown whether the line of an index may be shown around a change
 */
export function hunks(
  text: string,
  edits: readonly Edit[],
  context: number,
  isShown: (line: number) => boolean = () => true,
): string {
  const lines = linesOf(text)
  let moved = 0
  return grouped(blocksOf(text, edits), context, isShown)
    .map((group) => {
      const printed = printHunk(lines, group, reachOf(group, lines.length, context, isShown), moved)
      moved += group.reduce((sum, { removed, added }) => sum + added.length - removed.length, 0)
      return printed
    })
    .join('')
}

function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? []
}

/** The whole lines that edits touch; edits of the same line are one block. */
function blocksOf(text: string, edits: readonly Edit[]): Block[] {
  const blocks: { from: number; to: number; after: string }[] = []
  for (const { start, end, text: own } of offsetEdits(text, edits)) {
    const from = text.lastIndexOf('\n', start - 1) + 1
    const to = endOfLine(text, Math.max(start, end))
    const last = blocks.at(-1)
    if (last && from < last.to) {
      const kept = last.after.length - (last.to - start)
      last.after = last.after.slice(0, kept) + own + text.slice(end, Math.max(to, last.to))
      last.to = Math.max(to, last.to)
    } else blocks.push({ from, to, after: text.slice(from, start) + own + text.slice(end, to) })
  }
  return blocks.map(({ from, to, after }) =>
    trimmed(linesOf(text.slice(0, from)).length, linesOf(text.slice(from, to)), linesOf(after)),
  )
}

function endOfLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset)
  return end < 0 ? text.length : end + 1
}

/** Without lines that stay as they are at either end. */
function trimmed(start: number, removed: readonly string[], added: readonly string[]): Block {
  const most = Math.min(removed.length, added.length)
  let head = 0
  while (head < most && removed[head] === added[head]) head++
  let tail = 0
  while (tail < most - head && removed.at(-1 - tail) === added.at(-1 - tail)) tail++
  return {
    start: start + head,
    removed: removed.slice(head, removed.length - tail),
    added: added.slice(head, added.length - tail),
  }
}

/** Blocks so near to each other that their context touches. */
function grouped(blocks: readonly Block[], context: number, isShown: (line: number) => boolean): Block[][] {
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

/** The lines of a hunk: those of its blocks, and around them as many as may be shown. */
function reachOf(
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
  moved: number,
): string {
  const grown = group.reduce((sum, { removed, added }) => sum + added.length - removed.length, 0)
  const header = `@@ -${range(from, to)} +${range(from + moved, to + moved + grown)} @@\n`
  let at = from
  const parts = group.map(({ start, removed, added }) => {
    const before = lines.slice(at, start)
    at = start + removed.length
    return marked(' ', before) + marked('-', removed) + marked('+', added)
  })
  return header + parts.join('') + marked(' ', lines.slice(at, to))
}

/** Start and length; where nothing is left, the line before it, as diff has it. */
function range(start: number, end: number): string {
  return `${end > start ? start + 1 : start},${end - start}`
}

function marked(mark: string, lines: readonly string[]): string {
  return lines
    .map((line) => (line.endsWith('\n') ? mark + line : `${mark}${line}\n\\ No newline at end of file\n`))
    .join('')
}
