import { resolvePlain, type ScalarValue } from './scalar.ts'

/**
 * What short plain texts mean, found again by their place: manifests say the same words again and again, and need
 * not hold a copy of each. A later text takes the slot of an earlier one.
 */
export interface ScalarCache {
  readonly texts: (string | undefined)[]
  readonly values: (ScalarValue | undefined)[]
}

/** A cache for a text of so many characters. */
export function newScalarCache(length: number): ScalarCache {
  const size = Math.min(mostSlots, 2 ** Math.ceil(Math.log2(Math.max(leastSlots, length / charactersEach))))
  return { texts: empty.slice(0, size), values: empty.slice(0, size) }
}

/** What a part of a text means as a plain scalar without a tag. */
export function meaningAt(cache: ScalarCache, text: string, start: number, end: number): ScalarValue {
  const length = end - start
  if (length > longest) return resolvePlain(text.slice(start, end))
  const slot = slotOf(text, start, length) & (cache.texts.length - 1)
  const known = cache.texts[slot]
  if (known !== undefined && known.length === length && isAt(text, start, known)) return cache.values[slot]!
  const written = text.slice(start, end)
  const value = resolvePlain(written)
  cache.texts[slot] = written
  cache.values[slot] = value
  return value
}

/** Looks at five characters: that a slot is shared costs less than looking at all. */
function slotOf(text: string, start: number, length: number): number {
  const last = start + length - 1
  let hash = Math.imul(length, 31) + text.charCodeAt(start)
  hash = Math.imul(hash, 31) + text.charCodeAt(start + 1)
  hash = Math.imul(hash, 31) + text.charCodeAt(start + (length >> 1))
  hash = Math.imul(hash, 31) + text.charCodeAt(last - 1)
  hash = Math.imul(hash, 31) + text.charCodeAt(last)
  return hash ^ (hash >>> 12)
}

function isAt(text: string, start: number, known: string): boolean {
  for (let at = 0; at < known.length; at++)
    if (text.charCodeAt(start + at) !== known.charCodeAt(at)) return false
  return true
}

/** Powers of two. */
const mostSlots = 4096
const leastSlots = 64

/** Copied for each cache: to make one takes fifteen times as long, which counts with many small files. */
const empty: undefined[] = Array.from({ length: mostSlots })

/** A text of that many characters for each slot fills a cache well. */
const charactersEach = 16

/** Longer texts are seldom said twice. */
const longest = 32
