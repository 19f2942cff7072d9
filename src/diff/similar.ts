import { isDataMap } from './data.ts'
import type { Pair } from './lists.ts'

/** Above this many candidate pairs items are paired by their index: the table would cost more than it tells. */
const largestTable = 2_500

/** Pairs items of two lists in order, so that the pairs have as much in common as possible. */
export function alignSimilar(before: readonly unknown[], after: readonly unknown[]): Pair[] {
  if (before.length * after.length > largestTable) return alignByIndex(before, after)
  const left = before.map(traits)
  const right = after.map(traits)
  return walkBack(left, right, bestScores(left, right))
}

/** What an item holds: its paths, and its paths with their values. */
type Traits = ReadonlySet<string>

/** A common value weighs more than a common key, as often as this. */
const valueWeight = 4

function traits(item: unknown): Traits {
  const found = new Set<string>()
  if (isDataMap(item)) collect(item, '', found)
  return found
}

function collect(value: unknown, path: string, found: Set<string>): void {
  if (isDataMap(value)) {
    for (const [key, inner] of Object.entries(value)) collect(inner, `${path}.${key}`, found)
  } else if (Array.isArray(value)) {
    for (const inner of value) collect(inner, `${path}[]`, found)
  } else {
    found.add(path)
    found.add(`${path}=${String(value)}`)
  }
}

function similarity(left: Traits, right: Traits): number {
  let score = 0
  for (const trait of left) if (right.has(trait)) score += trait.includes('=') ? valueWeight : 1
  return score
}

/** `scores[i][j]`: the best sum for the items from `i` and from `j` on. */
function bestScores(left: readonly Traits[], right: readonly Traits[]): number[][] {
  const scores = Array.from({ length: left.length + 1 }, () => Array<number>(right.length + 1).fill(0))
  for (let i = left.length - 1; i >= 0; i--) {
    for (let j = right.length - 1; j >= 0; j--) {
      const together = similarity(left[i]!, right[j]!) + scores[i + 1]![j + 1]!
      scores[i]![j] = Math.max(together, scores[i + 1]![j]!, scores[i]![j + 1]!)
    }
  }
  return scores
}

function walkBack(left: readonly Traits[], right: readonly Traits[], scores: readonly number[][]): Pair[] {
  const pairs: Pair[] = []
  let before = 0
  let after = 0
  while (before < left.length || after < right.length) {
    const best = scores[before]?.[after] ?? 0
    if (after >= right.length || best === scores[before + 1]?.[after]) pairs.push({ before: before++ })
    else if (before >= left.length || best === scores[before]?.[after + 1]) pairs.push({ after: after++ })
    else pairs.push({ before: before++, after: after++ })
  }
  return pairs
}

function alignByIndex(before: readonly unknown[], after: readonly unknown[]): Pair[] {
  return Array.from({ length: Math.max(before.length, after.length) }, (_, index) => ({
    ...(index < before.length ? { before: index } : {}),
    ...(index < after.length ? { after: index } : {}),
  }))
}
