import { distance } from 'fastest-levenshtein'

/**
 * Returns the name with the fewest edits from `word`, ignoring case; the first of several. At most a third of the letters of
 * `word`, but always one, and at most `maxEdits` may be edited (default: no such limit). Two swapped neighbours are one edit.
 * `undefined` if no name is that similar.
 */
export function closestName(
  word: string,
  names: readonly string[],
  maxEdits = Number.POSITIVE_INFINITY,
): string | undefined {
  let best: { name: string; edits: number } | undefined
  for (const name of names) {
    const edits = editsBetween(word.toLowerCase(), name.toLowerCase())
    if (
      edits <= Math.min(maxEdits, Math.max(1, Math.floor(word.length / 3))) &&
      (!best || edits < best.edits)
    )
      best = { name, edits }
  }
  return best?.name
}

function editsBetween(word: string, name: string): number {
  const edits = distance(word, name)
  return edits === 2 && isSwap(word, name) ? 1 : edits
}

/** True if the words differ only in two swapped neighbours. */
function isSwap(word: string, name: string): boolean {
  const first = word.split('').findIndex((letter, index) => letter !== name[index])
  const swapped = word.slice(0, first) + word.charAt(first + 1) + word.charAt(first) + word.slice(first + 2)
  return swapped === name
}
