import { groupBy } from '../core/group.ts'
import { oncePer } from '../core/once-per.ts'
import { gatewayPods } from './kubernetes-gateway.ts'
import type { Manifest } from './manifest.ts'
import type { Mesh } from './mesh.ts'
import { scopeOf, targetRefs } from './policies.ts'
import { isSureOfNamespace } from './presence.ts'
import { selectorIndex, type SelectorIndex } from './selector-index.ts'
import { policySelector, selects, type Labels } from './selector.ts'

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
    yield* targetRefs(policy).length > 0 ? meetingTargets(mesh, shelf, policy) : meetingLabels(shelf, policy)
  }
}

/** The policies of a kind that hold for every workload for which `policy` holds. */
export function holding(mesh: Mesh, policy: Manifest, kind: PolicyKind): Manifest[] {
  return holdingGroups(mesh, policy, kind).flat()
}

/** The same in groups that hold for the same; a group stays what it is, so that answers about it can be kept. */
export function holdingGroups(mesh: Mesh, policy: Manifest, kind: PolicyKind): (readonly Manifest[])[] {
  return nearShelves(mesh, policy, kind).flatMap((shelf) => holdingIn(shelf, policy))
}

/**
 * The policies of a kind that hold for every workload for which `policy` holds, or would hold if the namespaces that
 * nothing states were the right ones.
 */
export function mayHold(mesh: Mesh, policy: Manifest, kind: PolicyKind): Manifest[] {
  const { all, unstated } = shelves[kind](mesh)
  const open = isSureOfNamespace(policy) ? [...nearShelves(mesh, policy, kind), unstated] : [all]
  return open.flatMap((shelf) => holdingIn(shelf, policy)).flat()
}

/** The policies of the namespace of a policy, and of the root namespace. */
function nearShelves(mesh: Mesh, policy: Manifest, kind: PolicyKind): Shelf[] {
  const names = new Set([policy.namespace, mesh.rootNamespace])
  return [...names].flatMap((name) => shelves[kind](mesh).byNamespace.get(name) ?? [])
}

function holdingIn({ byLabels, byTarget, attached }: Shelf, policy: Manifest): (readonly Manifest[])[] {
  const refs = targetRefs(policy)
  if (refs.length === 0) return [...byLabels.holding(policySelector(policy))]
  const key = JSON.stringify(refs)
  const found =
    attached.get(key) ??
    (byTarget.get(refs[0]!) ?? []).filter((other) => refs.every((ref) => targetRefs(other).includes(ref)))
  attached.set(key, found)
  return found.length > 0 ? [found] : []
}

/** The policies of a kind that do not exclude labels, in any namespace. */
export function* meetingLabelsAnywhere(mesh: Mesh, labels: Labels, kind: PolicyKind): Generator<Manifest> {
  for (const group of shelves[kind](mesh).all.byLabels.meeting(labels)) yield* group
}

/** The policies of a kind in one namespace, or in all. */
interface Shelf {
  readonly byLabels: SelectorIndex<readonly Manifest[]>
  /** By `Kind/name`. */
  readonly byTarget: ReadonlyMap<string, readonly Manifest[]>
  /** Those that attach to all of some targets, as far as they were asked for. */
  readonly attached: Map<string, readonly Manifest[]>
  /** Those of Gateways, by each label of the pods; all of them by `anyLabel`. */
  readonly byPodLabel: ReadonlyMap<string, readonly AttachedToGateway[]>
}

/** The policies that attach to a Gateway, and the labels of its pods as far as they are known. */
interface AttachedToGateway {
  readonly policies: readonly Manifest[]
  readonly labels: Labels
}

const anyLabel = ''

interface Shelves {
  readonly all: Shelf
  readonly byNamespace: ReadonlyMap<string, Shelf>
  /** Those whose namespace nothing states. */
  readonly unstated: Shelf
}

