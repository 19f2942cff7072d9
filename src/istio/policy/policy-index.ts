import { groupBy } from '../../core/group.ts'
import { once } from '../../core/once-per.ts'
import { gatewayPods } from './kubernetes-gateway.ts'
import type { Manifest } from '../../model/manifest.ts'
import { derived } from '../../model/derived.ts'
import type { Mesh } from '../../model/mesh.ts'
import { policyScope, targetRefs } from './policy-targets.ts'
import { hasStatedNamespace } from '../../model/presence.ts'
import { selectorIndex, type SelectorIndex } from './selector-index.ts'
import { filledLabels, hasUnfilled, policySelector, selects, type Labels } from './selector.ts'
import { unfilledIndex } from '../../model/unfilled-index.ts'
import { isUnfilled, mayEqual } from '../../syntax/unfilled.ts'

/** Some policies by the namespaces where they are. */
export interface PolicyIndexes {
  readonly all: () => PolicyIndex
  readonly byNamespace: ReadonlyMap<string, PolicyIndex>
  /** Those whose namespace nothing states. */
  readonly unstated: () => PolicyIndex
}

/** The policies of one namespace, or of all, in groups. */
export interface PolicyIndex {
  readonly byLabels: SelectorIndex<readonly Manifest[]>
  /** The same by the labels that are filled in. */
  readonly byFilledLabels: SelectorIndex<readonly Manifest[]>
  /** By `Kind/name`. */
  readonly byTarget: ReadonlyMap<string, readonly Manifest[]>
  /** The targets that another one, also of `byTarget`, may become once it is filled in. */
  readonly targetsLike: (target: string) => readonly string[]
  /** Those that attach to another kind than that of `targetRefs` of one kind, each group by a target. */
  readonly besideKind: (kind: string) => readonly (readonly Manifest[])[]
  /** Those that attach to all of some targets, as far as they were asked for. */
  readonly attached: Map<string, readonly Manifest[]>
  /** Those of Gateways, by each label of the pods; all of them by `anyLabel`. */
  readonly byPodLabel: ReadonlyMap<string, readonly AttachedToGateway[]>
}

/** The policies that attach to a Gateway, and the labels of its pods as far as they are known. */
export interface AttachedToGateway {
  readonly policies: readonly Manifest[]
  readonly labels: Labels
}

const anyLabel = ''

/** All policies of a kind; those that hold for the same are in one group. */
export const policyIndexes = {
  AuthorizationPolicy: derived(['AuthorizationPolicy', 'KubernetesGateway'], (mesh) =>
    indexesOf(mesh, mesh.ofKind('AuthorizationPolicy'), policyScope),
  ),
  PeerAuthentication: derived(['KubernetesGateway', 'PeerAuthentication'], (mesh) =>
    indexesOf(mesh, mesh.ofKind('PeerAuthentication'), policyScope),
  ),
  RequestAuthentication: derived(['KubernetesGateway', 'RequestAuthentication'], (mesh) =>
    indexesOf(mesh, mesh.ofKind('RequestAuthentication'), policyScope),
  ),
} as const

/** Shelves of some policies; those with a selector are in one group where they have the same `groupKey`. */
export function indexesOf(
  mesh: Mesh,
  policies: readonly Manifest[],
  groupKey: (policy: Manifest) => string,
): PolicyIndexes {
  const namespaces = groupBy(policies, ({ namespace }) => namespace)
  const shelf = (some: readonly Manifest[]): PolicyIndex => indexPolicies(mesh, some, groupKey)
  return {
    all: once(() => shelf(policies)),
    byNamespace: new Map([...namespaces].map(([namespace, some]) => [namespace, shelf(some)])),
    unstated: once(() => shelf(policies.filter((policy) => !hasStatedNamespace(policy)))),
  }
}

/** The shelves of the namespace of a policy, and of the root namespace. */
export function nearIndexes(mesh: Mesh, { byNamespace }: PolicyIndexes, policy: Manifest): PolicyIndex[] {
  const names = new Set([policy.namespace, mesh.rootNamespace])
  return [...names].flatMap((name) => byNamespace.get(name) ?? [])
}

/**
 * A policy of the root namespace holds in every namespace, any other one in its own; one whose namespace nothing
 * states may be in any.
 */
export function indexesFor(mesh: Mesh, shelves: PolicyIndexes, policy: Manifest): PolicyIndex[] {
  if (policy.namespace === mesh.rootNamespace || !hasStatedNamespace(policy)) return [shelves.all()]
  return [...nearIndexes(mesh, shelves, policy), shelves.unstated()]
}

