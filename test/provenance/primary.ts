import { linesOf, lineAt, type Leaf } from './leaf.ts'
import type { Field, Move } from './oracle.ts'

/**
 * The causes that come first by the public order: text equal < contained < none; fewest fields changed; highest
 * layer. Several where the order does not tell them apart.
 */
export function primariesOf({ text, moves }: Field): Move[] {
  const ranks = moves.map(({ leaf, footprint }) => [likeness(leaf.text, text), footprint, -leaf.source.layer])
  const best = ranks.reduce<readonly number[]>(
    (best, rank) => (isBefore(rank, best) ? rank : best),
    [Infinity],
  )
  return moves.filter((_, index) => !isBefore(best, ranks[index]!))
}

/** A part of a text that values come from: the offset of its first character. */
export interface Part {
  readonly file: string
  readonly text: string
  readonly start: number
}

/** Where a leaf stands. */
export const partOf = ({ source, start }: Leaf): Part => ({ file: source.file, text: source.text, start })

/** Whether the line of a part is one that `primariesOf` would name. */
export function isNamed(span: Part, moves: readonly Move[]): boolean {
  return moves.some(({ leaf, lines }) => isInLinesOf(span, leaf) && isInLines(span, leaf, lines))
}

/** Whether a part of a text begins in a leaf. */
export function isOf({ file, text, start }: Part, leaf: Leaf): boolean {
  if (file !== leaf.source.file || text !== leaf.source.text) return false
  if (leaf.start === leaf.end) return lineAt(text, start) === lineAt(text, leaf.start)
  return start >= leaf.start && start < leaf.end
}

/** In a flag everything is one line: there the very leaf has to be named. */
function isInLinesOf(span: Part, leaf: Leaf): boolean {
  const { source } = leaf
  if (source.kind !== 'yaml' && source.kind !== 'text') return isOf(span, leaf)
  const [first, last] = linesOf(leaf)
  const line = lineAt(span.text, span.start)
  return span.file === source.file && line >= first && line <= last
}

/** Of a leaf with several lines of which only some move the field, one of those has to be named. */
function isInLines({ text, start }: Part, leaf: Leaf, lines: ReadonlySet<number>): boolean {
  const all = new Set(leaf.edits.flatMap(({ line }) => line ?? []))
  return lines.size === all.size || lines.has(lineAt(text, start))
}

/** 0: the same text; 1: one holds the other; 2: neither. */
function likeness(leaf: string, field: string): number {
  const [leafText, fieldText] = [leaf.trimEnd(), field.trimEnd()]
  if (leafText === fieldText) return 0
  return containsText(fieldText, leafText) || containsText(leafText, fieldText) ? 1 : 2
}

/** A short text has to stand for itself: a digit in a checksum says nothing. */
function containsText(text: string, span: string): boolean {
  if (span.length > 2) return text.includes(span)
  return span !== '' && text.split(/\W+/).includes(span)
}

function isBefore(first: readonly number[], second: readonly number[]): boolean {
  const index = first.findIndex((value, index) => value !== second[index])
  return index !== -1 && (first[index] ?? 0) < (second[index] ?? 0)
}
