import type { Tree } from '../../core/tree.ts'
import { sequenceDifferences, type SequenceDifference } from '../../diff/sequence.ts'

/** A difference between a file of base and of head. */
export interface SourceChange {
  readonly file: string
  /** The lines that differ; `null` for a file that is added, removed, or no text. */
  readonly lines: SequenceDifference | null
}

/** Returns the differences of a file; `[]` if both trees have the same file. */
export type SourceChanges = (file: string) => readonly SourceChange[]

/**
 * Returns a function that compares a file of two trees by its path, and keeps the result. A file that is binary or larger
 * than 1 MiB is one change with `lines: null`.
 */
export function sourceChanges(base: Tree, head: Tree): SourceChanges {
  const cache = new Map<string, readonly SourceChange[]>()
  return (file) => {
    const changes = cache.get(file) ?? changesIn(file, base.read(file), head.read(file))
    cache.set(file, changes)
    return changes
  }
}

/** Limit on the size of a compared file; a larger one counts as a whole. */
const maxBytes = 2 ** 20

function changesIn(file: string, base?: Uint8Array, head?: Uint8Array): readonly SourceChange[] {
  if (base === head || (base && head && Buffer.compare(base, head) === 0)) return []
  const [baseLines, headLines] = [linesOf(base), linesOf(head)]
  if (!baseLines || !headLines) return [{ file, lines: null }]
  return sequenceDifferences(baseLines, headLines)
    .flatMap((difference) => byLine(difference, baseLines, headLines))
    .map((lines) => ({ file, lines }))
}

/**
 * The lines of a text, each byte as one character, so that any encoding is preserved. `null` for a missing or binary
 * file, and for line breaks that Git does not recognize.
 */
function linesOf(bytes: Uint8Array | undefined): string[] | null {
  if (!bytes || bytes.length > maxBytes || bytes.includes(0)) return null
  const text = Buffer.from(bytes).toString('latin1')
  return /\r(?!\n)/.test(text) ? null : text.split('\n')
}

/** Splits a difference into single lines if all lines keep their keys, since each line may have its own effect. */
function byLine(
  difference: SequenceDifference,
  base: readonly string[],
  head: readonly string[],
): SequenceDifference[] {
  const { baseStart, baseEnd, headStart, headEnd } = difference
  const offsets = Array.from({ length: headEnd - headStart }, (_, offset) => offset)
  const hasSameKeys =
    baseEnd - baseStart === offsets.length &&
    offsets.every((offset) => {
      const key = keyOf(head[headStart + offset]!)
      return key !== undefined && key === keyOf(base[baseStart + offset]!)
    })
  if (!hasSameKeys) return [difference]
  return offsets.map((offset) => ({
    baseStart: baseStart + offset,
    baseEnd: baseStart + offset + 1,
    headStart: headStart + offset,
    headEnd: headStart + offset + 1,
  }))
}

/** The key of a line of YAML that also has its value, with the indentation; `#` for a comment. */
function keyOf(line: string): string | undefined {
  if (isComment(line)) return '#'
  return /^([\s-]*[^\s:#'"-][^:]*:)\s+[^\s#|>&]/.exec(line)?.[1]
}

/** True for a line that is empty or a comment of YAML. */
export function isComment(line: string): boolean {
  return /^\s*(#|$)/.test(line)
}

/** The contents of files after differences of head are reverted; `null` for a file that is then missing. */
export function revertedFiles(
  changes: readonly SourceChange[],
  base: Tree,
  head: Tree,
): Map<string, Uint8Array | null> {
  const files = new Map<string, Uint8Array | null>()
  for (const file of new Set(changes.map((change) => change.file))) {
    const lines = changes.flatMap((change) => (change.file === file ? (change.lines ?? []) : []))
    files.set(
      file,
      lines.length === 0 ? (base.read(file) ?? null) : withLinesOf(base.read(file)!, head.read(file)!, lines),
    )
  }
  return files
}

/** The bytes of head with some ranges of lines as base has them. */
function withLinesOf(base: Uint8Array, head: Uint8Array, ranges: readonly SequenceDifference[]): Uint8Array {
  const [baseLines, lines] = [linesOf(base)!, linesOf(head)!]
  for (const { baseStart, baseEnd, headStart, headEnd } of ranges.toReversed())
    lines.splice(headStart, headEnd - headStart, ...baseLines.slice(baseStart, baseEnd))
  return Buffer.from(lines.join('\n'), 'latin1')
}
