import type { Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import { coveringPolicies } from './policy-index.ts'
import { nearIndexes, policyIndexes } from './policy-indexes.ts'
import type { Labels } from './selector.ts'

/** A kind that applies to workloads by labels or `targetRefs`. */
type PolicyKind = keyof typeof policyIndexes

/** The policies of a kind that apply to every workload that `policy` applies to; for its own kind they include `policy`. */
export function policiesCovering(mesh: Mesh, policy: Manifest, kind: PolicyKind): Manifest[] {
  return groupsCovering(mesh, policy, kind).flat()
}

/** Like `policiesCovering`, grouped by scope. Groups are stable objects, so callers may cache by group. */
export function groupsCovering(mesh: Mesh, policy: Manifest, kind: PolicyKind): (readonly Manifest[])[] {
  return nearIndexes(mesh, policyIndexes[kind](mesh), policy).flatMap((index) =>
    coveringPolicies(index, policy),
  )
}

/**
 * The policies of a kind, in any namespace and without `targetRefs`, whose selector has no other value for any of these
 * labels; also those without a selector. A placeholder counts as a value that differs from any other text.
 */
export function* policiesThatMaySelect(mesh: Mesh, labels: Labels, kind: PolicyKind): Generator<Manifest> {
  for (const group of policyIndexes[kind](mesh).all().byLabels.compatibleWith(labels)) yield* group
}
