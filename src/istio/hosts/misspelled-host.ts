import { groupBy, groupByEach } from '../../core/group.ts'
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
 * Returns a function that finds those of some hosts that may be one of others with a typing mistake (`misspelledHost`).
 * Only hosts that differ in one word are compared.
 */
export function misspellingFinder(
  hosts: Iterable<string>,
): (others: readonly string[]) => ReadonlySet<string> {
  const byWords = groupBy(hosts, wordsText)
  const byFrame = groupByEach(byWords.keys(), (words) => framesOf(words.split(separator)))
  return (others) => {
    const distinct = new Set(others)
    const distinctWords = new Set([...distinct].map(wordsText))
    const neighbours = new Set([...distinctWords].flatMap((words) => neighboursOf(words, byFrame)))
    const texts = once(() => new Set([...distinct].flatMap((host) => [host, ...shortened(host)])))
    const candidates = [...neighbours].flatMap((words) => byWords.get(words)!)
    return new Set(candidates.filter((host) => [host, ...shortened(host)].some((text) => texts().has(text))))
  }
}

/** The words of hosts that differ in one compared word; many hosts differ in their digits alone. */
function neighboursOf(words: string, byFrame: ReadonlyMap<string, readonly string[]>): string[] {
  return framesOf(words.split(separator)).flatMap((frame) =>
    (byFrame.get(frame) ?? []).filter((candidate) => candidate !== words),
  )
}

/** For each compared word, the other words with its place among them. */
function framesOf(words: readonly string[]): string[] {
  return words.flatMap((word, index) =>
    word.length < minWordLength ? [] : `${index} ${words.toSpliced(index, 1).join(' ')}`,
  )
}

/** Hosts by their text and their text without one character: two hosts one mistake apart have such a text in common. */
const byShortened = derived(['ServiceEntry'], (mesh) => {
  const hosts = mesh.ofKind('ServiceEntry').flatMap((entry) => entry.spec.items('hosts'))
  const names = [...new Set(hosts.map(({ text }) => normalHost(text)))].filter((host) => !isWildcard(host))
  return groupByEach(names, (host) => [host, ...shortened(host)])
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

/** Ends the words in the text of several; no host has it. */
const separator = '\0'

function wordsText(host: string): string {
  return host.replaceAll(betweenWords, separator)
}

function wordsOf(host: string): string[] {
  return host.split(betweenWords)
}

const betweenWords = /[.\d-]+/g

const minWordLength = 4
