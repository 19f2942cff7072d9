/** What a proxy does with a request, as far as base and head are compared. */
export interface AccessOutcome {
  readonly verdict: 'allowed' | 'refused'
  /** For people: `403`, `let through`, `closed`. */
  readonly text: string
}

export const letThrough: AccessOutcome = { verdict: 'allowed', text: 'let through' }
export const forbidden: AccessOutcome = { verdict: 'refused', text: '403' }
export const closedConnection: AccessOutcome = { verdict: 'refused', text: 'closed' }

/** The numbers that stand for outcomes in a diagram. */
export class Outcomes {
  readonly #outcomes: AccessOutcome[] = []
  readonly #numbers = new Map<string, number>()

  number(outcome: AccessOutcome): number {
    const key = `${outcome.verdict} ${outcome.text}`
    const existing = this.#numbers.get(key)
    if (existing !== undefined) return existing
    const number = firstOutcome + this.#outcomes.push(outcome) - 1
    this.#numbers.set(key, number)
    return number
  }

  of(number: number): AccessOutcome {
    return this.#outcomes[number - firstOutcome]!
  }
}

/** After "no" and "yes". */
const firstOutcome = 2
