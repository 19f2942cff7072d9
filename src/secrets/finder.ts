import { mergeSecrets, type Secret } from './secret.ts'
import { minOpaqueLength } from './values.ts'

/** Finds known secrets in a text. */
export type Finder = (text: string) => Secret[]

/**
 * Returns a finder of many secrets, which makes at most `maxPatternLength` lookups a character. A long secret is found
 * by parts of it, and a secret that a message cuts off with `…` or `...` by its beginning.
 *
 * @param words secrets that are words: found only between characters that are not letters or digits
 */
export function createFinder(secrets: Iterable<string>, words: Iterable<string> = []): Finder {
  const ofSecrets = [...secrets].map(patternsOf)
  const patterns: Patterns = { texts: new Set(ofSecrets.flat()), words: new Set(words) }
  const allPatterns = [...patterns.texts, ...patterns.words]
  const lengths = lengthsByStart(allPatterns)
  const sortedPatterns = allPatterns.toSorted()
  const beginnings = [...ofSecrets.flatMap(([first]) => first ?? []), ...patterns.words].toSorted()
  return (text) =>
    allPatterns.length === 0
      ? []
      : joinAdjacent(text, [
          ...completeMatches(text, patterns, lengths),
          ...truncatedMatches(text, patterns.texts, { beginnings, sortedPatterns }),
        ])
}

interface Patterns {
  readonly texts: ReadonlySet<string>
  readonly words: ReadonlySet<string>
}

/** All patterns, and those with which secrets begin. */
interface SortedPatterns {
  readonly sortedPatterns: readonly string[]
  readonly beginnings: readonly string[]
}

/** Longer secrets are split into patterns of this length. */
const maxPatternLength = 64

/** The patterns of a secret; the last one has full length and overlaps the one before. */
function patternsOf(secret: string): string[] {
  if (secret.length <= maxPatternLength) return secret.length < minOpaqueLength ? [] : [secret]
  const patterns: string[] = []
  for (let at = 0; at + maxPatternLength <= secret.length; at += maxPatternLength)
    patterns.push(secret.slice(at, at + maxPatternLength))
  return [...patterns, secret.slice(-maxPatternLength)]
}

/** The lengths of the patterns that begin with the same characters, the longest first. */
function lengthsByStart(patterns: readonly string[]): Map<string, number[]> {
  const lengths = new Map<string, Set<number>>()
  for (const pattern of patterns) {
    const start = pattern.slice(0, minOpaqueLength)
    const lengthSet = lengths.get(start) ?? new Set()
    lengthSet.add(pattern.length)
    lengths.set(start, lengthSet)
  }
  return new Map([...lengths].map(([start, lengthSet]) => [start, [...lengthSet].toSorted((a, b) => b - a)]))
}

function* completeMatches(
  text: string,
  { texts, words }: Patterns,
  lengths: ReadonlyMap<string, readonly number[]>,
): Generator<Secret> {
  for (let start = 0; start + minOpaqueLength <= text.length; start++) {
    const candidates = lengths.get(text.slice(start, start + minOpaqueLength))
    const length = candidates?.find((candidate) => {
      const word = text.slice(start, start + candidate)
      return texts.has(word) || (words.has(word) && isWholeWord(text, start, start + candidate))
    })
    if (length !== undefined) yield secretAt(text, start, start + length)
  }
}

function isWholeWord(text: string, start: number, end: number): boolean {
  return !/[A-Za-z\d_]/.test(text[start - 1] ?? '') && !/[A-Za-z\d_]/.test(text[end] ?? '')
}

/** Text before an ellipsis that is the beginning of a secret: of its first pattern, or of another one after a whole pattern. */
function* truncatedMatches(
  text: string,
  texts: ReadonlySet<string>,
  { beginnings, sortedPatterns }: SortedPatterns,
): Generator<Secret> {
  for (const { index } of text.matchAll(/…|\.{3}/g)) {
    for (let start = Math.max(0, index - maxPatternLength); start + minOpaqueLength <= index; start++) {
      const isContinued = texts.has(text.slice(Math.max(0, start - maxPatternLength), start))
      const candidates = isContinued ? sortedPatterns : beginnings
      if (!isPrefixOfPattern(text.slice(start, index), candidates)) continue
      yield secretAt(text, start, index)
      break
    }
  }
}

/** Whether a sorted list of patterns has one that begins with a text. */
function isPrefixOfPattern(text: string, sorted: readonly string[]): boolean {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]! < text) low = middle + 1
    else high = middle
  }
  return sorted[low]?.startsWith(text) === true
}

function secretAt(text: string, start: number, end: number): Secret {
  return { start, end, value: text.slice(start, end), isNamed: true }
}

/** Joins adjacent patterns of one secret. */
function joinAdjacent(text: string, secrets: readonly Secret[]): Secret[] {
  const joinedSecrets: Secret[] = []
  for (const secret of mergeSecrets(text, secrets)) {
    const last = joinedSecrets.at(-1)
    if (last && last.end === secret.start && last.end - last.start >= maxPatternLength)
      joinedSecrets[joinedSecrets.length - 1] = secretAt(text, last.start, secret.end)
    else joinedSecrets.push(secret)
  }
  return joinedSecrets
}
