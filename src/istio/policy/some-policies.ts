// Whether one of some policies is where another one holds: an answer that costs the same for ten and for ten thousand.
// The policies are asked for as one array, always the same of the same mesh: an index of them is kept with it.
import { oncePer } from '../../core/once-per.ts'
import type { Manifest } from '../../model/manifest.ts'
import { derivedPer } from '../../model/derived.ts'
import type { Mesh } from '../../model/mesh.ts'
import { coveringIn, overlappingIn, nearIndexes, indexesFor, indexesOf } from './policy-index.ts'
import { hasStatedNamespace } from '../../model/presence.ts'
import { policySelector } from './selector.ts'

/** True if one of the policies may hold for a workload for which `policy` holds, as those of `policiesThatMayShareWorkloads` do. */
export function someMayShareWorkloads(mesh: Mesh, policy: Manifest, policies: readonly Manifest[]): boolean {
  if (policies.length === 0) return false
  return indexesFor(mesh, shelves(mesh, policies), policy).some((shelf) =>
    hasSome(overlappingIn(mesh, shelf, policy)),
  )
}

/** The policies that may hold for a workload for which `policy` holds: those of `policiesThatMayShareWorkloads` among them. */
export function* thoseThatMayShareWorkloads(
  mesh: Mesh,
  policy: Manifest,
  policies: readonly Manifest[],
): Generator<Manifest> {
  if (policies.length === 0) return
  for (const shelf of indexesFor(mesh, shelves(mesh, policies), policy)) {
    for (const group of overlappingIn(mesh, shelf, policy)) yield* group
  }
}

/**
 * True if one of the policies may hold for a workload for which `policy` holds, once namespaces that nothing states
 * are the right ones: that of the one is not that of the other, as far as files tell.
 */
export function someMayShareElsewhere(mesh: Mesh, policy: Manifest, policies: readonly Manifest[]): boolean {
  if (policies.length === 0) return false
  const { all, unstated } = shelves(mesh, policies)
  if (hasStatedNamespace(policy)) return hasSome(overlappingIn(mesh, unstated(), policy))
  for (const group of overlappingIn(mesh, all(), policy)) {
    if (isElsewhere(group, [policy.namespace])) return true
  }
  return false
}

/** The same without the policies whose namespaces nothing states, but for those of the namespace of `policy` itself. */
export function someMayShareByName(mesh: Mesh, policy: Manifest, policies: readonly Manifest[]): boolean {
  if (policies.length === 0) return false
  const found = shelves(mesh, policies)
  const open = policy.namespace === mesh.rootNamespace ? [found.all()] : nearIndexes(mesh, found, policy)
  return open.some((shelf) => hasSome(overlappingIn(mesh, shelf, policy)))
}

/**
 * True if one of the policies holds for every workload for which `policy` holds, or would hold if the namespaces that
 * nothing states were the right ones.
 */
export function someMayCover(mesh: Mesh, policy: Manifest, policies: readonly Manifest[]): boolean {
  return groupsThatMayCover(mesh, policy, policies).length > 0
}

/** Those policies, in groups that select the same; a group stays what it is, so that answers about it can be kept. */
export function groupsThatMayCover(
  mesh: Mesh,
  policy: Manifest,
  policies: readonly Manifest[],
): (readonly Manifest[])[] {
  if (policies.length === 0) return []
  const found = shelves(mesh, policies)
  const open = hasStatedNamespace(policy)
    ? [...nearIndexes(mesh, found, policy), found.unstated()]
    : [found.all()]
  return open.flatMap((shelf) => coveringIn(shelf, policy))
}

/** The same for those that do not hold for certain: nothing states the namespace of one of the two. */
export function someMayCoverElsewhere(mesh: Mesh, policy: Manifest, policies: readonly Manifest[]): boolean {
  if (policies.length === 0) return false
  const { all, unstated } = shelves(mesh, policies)
  if (hasStatedNamespace(policy)) return coveringIn(unstated(), policy).length > 0
  const near = [policy.namespace, mesh.rootNamespace]
  return coveringIn(all(), policy).some((group) => isElsewhere(group, near))
}

/** Policies that select the same are one group, in whatever namespaces they are. */
const shelves = derivedPer(['KubernetesGateway'], (mesh, policies: readonly Manifest[]) =>
  indexesOf(mesh, policies, selectorText),
)

const selectorText = oncePer((policy: Manifest): string =>
  JSON.stringify([...policySelector(policy)].toSorted()),
)

function hasSome(groups: Iterable<readonly Manifest[]>): boolean {
  for (const group of groups) if (group.length > 0) return true
  return false
}

/** True if some policies are not all in some namespaces. */
function isElsewhere(group: readonly Manifest[], namespaces: readonly string[]): boolean {
  const held = namespacesOf(group)
  return held.size > namespaces.length || [...held].some((namespace) => !namespaces.includes(namespace))
}

const namespacesOf = oncePer(
  (group: readonly Manifest[]): ReadonlySet<string> => new Set(group.map(({ namespace }) => namespace)),
)
