import { resolvePlain, type ScalarValue } from './scalar.ts'

/**
 * A cache of short plain scalars and their values, a hash table by text: manifests repeat the same words, and need
 * not keep a copy of each. A new text replaces an older one with the same slot.
 */
export interface ScalarCache {
  readonly texts: (string | undefined)[]
  readonly values: (ScalarValue | undefined)[]
}

/** A new cache for a text of `length` characters. */
export function newScalarCache(length: number): ScalarCache {
  const size = Math.min(maxSlots, 2 ** Math.ceil(Math.log2(Math.max(minSlots, length / charactersPerSlot))))
  return { texts: empty.slice(0, size), values: empty.slice(0, size) }
}

/** The value of the plain scalar without a tag that is written at a range of a text. */
export function plainValueAt(cache: ScalarCache, text: string, start: number, end: number): ScalarValue {
  const length = end - start
  if (length > maxCachedLength) return resolvePlain(text.slice(start, end))
  const slot = slotOf(text, start, length) & (cache.texts.length - 1)
  const cached = cache.texts[slot]
  if (cached !== undefined && cached.length === length && isAt(text, start, cached))
    return cache.values[slot]!
  const written = text.slice(start, end)
  const value = resolvePlain(written)
  cache.texts[slot] = written
  cache.values[slot] = value
  return value
}

/** Hashes five characters: a shared slot costs less than hashing all characters. */
function slotOf(text: string, start: number, length: number): number {
  const last = start + length - 1
  let hash = Math.imul(length, 31) + text.charCodeAt(start)
  hash = Math.imul(hash, 31) + text.charCodeAt(start + 1)
  hash = Math.imul(hash, 31) + text.charCodeAt(start + (length >> 1))
  hash = Math.imul(hash, 31) + text.charCodeAt(last - 1)
  hash = Math.imul(hash, 31) + text.charCodeAt(last)
  return hash ^ (hash >>> 12)
}

function isAt(text: string, start: number, expected: string): boolean {
  for (let at = 0; at < expected.length; at++)
    if (text.charCodeAt(start + at) !== expected.charCodeAt(at)) return false
  return true
}

/** Both are powers of two, so that a mask makes a slot of a hash. */
const maxSlots = 4096
const minSlots = 64

/** Copied for each cache: building one takes fifteen times as long, which counts with many small files. */
const empty: undefined[] = Array.from({ length: maxSlots })

/** Of a text of that many characters a slot, most slots are used. */
const charactersPerSlot = 16

/** Longer texts rarely repeat. */
const maxCachedLength = 32
