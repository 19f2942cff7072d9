import { linesOf, lineAt, type Leaf } from './leaf.ts'
import type { Field, Move } from './oracle.ts'

/**
 * The causes that come first by the public order: text equal < contained < none; fewest fields changed; highest
 * layer. Several where the order does not tell them apart.
 */
export function primariesOf({ text, moves }: Field): Move[] {
  const ranks = moves.map(({ leaf, footprint }) => [likeness(leaf.text, text), footprint, -leaf.source.layer])
  const best = ranks.reduce<readonly number[]>((best, rank) => (before(rank, best) ? rank : best), [Infinity])
  return moves.filter((_, index) => !before(best, ranks[index]!))
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
export function isNamed(part: Part, moves: readonly Move[]): boolean {
  return moves.some(({ leaf, lines }) => isInLinesOf(part, leaf) && isInLines(part, leaf, lines))
}

/** Whether a part of a text begins in a leaf. */
export function isOf({ file, text, start }: Part, leaf: Leaf): boolean {
  if (file !== leaf.source.file || text !== leaf.source.text) return false
  if (leaf.start === leaf.end) return lineAt(text, start) === lineAt(text, leaf.start)
  return start >= leaf.start && start < leaf.end
}

/** In a flag everything is one line: there the very leaf has to be named. */
function isInLinesOf(part: Part, leaf: Leaf): boolean {
  const { source } = leaf
  if (source.kind !== 'yaml' && source.kind !== 'text') return isOf(part, leaf)
  const [first, last] = linesOf(leaf)
  const line = lineAt(part.text, part.start)
  return part.file === source.file && line >= first && line <= last
}

/** Of a leaf with several lines of which only some move the field, one of those has to be named. */
function isInLines({ text, start }: Part, leaf: Leaf, lines: ReadonlySet<number>): boolean {
  const all = new Set(leaf.edits.flatMap(({ line }) => line ?? []))
  return lines.size === all.size || lines.has(lineAt(text, start))
}

/** 0: the same text; 1: one holds the other; 2: neither. */
function likeness(leaf: string, field: string): number {
  const [one, other] = [leaf.trimEnd(), field.trimEnd()]
  if (one === other) return 0
  return holds(other, one) || holds(one, other) ? 1 : 2
}

/** A short text has to stand for itself: a digit in a checksum says nothing. */
function holds(text: string, part: string): boolean {
  if (part.length > 2) return text.includes(part)
  return part !== '' && text.split(/\W+/).includes(part)
}

function before(one: readonly number[], other: readonly number[]): boolean {
  const index = one.findIndex((value, index) => value !== other[index])
  return index !== -1 && (one[index] ?? 0) < (other[index] ?? 0)
}
