import { compiledRegex } from '../request/match/text-match.ts'

/**
 * A text that a regular expression of RE2 matches as a whole; `null` if none was found, since the expression is invalid or
 * uses more than literals, classes, groups, alternatives and repetitions.
 */
export function regexSample(pattern: string): string | null {
  const compiled = compiledRegex(pattern)
  if (compiled === null) return null
  const sample = alternatives(new Cursor(pattern))
  return sample !== null && compiled.matches(sample) ? sample : null
}

/** A position in a regular expression. */
class Cursor {
  private at = 0
  private readonly pattern: string

  constructor(pattern: string) {
    this.pattern = pattern
  }

  /** The rest if it begins so, and the position after what matched. */
  take(expression: RegExp): RegExpExecArray | null {
    const match = expression.exec(this.pattern.slice(this.at, this.at + maxToken))
    if (match) this.at += match[0].length
    return match
  }

  get isAtEnd(): boolean {
    return this.at >= this.pattern.length
  }
}

/** Limit on the length of one class or escape. */
const maxToken = 512

/** The first alternative: all of them are read. */
function alternatives(cursor: Cursor): string | null {
  const samples = [sequence(cursor)]
  while (cursor.take(/^\|/)) samples.push(sequence(cursor))
  return samples.find((sample) => sample !== null) ?? null
}

function sequence(cursor: Cursor): string | null {
  let text: string | null = ''
  while (!cursor.isAtEnd) {
    const atom = nextAtom(cursor)
    if (atom === undefined) break
    const repeated = atom === null ? null : atom.repeat(leastRepetition(cursor))
    text = text === null || repeated === null ? null : text + repeated
  }
  return text
}

/** A text for the next atom, `null` if there is none; `undefined` at the end of a sequence. */
function nextAtom(cursor: Cursor): string | null | undefined {
  const group = cursor.take(/^\((?:\?(?:P?<\w+>|[a-zA-Z]*:))?/)
  if (group) {
    const sample = alternatives(cursor)
    return cursor.take(/^\)/) ? sample : null
  }
  // Flags and anchors match no character.
  if (cursor.take(/^(?:\(\?[a-zA-Z-]+\)|\^|\$|\\[AzbB])/)) return ''
  const set = cursor.take(
    /^(?:\[\^?\]?(?:\[:\^?\w+:\]|\\.|[^\]\\])*\]|\\[pP](?:\{\^?\w+\}|\w)|\\[dDwWsS]|\.)/,
  )
  if (set) return characters.find((character) => compiledRegex(set[0])?.matches(character) === true) ?? null
  const escape = cursor.take(/^\\(.)/)
  if (escape) return escape[1]!
  const literal = cursor.take(/^[^|)\\[(]/)
  return literal ? literal[0] : undefined
}

/** The ASCII characters that can be printed, letters and digits first. */
const characters: readonly string[] = [
  ...'a0A-_./',
  ...Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index)),
]

function leastRepetition(cursor: Cursor): number {
  const match = cursor.take(/^(?:[*?+]|\{(\d+)(?:,\d*)?\})[?]?/)
  if (!match) return 1
  return match[1] === undefined ? Number(match[0].startsWith('+')) : Math.min(Number(match[1]), maxRepetition)
}

/** Texts with more repetitions are too long for a path. */
const maxRepetition = 64
