import { groupBy } from '../../core/group.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import { unfilledIndex } from '../../model/unfilled-index.ts'
import { isUnfilled, mayEqual } from '../../syntax/unfilled.ts'
import { gatewayPods } from './kubernetes-gateway.ts'
import { targetRefs } from './policy-targets.ts'
import { selectorIndex, type SelectorIndex } from './selector-index.ts'
import { filledLabels, hasUnfilled, policySelector, selects, type Labels } from './selector.ts'

/** The policies of one namespace, or of all, in groups. */
export interface PolicyIndex {
  readonly byLabels: SelectorIndex<readonly Manifest[]>
  /** The same, ignoring labels with placeholders. */
  readonly byFilledLabels: SelectorIndex<readonly Manifest[]>
  /** By `Kind/name`. */
  readonly byTarget: ReadonlyMap<string, readonly Manifest[]>
  /** The targets that a target may equal once placeholders are filled in; the argument may be one of `byTarget`. */
  readonly possibleTargets: (target: string) => readonly string[]
  /** The policies attached to other kinds than a kind, one group per target. */
  readonly attachedToOtherKinds: (kind: string) => readonly (readonly Manifest[])[]
  /** A cache of the policies that attach to all of some targets. */
  readonly attached: Map<string, readonly Manifest[]>
  /** The Gateways with attached policies, by each label of their pods, and all of them by `anyLabel`. */
  readonly byPodLabel: ReadonlyMap<string, readonly AttachedToGateway[]>
}

/** The policies that attach to a Gateway, and the known labels of its pods. */
export interface AttachedToGateway {
  readonly policies: readonly Manifest[]
  readonly labels: Labels
}

const anyLabel = ''

/** The groups of policies that apply to everything that a policy applies to. */
export function coveringPolicies(index: PolicyIndex, policy: Manifest): (readonly Manifest[])[] {
  const { byLabels, byTarget, attached } = index
  const refs = targetRefs(policy)
  if (refs.length === 0) return [...byLabels.selecting(policySelector(policy))]
  const key = JSON.stringify(refs)
  const covering =
    attached.get(key) ??
    (byTarget.get(refs[0]!) ?? []).filter((candidate) =>
      refs.every((ref) => targetRefs(candidate).includes(ref)),
    )
  attached.set(key, covering)
  return covering.length > 0 ? [covering] : []
}

/** The groups of policies that may apply to something that a policy applies to. */
export function overlappingPolicies(
  mesh: Mesh,
  index: PolicyIndex,
  policy: Manifest,
): Iterable<readonly Manifest[]> {
  return targetRefs(policy).length > 0
    ? overlappingByTarget(mesh, index, policy)
    : overlappingByLabels(index, policy)
}

/** Labels also select a gateway's own pods, but never a waypoint (istio `pilot/pkg/model/policyattachment.go`). */
function* overlappingByLabels(index: PolicyIndex, policy: Manifest): Generator<readonly Manifest[]> {
  const selector = filledLabels(policySelector(policy))
  yield* index.byFilledLabels.compatibleWith(selector)
  for (const { policies } of gatewaysWith(index, selector)) yield policies
}

/** The Gateways with attached policies whose pods are known to have some labels. */
export function gatewaysWith({ byPodLabel }: PolicyIndex, selector: Labels): AttachedToGateway[] {
  const [first] = selector
  const candidates = byPodLabel.get(first ? labelKey(first) : anyLabel) ?? []
  return candidates.filter(({ labels }) => selects(selector, labels))
}

/** A waypoint serves a Service, and other policies attach to the waypoint as a Gateway or by its class. */
function* overlappingByTarget(
  mesh: Mesh,
  { byLabels, byTarget, attachedToOtherKinds, possibleTargets }: PolicyIndex,
  policy: Manifest,
): Generator<readonly Manifest[]> {
  const refs = targetRefs(policy)
  const kinds = new Set(refs.map(kindOf))
  for (const ref of refs.flatMap((target) => [target, ...possibleTargets(target)]))
    yield byTarget.get(ref) ?? []
  if (kinds.size > 1) yield* byTarget.values()
  else yield* attachedToOtherKinds(kindOf(refs[0]!))
  for (const ref of refs.filter((target) => kindOf(target) === 'Gateway')) {
    const { labels, isWaypoint } = gatewayPods(mesh, policy.namespace, nameIn(ref))
    if (!isWaypoint) yield* byLabels.selecting(labels)
  }
}

/** Indexes policies; those with a selector and the same `groupKey` form one group. */
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
  const hasUnfilledSelector = scopes.some(([first]) => hasUnfilled(policySelector(first!)))
  return {
    byLabels,
    byFilledLabels: hasUnfilledSelector
      ? selectorIndex(scopes, ([first]) => filledLabels(policySelector(first!)))
      : byLabels,
    byTarget,
    possibleTargets: possibleTargetsAmong([...byTarget.keys()]),
    attachedToOtherKinds: groupsOfOtherKinds(byTarget),
    attached: new Map(),
    byPodLabel: gatewaysByLabel(mesh, attached),
  }
}

function possibleTargetsAmong(targets: readonly string[]): PolicyIndex['possibleTargets'] {
  const unfilled = unfilledIndex(targets, (target) => [target])
  return (target) =>
    isUnfilled(target)
      ? targets.filter((candidate) => candidate !== target && mayEqual(candidate, target))
      : unfilled.find(target)
}

function groupsOfOtherKinds(byTarget: PolicyIndex['byTarget']): PolicyIndex['attachedToOtherKinds'] {
  const results = new Map<string, readonly (readonly Manifest[])[]>()
  return (kind) => {
    const result =
      results.get(kind) ??
      [...byTarget].flatMap(([ref, policies]) => (kindOf(ref) === kind ? [] : [policies]))
    results.set(kind, result)
    return result
  }
}

interface Attachment {
  readonly ref: string
  readonly policy: Manifest
}

/** Leaves out waypoints, which labels do not select. */
function gatewaysByLabel(mesh: Mesh, attached: readonly Attachment[]): PolicyIndex['byPodLabel'] {
  const ofGateways = attached.filter(({ ref }) => kindOf(ref) === 'Gateway')
  const groups = groupBy(ofGateways, ({ ref, policy }) => `${policy.namespace}/${ref}`)
  const gateways = [...groups.values()].flatMap((group) => {
    const { ref, policy } = group[0]!
    const { labels, isWaypoint } = gatewayPods(mesh, policy.namespace, nameIn(ref))
    return isWaypoint ? [] : [{ policies: group.map((attachment) => attachment.policy), labels }]
  })
  const keyed = gateways.flatMap((gateway) =>
    [anyLabel, ...[...gateway.labels].map(labelKey)].map((key) => ({ key, gateway })),
  )
  const byKey = groupBy(keyed, ({ key }) => key)
  return new Map([...byKey].map(([key, pairs]) => [key, pairs.map(({ gateway }) => gateway)]))
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
