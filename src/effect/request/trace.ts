import type { Outcome, DecidingPlace, ProxyDecision, Step } from './decision.ts'
import type { MeshProxy } from './proxy/proxy.ts'

/** Collects what happens on the way to a decision. */
export class Trace {
  readonly steps: Step[] = []
  readonly #missing = new Set<string>()

  /** What files do not tell and the decision rests on, each once. */
  get missing(): readonly string[] {
    return [...this.#missing]
  }

  step(text: string, by?: DecidingPlace): void {
    this.steps.push({ text, ...(by && { by }) })
  }

  /** Notes what the decision rests on. */
  miss(...inputs: readonly string[]): void {
    for (const input of inputs) this.#missing.add(input)
  }

  /** The decision that was come to, with the names of what was routed. */
  decision(
    proxy: MeshProxy,
    outcome: Outcome,
    names: Pick<ProxyDecision, 'route' | 'cluster'> = {},
  ): ProxyDecision {
    return { proxy, outcome, ...names, steps: this.steps, missing: this.missing }
  }
}
