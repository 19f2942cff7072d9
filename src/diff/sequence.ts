import { diff } from 'fast-myers-diff'

/** A part of one sequence that stands in place of a part of the other; 0-based, ends are one past the last. */
export interface SequenceDifference {
  readonly beforeStart: number
  readonly beforeEnd: number
  readonly afterStart: number
  readonly afterEnd: number
}

/** Comparisons before two sequences count as too different: a tenth of a second or so. */
const effort = 10_000_000

/**
 * The smallest set of differences between two sequences of strings (Myers), in order. Sequences too different
 * to be compared within `limit` comparisons differ in one piece, from their first to their last difference.
 */
export function sequenceDifferences(
  before: readonly string[],
  after: readonly string[],
  limit = effort,
): SequenceDifference[] {
  const [left, right] = intern(before, after)
  let comparisons = 0
  const equal = (i: number, j: number): boolean => {
    if (++comparisons > limit) throw tooDifferent
    return left[i] === right[j]
  }
  try {
    return [...diff(left, right, equal)].map(([beforeStart, beforeEnd, afterStart, afterEnd]) => ({
      beforeStart,
      beforeEnd,
      afterStart,
      afterEnd,
    }))
  } catch (error) {
    if (error !== tooDifferent) throw error
    return [wholeDifference(left, right)]
  }
}

/** The library has no bound of its own: this leaves it from inside its comparisons. */
const tooDifferent = new Error('too different')

/** Numbers compare faster than lines. */
function intern(before: readonly string[], after: readonly string[]): [Int32Array, Int32Array] {
  const numbers = new Map<string, number>()
  const numberOf = (text: string): number => {
    const known = numbers.get(text)
    if (known !== undefined) return known
    numbers.set(text, numbers.size)
    return numbers.size - 1
  }
  return [Int32Array.from(before, numberOf), Int32Array.from(after, numberOf)]
}

function wholeDifference(left: Int32Array, right: Int32Array): SequenceDifference {
  const shorter = Math.min(left.length, right.length)
  let front = 0
  while (front < shorter && left[front] === right[front]) front++
  let back = 0
  while (back < shorter - front && left[left.length - 1 - back] === right[right.length - 1 - back]) back++
  return {
    beforeStart: front,
    beforeEnd: left.length - back,
    afterStart: front,
    afterEnd: right.length - back,
  }
}
