import { diff } from 'fast-myers-diff'

/** A range of base that a range of head replaces; 0-based, ends are one past the last. */
export interface SequenceDifference {
  readonly baseStart: number
  readonly baseEnd: number
  readonly headStart: number
  readonly headEnd: number
}

/** About a tenth of a second of comparisons. */
const maxComparisons = 10_000_000

/**
 * The smallest set of differences between two sequences of strings (Myers), in order. Sequences that need more than
 * `limit` comparisons are one difference, from the first to the last string that differs.
 */
export function sequenceDifferences(
  base: readonly string[],
  head: readonly string[],
  limit = maxComparisons,
): SequenceDifference[] {
  const [baseNumbers, headNumbers] = numberLines(base, head)
  let comparisons = 0
  const equal = (i: number, j: number): boolean => {
    if (++comparisons > limit) throw tooDifferent
    return baseNumbers[i] === headNumbers[j]
  }
  try {
    return [...diff(baseNumbers, headNumbers, equal)].map(([baseStart, baseEnd, headStart, headEnd]) => ({
      baseStart,
      baseEnd,
      headStart,
      headEnd,
    }))
  } catch (error) {
    if (error !== tooDifferent) throw error
    return [wholeDifference(baseNumbers, headNumbers)]
  }
}

/** Thrown inside the comparison callback, because the library cannot be bounded otherwise. */
const tooDifferent = new Error('too different')

/** Replaces each distinct line by a number, since numbers compare faster. */
function numberLines(base: readonly string[], head: readonly string[]): [Int32Array, Int32Array] {
  const numbers = new Map<string, number>()
  const numberOf = (text: string): number => {
    const existing = numbers.get(text)
    if (existing !== undefined) return existing
    numbers.set(text, numbers.size)
    return numbers.size - 1
  }
  return [Int32Array.from(base, numberOf), Int32Array.from(head, numberOf)]
}

function wholeDifference(base: Int32Array, head: Int32Array): SequenceDifference {
  const shorter = Math.min(base.length, head.length)
  let front = 0
  while (front < shorter && base[front] === head[front]) front++
  let back = 0
  while (back < shorter - front && base[base.length - 1 - back] === head[head.length - 1 - back]) back++
  return {
    baseStart: front,
    baseEnd: base.length - back,
    headStart: front,
    headEnd: head.length - back,
  }
}
