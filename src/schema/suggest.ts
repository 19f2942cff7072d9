import { distance } from 'fastest-levenshtein'

/** The name that `word` was probably meant to be: equal but for case, or at most a third of its letters away. */
export function closest(word: string, names: readonly string[]): string | undefined {
  const lower = word.toLowerCase()
  let best: { name: string; far: number } | undefined
  for (const name of names) {
    const far = distance(lower, name.toLowerCase())
    if (far <= Math.max(1, Math.floor(word.length / 3)) && (!best || far < best.far)) best = { name, far }
  }
  return best?.name
}
