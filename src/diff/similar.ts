import { isDataMap } from '../core/plain-data.ts'
import type { ItemPair } from './pair.ts'

/** With more candidate pairs items are paired by index: a table of scores would cost more than it is worth. */
const maxTableSize = 2_500

/** Pairs items of two lists in order, so that the pairs have as much in common as possible. */
export function alignSimilar(base: readonly unknown[], head: readonly unknown[]): ItemPair[] {
  if (base.length * head.length > maxTableSize) return alignByIndex(base, head)
  const baseTraits = base.map(traitsOf)
  const headTraits = head.map(traitsOf)
  return bestPairs(baseTraits, headTraits, bestScores(baseTraits, headTraits))
}

/** The paths of an item, and its paths with their values. */
type Traits = ReadonlySet<string>

/** Weight of a common value; a common path weighs 1. */
const valueWeight = 4

function traitsOf(item: unknown): Traits {
  const traits = new Set<string>()
  if (isDataMap(item)) collectTraits(item, '', traits)
  return traits
}

function collectTraits(value: unknown, path: string, traits: Set<string>): void {
  if (isDataMap(value)) {
    for (const [key, inner] of Object.entries(value)) collectTraits(inner, `${path}.${key}`, traits)
  } else if (Array.isArray(value)) {
    for (const inner of value) collectTraits(inner, `${path}[]`, traits)
  } else {
    traits.add(path)
    traits.add(`${path}=${String(value)}`)
  }
}

function similarity(base: Traits, head: Traits): number {
  let score = 0
  for (const trait of base) if (head.has(trait)) score += trait.includes('=') ? valueWeight : 1
  return score
}

/** `scores[i][j]` is the best total similarity of the items from `i` and from `j` on. */
function bestScores(base: readonly Traits[], head: readonly Traits[]): number[][] {
  const scores = Array.from({ length: base.length + 1 }, () => Array<number>(head.length + 1).fill(0))
  for (let i = base.length - 1; i >= 0; i--) {
    for (let j = head.length - 1; j >= 0; j--) {
      const pairedScore = similarity(base[i]!, head[j]!) + scores[i + 1]![j + 1]!
      scores[i]![j] = Math.max(pairedScore, scores[i + 1]![j]!, scores[i]![j + 1]!)
    }
  }
  return scores
}

function bestPairs(
  baseTraits: readonly Traits[],
  headTraits: readonly Traits[],
  scores: readonly number[][],
): ItemPair[] {
  const pairs: ItemPair[] = []
  let base = 0
  let head = 0
  while (base < baseTraits.length || head < headTraits.length) {
    const best = scores[base]?.[head] ?? 0
    if (head >= headTraits.length || best === scores[base + 1]?.[head]) pairs.push({ base: base++ })
    else if (base >= baseTraits.length || best === scores[base]?.[head + 1]) pairs.push({ head: head++ })
    else pairs.push({ base: base++, head: head++ })
  }
  return pairs
}

function alignByIndex(base: readonly unknown[], head: readonly unknown[]): ItemPair[] {
  return Array.from({ length: Math.max(base.length, head.length) }, (_, index) => ({
    ...(index < base.length ? { base: index } : {}),
    ...(index < head.length ? { head: index } : {}),
  }))
}
