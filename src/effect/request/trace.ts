import type { DecidingPlace, MissingInput, Outcome, ProxyDecision, Step } from './decision.ts'
import type { MeshProxy } from './proxy/proxy.ts'

/** What files do not tell, for people. */
export function inputTexts(inputs: readonly MissingInput[]): string[] {
  return inputs.map(({ text }) => text)
}

/** What a choice of a route may depend on: a cluster that no file declares makes no difference to it. */
export function withoutClusters(inputs: readonly MissingInput[]): MissingInput[] {
  return inputs.filter(({ kind }) => kind !== 'upstream')
}

/** Limit on the places that are listed for one thing. */
const maxPlaces = 3

/** Collects what happens on the way to a decision. */
export class Trace {
  readonly steps: Step[] = []
  readonly #missing = new Map<string, MissingInput>()

  /** What files do not tell and the decision depends on, each once. */
  get missing(): readonly string[] {
    return [...this.#missing.keys()]
  }

  step(text: string, by?: DecidingPlace): void {
    this.steps.push({ text, ...(by && { by }) })
  }

  /**
   * Notes what holds for several places alike, in a step for each if they are few.
   *
   * @returns the place, if it is the only one
   */
  stepAt(text: string, places: readonly DecidingPlace[]): DecidingPlace | undefined {
    const [place, ...others] = places
    const isListed = places.length > 0 && places.length <= maxPlaces
    if (isListed) for (const by of places) this.step(text, by)
    else this.step(text)
    return others.length === 0 ? place : undefined
  }

  /** Notes what the decision depends on; a text alone is of the kind `other`. */
  miss(...inputs: readonly (string | MissingInput)[]): void {
    for (const input of inputs) {
      const noted = typeof input === 'string' ? ({ kind: 'other', text: input } as const) : input
      this.#missing.set(noted.text, noted)
    }
  }

  /** The decision that was come to, with the names of what was routed. */
  decision(
    proxy: MeshProxy,
    outcome: Outcome,
    names: Pick<ProxyDecision, 'route' | 'cluster'> = {},
  ): ProxyDecision {
    return { proxy, outcome, ...names, steps: this.steps, missing: [...this.#missing.values()] }
  }
}
