import { groupedDigits } from './grouped-digits.ts'

/** `a`, `a and b`, `a, b and c`. */
export function joinAnd(words: readonly string[]): string {
  return joinLast(words, 'and')
}

/** `a`, `a or b`, `a, b or c`. */
export function joinOr(words: readonly string[]): string {
  return joinLast(words, 'or')
}

/** `dev, stage and 5 more`: the first `limit` names (3 by default) and the number of the others; `''` for none. */
export function shortNameList(names: readonly string[], limit = maxNames): string {
  const hidden = names.length - limit
  return hidden > 0 ? `${names.slice(0, limit).join(', ')} and ${groupedDigits(hidden)} more` : joinAnd(names)
}

/**
 * `a; b, which is c; and 2 more`: like `shortNameList`, with semicolons between clauses if one of the listed clauses has a
 * comma itself.
 */
export function shortClauseList(clauses: readonly string[], limit = maxNames): string {
  const shown = clauses.slice(0, limit)
  if (clauses.length < 2 || !shown.some((clause) => clause.includes(',')))
    return shortNameList(clauses, limit)
  const hidden = clauses.length - shown.length
  return [...shown, ...(hidden > 0 ? [`and ${groupedDigits(hidden)} more`] : [])].join('; ')
}

/** Default limit on names. */
const maxNames = 3

function joinLast(words: readonly string[], conjunction: string): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${conjunction} ${words.at(-1)}`
}
