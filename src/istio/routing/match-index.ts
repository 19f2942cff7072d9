import { conditionIndex } from './condition-index.ts'
import { matchCovers, isWithoutHeadersKey, type Protocol, type RouteMatch } from './matches.ts'

/** Earlier matches of a route list, searched for one that covers a later match. */
export interface EarlierMatches<Match extends RouteMatch> {
  /** The first earlier match that covers a match and for which `counts` holds; `undefined` if there is none. */
  covering(match: Match, counts?: (candidate: Match) => boolean): Match | undefined
  /** A match that is already covered need not be added, since what it covers is covered as well. */
  add(match: Match): void
}

/**
 * An empty list of earlier matches. A lookup takes a time that does not grow with their number: a match that covers
 * another has no condition that the other lacks, so each match is filed under one of its conditions, the rarest.
 */
export function earlierMatches<Match extends RouteMatch>(protocol: Protocol): EarlierMatches<Match> {
  const index = conditionIndex<{ readonly match: Match; readonly order: number }>()
  const withoutConditions: { readonly match: Match; readonly order: number }[] = []
  let count = 0
  return {
    covering(match, counts = () => true) {
      const conditions = [...match.conditions].filter(([key]) => !isWithoutHeadersKey(key))
      const candidates = [
        ...withoutConditions,
        ...conditions.flatMap(([key, condition]) => index.covering(key, condition)),
      ]
      const covering = candidates.filter(
        (candidate) => matchCovers(candidate.match, match, protocol) && counts(candidate.match),
      )
      return covering.toSorted((a, b) => a.order - b.order)[0]?.match
    },
    add(match) {
      const entry = { match, order: count++ }
      const [best] = [...match.conditions]
        .filter(([key]) => !isWithoutHeadersKey(key))
        .toSorted(
          ([firstKey, first], [secondKey, second]) =>
            index.countAt(firstKey, first) - index.countAt(secondKey, second),
        )
      if (best) index.add(...best, entry)
      else withoutConditions.push(entry)
    },
  }
}
