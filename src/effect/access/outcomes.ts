/** The outcome of a request at a proxy, as far as it is compared. */
export interface AccessOutcome {
  readonly verdict: 'allowed' | 'refused'
  /** For people: `403`, `let through`, `closed`. */
  readonly text: string
  /** The destination of a route or redirect: `sent to \`api.shop.svc.cluster.local:80\``. */
  readonly detail?: string
  /** True if nothing serves the request; false if a policy refuses it. */
  readonly isUnserved?: true
  /** True if the proxy serves nothing of the host, whatever the path. */
  readonly isUnknownHost?: true
}

export const allowedOutcome: AccessOutcome = { verdict: 'allowed', text: 'let through' }
/** A policy refuses the request with status 403. */
export const forbiddenOutcome: AccessOutcome = { verdict: 'refused', text: '403' }
export const notFound: AccessOutcome = { verdict: 'refused', text: '404', isUnserved: true }
export const closedConnection: AccessOutcome = { verdict: 'refused', text: 'closed' }
export const unservedConnection: AccessOutcome = {
  ...closedConnection,
  isUnserved: true,
  isUnknownHost: true,
}
/** No route has the host. */
export const unknownHost: AccessOutcome = { ...notFound, isUnknownHost: true }

/** The numbers that stand for outcomes in a diagram. */
export class Outcomes {
  readonly #outcomes: AccessOutcome[] = []
  readonly #numbers = new Map<string, number>()

  number(outcome: AccessOutcome): number {
    const { verdict, text, detail, isUnserved, isUnknownHost } = outcome
    const key = JSON.stringify([verdict, text, detail, isUnserved, isUnknownHost])
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

/** The numbers below mean "no" and "yes". */
const firstOutcome = 2

/** The text of an outcome with its destination. */
export function detailedText({ text, detail }: AccessOutcome): string {
  return detail ?? text
}

/** True if neither the client nor the backend can tell two outcomes apart. */
export function isSameOutcome(first: AccessOutcome, second: AccessOutcome): boolean {
  return first.verdict === second.verdict && first.text === second.text && first.detail === second.detail
}
