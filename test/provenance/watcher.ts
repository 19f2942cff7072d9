import type { RenderedObject } from './documents.ts'
import type { FieldPath } from './fields.ts'
import type { Edit, Leaf } from './leaf.ts'
import { matchObjects, scalarMoved } from './matcher.ts'
import type { Field, Move } from './oracle.ts'

/** Compares renders with the first one and keeps which leaf moved what. */
export interface Watcher {
  /** A render after an edit of a leaf. */
  see(leaf: Leaf, edit: Edit, after: readonly RenderedObject[]): void
  fields(): Field[]
}

export function watcherOf(base: readonly RenderedObject[]): Watcher {
  const moves = base.map(() => new Map<string, Map<Leaf, Sightings>>())
  return {
    see(leaf, edit, after) {
      const { moved, footprint } = differences(base, after)
      for (const { index, key, text } of moved) {
        const ofField = moves[index]!.get(key) ?? new Map<Leaf, Sightings>()
        moves[index]!.set(key, ofField)
        const hook = isHook(leaf, edit, base[index]!.scalars.get(key)!, text)
        ofField.set(leaf, joined(ofField.get(leaf), { line: edit.line, footprint, hook }))
      }
    },
    fields: () =>
      base.flatMap((object, index) =>
        [...object.scalars].map(([key, text]) => {
          const allMoves = [...(moves[index]!.get(key) ?? [])].map(([leaf, seen]) => ({ leaf, ...seen }))
          return { object, fieldPath: JSON.parse(key) as FieldPath, text, ...dividedByHook(allMoves) }
        }),
      ),
  }
}

interface Sightings extends Omit<Move, 'leaf'> {
  readonly hook: boolean
}

/** An empty override moves a field that says something to what is written there: it only replaces the value. */
function isHook(leaf: Leaf, { says }: Edit, before: string, after: string): boolean {
  const empty = /^(|~|null|\{\}|\[\])$/.test(leaf.text)
  const written = /[\w-]+/.exec(says ?? '')?.[0]
  return empty && before !== '' && written !== undefined && after.includes(written)
}

function joined(
  before: Sightings | undefined,
  { line, footprint, hook }: { line: number | null; footprint: number; hook: boolean },
): Sightings {
  return {
    lines: new Set([...(before?.lines ?? []), ...(line === null ? [] : [line])]),
    footprint: Math.min(footprint, before?.footprint ?? Infinity),
    hook: hook && (before?.hook ?? true),
  }
}

function dividedByHook(allMoves: readonly (Move & { hook: boolean })[]): Pick<Field, 'moves' | 'hooks'> {
  return { moves: allMoves.filter(({ hook }) => !hook), hooks: allMoves.filter(({ hook }) => hook) }
}

/** A scalar with another value: the index of its object, its key there, the new text. */
interface Moved {
  readonly index: number
  readonly key: string
  readonly text: string
}

interface Differences {
  readonly moved: readonly Moved[]
  /** The number of scalars that have another value, went or came. */
  readonly footprint: number
}

function differences(base: readonly RenderedObject[], after: readonly RenderedObject[]): Differences {
  const matches = matchObjects(base, after)
  const moved: Moved[] = []
  let [kept, footprint] = [0, 0]
  for (const [index, object] of base.entries()) {
    const match = matches[index] ?? null
    for (const key of object.scalars.keys()) {
      if (match?.scalars.has(key)) kept++
      const verdict = match === object ? false : scalarMoved(object, match, key)
      if (verdict === true) moved.push({ index, key, text: match!.scalars.get(key)! })
      if (verdict !== false) footprint++
    }
  }
  const came = after.reduce((sum, { scalars }) => sum + scalars.size, 0) - kept
  return { moved, footprint: footprint + came }
}
