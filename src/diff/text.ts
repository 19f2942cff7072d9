import { stringify } from 'yaml'
import { alignKeys } from './align.ts'
import { sequenceDifferences, type SequenceDifference } from './sequence.ts'

/**
 * Unified text of the change of one object, without a file header; `undefined` stands for no object. Both sides
 * are printed alike, so that comments, quotes and the order of keys make no difference. After `@@` stands the way
 * down to the first line shown.
 */
export function unifiedDiff(before: unknown, after: unknown): string {
  return unified(printLines(alignKeys(before, after)), printLines(after))
}

/** Lines kept around a change, as diff and git do by default. */
const context = 3

/** As YAML 1.1, which quotes what Kubernetes would otherwise read as a boolean: `"yes"`, `"on"`. */
function printLines(data: unknown): string[] {
  if (data === undefined) return []
  const text = stringify(data, { version: '1.1', lineWidth: 0, aliasDuplicateObjects: false })
  return text.replace(/\n$/, '').split('\n')
}

function unified(before: readonly string[], after: readonly string[]): string {
  return hunks(sequenceDifferences(before, after))
    .map((hunk) => printHunk(before, after, hunk))
    .join('')
}

/** Differences so near to each other that their context touches. */
function hunks(found: readonly SequenceDifference[]): SequenceDifference[][] {
  const groups: SequenceDifference[][] = []
  for (const difference of found) {
    const last = groups.at(-1)?.at(-1)
    if (last && difference.beforeStart - last.beforeEnd <= 2 * context) groups.at(-1)!.push(difference)
    else groups.push([difference])
  }
  return groups
}

function printHunk(
  before: readonly string[],
  after: readonly string[],
  hunk: readonly SequenceDifference[],
): string {
  const first = hunk[0]!
  const last = hunk.at(-1)!
  const lead = Math.min(context, first.beforeStart, first.afterStart)
  const trail = Math.min(context, before.length - last.beforeEnd)
  const left = [first.beforeStart - lead, last.beforeEnd + trail] as const
  const right = [first.afterStart - lead, last.afterEnd + trail] as const
  const way = left[1] > left[0] ? wayTo(before, left[0]) : ''
  const header = `@@ -${range(...left)} +${range(...right)} @@${way === '' ? '' : ` ${way}`}`
  return `${[header, ...hunkLines(before, after, hunk, left)].join('\n')}\n`
}

/** Start and length; where nothing is left, the line before it, as diff has it. */
function range(start: number, end: number): string {
  return `${end > start ? start + 1 : start},${end - start}`
}

function hunkLines(
  before: readonly string[],
  after: readonly string[],
  hunk: readonly SequenceDifference[],
  [start, end]: readonly [number, number],
): string[] {
  const lines: string[] = []
  let at = start
  for (const { beforeStart, beforeEnd, afterStart, afterEnd } of hunk) {
    lines.push(...before.slice(at, beforeStart).map((line) => ` ${line}`))
    lines.push(...before.slice(beforeStart, beforeEnd).map((line) => `-${line}`))
    lines.push(...after.slice(afterStart, afterEnd).map((line) => `+${line}`))
    at = beforeEnd
  }
  return [...lines, ...before.slice(at, end).map((line) => ` ${line}`)]
}

/** The keys around a line that stand above it: `spec.http`; `''` at the top. */
function wayTo(lines: readonly string[], index: number): string {
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
