import type { TextPattern } from '../request/match/text-match.ts'

/** A deterministic automaton of the texts of a domain. */
export interface TextMachine {
  readonly start: number
  accepts(state: number): boolean
  /** The state after a character; `null` if no text of the domain continues with it. */
  next(state: number, character: string): number | null
  /** The characters that it distinguishes. */
  readonly distinguished: readonly string[]
  /** The characters that texts may have. */
  readonly allowed: RegExp
}

/** The set of possible texts of an axis. */
export interface TextDomain {
  /** Equal for equal domains. */
  readonly name: string
  /** Patterns that every text matches. */
  readonly required: readonly TextPattern[]
  /** @param classOf the number of the character class that the patterns distinguish */
  machine?(classOf: (character: string) => number): TextMachine
  /** Preferred samples for some patterns. */
  samplesFor(patterns: readonly TextPattern[]): readonly string[]
}
