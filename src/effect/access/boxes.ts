import { groupBy } from '../../core/group.ts'
import type { Diagram, RequestFunction } from './diagram.ts'
import { never } from './diagram.ts'

/** Requests with the same value: a set of atoms on each axis. An axis that is not listed has all its atoms. */
export interface RequestBox {
  readonly value: number
  /** By the number of the axis, ascending atoms. */
  readonly atoms: ReadonlyMap<number, readonly number[]>
}

/** Limit on the boxes of one function before they are merged. */
const maxBoxes = 2000

/**
 * Covers the requests for which a function is not "no" by disjoint boxes. Boxes that differ on one axis only are
 * merged. `null` beyond the limit.
 */
export function boxesOf(
  diagram: Diagram,
  root: RequestFunction,
  sizes: readonly number[],
): RequestBox[] | null {
  const boxes = new BoxList(diagram, sizes).boxes(root)
  return boxes && merged(boxes, sizes)
}

class BoxList {
  readonly #diagram: Diagram
  readonly #sizes: readonly number[]
  readonly #kept = new Map<RequestFunction, readonly RequestBox[] | null>()

  constructor(diagram: Diagram, sizes: readonly number[]) {
    this.#diagram = diagram
    this.#sizes = sizes
  }

  boxes(id: RequestFunction): readonly RequestBox[] | null {
    if (id === never) return []
    const axis = this.#diagram.axisOf(id)
    if (axis === undefined) return [{ value: id, atoms: new Map() }]
    const kept = this.#kept.get(id)
    if (kept !== undefined) return kept
    const boxes = this.#after(id, axis)
    this.#kept.set(id, boxes)
    return boxes
  }

  #after(id: RequestFunction, axis: number): readonly RequestBox[] | null {
    const parts: RequestBox[] = []
    for (const [child, atoms] of this.#diagram.branches(id)) {
      const boxes = this.boxes(child)
      if (boxes === null || parts.length + boxes.length > maxBoxes) return null
      for (const box of boxes) parts.push({ ...box, atoms: new Map([[axis, atoms], ...box.atoms]) })
    }
    return mergedOn(axis, parts, this.#sizes)
  }
}

/**
 * Merges boxes that differ on one axis only, until none do. Starts with the last axes, which come last in descriptions.
 */
function merged(boxes: readonly RequestBox[], sizes: readonly number[]): RequestBox[] {
  let result = [...boxes]
  for (let before = Infinity; result.length < before;) {
    before = result.length
    for (let axis = sizes.length - 1; axis >= 0; axis--) result = mergedOn(axis, result, sizes)
  }
  return result
}

function mergedOn(axis: number, boxes: readonly RequestBox[], sizes: readonly number[]): RequestBox[] {
  const groups = groupBy(boxes, ({ value, atoms }) =>
    JSON.stringify([value, [...atoms].filter(([index]) => index !== axis)]),
  )
  return [...groups.values()].map((group): RequestBox => {
    const [first] = group
    const isUnlimited = group.some(({ atoms }) => !atoms.has(axis))
    const all = new Set(group.flatMap(({ atoms }) => atoms.get(axis) ?? []))
    const others = [...first!.atoms].filter(([index]) => index !== axis)
    const own: [number, readonly number[]][] =
      isUnlimited || all.size === sizes[axis] ? [] : [[axis, [...all].toSorted((a, b) => a - b)]]
    return { value: first!.value, atoms: new Map([...others, ...own].toSorted(([a], [b]) => a - b)) }
  })
}
