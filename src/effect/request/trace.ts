import type { DecidingPlace, MissingInput, Outcome, ProxyDecision, Step } from './decision.ts'
import type { MeshProxy } from './proxy/proxy.ts'
import type { Connection, HttpRequest } from './request.ts'

/** The texts of missing inputs. */
export function inputTexts(inputs: readonly MissingInput[]): string[] {
  return inputs.map(({ text }) => text)
}

/** The missing inputs without those of the kind `upstream`: whether a cluster exists does not affect the choice of a route. */
export function withoutClusters(inputs: readonly MissingInput[]): MissingInput[] {
  return inputs.filter(({ kind }) => kind !== 'upstream')
}

/** Limit on the listed places of one step. */
const maxPlaces = 3

/** A request on a connection at a proxy, and where the decision about it is recorded. */
export interface TracedRequest {
  readonly connection: Connection
  readonly request: HttpRequest
  readonly trace: Trace
}

/** Collects the steps and missing inputs of a decision. */
export class Trace {
  readonly steps: Step[] = []
  readonly #missing = new Map<string, MissingInput>()

  /** The texts of the missing inputs of the decision, each once. */
  get missing(): readonly string[] {
    return [...this.#missing.keys()]
  }

  get inputs(): readonly MissingInput[] {
    return [...this.#missing.values()]
  }

  step(text: string, by?: DecidingPlace): void {
    this.steps.push({ text, ...(by && { by }) })
  }

  /**
   * Adds a step for each of several places, if they are few.
   * @returns the place, if there is only one
   */
  stepAt(text: string, places: readonly DecidingPlace[]): DecidingPlace | undefined {
    const [place, ...others] = places
    const isListed = places.length > 0 && places.length <= maxPlaces
    if (isListed) for (const by of places) this.step(text, by)
    else this.step(text)
    return others.length === 0 ? place : undefined
  }

  /** Adds missing inputs. A text has the kind `other`. */
  miss(...inputs: readonly (string | MissingInput)[]): void {
    for (const input of inputs) {
      const noted = typeof input === 'string' ? ({ kind: 'other', text: input } as const) : input
      this.#missing.set(noted.text, noted)
    }
  }

  /** Creates the decision, with the names of the route and cluster. */
  decision(
    proxy: MeshProxy,
    outcome: Outcome,
    names: Pick<ProxyDecision, 'route' | 'cluster'> = {},
  ): ProxyDecision {
    return { proxy, outcome, ...names, steps: this.steps, missing: this.inputs }
  }
}
