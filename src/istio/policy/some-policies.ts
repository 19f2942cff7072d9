// Whether one of some policies applies where another one does, in a time that does not depend on their number. Callers
// pass the policies of a mesh as the same array each time, since their index is cached by array.
import { oncePer } from '../../core/once-per.ts'
import type { Manifest } from '../../model/manifest.ts'
import { derivedPer } from '../../model/derived.ts'
import type { Mesh } from '../../model/mesh.ts'
import { coveringPolicies, overlappingPolicies } from './policy-index.ts'
import { nearIndexes, indexesFor, indexByNamespace } from './policy-indexes.ts'
import { hasStatedNamespace } from '../../model/presence.ts'
import { policySelector, labelsKey } from './selector.ts'

/** True if one of the policies may apply to a workload that `policy` applies to. */
export function someMayShareWorkloads(mesh: Mesh, policy: Manifest, policies: readonly Manifest[]): boolean {
  if (policies.length === 0) return false
  return indexesFor(mesh, indexesBySelector(mesh, policies), policy).some((index) =>
    hasSome(overlappingPolicies(mesh, index, policy)),
  )
}

/**
 * Those of the policies that may apply to a workload that `policy` applies to; `policy` itself as well, if it is among them. If
 * there are none, no workload has both. Take no more of them than needed, since there may be many; to know whether there is
 * one, `someMayShareWorkloads` is cheaper.
 */
export function* policiesThatMayShareWorkloads(
  mesh: Mesh,
  policy: Manifest,
  policies: readonly Manifest[],
): Generator<Manifest> {
  if (policies.length === 0) return
  for (const index of indexesFor(mesh, indexesBySelector(mesh, policies), policy)) {
    for (const group of overlappingPolicies(mesh, index, policy)) yield* group
  }
}

/**
 * True if one of the policies may apply to a workload that `policy` applies to, but only if a namespace that nothing states
 * is the right one: as far as files show, the two are in different namespaces.
 */
export function someMayShareInOtherNamespace(
  mesh: Mesh,
  policy: Manifest,
  policies: readonly Manifest[],
): boolean {
  if (policies.length === 0) return false
  const { all: allPolicies, unstated } = indexesBySelector(mesh, policies)
  if (hasStatedNamespace(policy)) return hasSome(overlappingPolicies(mesh, unstated(), policy))
  for (const group of overlappingPolicies(mesh, allPolicies(), policy)) {
    if (hasOtherNamespace(group, [policy.namespace])) return true
  }
  return false
}

/**
 * True if one of the policies that are in the namespace of `policy` or in the root namespace may apply to a workload that
 * `policy` applies to. If `policy` is in the root namespace, policies of all namespaces count, also unstated ones.
 */
export function someMayShareInStatedNamespace(
  mesh: Mesh,
  policy: Manifest,
  policies: readonly Manifest[],
): boolean {
  if (policies.length === 0) return false
  const indexes = indexesBySelector(mesh, policies)
  const relevant =
    policy.namespace === mesh.rootNamespace ? [indexes.all()] : nearIndexes(mesh, indexes, policy)
  return relevant.some((index) => hasSome(overlappingPolicies(mesh, index, policy)))
}

/**
 * True if one of the policies applies to every workload that `policy` applies to, or would if namespaces that nothing
 * states were the right ones.
 */
export function someMayCover(mesh: Mesh, policy: Manifest, policies: readonly Manifest[]): boolean {
  return groupsThatMayCover(mesh, policy, policies).length > 0
}

/** The policies of `someMayCover`, grouped by selector. Groups are stable objects, so callers may cache by group. */
export function groupsThatMayCover(
  mesh: Mesh,
  policy: Manifest,
  policies: readonly Manifest[],
): (readonly Manifest[])[] {
  if (policies.length === 0) return []
  const indexes = indexesBySelector(mesh, policies)
  const relevant = hasStatedNamespace(policy)
    ? [...nearIndexes(mesh, indexes, policy), indexes.unstated()]
    : [indexes.all()]
  return relevant.flatMap((index) => coveringPolicies(index, policy))
}

/** Like `someMayCover`, for policies that may only apply because nothing states the namespace of one of the two. */
export function someMayCoverInOtherNamespace(
  mesh: Mesh,
  policy: Manifest,
  policies: readonly Manifest[],
): boolean {
  if (policies.length === 0) return false
  const { all: allPolicies, unstated } = indexesBySelector(mesh, policies)
  if (hasStatedNamespace(policy)) return coveringPolicies(unstated(), policy).length > 0
  const near = [policy.namespace, mesh.rootNamespace]
  return coveringPolicies(allPolicies(), policy).some((group) => hasOtherNamespace(group, near))
}

/** An index in which policies with equal selectors form one group, whatever their namespaces. */
const indexesBySelector = derivedPer(
  ['GatewayClass', 'KubernetesGateway'],
  (mesh, policies: readonly Manifest[]) => indexByNamespace(mesh, policies, selectorText),
)

const selectorText = oncePer((policy: Manifest): string => labelsKey(policySelector(policy)))

function hasSome(groups: Iterable<readonly Manifest[]>): boolean {
  for (const group of groups) if (group.length > 0) return true
  return false
}

/** True if a group has policies outside of some namespaces. */
function hasOtherNamespace(group: readonly Manifest[], namespaces: readonly string[]): boolean {
  const groupNamespaces = namespacesOf(group)
  return (
    groupNamespaces.size > namespaces.length ||
    [...groupNamespaces].some((namespace) => !namespaces.includes(namespace))
  )
}

const namespacesOf = oncePer(
  (group: readonly Manifest[]): ReadonlySet<string> => new Set(group.map(({ namespace }) => namespace)),
)
