import { addToGroup } from '../../core/group.ts'

/** A function of requests: equal functions of one diagram have the same number. */
export type RequestFunction = number

/** The function that is "no" for every request. */
export const never: RequestFunction = 0

/** The function that is "yes" for every request. */
export const always: RequestFunction = 1

/**
 * Thrown if a diagram, or the conditions, routes or differences of an entry point, exceed a limit; the message says which.
 * The entry point or invariant is then undecided.
 */
export class DiagramBoundError extends Error {}

/** Limit on the nodes of one diagram, so that operations on it end soon. */
const maxNodes = 60_000

/** Limit on the bytes of one diagram: its nodes, and the results of operations that it keeps. */
const maxBytes = 256 * 2 ** 20

/**
 * Bytes in V8, rather too many than too few: of a node with its two lists and its table entry, of one of its atoms, and of a
 * kept result. A test compares them with the heap.
 */
const bytesOf = { node: 420, atom: 24, result: 80 } as const

/** Smaller numbers are constant functions. Inner nodes have this number or a higher one. */
const firstNode = 2 ** 16

/** Greater than the number of functions in any diagram. */
const functionRange = 2 ** 26

/** A choice by the atom that a request has on an axis. */
interface DiagramNode {
  readonly axis: number
  /** The function for the first atom, and for all atoms that `atoms` does not list. */
  readonly rest: RequestFunction
  /** Ascending, never the first atom. */
  readonly atoms: readonly number[]
  readonly children: readonly RequestFunction[]
}

/** An operation on two functions, with its results. */
interface Operation {
  readonly results: Map<number, RequestFunction>
  /** The result, if it follows from the operands without looking at their nodes. */
  shortcut(first: RequestFunction, second: RequestFunction): RequestFunction | undefined
}

/**
 * Functions from requests to numbers (a multi-valued decision diagram, reduced and ordered). A request has one atom on
 * each axis. A function reads the axes in their order, and equal functions are one node. 0 is "no"; any other number is
 * "yes" and may identify a decision. Throws `DiagramBoundError` beyond its limit.
 */
export class Diagram {
  readonly #sizes: readonly number[]
  readonly #nodes: DiagramNode[] = []
  readonly #numbers = new Map<string, RequestFunction>()
  readonly #bound: number
  #bytes = 0

  /**
   * @param sizes the number of atoms on each axis
   * @param bound in bytes
   */
  constructor(sizes: readonly number[], bound = maxBytes) {
    this.#sizes = sizes
    this.#bound = bound
  }

  /** The bytes that its nodes and results take so far, estimated from above. */
  get bytes(): number {
    return this.#bytes
  }

  /** "Yes" for requests with one of some atoms on an axis. */
  test(axis: number, atoms: readonly number[]): RequestFunction {
    const chosen = new Set(atoms)
    const rest = chosen.has(0) ? always : never
    const exceptions = range(this.#sizes[axis]!).filter((atom) => atom > 0 && chosen.has(atom) === !rest)
    return this.#node({ axis, rest, atoms: exceptions, children: exceptions.map(() => 1 - rest) })
  }

  /** The first function where it is "yes", else the second. */
  first(first: RequestFunction, second: RequestFunction): RequestFunction {
    return this.#apply(this.#first, first, second)
  }

  /** The second function where the first is "yes", else "no". */
  within(condition: RequestFunction, value: RequestFunction): RequestFunction {
    return this.#apply(this.#within, condition, value)
  }

  /** The second function where the first is "no", else "no". */
  without(condition: RequestFunction, value: RequestFunction): RequestFunction {
    return this.#apply(this.#without, condition, value)
  }

  /** The value of the first function that is "yes", else "no". */
  any(functions: readonly RequestFunction[]): RequestFunction {
    return this.#fold(functions, never, (first, second) => this.first(first, second))
  }

  /** The value of the last function where all are "yes", else "no"; "yes" without functions. */
  all(functions: readonly RequestFunction[]): RequestFunction {
    return this.#fold(functions, always, (first, second) => this.within(first, second))
  }

  /**
   * The function whose value is `valueOf` the values of two functions.
   *
   * @param valueOf returns a value; it may return one value for different pairs
   */
  combine(
    first: RequestFunction,
    second: RequestFunction,
    valueOf: (first: number, second: number) => number,
  ): RequestFunction {
    return this.#apply(
      {
        results: new Map(),
        shortcut: (left, right) => (left < firstNode && right < firstNode ? valueOf(left, right) : undefined),
      },
      first,
      second,
    )
  }

