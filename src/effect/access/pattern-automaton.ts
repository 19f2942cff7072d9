import type { TextPattern } from '../request/match/text-match.ts'
import { caseVariants, lastCodePoint, regexProgram } from './regex-program.ts'

/** A step from one state to another by a character of a range. */
export interface AutomatonEdge {
  readonly from: number
  readonly to: number
  readonly target: number
}

/** One nondeterministic automaton for several patterns. Each state belongs to one pattern. */
export class PatternAutomaton {
  readonly initial: number[] = []
  readonly edges: AutomatonEdge[][] = []
  /** The number of the pattern of each state. */
  readonly owners: number[] = []
  readonly #accepting = new Set<number>()

  isAccepting(state: number): boolean {
    return this.#accepting.has(state)
  }

  /** Adds a pattern under a number. Returns false for a regular expression that cannot be converted. */
  add(pattern: TextPattern, owner: number): boolean {
    if (pattern.form === 'regex') return this.#addRegex(pattern.text, owner)
    const start = this.#state(owner)
    this.initial.push(start)
    if (pattern.form === 'suffix') this.#loop(start)
    const text = pattern.form === 'any' || pattern.form === 'nonempty' ? '' : pattern.text
    const end = [...text].reduce(
      (state, character) => this.#step(state, codesOf(character, pattern.ignoresCase === true), owner),
      start,
    )
    if (pattern.form === 'nonempty') {
      const last = this.#state(owner)
      this.edges[end]!.push({ from: 0, to: lastCodePoint, target: last })
      this.#loop(last)
      this.#accepting.add(last)
      return true
    }
    if (pattern.form === 'any' || pattern.form === 'prefix') this.#loop(end)
    this.#accepting.add(end)
    return true
  }

  #addRegex(text: string, owner: number): boolean {
    const program = regexProgram(text)
    if (program === null) return false
    const end = this.#state(owner)
    this.#accepting.add(end)
    const states = new Map([...program.steps.keys()].map((state) => [state, this.#state(owner)]))
    const targets = ({ waiting, isMatch }: (typeof program)['initial']): number[] => [
      ...waiting.map((state) => states.get(state)!),
      ...(isMatch ? [end] : []),
    ]
    this.initial.push(...targets(program.initial))
    for (const [state, { ranges, next }] of program.steps)
      for (const target of targets(next))
        for (const [from, to] of ranges) this.edges[states.get(state)!]!.push({ from, to, target })
    return true
  }

  #state(owner: number): number {
    this.owners.push(owner)
    return this.edges.push([]) - 1
  }

  #step(state: number, codes: readonly number[], owner: number): number {
    const target = this.#state(owner)
    for (const code of codes) this.edges[state]!.push({ from: code, to: code, target })
    return target
  }

  #loop(state: number): void {
    this.edges[state]!.push({ from: 0, to: lastCodePoint, target: state })
  }
}

function codesOf(character: string, ignoresCase: boolean): number[] {
  const code = character.codePointAt(0)!
  return ignoresCase ? caseVariants(code) : [code]
}
