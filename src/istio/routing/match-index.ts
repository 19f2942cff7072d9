import { conditionIndex } from './condition-index.ts'
import { matchCovers, withoutKey, type Protocol, type RouteMatch } from './matches.ts'

/** The matches that came before, asked for one that covers a later one. */
export interface EarlierMatches<Match extends RouteMatch> {
  /** The one that covers a match and counts, the first of several; `undefined` if there is none. */
  covering(match: Match, counts?: (one: Match) => boolean): Match | undefined
  /** One that is covered already need not be added: what it covers is covered as well. */
  add(match: Match): void
}

/**
 * An empty list of matches, in a time that does not grow with their number: what covers a match asks nothing that the
 * match does not ask, so each stands at one of its conditions, the one at which the fewest stand.
 */
export function earlierMatches<Match extends RouteMatch>(protocol: Protocol): EarlierMatches<Match> {
  const index = conditionIndex<{ readonly match: Match; readonly order: number }>()
  const open: { readonly match: Match; readonly order: number }[] = []
  let count = 0
  return {
    covering(match, counts = () => true) {
      const conditions = [...match.conditions].filter(([key]) => !withoutKey(key))
      const candidates = [
        ...open,
        ...conditions.flatMap(([key, condition]) => index.covering(key, condition)),
      ]
      const found = candidates.filter((one) => matchCovers(one.match, match, protocol) && counts(one.match))
      return found.toSorted((one, other) => one.order - other.order)[0]?.match
    },
    add(match) {
      const entry = { match, order: count++ }
      const [best] = [...match.conditions]
        .filter(([key]) => !withoutKey(key))
        .toSorted(([a, one], [b, other]) => index.countAt(a, one) - index.countAt(b, other))
      if (best) index.add(...best, entry)
      else open.push(entry)
    },
  }
}
