/** `a`, `a and b`, `a, b and c`. */
export function joinAnd(words: readonly string[]): string {
  return joinLast(words, 'and')
}

/** `a`, `a or b`, `a, b or c`. */
export function joinOr(words: readonly string[]): string {
  return joinLast(words, 'or')
}

function joinLast(words: readonly string[], conjunction: string): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${conjunction} ${words.at(-1)}`
}
