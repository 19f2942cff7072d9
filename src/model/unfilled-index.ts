import { groupBy } from '../core/group.ts'
import { anySubstitution, textFrameOf, isUnfilled } from '../syntax/unfilled.ts'

/** Finds the things with a text that is not filled in yet and may become another one (`mayEqual`). */
export interface UnfilledIndex<Thing> {
  /** Those that may have a text, each once. */
  find(text: string): readonly Thing[]
  /** True if there is one. */
  has(text: string): boolean
}

/**
 * An index of the texts of some things. `*` at the beginning of a text stands for anything, as in hosts.
 *
 * The texts are kept by what surely begins and ends them: the cost of a question depends on how many lengths these
 * have, and not on the number of things.
 */
export function unfilledIndex<Thing>(
  things: readonly Thing[],
  textsOf: (thing: Thing) => readonly string[],
): UnfilledIndex<Thing> {
  const framed = things.flatMap((thing) =>
    textsOf(thing)
      .filter(isUnfilled)
      .map((text) => ({ thing, ...textFrameOf(text.replace(/^\*/, anySubstitution)) })),
  )
  const byFrame = groupBy(framed, ({ prefix, suffix }) => JSON.stringify([prefix, suffix]))
  const begins = lengthsOf(framed.map(({ prefix }) => prefix))
  const ends = lengthsOf(framed.map(({ suffix }) => suffix))

  function* groupsFor(text: string): Generator<readonly { readonly thing: Thing }[]> {
    for (const begin of begins) {
      for (const end of ends.filter((length) => begin + length <= text.length)) {
        const frame = [text.slice(0, begin), text.slice(text.length - end)]
        const found = byFrame.get(JSON.stringify(frame))
        if (found) yield found
      }
    }
  }

  return {
    find: (text) => [...new Set([...groupsFor(text)].flatMap((group) => group.map(({ thing }) => thing)))],
    has: (text) => !groupsFor(text).next().done,
  }
}

function lengthsOf(texts: readonly string[]): number[] {
  return [...new Set(texts.map(({ length }) => length))]
}