/** The groups of a shelf that hold for all that a policy holds for. */
export function coveringIn(
  { byLabels, byTarget, attached }: PolicyIndex,
  policy: Manifest,
): (readonly Manifest[])[] {
  const refs = targetRefs(policy)
  if (refs.length === 0) return [...byLabels.holding(policySelector(policy))]
  const key = JSON.stringify(refs)
  const found =
    attached.get(key) ??
    (byTarget.get(refs[0]!) ?? []).filter((other) => refs.every((ref) => targetRefs(other).includes(ref)))
  attached.set(key, found)
  return found.length > 0 ? [found] : []
}

/** The groups of a shelf that may hold for something that a policy holds for. */
export function overlappingIn(
  mesh: Mesh,
  shelf: PolicyIndex,
  policy: Manifest,
): Iterable<readonly Manifest[]> {
  return targetRefs(policy).length > 0 ? meetingTargets(mesh, shelf, policy) : meetingLabels(shelf, policy)
}

/** Labels hold for a gateway's own pods too, and never for a waypoint (istio `pilot/pkg/model/policyattachment.go`). */
function* meetingLabels(shelf: PolicyIndex, policy: Manifest): Generator<readonly Manifest[]> {
  const selector = filledLabels(policySelector(policy))
  yield* shelf.byFilledLabels.meeting(selector)
  for (const { policies } of gatewaysWith(shelf, selector)) yield policies
}

/** The policies of a shelf that attach to Gateways whose pods are known to bear some labels, by Gateway. */
export function gatewaysWith({ byPodLabel }: PolicyIndex, selector: Labels): AttachedToGateway[] {
  const [first] = selector
  const found = byPodLabel.get(first ? labelKey(first) : anyLabel) ?? []
  return found.filter(({ labels }) => selects(selector, labels))
}

/** A Service is served by a waypoint, to which others attach as a Gateway or by its class. */
function* meetingTargets(
  mesh: Mesh,
  { byLabels, byTarget, besideKind, targetsLike }: PolicyIndex,
  policy: Manifest,
): Generator<readonly Manifest[]> {
  const own = targetRefs(policy)
  const kinds = new Set(own.map(kindOf))
  for (const ref of own.flatMap((one) => [one, ...targetsLike(one)])) yield byTarget.get(ref) ?? []
  if (kinds.size > 1) yield* byTarget.values()
  else yield* besideKind(kindOf(own[0]!))
  for (const ref of own.filter((one) => kindOf(one) === 'Gateway')) {
    const { labels, isWaypoint } = gatewayPods(mesh, policy.namespace, nameIn(ref))
    if (!isWaypoint) yield* byLabels.holding(labels)
  }
}

/** A shelf of some policies. */
export function indexPolicies(
  mesh: Mesh,
  policies: readonly Manifest[],
  groupKey: (policy: Manifest) => string,
): PolicyIndex {
  const attached = policies.flatMap((policy) => targetRefs(policy).map((ref) => ({ ref, policy })))
  const groups = groupBy(attached, ({ ref }) => ref)
  const byTarget = new Map([...groups].map(([ref, group]) => [ref, group.map(({ policy }) => policy)]))
  const selecting = groupBy(
    policies.filter((policy) => targetRefs(policy).length === 0),
    groupKey,
  )
  const scopes = [...selecting.values()]
  const byLabels = selectorIndex(scopes, ([first]) => policySelector(first!))
  const isOpen = scopes.some(([first]) => hasUnfilled(policySelector(first!)))
  return {
    byLabels,
    byFilledLabels: isOpen
      ? selectorIndex(scopes, ([first]) => filledLabels(policySelector(first!)))
      : byLabels,
    byTarget,
    targetsLike: likeTargets([...byTarget.keys()]),
    besideKind: besideKinds(byTarget),
    attached: new Map(),
    byPodLabel: gatewaysByLabel(mesh, attached),
  }
}

function likeTargets(targets: readonly string[]): PolicyIndex['targetsLike'] {
  const unfilled = unfilledIndex(targets, (target) => [target])
  return (target) =>
    isUnfilled(target)
      ? targets.filter((one) => one !== target && mayEqual(one, target))
      : unfilled.find(target)
}

function besideKinds(byTarget: PolicyIndex['byTarget']): PolicyIndex['besideKind'] {
  const known = new Map<string, readonly (readonly Manifest[])[]>()
  return (kind) => {
    const found =
      known.get(kind) ?? [...byTarget].flatMap(([ref, policies]) => (kindOf(ref) === kind ? [] : [policies]))
    known.set(kind, found)
    return found
  }
}

interface Attachment {
  readonly ref: string
  readonly policy: Manifest
}

/** Waypoints are left out: labels do not reach them. */
function gatewaysByLabel(mesh: Mesh, attached: readonly Attachment[]): PolicyIndex['byPodLabel'] {
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

function kindOf(ref: string): string {
  return ref.split('/')[0]!
}

function nameIn(ref: string): string {
  return ref.slice(ref.indexOf('/') + 1)
}
