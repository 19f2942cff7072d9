import { isWildcard, normalHost } from './hosts.ts'
import { derived } from '../../model/derived.ts'
import type { Mesh } from '../../model/mesh.ts'

/**
 * The host of a ServiceEntry that an undeclared host differs from by one slip of the keyboard: a letter too many, one
 * missing, one for another, or two neighbours that changed places, in a word of some length. Digits and short words
 * tell hosts apart on purpose: `api1` and `api2`, `eu` and `us`.
 */
export function misspelledHost(mesh: Mesh, host: string): string | undefined {
  const found = [host, ...shortened(host)].flatMap((text) => byShortened(mesh).get(text) ?? [])
  return found.find((other) => differInOneWord(host, other))
}

/** Two hosts that are one slip apart have a text in common that each is at most one character longer than. */
const byShortened = derived(['ServiceEntry'], (mesh) => {
  const hosts = mesh.ofKind('ServiceEntry').flatMap((entry) => entry.spec.items('hosts'))
  const index = new Map<string, string[]>()
  for (const host of new Set(hosts.map(({ text }) => normalHost(text)))) {
    if (isWildcard(host)) continue
    for (const text of [host, ...shortened(host)]) index.set(text, [...(index.get(text) ?? []), host])
  }
  return index
})

/** RFC 1035; a longer text is no host. */
const longestName = 255

/** A text without one of its characters, for each of them. */
function shortened(host: string): string[] {
  if (host.length > longestName) return []
  return Array.from(host, (_, index) => host.slice(0, index) + host.slice(index + 1))
}

function differInOneWord(one: string, other: string): boolean {
  const [words, others] = [one.split(/[.\d-]+/), other.split(/[.\d-]+/)]
  const differing = words.filter((word, index) => word !== others[index])
  const counterpart = others.filter((word, index) => word !== words[index])
  return (
    words.length === others.length &&
    differing.length === 1 &&
    [...differing, ...counterpart].every(({ length }) => length >= shortestWord)
  )
}

const shortestWord = 4
