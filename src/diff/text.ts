import { orderKeysLike } from './align.ts'
import { sequenceDifferences, type SequenceDifference } from './sequence.ts'
import { yamlLines } from './yaml-lines.ts'

/**
 * The change of one object as a unified diff without a file header; `undefined` stands for a missing object. Both sides
 * are printed in one style, so that comments, quotes and the order of keys make no difference. The `@@` line ends with
 * the path of the first line shown.
 */
export function unifiedDiff(base: unknown, head: unknown): string {
  return unified(printLines(orderKeysLike(base, head)), printLines(head))
}

/** Lines of context around a change; the default of diff and git. */
const context = 3

/** The lines of an object; none for a missing one. */
function printLines(data: unknown): string[] {
  return data === undefined ? [] : yamlLines(data)
}

function unified(base: readonly string[], head: readonly string[]): string {
  return groupIntoHunks(sequenceDifferences(base, head))
    .map((hunk) => printHunk(base, head, hunk))
    .join('')
}

/** Groups differences that are so close that their context touches. */
function groupIntoHunks(differences: readonly SequenceDifference[]): SequenceDifference[][] {
  const groups: SequenceDifference[][] = []
  for (const difference of differences) {
    const last = groups.at(-1)?.at(-1)
    if (last && difference.baseStart - last.baseEnd <= 2 * context) groups.at(-1)!.push(difference)
    else groups.push([difference])
  }
  return groups
}

function printHunk(
  base: readonly string[],
  head: readonly string[],
  hunk: readonly SequenceDifference[],
): string {
  const first = hunk[0]!
  const last = hunk.at(-1)!
  const leadingLines = Math.min(context, first.baseStart, first.headStart)
  const trailingLines = Math.min(context, base.length - last.baseEnd)
  const baseRange = [first.baseStart - leadingLines, last.baseEnd + trailingLines] as const
  const headRange = [first.headStart - leadingLines, last.headEnd + trailingLines] as const
  const path = baseRange[1] > baseRange[0] ? pathAbove(base, baseRange[0]) : ''
  const header = `@@ -${hunkRange(...baseRange)} +${hunkRange(...headRange)} @@${path === '' ? '' : ` ${path}`}`
  return `${[header, ...hunkLines(base, head, hunk, baseRange)].join('\n')}\n`
}

/** Start and length of a range of lines in the header of a hunk. An empty range starts at the line before it, as in diff. */
export function hunkRange(start: number, end: number): string {
  return `${end > start ? start + 1 : start},${end - start}`
}

function hunkLines(
  base: readonly string[],
  head: readonly string[],
  hunk: readonly SequenceDifference[],
  [start, end]: readonly [number, number],
): string[] {
  const lines: string[] = []
  let at = start
  for (const { baseStart, baseEnd, headStart, headEnd } of hunk) {
    lines.push(...base.slice(at, baseStart).map((line) => ` ${line}`))
    lines.push(...base.slice(baseStart, baseEnd).map((line) => `-${line}`))
    lines.push(...head.slice(headStart, headEnd).map((line) => `+${line}`))
    at = baseEnd
  }
  return [...lines, ...base.slice(at, end).map((line) => ` ${line}`)]
}

/** The path of keys above a line, by indentation: `spec.http`; `''` at the top. */
function pathAbove(lines: readonly string[], index: number): string {
  const keys: string[] = []
  let depth = indent(lines[index] ?? '')
  for (let at = index - 1; at >= 0 && depth > 0; at--) {
    const match = /^((?:\s*- )*\s*)([^\s:"'#-][^:]*):/.exec(lines[at]!)
    if (!match || match[1]!.length >= depth) continue
    keys.unshift(match[2]!)
    depth = indent(lines[at]!)
  }
  return keys.join('.')
}

function indent(line: string): number {
  return line.length - line.trimStart().length
}
