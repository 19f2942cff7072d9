import { once } from '../../core/once-per.ts'
import { isWildcard, normalHost } from './hosts.ts'
import { derived } from '../../model/derived.ts'
import type { Mesh } from '../../model/mesh.ts'

/**
 * The host of a ServiceEntry that a host differs from by one typing mistake in a word of at least four letters: a letter
 * too many, a missing one, another one, or two swapped neighbours. Digits and short words are not compared, since they
 * distinguish hosts on purpose: `api1` and `api2`, `eu` and `us`.
 */
export function misspelledHost(mesh: Mesh, host: string): string | undefined {
  const candidates = [host, ...shortened(host)].flatMap((text) => byShortened(mesh).get(text) ?? [])
  return candidates.find((candidate) => differInOneWord(host, candidate))
}

/**
 * Returns a test of a host: true if it may be one of some hosts, with a typing mistake (`misspelledHost`). Most hosts differ
 * from all of these in none of the compared words, or in several, which is found out without comparing them.
 */
export function misspellingTest(hosts: readonly string[]): (host: string) => boolean {
  const wordsByFrame = new Map<string, Set<string>>()
  for (const { frame, word } of hosts.flatMap(framesOf))
    wordsByFrame.set(frame, (wordsByFrame.get(frame) ?? new Set()).add(word))
  const texts = once(() => new Set(hosts.flatMap((host) => [host, ...shortened(host)])))
  const hasOtherWord = ({ frame, word }: Frame): boolean => {
    const words = wordsByFrame.get(frame)
    return words !== undefined && (words.size > 1 || !words.has(word))
  }
  return (host) =>
    framesOf(host).some(hasOtherWord) && [host, ...shortened(host)].some((text) => texts().has(text))
}

/** A word of a host, and the other words with its place among them. */
interface Frame {
  readonly word: string
  readonly frame: string
}

function framesOf(host: string): Frame[] {
  const words = wordsOf(host)
  return words.flatMap((word, index) =>
    word.length < minWordLength ? [] : { word, frame: `${index} ${words.toSpliced(index, 1).join(' ')}` },
  )
}

/** Hosts by their text and their text without one character: two hosts one mistake apart have such a text in common. */
const byShortened = derived(['ServiceEntry'], (mesh) => {
  const hosts = mesh.ofKind('ServiceEntry').flatMap((entry) => entry.spec.items('hosts'))
  const index = new Map<string, string[]>()
  for (const host of new Set(hosts.map(({ text }) => normalHost(text)))) {
    if (isWildcard(host)) continue
    for (const text of [host, ...shortened(host)]) index.set(text, [...(index.get(text) ?? []), host])
  }
  return index
})

/** RFC 1035; a longer text is not a host. */
const maxNameLength = 255

/** The texts that result from removing one character. */
function shortened(host: string): string[] {
  if (host.length > maxNameLength) return []
  return Array.from(host, (_, index) => host.slice(0, index) + host.slice(index + 1))
}

function differInOneWord(first: string, second: string): boolean {
  const [words, otherWords] = [wordsOf(first), wordsOf(second)]
  const differing = words.filter((word, index) => word !== otherWords[index])
  const counterpart = otherWords.filter((word, index) => word !== words[index])
  return (
    words.length === otherWords.length &&
    differing.length === 1 &&
    [...differing, ...counterpart].every(({ length }) => length >= minWordLength)
  )
}

function wordsOf(host: string): string[] {
  return host.split(/[.\d-]+/)
}

const minWordLength = 4
