import { groupBy } from '../../core/group.ts'
import { oncePer } from '../../core/once-per.ts'
import { gatewayNameLabel, gatewayPods } from './kubernetes-gateway.ts'
import type { MeshKind } from '../../model/kinds.ts'
import type { Manifest } from '../../model/manifest.ts'
import { derived, derivedPer } from '../../model/derived.ts'
import type { Mesh } from '../../model/mesh.ts'
import { gatewaysWith, policyIndexes, indexPolicies, type PolicyIndex } from './policy-index.ts'
import { policyScope, targetRefs } from './policy-targets.ts'
import { both, policySelector, selects, type Labels } from './selector.ts'

export { policyScope, targetRefs } from './policy-targets.ts'

/** Workloads that cannot be told apart by the policies of this mesh. */
export interface WorkloadClass {
  readonly namespace: string
  /** Labels they bear at least. */
  readonly labels: Labels
  /** The Gateway or Service they serve, `Kind/name`, where a policy attaches by `targetRefs`; else `null`. */
  readonly attachedTo: string | null
}

/** A kind that selects workloads by labels or `targetRefs`. */
type PolicyKind = Extract<MeshKind, 'RequestAuthentication' | 'AuthorizationPolicy' | 'PeerAuthentication'>

/**
 * The policies of a kind that hold for every workload of a class, of its namespace and of the root namespace, in groups
 * that hold for the same; a group stays what it is, so that answers about it can be kept.
 */
export function policyGroupsFor(
  mesh: Mesh,
  kind: PolicyKind,
  workload: WorkloadClass,
): (readonly Manifest[])[] {
  const { namespace, labels, attachedTo } = workload
  const isSelected = !isOfWaypoint(mesh, workload)
  return [...new Set([namespace, mesh.rootNamespace])].flatMap((name) => {
    const shelf = policyIndexes[kind](mesh).byNamespace.get(name)
    if (!shelf) return []
    // What is referred to stands in the policy's own namespace; a GatewayClass stands in none.
    const isNear = attachedTo !== null && (name === namespace || attachedTo.startsWith('GatewayClass/'))
    return [
      ...(isSelected ? shelf.byLabels.holding(labels) : []),
      ...(isNear ? [shelf.byTarget.get(attachedTo) ?? []] : []),
    ]
  })
}

/**
 * The classes of workload that a policy and AuthorizationPolicies have in common: what it selects itself, narrowed by
 * each of the AuthorizationPolicies that may meet it, of those that are chosen. A rule that holds for none of them holds
 * for no workload. Ask for no more of them than needed: there may be many.
 */
export function* workloadClasses(mesh: Mesh, policy: Manifest, choose: Choice): Generator<WorkloadClass> {
  const own = ownClasses(mesh, policy)
  yield* own
  for (const shelf of chosenShelves(mesh, policy, choose))
    for (const one of own)
      for (const other of mayNarrow(mesh, shelf, policy, one)) yield* narrowed(mesh, one, policy, other)
}

/** Takes some of the policies of a namespace, or of all; always the same array of the same. */
type Choice = (policies: readonly Manifest[]) => readonly Manifest[]

/** Those of the same namespace and of the root namespace; a policy of the root namespace may meet any. */
function chosenShelves(mesh: Mesh, policy: Manifest, choose: Choice): PolicyIndex[] {
  const isOfAll = policy.namespace === mesh.rootNamespace
  const lists = isOfAll
    ? [mesh.ofKind('AuthorizationPolicy')]
    : [policy.namespace, mesh.rootNamespace].map(
        (namespace) => authorizationPolicies(mesh).get(namespace) ?? [],
      )
  return lists.map((list) => shelfFor(mesh, choose(list)))
}

const shelfFor = derivedPer(['KubernetesGateway'], (mesh, policies: readonly Manifest[]) =>
  indexPolicies(mesh, policies, policyScope),
)

/** The policies of a shelf that may narrow a class of another one; of those that hold for the same, one. */
function* mayNarrow(
  mesh: Mesh,
  shelf: PolicyIndex,
  policy: Manifest,
  own: WorkloadClass,
): Generator<Manifest> {
  if (isNarrowedByLabels(mesh, own)) for (const [first] of shelf.byLabels.meeting(own.labels)) yield first!
  if (targetRefs(policy).length === 0) {
    for (const { policies } of gatewaysWith(shelf, own.labels)) yield policies[0]!
  } else {
    const kind = own.attachedTo!.split('/')[0]!
    for (const attached of shelf.besideKind(kind)) yield* oneOfEachNamespace(attached)
  }
}

