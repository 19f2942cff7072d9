import type { PatternAutomaton } from './pattern-automaton.ts'
import { lastCodePoint } from './regex-program.ts'
import type { TextDomain, TextMachine } from './text-domain.ts'

/** A text and the numbers of the patterns that match it; `null` if the text is outside of the domain. */
interface WalkedText {
  readonly text: string
  readonly accepted: readonly number[] | null | 'too many'
}

/** The automaton states after a text: those of the patterns, and that of the domain. */
interface WalkState {
  readonly states: readonly number[]
  readonly ofDomain: number
}

/** The domain of all texts. */
const anyText: TextMachine = {
  start: 0,
  accepts: () => true,
  next: () => 0,
  distinguished: [],
  allowed: /[^]/,
}

/** Follows an automaton through sets of states, character class by character class. */
export class AutomatonWalk {
  readonly #automaton: PatternAutomaton
  /** The number of the patterns. Patterns with this number or a higher one are required. */
  readonly #patterns: number
  readonly #required: readonly number[]
  readonly #machine: TextMachine
  /** The first code points of the character classes. */
  readonly #starts: readonly number[]
  readonly #classByStart: ReadonlyMap<number, number>
  /** The character classes, with an example each; classes with readable characters come first. */
  readonly #classes: readonly { readonly index: number; readonly character: string }[]

  constructor(automaton: PatternAutomaton, domain: TextDomain, patterns: number) {
    this.#automaton = automaton
    this.#patterns = patterns
    this.#required = domain.required.map((_, index) => patterns + index)
    const bounds = new Set([0])
    for (const { from, to } of automaton.edges.flat()) bounds.add(from).add(to + 1)
    const ofPatterns = sorted(bounds)
    this.#machine = domain.machine?.((character) => classOf(ofPatterns, character.codePointAt(0)!)) ?? anyText
    for (const character of this.#machine.distinguished)
      bounds.add(character.codePointAt(0)!).add(character.codePointAt(0)! + 1)
    bounds.delete(lastCodePoint + 1)
    this.#starts = sorted(bounds)
    this.#classByStart = new Map(this.#starts.map((start, index) => [start, index]))
    this.#classes = this.#starts
      .flatMap((start, index) => {
        const character = characterIn(
          start,
          this.#starts[index + 1] ?? lastCodePoint + 1,
          this.#machine.allowed,
        )
        return character ? [{ index, ...character }] : []
      })
      .toSorted((first, second) => first.rank - second.rank)
  }

  /** The shortest text of each set of states. */
  *states(limit: number): Generator<WalkedText> {
    const initial = this.#initial()
    const seen = new Set([keyOf(initial)])
    const pending: { readonly at: WalkState; readonly text: string }[] = [{ at: initial, text: '' }]
    for (const { at, text } of pending) {
      yield { text, accepted: this.#acceptedAt(at) }
      const next = this.#after(at.states)
      for (const { index, character } of this.#classes) {
        const ofDomain = this.#machine.next(at.ofDomain, character)
        if (ofDomain === null) continue
        const target = { states: unique(next[index]!), ofDomain }
        const key = keyOf(target)
        if (seen.has(key) || !this.#isAlive(target)) continue
        seen.add(key)
        pending.push({ at: target, text: text + character })
      }
      if (pending.length > limit) yield { text, accepted: 'too many' }
    }
  }

  /** The numbers of the patterns that match a text; `null` for a text that is not of the domain. */
  acceptedBy(text: string): readonly number[] | null {
    let at = this.#initial()
    for (const character of text) {
      const ofDomain = this.#machine.next(at.ofDomain, character)
      if (ofDomain === null) return null
      at = { states: this.#step(at.states, character.codePointAt(0)!), ofDomain }
    }
    return this.#acceptedAt(at)
  }

  #initial(): WalkState {
    return { states: unique(this.#automaton.initial), ofDomain: this.#machine.start }
  }

  /** The states after one more character, by its class. */
  #after(states: readonly number[]): number[][] {
    const targets = this.#starts.map((): number[] => [])
    for (const state of states)
      for (const { from, to, target } of this.#automaton.edges[state]!)
        for (let index = this.#classByStart.get(from)!; (this.#starts[index] ?? Infinity) <= to; index++)
          targets[index]!.push(target)
    return targets
  }

  #step(states: readonly number[], code: number): readonly number[] {
    return unique(
      states.flatMap((state) =>
        this.#automaton.edges[state]!.flatMap(({ from, to, target }) =>
          from <= code && code <= to ? [target] : [],
        ),
      ),
    )
  }

  #acceptedAt({ states, ofDomain }: WalkState): number[] | null {
    if (!this.#machine.accepts(ofDomain)) return null
    const { owners } = this.#automaton
    const accepted = new Set(
      states.filter((state) => this.#automaton.isAccepting(state)).map((state) => owners[state]!),
    )
    if (!this.#required.every((owner) => accepted.has(owner))) return null
    return sorted(accepted).filter((owner) => owner < this.#patterns)
  }

  /** False if no longer text is of the domain. */
  #isAlive({ states }: WalkState): boolean {
    return this.#required.every((owner) => states.some((state) => this.#automaton.owners[state] === owner))
  }
}

function keyOf({ states, ofDomain }: WalkState): string {
  return `${ofDomain} ${states.join()}`
}

function classOf(starts: readonly number[], code: number): number {
  return starts.findLastIndex((start) => start <= code)
}

function sorted(numbers: Iterable<number>): number[] {
  return [...numbers].toSorted((first, second) => first - second)
}

function unique(numbers: readonly number[]): readonly number[] {
  return numbers.length < 2 ? numbers : sorted(new Set(numbers))
}

/** The characters that samples prefer. */
const readable = 'xyabcdefghijklmnopqrstuvwz0123456789-/.XYABCDEFGHIJKLMNOPQRSTUVWZ_:~'

/** The most readable character between `start` and `end` (exclusive), with its rank. */
function characterIn(
  start: number,
  end: number,
  kept: RegExp,
): { readonly character: string; readonly rank: number } | null {
  for (const [rank, character] of [...readable].entries()) {
    const code = character.codePointAt(0)!
    if (code >= start && code < end && kept.test(character)) return { character, rank }
  }
  for (let code = Math.max(start, 0x21); code < Math.min(end, 0x7f); code++) {
    const character = String.fromCodePoint(code)
    if (kept.test(character)) return { character, rank: readable.length }
  }
  const first = String.fromCodePoint(start)
  return kept.test(first) ? { character: first, rank: readable.length + 1 } : null
}
