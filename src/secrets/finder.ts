import { mergeSecrets, type Secret } from './secret.ts'
import { shortestOpaque } from './values.ts'

/** Finds known secrets in other texts. */
export type Finder = (text: string) => Secret[]

/**
 * Finds any of many texts, at most `longestPattern` looks a character. A long secret is looked for by its parts, and
 * one that a message cuts short, which ends in `…` or `...`, by its beginning.
 *
 * @param words secrets that are words: they are found where no letter or digit touches them
 */
export function createFinder(secrets: Iterable<string>, words: Iterable<string> = []): Finder {
  const patterns: Patterns = { texts: new Set([...secrets].flatMap(partsOf)), words: new Set(words) }
  const all = [...patterns.texts, ...patterns.words]
  const lengths = lengthsByStart(all)
  const sorted = all.toSorted()
  return (text) =>
    all.length === 0 ? [] : joined(text, [...wholeIn(text, patterns, lengths), ...cutIn(text, sorted)])
}

interface Patterns {
  readonly texts: ReadonlySet<string>
  readonly words: ReadonlySet<string>
}

/** Longer secrets are cut into parts of this length. */
const longestPattern = 64

/** The last part is a full one that overlaps the one before it. */
function partsOf(secret: string): string[] {
  if (secret.length <= longestPattern) return secret.length < shortestOpaque ? [] : [secret]
  const parts: string[] = []
  for (let at = 0; at + longestPattern <= secret.length; at += longestPattern)
    parts.push(secret.slice(at, at + longestPattern))
  return [...parts, secret.slice(-longestPattern)]
}

/** How long the patterns are that begin with the same characters, the longest first. */
function lengthsByStart(patterns: readonly string[]): Map<string, number[]> {
  const lengths = new Map<string, Set<number>>()
  for (const pattern of patterns) {
    const start = pattern.slice(0, shortestOpaque)
    const known = lengths.get(start) ?? new Set()
    known.add(pattern.length)
    lengths.set(start, known)
  }
  return new Map([...lengths].map(([start, known]) => [start, [...known].toSorted((a, b) => b - a)]))
}

function* wholeIn(
  text: string,
  { texts, words }: Patterns,
  lengths: ReadonlyMap<string, readonly number[]>,
): Generator<Secret> {
  for (let start = 0; start + shortestOpaque <= text.length; start++) {
    const known = lengths.get(text.slice(start, start + shortestOpaque))
    const length = known?.find((each) => {
      const part = text.slice(start, start + each)
      return texts.has(part) || (words.has(part) && isAlone(text, start, start + each))
    })
    if (length !== undefined) yield secretAt(text, start, start + length)
  }
}

function isAlone(text: string, start: number, end: number): boolean {
  return !/[A-Za-z\d_]/.test(text[start - 1] ?? '') && !/[A-Za-z\d_]/.test(text[end] ?? '')
}

/** What stands before an ellipsis, if a secret begins so. */
function* cutIn(text: string, sorted: readonly string[]): Generator<Secret> {
  for (const { index } of text.matchAll(/…|\.{3}/g)) {
    for (let start = Math.max(0, index - longestPattern); start + shortestOpaque <= index; start++) {
      if (!isBeginning(text.slice(start, index), sorted)) continue
      yield secretAt(text, start, index)
      break
    }
  }
}

/** Looks up a beginning among sorted texts. */
function isBeginning(text: string, sorted: readonly string[]): boolean {
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

/** Parts of one secret that touch each other are one. */
function joined(text: string, secrets: readonly Secret[]): Secret[] {
  const found: Secret[] = []
  for (const secret of mergeSecrets(text, secrets)) {
    const last = found.at(-1)
    if (last && last.end === secret.start && last.end - last.start >= longestPattern)
      found[found.length - 1] = secretAt(text, last.start, secret.end)
    else found.push(secret)
  }
  return found
}
