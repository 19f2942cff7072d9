import { groupBy } from '../core/group.ts'
import { anySubstitution, textFrameOf, isUnfilled } from '../syntax/unfilled.ts'

/** Finds the items with a text whose placeholders may become another text (`mayEqual`). */
export interface UnfilledIndex<Item> {
  /** The items that may have a text, each once. */
  find(text: string): readonly Item[]
  /** True if there is such an item. */
  has(text: string): boolean
}

/**
 * Builds an index of texts with placeholders. `*` at the beginning of a text stands for anything, as in hosts.
 *
 * Texts are indexed by their certain beginning and end, so the cost of a lookup depends on the number of different
 * lengths of these, and not on the number of items.
 */
export function unfilledIndex<Item>(
  items: readonly Item[],
  textsOf: (item: Item) => readonly string[],
): UnfilledIndex<Item> {
  const framed = items.flatMap((item) =>
    textsOf(item)
      .filter(isUnfilled)
      .map((text) => ({ item, ...textFrameOf(text.replace(/^\*/, anySubstitution)) })),
  )
  const byFrame = groupBy(framed, ({ prefix, suffix }) => JSON.stringify([prefix, suffix]))
  const prefixLengths = lengthsOf(framed.map(({ prefix }) => prefix))
  const suffixLengths = lengthsOf(framed.map(({ suffix }) => suffix))

  function* groupsFor(text: string): Generator<readonly { readonly item: Item }[]> {
    for (const begin of prefixLengths) {
      for (const end of suffixLengths.filter((length) => begin + length <= text.length)) {
        const frame = [text.slice(0, begin), text.slice(text.length - end)]
        const group = byFrame.get(JSON.stringify(frame))
        if (group) yield group
      }
    }
  }

  return {
    find: (text) => [...new Set([...groupsFor(text)].flatMap((group) => group.map(({ item }) => item)))],
    has: (text) => !groupsFor(text).next().done,
  }
}

function lengthsOf(texts: readonly string[]): number[] {
  return [...new Set(texts.map(({ length }) => length))]
}
