import type { RenderedObject } from './documents.ts'
import type { Trail } from './fields.ts'

/** What became of each object of a render in another one: its counterpart there, or `null`. */
export function matchObjects(
  before: readonly RenderedObject[],
  after: readonly RenderedObject[],
): (RenderedObject | null)[] {
  const free = new Set(after)
  const same = queues(after)
  const matches = before.map((object) => {
    const match = same.get(identityOf(object))?.shift() ?? null
    if (match) free.delete(match)
    return match
  })
  for (const { from, to } of likenesses(before, matches, free)) {
    if (matches[from] || !free.delete(to)) continue
    matches[from] = to
  }
  return matches
}

/** Whether a scalar has another value in the counterpart of its object; `null` if it is not there to compare. */
export function scalarMoved(
  before: RenderedObject,
  after: RenderedObject | null,
  key: string,
): boolean | null {
  const value = after?.scalars.get(key)
  if (after === null || value === undefined) return null
  if (!listsOn(key).every((list) => before.lengths.get(list) === after.lengths.get(list))) return null
  return value !== before.scalars.get(key)
}

function identityOf({ source, kind, namespace, name }: RenderedObject): string {
  return JSON.stringify([source, kind, namespace, name])
}

function queues(objects: readonly RenderedObject[]): Map<string, RenderedObject[]> {
  const all = new Map<string, RenderedObject[]>()
  for (const object of objects) {
    const identity = identityOf(object)
    all.set(identity, [...(all.get(identity) ?? []), object])
  }
  return all
}

interface Likeness {
  readonly from: number
  readonly to: RenderedObject
  readonly likeness: number
}

/** Pairs of objects without a counterpart, of one template and kind, the most similar first. */
function likenesses(
  before: readonly RenderedObject[],
  matches: readonly (RenderedObject | null)[],
  free: ReadonlySet<RenderedObject>,
): Likeness[] {
  const pairs = before.flatMap((object, from) => {
    if (matches[from]) return []
    const alike = [...free].filter(({ source, kind }) => source === object.source && kind === object.kind)
    return alike.map((to) => ({ from, to, likeness: likeness(object, to) }))
  })
  return pairs.filter(({ likeness }) => likeness >= leastLikeness).toSorted((a, b) => b.likeness - a.likeness)
}

/** Below half of all fields two objects are two things. */
const leastLikeness = 0.5

/** The part of all scalars that both have, with the same value. */
function likeness(one: RenderedObject, other: RenderedObject): number {
  const shared = [...one.scalars].filter(([key, value]) => other.scalars.get(key) === value).length
  return shared / Math.max(1, one.scalars.size, other.scalars.size)
}

/** The keys of the lists that a scalar lies in. */
function listsOn(key: string): string[] {
  const trail = JSON.parse(key) as Trail
  return trail.flatMap((step, index) =>
    typeof step === 'number' ? [JSON.stringify(trail.slice(0, index))] : [],
  )
}
