import type { Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import { coveringIn, overlappingIn, nearIndexes, policyIndexes, indexesFor } from './policy-index.ts'
import type { Labels } from './selector.ts'

/** A kind that holds for workloads by labels or `targetRefs`. */
type PolicyKind = keyof typeof policyIndexes

/**
 * The policies of a kind that may hold for a workload for which `policy` holds; `policy` itself is among those of
 * its own kind. Where there is none, no workload has both. Ask for no more of them than needed: there may be many, and
 * `someMayShareWorkloads` says at less cost whether there is one of some.
 */
export function* policiesThatMayShareWorkloads(
  mesh: Mesh,
  policy: Manifest,
  kind: PolicyKind,
): Generator<Manifest> {
  for (const shelf of indexesFor(mesh, policyIndexes[kind](mesh), policy)) {
    for (const group of overlappingIn(mesh, shelf, policy)) yield* group
  }
}

/** The policies of a kind that hold for every workload for which `policy` holds. */
export function policiesCovering(mesh: Mesh, policy: Manifest, kind: PolicyKind): Manifest[] {
  return groupsCovering(mesh, policy, kind).flat()
}

/** The same in groups that hold for the same; a group stays what it is, so that answers about it can be kept. */
export function groupsCovering(mesh: Mesh, policy: Manifest, kind: PolicyKind): (readonly Manifest[])[] {
  return nearIndexes(mesh, policyIndexes[kind](mesh), policy).flatMap((shelf) => coveringIn(shelf, policy))
}

/** The policies of a kind that do not exclude labels, in any namespace. */
export function* policiesThatMaySelect(mesh: Mesh, labels: Labels, kind: PolicyKind): Generator<Manifest> {
  for (const group of policyIndexes[kind](mesh).all().byLabels.meeting(labels)) yield* group
}
