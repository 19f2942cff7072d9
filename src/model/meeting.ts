import { groupBy } from '../core/group.ts'
import { oncePer } from '../core/once-per.ts'
import type { Manifest } from './manifest.ts'
import type { Mesh } from './mesh.ts'
import { scopeOf, targetRefs } from './policies.ts'
import { isSureOfNamespace } from './presence.ts'
import { selectorIndex, type SelectorIndex } from './selector-index.ts'
import { policySelector, type Labels } from './selector.ts'

/** A kind that holds for workloads by labels or `targetRefs`. */
type PolicyKind = keyof typeof shelves

/**
 * The policies of a kind that may hold for a workload for which `policy` holds; `policy` itself is among those of
 * its own kind. Where there is none, no workload has both. Ask for no more of them than needed: there may be many.
 */
export function* meeting(mesh: Mesh, policy: Manifest, kind: PolicyKind): Generator<Manifest> {
  for (const group of meetingGroups(mesh, policy, kind)) yield* group
}

/** The same in groups that hold for the same; a group stays what it is, so that answers about it can be kept. */
export function* meetingGroups(
  mesh: Mesh,
  policy: Manifest,
  kind: PolicyKind,
): Generator<readonly Manifest[]> {
  for (const shelf of shelvesFor(mesh, policy, kind)) {
    yield* targetRefs(policy).length > 0 ? meetingTargets(shelf, policy) : meetingLabels(shelf, policy)
  }
}

/** The policies of a kind that hold for every workload for which `policy` holds. */
export function holding(mesh: Mesh, policy: Manifest, kind: PolicyKind): Manifest[] {
  return nearShelves(mesh, policy, kind).flatMap((shelf) => holdingIn(shelf, policy))
}

/**
 * The policies of a kind that hold for every workload for which `policy` holds, or would hold if the namespaces that
 * nothing states were the right ones.
 */
export function mayHold(mesh: Mesh, policy: Manifest, kind: PolicyKind): Manifest[] {
  const { all, unstated } = shelves[kind](mesh)
  const open = isSureOfNamespace(policy) ? [...nearShelves(mesh, policy, kind), unstated] : [all]
  return open.flatMap((shelf) => holdingIn(shelf, policy))
}

/** The policies of the namespace of a policy, and of the root namespace. */
function nearShelves(mesh: Mesh, policy: Manifest, kind: PolicyKind): Shelf[] {
  const names = new Set([policy.namespace, mesh.rootNamespace])
  return [...names].flatMap((name) => shelves[kind](mesh).byNamespace.get(name) ?? [])
}

function holdingIn({ byLabels, byTarget }: Shelf, policy: Manifest): readonly Manifest[] {
  const refs = targetRefs(policy)
  if (refs.length === 0) return byLabels.holding(policySelector(policy)).flat()
  const attached = byTarget.get(refs[0]!) ?? []
  return attached.filter((other) => refs.every((ref) => targetRefs(other).includes(ref)))
}

/** The policies of a kind that do not exclude labels, in any namespace. */
export function* meetingLabelsAnywhere(mesh: Mesh, labels: Labels, kind: PolicyKind): Generator<Manifest> {
  for (const group of shelves[kind](mesh).all.byLabels.meeting(labels)) yield* group
}

/** The label that the pods of a gateway of the Gateway API bear, with its name. */
export const gatewayNameLabel = 'gateway.networking.k8s.io/gateway-name'

/** The policies of a kind in one namespace, or in all. */
interface Shelf {
  readonly byLabels: SelectorIndex<readonly Manifest[]>
  /** By `Kind/name`. */
  readonly byTarget: ReadonlyMap<string, readonly Manifest[]>
}

interface Shelves {
  readonly all: Shelf
  readonly byNamespace: ReadonlyMap<string, Shelf>
  /** Those whose namespace nothing states. */
  readonly unstated: Shelf
}

const shelves = {
  AuthorizationPolicy: oncePer((mesh: Mesh) => shelvesOf(mesh.ofKind('AuthorizationPolicy'))),
  PeerAuthentication: oncePer((mesh: Mesh) => shelvesOf(mesh.ofKind('PeerAuthentication'))),
  RequestAuthentication: oncePer((mesh: Mesh) => shelvesOf(mesh.ofKind('RequestAuthentication'))),
}

function shelvesOf(policies: readonly Manifest[]): Shelves {
  const groups = groupBy(policies, ({ namespace }) => namespace)
  return {
    all: shelfOf(policies),
    byNamespace: new Map([...groups].map(([namespace, group]) => [namespace, shelfOf(group)])),
    unstated: shelfOf(policies.filter((policy) => !isSureOfNamespace(policy))),
  }
}

function shelfOf(policies: readonly Manifest[]): Shelf {
  const attached = policies.flatMap((policy) => targetRefs(policy).map((ref) => ({ ref, policy })))
  const groups = groupBy(attached, ({ ref }) => ref)
  const selecting = groupBy(
    policies.filter((policy) => targetRefs(policy).length === 0),
    scopeOf,
  )
  return {
    byLabels: selectorIndex([...selecting.values()], ([first]) => policySelector(first!)),
    byTarget: new Map([...groups].map(([ref, group]) => [ref, group.map(({ policy }) => policy)])),
  }
}

/**
 * A policy of the root namespace holds in every namespace, any other one in its own; one whose namespace nothing
 * states may be in any.
 */
function shelvesFor(mesh: Mesh, policy: Manifest, kind: PolicyKind): Shelf[] {
  const { all, unstated } = shelves[kind](mesh)
  if (policy.namespace === mesh.rootNamespace || !isSureOfNamespace(policy)) return [all]
  return [...nearShelves(mesh, policy, kind), unstated]
}

/** Labels hold for a gateway's own pods too, and never for a waypoint (istio `pilot/pkg/model/policyattachment.go`). */
function* meetingLabels({ byLabels, byTarget }: Shelf, policy: Manifest): Generator<readonly Manifest[]> {
  const labels = policySelector(policy)
  yield* byLabels.meeting(labels)
  const gateway = labels.get(gatewayNameLabel)
  if (gateway !== undefined) yield byTarget.get(`Gateway/${gateway}`) ?? []
  if (labels.size > 0) return
  for (const [ref, attached] of byTarget) if (kindOf(ref) === 'Gateway') yield attached
}

/** A Service is served by a waypoint, to which others attach as a Gateway or by its class. */
function* meetingTargets({ byLabels, byTarget }: Shelf, policy: Manifest): Generator<readonly Manifest[]> {
  const own = targetRefs(policy)
  for (const ref of own) yield byTarget.get(ref) ?? []
  for (const [ref, attached] of byTarget) {
    if (own.some((one) => kindOf(one) !== kindOf(ref))) yield attached
  }
  for (const ref of own) {
    const [kind, name] = ref.split('/') as [string, string]
    if (kind !== 'Gateway') continue
    yield* byLabels.holding(new Map([[gatewayNameLabel, name]]))
  }
}

function kindOf(ref: string): string {
  return ref.split('/')[0]!
}
