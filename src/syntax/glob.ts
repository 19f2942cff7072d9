/**
 * Returns whether whole paths match a glob: `*` and `?` match within a segment, dots included, `**` as a segment any number of
 * segments, also none, `[a-z]` and `[!a-z]` a character, `{a,b}` alternatives, and `\*` the character `*`. Braces that are
 * nested, or that make over 100 alternatives, match as written. The time is proportional to the length of the pattern times
 * that of the path, since the pattern does not become a regular expression.
 */
export function globMatcher(pattern: string): (path: string) => boolean {
  const globs = alternatives(pattern, maxAlternatives).map((glob) => glob.split('/'))
  return (path) => {
    const segments = path.split('/')
    return globs.some((glob) => matchesAll(glob, segments, matchesSegments))
  }
}

/** True for a text with a special character of globs. */
export function isGlob(text: string): boolean {
  return /[*?[{]/.test(text)
}

/** A pattern with more alternatives matches as written. */
const maxAlternatives = 100

/** The alternatives of a pattern with `{a,b}`, as patterns. */
function alternatives(pattern: string, limit: number): string[] {
  const [, before, list, after] = /^([^{]*)\{([^{}]*)\}(.*)$/s.exec(pattern) ?? []
  if (before === undefined || list === undefined || after === undefined) return [pattern]
  const names = list.split(',')
  if (names.length > limit) return [pattern]
  const rest = alternatives(after, Math.floor(limit / names.length))
  return names.flatMap((name) => rest.map((ending) => `${before}${name}${ending}`))
}

/** Whether a piece of a pattern matches an item; `any` if it matches any number of items. */
type Step<Piece, Item> = (piece: Piece, item: Item) => 'any' | boolean

/**
 * Matches pieces with items; `any` matches any number of items. It backtracks only to the last `any`, which suffices for
 * wildcards.
 */
function matchesAll<Piece, Item>(
  pieces: readonly Piece[],
  items: readonly Item[],
  step: Step<Piece, Item>,
): boolean {
  let [piece, item, lastAny, resumeAt] = [0, 0, -1, 0]
  while (item < items.length) {
    const taken = piece < pieces.length && step(pieces[piece]!, items[item]!)
    if (taken === 'any') {
      lastAny = piece++
      resumeAt = item
    } else if (taken) {
      piece++
      item++
    } else if (lastAny >= 0) {
      piece = lastAny + 1
      item = ++resumeAt
    } else return false
  }
  return pieces.slice(piece).every((rest) => step(rest, undefined as Item) === 'any')
}

const matchesSegments: Step<string, string | undefined> = (glob, segment) => {
  if (glob === '**') return 'any'
  return segment !== undefined && matchesAll(characterPatterns(glob), Array.from(segment), matchesCharacter)
}

const matchesCharacter: Step<string, string | undefined> = (pattern, character) => {
  if (pattern === '*') return 'any'
  if (character === undefined) return false
  if (pattern === '?') return true
  return pattern.startsWith('[') && pattern.length > 1
    ? isInClass(pattern.slice(1, -1), character)
    : pattern === character || pattern === `\\${character}`
}

/** `a`, `*`, `[a-z]` and `\*` each as one text. */
function characterPatterns(glob: string): string[] {
  return glob.match(/\[[!^]?\]?[^\]]*\]|\\?[^]/gu) ?? []
}

function isInClass(text: string, character: string): boolean {
  const isNegated = /^[!^]/.test(text)
  const ranges = text.slice(isNegated ? 1 : 0).match(/[^]-[^]|[^]/gu) ?? []
  const isListed = ranges.some((range) => {
    const [first, last = first] = range.length > 1 ? range.split('-') : [range]
    return first! <= character && character <= last!
  })
  return isListed !== isNegated
}
