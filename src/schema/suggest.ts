import { distance } from 'fastest-levenshtein'

/**
 * The name that `word` was probably meant to be: equal but for case, or at most a third of its letters away. Two
 * neighbours that changed places are one letter.
 */
export function closest(word: string, names: readonly string[]): string | undefined {
  let best: { name: string; far: number } | undefined
  for (const name of names) {
    const far = steps(word.toLowerCase(), name.toLowerCase())
    if (far <= Math.max(1, Math.floor(word.length / 3)) && (!best || far < best.far)) best = { name, far }
  }
  return best?.name
}

function steps(word: string, name: string): number {
  const far = distance(word, name)
  return far === 2 && isSwap(word, name) ? 1 : far
}

/** True if two letters that stand side by side are all that differs. */
function isSwap(word: string, name: string): boolean {
  const first = word.split('').findIndex((letter, index) => letter !== name[index])
  const swapped = word.slice(0, first) + word.charAt(first + 1) + word.charAt(first) + word.slice(first + 2)
  return swapped === name
}
