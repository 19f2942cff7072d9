/**
 * Circles in a graph: for each start a walk along edges that ends where it began, without a node that an earlier circle has.
 * Not all circles are listed, but without those the graph has none. A node that points at itself is a circle of one.
 *
 * @param edges the nodes that a node points at; a node without an entry points at none
 */
export function circlesIn<Key>(edges: ReadonlyMap<Key, readonly Key[]>): Key[][] {
  const remaining = withoutEnds(edges)
  const circles: Key[][] = []
  const seen = new Set<Key>()
  for (const start of remaining.keys()) {
    const walk: Key[] = []
    let at: Key | undefined = start
    while (at !== undefined && !seen.has(at)) {
      seen.add(at)
      walk.push(at)
      at = remaining.get(at)?.[0]
    }
    const from = at === undefined ? -1 : walk.indexOf(at)
    if (from >= 0) circles.push(walk.slice(from))
  }
  return circles
}

/** The graph without the nodes from which every walk ends. */
function withoutEnds<Key>(edges: ReadonlyMap<Key, readonly Key[]>): Map<Key, readonly Key[]> {
  const pointing = new Map<Key, Key[]>()
  const open = new Map<Key, number>()
  for (const [key, targets] of edges) {
    const inGraph = targets.filter((target) => edges.has(target))
    open.set(key, inGraph.length)
    for (const target of inGraph) {
      const sources = pointing.get(target) ?? []
      sources.push(key)
      pointing.set(target, sources)
    }
  }
  const ends = [...open].flatMap(([key, count]) => (count === 0 ? [key] : []))
  for (let end = ends.pop(); end !== undefined; end = ends.pop()) {
    open.delete(end)
    for (const key of pointing.get(end) ?? []) {
      const count = open.get(key)! - 1
      open.set(key, count)
      if (count === 0) ends.push(key)
    }
  }
  return new Map([...open.keys()].map((key) => [key, edges.get(key)!.filter((target) => open.has(target))]))
}
