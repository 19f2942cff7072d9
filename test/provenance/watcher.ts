import type { RenderedObject } from './documents.ts'
import type { Trail } from './fields.ts'
import type { Leaf } from './leaf.ts'
import { matchObjects, scalarMoved } from './matcher.ts'
import type { Field, Move } from './oracle.ts'

/** Compares renders with the first one and keeps which leaf moved what. */
export interface Watcher {
  /** A render after an edit of a leaf; `line` as in `Edit`. */
  see(leaf: Leaf, line: number | null, after: readonly RenderedObject[]): void
  fields(): Field[]
}

export function watcherOf(base: readonly RenderedObject[]): Watcher {
  const moves = base.map(() => new Map<string, Map<Leaf, Sightings>>())
  return {
    see(leaf, line, after) {
      const { moved, footprint } = differences(base, after)
      for (const { index, key } of moved) {
        const ofField = moves[index]!.get(key) ?? new Map<Leaf, Sightings>()
        moves[index]!.set(key, ofField)
        ofField.set(leaf, joined(ofField.get(leaf), line, footprint))
      }
    },
    fields: () =>
      base.flatMap((object, index) =>
        [...object.scalars].map(([key, text]) => {
          const trail = JSON.parse(key) as Trail
          return { object, trail, text, moves: movesOf(moves[index]!.get(key)) }
        }),
      ),
  }
}

interface Sightings {
  readonly lines: Set<number>
  readonly footprint: number
}

function joined(before: Sightings | undefined, line: number | null, footprint: number): Sightings {
  const lines = new Set([...(before?.lines ?? []), ...(line === null ? [] : [line])])
  return { lines, footprint: Math.min(footprint, before?.footprint ?? Infinity) }
}

function movesOf(sightings: ReadonlyMap<Leaf, Sightings> = new Map()): Move[] {
  return [...sightings].map(([leaf, { lines, footprint }]) => ({ leaf, lines, footprint }))
}

interface Differences {
  /** Scalars with another value, by the index of their object. */
  readonly moved: readonly { readonly index: number; readonly key: string }[]
  /** The number of scalars that have another value, went or came. */
  readonly footprint: number
}

function differences(base: readonly RenderedObject[], after: readonly RenderedObject[]): Differences {
  const matches = matchObjects(base, after)
  const moved: { index: number; key: string }[] = []
  let [kept, footprint] = [0, 0]
  for (const [index, object] of base.entries()) {
    const match = matches[index] ?? null
    for (const key of object.scalars.keys()) {
      if (match?.scalars.has(key)) kept++
      const verdict = match === object ? false : scalarMoved(object, match, key)
      if (verdict === true) moved.push({ index, key })
      if (verdict !== false) footprint++
    }
  }
  const came = after.reduce((sum, { scalars }) => sum + scalars.size, 0) - kept
  return { moved, footprint: footprint + came }
}
