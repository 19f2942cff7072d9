import { groupBy } from '../../core/group.ts'
import { oncePer } from '../../core/once-per.ts'
import { gatewayNameLabel, gatewayPods } from './kubernetes-gateway.ts'
import type { MeshKind } from '../../model/kinds.ts'
import type { Manifest } from '../../model/manifest.ts'
import { derived, derivedPer } from '../../model/derived.ts'
import type { Mesh } from '../../model/mesh.ts'
import { gatewaysWith, indexPolicies, type PolicyIndex } from './policy-index.ts'
import { policyIndexes } from './policy-indexes.ts'
import { policyScope, targetRefs } from './policy-targets.ts'
import { mergeLabels, policySelector, selects, type Labels } from './selector.ts'

export { policyScope, targetRefs } from './policy-targets.ts'

/** Workloads to which the same policies of this mesh apply. */
export interface WorkloadClass {
  readonly namespace: string
  /** Labels that the workloads certainly have. */
  readonly labels: Labels
  /** The Gateway or Service that they serve, `Kind/name`, if a policy attaches by `targetRefs`; else `null`. */
  readonly attachedTo: string | null
}

/** A kind that selects workloads by labels or `targetRefs`. */
type PolicyKind = Extract<MeshKind, 'RequestAuthentication' | 'AuthorizationPolicy' | 'PeerAuthentication'>

/**
 * The policies of a kind that apply to every workload of a class, from its namespace and the root namespace, grouped by
 * scope. Groups are stable objects, so callers may cache by group.
 */
export function policyGroupsFor(
  mesh: Mesh,
  kind: PolicyKind,
  workload: WorkloadClass,
): (readonly Manifest[])[] {
  const { namespace, labels, attachedTo } = workload
  const isSelected = !isOfWaypoint(mesh, workload)
  return [...new Set([namespace, mesh.rootNamespace])].flatMap((name) => {
    const index = policyIndexes[kind](mesh).byNamespace.get(name)
    if (!index) return []
    // A target is in the policy's own namespace; a GatewayClass has no namespace.
    const isAttached = attachedTo !== null && (name === namespace || attachedTo.startsWith('GatewayClass/'))
    return [
      ...(isSelected ? index.byLabels.selecting(labels) : []),
      ...(isAttached ? [index.byTarget.get(attachedTo) ?? []] : []),
    ]
  })
}

/**
 * The classes of workloads that a policy and AuthorizationPolicies have in common: those that the policy selects, and each
 * of them narrowed by every chosen AuthorizationPolicy that may overlap it. A statement that is true for none of the
 * classes is true for no workload. Take no more of them than needed, since there may be many.
 */
export function* workloadClasses(mesh: Mesh, policy: Manifest, choose: Choice): Generator<WorkloadClass> {
  const classes = classesOf(mesh, policy)
  yield* classes
  for (const index of chosenIndexes(mesh, policy, choose))
    for (const workloadClass of classes)
      for (const otherPolicy of policiesThatMayNarrow(mesh, index, policy, workloadClass))
        yield* narrowByPolicy(mesh, workloadClass, policy, otherPolicy)
}

/** Selects some of the policies of a namespace, or of all; the same array for the same argument. */
type Choice = (policies: readonly Manifest[]) => readonly Manifest[]

/** The policies of the same namespace and of the root namespace; for a policy of the root namespace those of all. */
function chosenIndexes(mesh: Mesh, policy: Manifest, choose: Choice): PolicyIndex[] {
  const isOfAll = policy.namespace === mesh.rootNamespace
  const lists = isOfAll
    ? [mesh.ofKind('AuthorizationPolicy')]
    : [policy.namespace, mesh.rootNamespace].map(
        (namespace) => authorizationPolicies(mesh).get(namespace) ?? [],
      )
  return lists.map((list) => indexFor(mesh, choose(list)))
}

const indexFor = derivedPer(['GatewayClass', 'KubernetesGateway'], (mesh, policies: readonly Manifest[]) =>
  indexPolicies(mesh, policies, policyScope),
)

/** The policies that may narrow a class of another policy; one of those with the same scope. */
function* policiesThatMayNarrow(
  mesh: Mesh,
  index: PolicyIndex,
  policy: Manifest,
  workloadClass: WorkloadClass,
): Generator<Manifest> {
  if (canNarrowByLabels(mesh, workloadClass))
    for (const [first] of index.byLabels.compatibleWith(workloadClass.labels)) yield first!
  if (targetRefs(policy).length === 0) {
    for (const { policies } of gatewaysWith(index, workloadClass.labels)) yield policies[0]!
  } else {
    const kind = workloadClass.attachedTo!.split('/')[0]!
    for (const attached of index.attachedToOtherKinds(kind)) yield* firstOfEachNamespace(attached)
  }
}

const firstOfEachNamespace = oncePer((policies: readonly Manifest[]): readonly Manifest[] => [
  ...new Map(policies.map((policy) => [policy.namespace, policy])).values(),
])

