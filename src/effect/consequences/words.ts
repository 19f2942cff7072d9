import { joinAnd } from '../../core/join-words.ts'
/** At most three names, and how many more there are. */
export function summarizeNames(names: readonly string[]): string {
  const hidden = names.length - maxNames
  return hidden > 0 ? `${names.slice(0, maxNames).join(', ')} and ${hidden} more` : joinAnd(names)
}

const maxNames = 3

/** `15s`, `1500ms`. */
export function durationWords(milliseconds: number): string {
  return milliseconds % 1000 === 0 ? `${milliseconds / 1000}s` : `${milliseconds}ms`
}