  /**
   * The function for requests with a fixed atom on an axis.
   *
   * @param kept the results of earlier calls for the same axis and atom
   */
  fixed(id: RequestFunction, axis: number, atom: number, kept = new Map<number, number>()): RequestFunction {
    const node = this.#nodes[id - firstNode]
    if (!node || node.axis > axis) return id
    if (node.axis === axis) return childAt(node, atom)
    const earlier = kept.get(id)
    if (earlier !== undefined) return earlier
    const [rest = never, ...others] = [node.rest, ...node.children].map((child) =>
      this.fixed(child, axis, atom, kept),
    )
    const changed = node.atoms.map((at, index) => [at, others[index]!] as const)
    const differing = changed.filter(([, child]) => child !== rest)
    const result = this.#node({
      axis: node.axis,
      rest,
      atoms: differing.map(([at]) => at),
      children: differing.map(([, child]) => child),
    })
    kept.set(id, result)
    return result
  }

  /** The axis that a function looks at first; `undefined` for a constant one. */
  axisOf(id: RequestFunction): number | undefined {
    return this.#nodes[id - firstNode]?.axis
  }

  /** By function that remains after `axisOf(id)` is read, the atoms that lead to it. Only for a function that has an axis. */
  branches(id: RequestFunction): ReadonlyMap<RequestFunction, readonly number[]> {
    const { axis, rest, atoms, children } = this.#nodes[id - firstNode]!
    const groups = new Map<RequestFunction, number[]>([[rest, []]])
    let next = 0
    for (const atom of range(this.#sizes[axis]!)) {
      const child = atoms[next] === atom ? children[next++]! : rest
      addToGroup(groups, child, atom)
    }
    return groups
  }

  /** The values of a function, except "no". */
  valuesOf(id: RequestFunction, seen = new Set<RequestFunction>()): number[] {
    if (id === never || seen.has(id)) return []
    seen.add(id)
    const node = this.#nodes[id - firstNode]
    if (!node) return [id]
    return [...new Set([node.rest, ...node.children].flatMap((child) => this.valuesOf(child, seen)))]
  }

  /** The value for one request. */
  valueAt(id: RequestFunction, request: readonly number[]): number {
    const node = this.#nodes[id - firstNode]
    if (!node) return id
    return this.valueAt(childAt(node, request[node.axis]!), request)
  }

  readonly #first: Operation = {
    results: new Map(),
    shortcut: (first, second) =>
      first === never || first === second
        ? second
        : first < firstNode || second === never
          ? first
          : undefined,
  }

  readonly #within: Operation = {
    results: new Map(),
    shortcut: (condition, value) =>
      condition === never || value === never ? never : condition < firstNode ? value : undefined,
  }

  readonly #without: Operation = {
    results: new Map(),
    shortcut: (condition, value) =>
      condition === never || value === never ? value : condition < firstNode ? never : undefined,
  }

  /** Combines in pairs, so that large functions are combined last. */
  #fold(
    functions: readonly RequestFunction[],
    none: RequestFunction,
    join: (first: RequestFunction, second: RequestFunction) => RequestFunction,
  ): RequestFunction {
    if (functions.length < 2) return functions[0] ?? none
    const half = functions.length >> 1
    return join(
      this.#fold(functions.slice(0, half), none, join),
      this.#fold(functions.slice(half), none, join),
    )
  }

  #apply(operation: Operation, first: RequestFunction, second: RequestFunction): RequestFunction {
    const short = operation.shortcut(first, second)
    if (short !== undefined) return short
    const key = first * functionRange + second
    const kept = operation.results.get(key)
    if (kept !== undefined) return kept
    const axis = Math.min(this.axisOf(first) ?? Infinity, this.axisOf(second) ?? Infinity)
    const result = this.#merge(operation, this.#at(first, axis), this.#at(second, axis))
    operation.results.set(key, result)
    this.#take(bytesOf.result)
    return result
  }

  #merge(operation: Operation, first: DiagramNode, second: DiagramNode): RequestFunction {
    const rest = this.#apply(operation, first.rest, second.rest)
    const atoms: number[] = []
    const children: RequestFunction[] = []
    let [left, right] = [0, 0]
    while (left < first.atoms.length || right < second.atoms.length) {
      const atom = Math.min(first.atoms[left] ?? Infinity, second.atoms[right] ?? Infinity)
      const ofFirst = first.atoms[left] === atom ? first.children[left++]! : first.rest
      const ofSecond = second.atoms[right] === atom ? second.children[right++]! : second.rest
      const child = this.#apply(operation, ofFirst, ofSecond)
      if (child === rest) continue
      atoms.push(atom)
      children.push(child)
    }
    return this.#node({ axis: first.axis, rest, atoms, children })
  }

  #at(id: RequestFunction, axis: number): DiagramNode {
    const node = this.#nodes[id - firstNode]
    return node?.axis === axis ? node : { axis, rest: id, atoms: [], children: [] }
  }

  #node(node: DiagramNode): RequestFunction {
    if (node.atoms.length === 0) return node.rest
    const key = `${node.axis} ${node.rest} ${node.atoms.join()} ${node.children.join()}`
    const existing = this.#numbers.get(key)
    if (existing !== undefined) return existing
    this.#take(bytesOf.node + key.length + node.atoms.length * bytesOf.atom)
    if (this.#nodes.length >= maxNodes) throw new DiagramBoundError('too many combinations of conditions')
    const id = firstNode + this.#nodes.push(node) - 1
    this.#numbers.set(key, id)
    return id
  }

  #take(bytes: number): void {
    this.#bytes += bytes
    if (this.#bytes > this.#bound) throw new DiagramBoundError('too many combinations of conditions')
  }
}

function childAt({ rest, atoms, children }: DiagramNode, atom: number): RequestFunction {
  const at = atoms.indexOf(atom)
  return at < 0 ? rest : children[at]!
}

function range(length: number): number[] {
  return Array.from({ length }, (_, index) => index)
}