const shelves = {
  AuthorizationPolicy: oncePer((mesh: Mesh) => shelvesOf(mesh, mesh.ofKind('AuthorizationPolicy'))),
  PeerAuthentication: oncePer((mesh: Mesh) => shelvesOf(mesh, mesh.ofKind('PeerAuthentication'))),
  RequestAuthentication: oncePer((mesh: Mesh) => shelvesOf(mesh, mesh.ofKind('RequestAuthentication'))),
}

function shelvesOf(mesh: Mesh, policies: readonly Manifest[]): Shelves {
  const groups = groupBy(policies, ({ namespace }) => namespace)
  return {
    all: shelfOf(mesh, policies),
    byNamespace: new Map([...groups].map(([namespace, group]) => [namespace, shelfOf(mesh, group)])),
    unstated: shelfOf(
      mesh,
      policies.filter((policy) => !isSureOfNamespace(policy)),
    ),
  }
}

function shelfOf(mesh: Mesh, policies: readonly Manifest[]): Shelf {
  const attached = policies.flatMap((policy) => targetRefs(policy).map((ref) => ({ ref, policy })))
  const groups = groupBy(attached, ({ ref }) => ref)
  const selecting = groupBy(
    policies.filter((policy) => targetRefs(policy).length === 0),
    scopeOf,
  )
  return {
    byLabels: selectorIndex([...selecting.values()], ([first]) => policySelector(first!)),
    byTarget: new Map([...groups].map(([ref, group]) => [ref, group.map(({ policy }) => policy)])),
    attached: new Map(),
    byPodLabel: gatewaysByLabel(mesh, attached),
  }
}

interface Attachment {
  readonly ref: string
  readonly policy: Manifest
}

/** Waypoints are left out: labels do not reach them. */
function gatewaysByLabel(mesh: Mesh, attached: readonly Attachment[]): Shelf['byPodLabel'] {
  const ofGateways = attached.filter(({ ref }) => kindOf(ref) === 'Gateway')
  const groups = groupBy(ofGateways, ({ ref, policy }) => `${policy.namespace}/${ref}`)
  const gateways = [...groups.values()].flatMap((group) => {
    const { ref, policy } = group[0]!
    const { labels, isWaypoint } = gatewayPods(mesh, policy.namespace, nameIn(ref))
    return isWaypoint ? [] : [{ policies: group.map((one) => one.policy), labels }]
  })
  const keyed = gateways.flatMap((gateway) =>
    [anyLabel, ...[...gateway.labels].map(labelKey)].map((key) => ({ key, gateway })),
  )
  const byKey = groupBy(keyed, ({ key }) => key)
  return new Map([...byKey].map(([key, found]) => [key, found.map(({ gateway }) => gateway)]))
}

function labelKey([name, value]: readonly [string, string]): string {
  return `${name}\0${value}`
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
function* meetingLabels({ byLabels, byPodLabel }: Shelf, policy: Manifest): Generator<readonly Manifest[]> {
  const selector = policySelector(policy)
  yield* byLabels.meeting(selector)
  const [first] = selector
  for (const { policies, labels } of byPodLabel.get(first ? labelKey(first) : anyLabel) ?? [])
    if (selects(selector, labels)) yield policies
}

/** A Service is served by a waypoint, to which others attach as a Gateway or by its class. */
function* meetingTargets(
  mesh: Mesh,
  { byLabels, byTarget }: Shelf,
  policy: Manifest,
): Generator<readonly Manifest[]> {
  const own = targetRefs(policy)
  for (const ref of own) yield byTarget.get(ref) ?? []
  for (const [ref, attached] of byTarget) {
    if (own.some((one) => kindOf(one) !== kindOf(ref))) yield attached
  }
  for (const ref of own.filter((one) => kindOf(one) === 'Gateway')) {
    const { labels, isWaypoint } = gatewayPods(mesh, policy.namespace, nameIn(ref))
    if (!isWaypoint) yield* byLabels.holding(labels)
  }
}

function kindOf(ref: string): string {
  return ref.split('/')[0]!
}

function nameIn(ref: string): string {
  return ref.slice(ref.indexOf('/') + 1)
}
