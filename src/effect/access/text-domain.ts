import type { TextPattern } from '../request/match/text-match.ts'

/** A deterministic automaton for the texts of a domain. */
export interface TextMachine {
  readonly start: number
  accepts(state: number): boolean
  /** The state after a character; `null` where no text of the domain goes on so. */
  next(state: number, character: string): number | null
  /** The characters that it tells from others. */
  readonly distinguished: readonly string[]
  /** The characters that texts may have. */
  readonly allowed: RegExp
}

/** Which texts there are on an axis. */
export interface TextDomain {
  /** Equal for equal domains. */
  readonly name: string
  /** Patterns that every text matches. */
  readonly required: readonly TextPattern[]
  /** @param classOf the number of the class of a character, by what patterns tell apart */
  machine?(classOf: (character: string) => number): TextMachine
  /** Texts to take as samples before shorter ones, for some patterns. */
  samplesFor(patterns: readonly TextPattern[]): readonly string[]
}
