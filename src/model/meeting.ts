import type { Manifest } from './manifest.ts'
import type { Mesh } from './mesh.ts'
import { holdingIn, meetingIn, nearShelves, policyShelves, shelvesFor } from './policy-shelves.ts'
import type { Labels } from './selector.ts'

/** A kind that holds for workloads by labels or `targetRefs`. */
type PolicyKind = keyof typeof policyShelves

/**
 * The policies of a kind that may hold for a workload for which `policy` holds; `policy` itself is among those of
 * its own kind. Where there is none, no workload has both. Ask for no more of them than needed: there may be many, and
 * `someMeet` says at less cost whether there is one of some.
 */
export function* meeting(mesh: Mesh, policy: Manifest, kind: PolicyKind): Generator<Manifest> {
  for (const shelf of shelvesFor(mesh, policyShelves[kind](mesh), policy)) {
    for (const group of meetingIn(mesh, shelf, policy)) yield* group
  }
}

/** The policies of a kind that hold for every workload for which `policy` holds. */
export function holding(mesh: Mesh, policy: Manifest, kind: PolicyKind): Manifest[] {
  return holdingGroups(mesh, policy, kind).flat()
}

/** The same in groups that hold for the same; a group stays what it is, so that answers about it can be kept. */
export function holdingGroups(mesh: Mesh, policy: Manifest, kind: PolicyKind): (readonly Manifest[])[] {
  return nearShelves(mesh, policyShelves[kind](mesh), policy).flatMap((shelf) => holdingIn(shelf, policy))
}

/** The policies of a kind that do not exclude labels, in any namespace. */
export function* meetingLabelsAnywhere(mesh: Mesh, labels: Labels, kind: PolicyKind): Generator<Manifest> {
  for (const group of policyShelves[kind](mesh).all().byLabels.meeting(labels)) yield* group
}