/** The AuthorizationPolicies of each namespace. */
const authorizationPolicies = derived(['AuthorizationPolicy'], (mesh) =>
  groupBy(mesh.ofKind('AuthorizationPolicy'), ({ namespace }) => namespace),
)

/** Waypoints serve Services, ServiceEntries and GatewayClasses; selectors do not apply to waypoints. */
function isOfWaypoint(mesh: Mesh, { attachedTo, namespace }: WorkloadClass): boolean {
  if (attachedTo === null) return false
  const name = gatewayIn(attachedTo)
  return name === undefined || gatewayPods(mesh, namespace, name).isWaypoint === true
}

/** The name of the Gateway that a policy attaches to; `undefined` for any other target. */
function gatewayIn(ref: string): string | undefined {
  return ref.startsWith('Gateway/') ? ref.slice('Gateway/'.length) : undefined
}

/** The classes of a policy. It selects the pods of a Gateway by `targetRefs`, or by labels of the pods. */
function classesOf(mesh: Mesh, policy: Manifest): WorkloadClass[] {
  const refs = targetRefs(policy)
  const labels = policySelector(policy)
  const { namespace } = policy
  if (refs.length > 0) return refs.map((ref) => attachedClass(mesh, namespace, ref))
  const gateway = labels.get(gatewayNameLabel)
  if (gateway === undefined) return [{ namespace, labels, attachedTo: null }]
  const ofGateway = attachedClass(mesh, namespace, `Gateway/${gateway}`)
  return [{ ...ofGateway, labels: new Map([...ofGateway.labels, ...labels]) }]
}

function attachedClass(mesh: Mesh, namespace: string, attachedTo: string): WorkloadClass {
  const gateway = gatewayIn(attachedTo)
  const labels = gateway === undefined ? new Map() : gatewayPods(mesh, namespace, gateway).labels
  return { namespace, labels, attachedTo }
}

/** A policy of the root namespace applies in every namespace, any other policy in its own. */
function narrowByPolicy(
  mesh: Mesh,
  workloadClass: WorkloadClass,
  policy: Manifest,
  otherPolicy: Manifest,
): WorkloadClass[] {
  const namespace = commonNamespace(mesh, policy.namespace, otherPolicy.namespace)
  if (namespace === null) return []
  const refs = targetRefs(otherPolicy)
  const classInNamespace = { ...workloadClass, namespace }
  if (refs.length === 0) return narrowByLabels(mesh, classInNamespace, otherPolicy)
  const isSelecting = targetRefs(policy).length === 0
  return refs.flatMap((ref) => narrowByTarget(mesh, classInNamespace, isSelecting, ref))
}

function narrowByLabels(mesh: Mesh, workloadClass: WorkloadClass, otherPolicy: Manifest): WorkloadClass[] {
  const labels = mergeLabels(workloadClass.labels, policySelector(otherPolicy))
  return labels === null || !canNarrowByLabels(mesh, workloadClass) ? [] : [{ ...workloadClass, labels }]
}

/** False for a Gateway of this repository, since all labels of its pods are known. */
function canNarrowByLabels(mesh: Mesh, workloadClass: WorkloadClass): boolean {
  const gateway = workloadClass.attachedTo === null ? undefined : gatewayIn(workloadClass.attachedTo)
  const isComplete = gateway !== undefined && gatewayPods(mesh, workloadClass.namespace, gateway).isComplete
  return !isComplete && !isOfWaypoint(mesh, workloadClass)
}

/** A selector applies to a Gateway whose pods it selects; targets of different kinds may share a waypoint. */
function narrowByTarget(
  mesh: Mesh,
  workloadClass: WorkloadClass,
  isSelecting: boolean,
  ref: string,
): WorkloadClass[] {
  const attached = attachedClass(mesh, workloadClass.namespace, ref)
  const gateway = gatewayIn(ref)
  const isWaypoint = gateway === undefined || gatewayPods(mesh, workloadClass.namespace, gateway).isWaypoint
  if (isSelecting)
    return isWaypoint !== true && selects(workloadClass.labels, attached.labels) ? [attached] : []
  const isOtherKind = ref.split('/')[0] !== workloadClass.attachedTo?.split('/')[0]
  return isOtherKind && isWaypoint !== false && mayBeWaypoint(mesh, workloadClass) ? [attached] : []
}

function mayBeWaypoint(mesh: Mesh, { attachedTo, namespace }: WorkloadClass): boolean {
  const gateway = attachedTo === null ? undefined : gatewayIn(attachedTo)
  return gateway === undefined || gatewayPods(mesh, namespace, gateway).isWaypoint !== false
}

function commonNamespace(mesh: Mesh, first: string, second: string): string | null {
  if (first === second || second === mesh.rootNamespace) return first
  return first === mesh.rootNamespace ? second : null
}