const oneOfEachNamespace = oncePer((policies: readonly Manifest[]): readonly Manifest[] => [
  ...new Map(policies.map((policy) => [policy.namespace, policy])).values(),
])

/** The AuthorizationPolicies of each namespace. */
const authorizationPolicies = derived(['AuthorizationPolicy'], (mesh) =>
  groupBy(mesh.ofKind('AuthorizationPolicy'), ({ namespace }) => namespace),
)

/** Services, ServiceEntries and GatewayClasses are served by waypoints, for which selectors count nothing. */
function isOfWaypoint(mesh: Mesh, { attachedTo, namespace }: WorkloadClass): boolean {
  if (attachedTo === null) return false
  const name = gatewayIn(attachedTo)
  return name === undefined || gatewayPods(mesh, namespace, name).isWaypoint === true
}

/** The name of the Gateway that a policy attaches to; `undefined` for any other target. */
function gatewayIn(ref: string): string | undefined {
  return ref.startsWith('Gateway/') ? ref.slice('Gateway/'.length) : undefined
}

/** Policies reach the pods of a Gateway by its name, or by labels that its pods bear. */
function ownClasses(mesh: Mesh, policy: Manifest): WorkloadClass[] {
  const refs = targetRefs(policy)
  const labels = policySelector(policy)
  const { namespace } = policy
  if (refs.length > 0) return refs.map((ref) => attachedClass(mesh, namespace, ref))
  const gateway = labels.get(gatewayNameLabel)
  if (gateway === undefined) return [{ namespace, labels, attachedTo: null }]
  const own = attachedClass(mesh, namespace, `Gateway/${gateway}`)
  return [{ ...own, labels: new Map([...own.labels, ...labels]) }]
}

function attachedClass(mesh: Mesh, namespace: string, attachedTo: string): WorkloadClass {
  const gateway = gatewayIn(attachedTo)
  const labels = gateway === undefined ? new Map() : gatewayPods(mesh, namespace, gateway).labels
  return { namespace, labels, attachedTo }
}

/** A policy of the root namespace holds in every namespace, any other one in its own. */
function narrowed(mesh: Mesh, own: WorkloadClass, policy: Manifest, other: Manifest): WorkloadClass[] {
  const namespace = commonNamespace(mesh, policy.namespace, other.namespace)
  if (namespace === null) return []
  const refs = targetRefs(other)
  const place = { ...own, namespace }
  if (refs.length === 0) return narrowedByLabels(mesh, place, other)
  const isSelecting = targetRefs(policy).length === 0
  return refs.flatMap((ref) => narrowedByTarget(mesh, place, isSelecting, ref))
}

function narrowedByLabels(mesh: Mesh, own: WorkloadClass, other: Manifest): WorkloadClass[] {
  const labels = both(own.labels, policySelector(other))
  return labels === null || !isNarrowedByLabels(mesh, own) ? [] : [{ ...own, labels }]
}

/** The labels of a Gateway of this repository are known: no selector narrows them. */
function isNarrowedByLabels(mesh: Mesh, own: WorkloadClass): boolean {
  const gateway = own.attachedTo === null ? undefined : gatewayIn(own.attachedTo)
  const isWhole = gateway !== undefined && gatewayPods(mesh, own.namespace, gateway).isWhole
  return !isWhole && !isOfWaypoint(mesh, own)
}

/** A selector meets what attaches to a Gateway whose pods it selects; a target meets another kind at one waypoint. */
function narrowedByTarget(
  mesh: Mesh,
  own: WorkloadClass,
  isSelecting: boolean,
  ref: string,
): WorkloadClass[] {
  const attached = attachedClass(mesh, own.namespace, ref)
  const gateway = gatewayIn(ref)
  const isWaypoint = gateway === undefined || gatewayPods(mesh, own.namespace, gateway).isWaypoint
  if (isSelecting) return isWaypoint !== true && selects(own.labels, attached.labels) ? [attached] : []
  const isOtherKind = ref.split('/')[0] !== own.attachedTo?.split('/')[0]
  return isOtherKind && isWaypoint !== false && mayBeWaypoint(mesh, own) ? [attached] : []
}

function mayBeWaypoint(mesh: Mesh, { attachedTo, namespace }: WorkloadClass): boolean {
  const gateway = attachedTo === null ? undefined : gatewayIn(attachedTo)
  return gateway === undefined || gatewayPods(mesh, namespace, gateway).isWaypoint !== false
}

function commonNamespace(mesh: Mesh, one: string, other: string): string | null {
  if (one === other || other === mesh.rootNamespace) return one
  return one === mesh.rootNamespace ? other : null
}
