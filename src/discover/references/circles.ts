/**
 * Circles in a graph, none of which has a node of another one. There may be more of them, but without the nodes of those that
 * are listed the graph has none. A node that points at itself is a circle of one. Each edge is followed once.
 *
 * @param edges the nodes that a node points at; a node without an entry points at none
 */
export function circlesIn<Key>(edges: ReadonlyMap<Key, readonly Key[]>): Key[][] {
  const circles: Key[][] = []
  const seen = new Set<Key>()
  const walk: Step<Key>[] = []
  const places = new Map<Key, number>()
  const enter = (key: Key): void => {
    const targets = edges.get(key)
    if (!targets || seen.has(key)) return
    seen.add(key)
    places.set(key, walk.push({ key, targets: targets.values() }) - 1)
  }
  /** Leaves the end of the walk, from a place on. */
  const leave = (place: number): Key[] => {
    const left = walk.splice(place).map(({ key }) => key)
    for (const key of left) places.delete(key)
    return left
  }
  for (const start of edges.keys()) {
    enter(start)
    for (let step = walk.at(-1); step !== undefined; step = walk.at(-1)) {
      const next = step.targets.next()
      const place = next.done ? undefined : places.get(next.value)
      if (next.done) leave(walk.length - 1)
      else if (place === undefined) enter(next.value)
      else circles.push(leave(place))
    }
  }
  return circles
}

/** A node of a walk, with the edges that are not followed yet. */
interface Step<Key> {
  readonly key: Key
  readonly targets: Iterator<Key>
}
