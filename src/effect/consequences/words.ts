import { joinAnd } from '../../core/join-words.ts'
/** At most three names, and how many more there are. */
export function summarizeNames(names: readonly string[]): string {
  const hidden = names.length - maxNames
  return hidden > 0 ? `${names.slice(0, maxNames).join(', ')} and ${hidden} more` : joinAnd(names)
}

const maxNames = 3
