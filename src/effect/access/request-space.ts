import { always, Diagram, never, type RequestFunction } from './diagram.ts'
import type { TokenSample } from './token-sample.ts'

/** A sample value of an atom: a text, a port, the texts of a claim, a token; `undefined` for an absent header. */
export type AxisValue = string | number | boolean | readonly string[] | TokenSample | undefined

/** One part of a request, with its values in classes that all compared conditions treat alike. */
export interface Axis {
  /** `path`, `header x-a`, `claim role`, `flag ...`. */
  readonly name: string
  readonly samples: readonly AxisValue[]
  /** For each pattern its atoms, ascending. */
  readonly matching: readonly (readonly number[])[]
  /** The description of each pattern. */
  readonly labels: readonly string[]
}

/** A pattern on an axis. */
export interface AxisTest {
  readonly axis: string
  readonly pattern: number
}

/** The order of the axes in a diagram. The transport comes first, since some transports hide the requests. */
const order = [
  'transport',
  'port',
  'sni',
  'host',
  'path',
  'query',
  'method',
  'token',
  'claim',
  'second',
  'identity',
]

function rankOf({ name }: Axis): number {
  const rank = order.indexOf(name.split(' ')[0]!)
  return rank < 0 ? order.length + Number(name.startsWith('flag')) : rank
}

/** The axis of a claim for the second token of a request. Other axes are the same for both. */
export function secondAxis(axis: string): string {
  return axis.startsWith('claim ') ? `second ${axis}` : axis
}

/** All requests to an entry point, divided into classes that base and head treat alike. */
export class RequestSpace {
  readonly axes: readonly Axis[]
  readonly diagram: Diagram
  /** True if the first atom of the axis `sni` is the name of the requested host. */
  readonly hasNamesOfHosts: boolean
  readonly #indices: ReadonlyMap<string, number>
  readonly #matching = new Map<string, RequestFunction>()

  constructor(axes: readonly Axis[], hasNamesOfHosts = false) {
    this.hasNamesOfHosts = hasNamesOfHosts
    this.axes = axes.toSorted((first, second) => rankOf(first) - rankOf(second))
    this.diagram = new Diagram(this.axes.map(({ samples }) => samples.length))
    this.#indices = new Map(this.axes.map(({ name }, index) => [name, index]))
  }

  axis(name: string): Axis | undefined {
    const index = this.#indices.get(name)
    return index === undefined ? undefined : this.axes[index]
  }

  /** The requests that match a pattern. */
  matching({ axis, pattern }: AxisTest): RequestFunction {
    const key = `${axis} ${pattern}`
    const matching = this.#matching.get(key) ?? this.among(axis, this.axis(axis)!.matching[pattern]!)
    this.#matching.set(key, matching)
    return matching
  }

  /** The requests with one of these atoms. If the axis does not exist: all requests, unless the list is empty. */
  among(axis: string, atoms: readonly number[]): RequestFunction {
    const index = this.#indices.get(axis)
    if (index === undefined) return atoms.length > 0 ? always : never
    return this.diagram.test(index, atoms)
  }
}
