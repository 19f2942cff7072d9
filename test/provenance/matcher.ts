import type { RenderedObject } from './documents.ts'
import type { FieldPath } from './fields.ts'

/** What became of each object of a render in another one: its counterpart there, or `null`. */
export function matchObjects(
  before: readonly RenderedObject[],
  after: readonly RenderedObject[],
): (RenderedObject | null)[] {
  const free = new Set(after)
  const sameNames = queues(after)
  const matches = before.map((object) => {
    const match = sameNames.get(identityOf(object))?.shift() ?? null
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
  const queuesByName = new Map<string, RenderedObject[]>()
  for (const object of objects) {
    const identity = identityOf(object)
    queuesByName.set(identity, [...(queuesByName.get(identity) ?? []), object])
  }
  return queuesByName
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
    const candidates = [...free].filter(
      ({ source, kind }) => source === object.source && kind === object.kind,
    )
    return candidates.map((to) => ({ from, to, likeness: likeness(object, to) }))
  })
  return pairs.filter(({ likeness }) => likeness >= leastLikeness).toSorted((a, b) => b.likeness - a.likeness)
}

/** Below half of all fields two objects are two things. */
const leastLikeness = 0.5

/** The part of all scalars that both have, with the same value. */
function likeness(first: RenderedObject, second: RenderedObject): number {
  const shared = [...first.scalars].filter(([key, value]) => second.scalars.get(key) === value).length
  return shared / Math.max(1, first.scalars.size, second.scalars.size)
}

/** The keys of the lists that a scalar lies in. */
function listsOn(key: string): string[] {
  const fieldPath = JSON.parse(key) as FieldPath
  return fieldPath.flatMap((step, index) =>
    typeof step === 'number' ? [JSON.stringify(fieldPath.slice(0, index))] : [],
  )
}
