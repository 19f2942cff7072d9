import type { KeptAnswers } from '../core/kept-answers.ts'
import type { KeptLists } from '../core/kept-lists.ts'

/** The lists of earlier runs, in one answer: thousands of answers would take longer to read than the lists save. */
const question = 'lists of names by hashes'

/** Limit on kept lists; those of this run come first. */
const maxLists = 30_000

/** Lists are written again if more than this share of those that a run used is new: a change alters a few files. */
const maxNewShare = 1 / 16

/** Lists of names that are kept for later runs; `null`: for this run alone. */
export function openKeptLists(kept: KeptAnswers | null): KeptLists {
  let earlier: ReadonlyMap<string, readonly string[]> | null = null
  const used = new Map<string, readonly string[]>()
  let added = 0
  const keptBefore = (): ReadonlyMap<string, readonly string[]> => {
    const text = kept?.read(question) ?? null
    return text === null ? new Map() : decode(text)
  }
  return {
    of(hash) {
      earlier ??= keptBefore()
      const list = used.get(hash) ?? earlier.get(hash)
      if (list) used.set(hash, list)
      return list
    },
    keep(hash, list) {
      used.set(hash, list)
      added++
    },
    save() {
      if (!kept || added <= used.size * maxNewShare) return
      const all = new Map([...used, ...(earlier ?? [])])
      kept.add(question, encode([...all].slice(0, maxLists)))
      added = 0
    },
  }
}

/** The form of the answer: each distinct list once, and the index of its list by hash. */
interface Encoded {
  readonly lists: readonly (readonly string[])[]
  readonly indexes: Readonly<Record<string, number>>
}

/** JSON with each name in a line of its own, since a name beside another text may look like a secret. */
function encode(entries: readonly (readonly [string, readonly string[]])[]): string {
  const lists = new Map(entries.map(([, list]) => [JSON.stringify(list), list]))
  const indexOf = new Map([...lists.keys()].map((text, index) => [text, index]))
  const indexes = entries.map(([hash, list]) => [hash, indexOf.get(JSON.stringify(list))!] as const)
  const encoded: Encoded = { lists: [...lists.values()], indexes: Object.fromEntries(indexes) }
  return JSON.stringify(encoded, null, 1)
}

function decode(text: string): Map<string, readonly string[]> {
  const { lists, indexes } = JSON.parse(text) as Encoded
  return new Map(Object.entries(indexes).map(([hash, index]) => [hash, lists[index]!]))
}
