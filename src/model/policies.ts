import { groupBy } from '../core/group.ts'
import { oncePer } from '../core/once-per.ts'
import { gatewayNameLabel, gatewayPods } from './kubernetes-gateway.ts'
import type { MeshKind } from './kinds.ts'
import type { Manifest } from './manifest.ts'
import type { Mesh } from './mesh.ts'
import { both, policySelector, selects, type Labels } from './selector.ts'

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

/** The policies of a kind that hold for every workload of a class: of its namespace and of the root namespace. */
export function policiesFor(mesh: Mesh, kind: PolicyKind, workload: WorkloadClass): Manifest[] {
  const namespaces = new Set([workload.namespace, mesh.rootNamespace])
  return [...namespaces]
    .flatMap((namespace) => inNamespace(mesh, kind, namespace))
    .filter((policy) => holdsFor(mesh, policy, workload))
}

/**
 * The classes of workload that a policy and the policies of another kind have in common: what it selects itself,
 * narrowed by each of the others that may meet it, of those that are chosen. A rule that holds for none of them holds
 * for no workload. Ask for no more of them than needed: there may be many.
 */
export function* workloadClasses(
  mesh: Mesh,
  policy: Manifest,
  others: PolicyKind,
  choose: Choice = (policies) => policies,
): Generator<WorkloadClass> {
  const own = ownClasses(mesh, policy)
  yield* own
  for (const other of mayMeet(mesh, policy, others, choose)) {
    for (const one of own) yield* narrowed(mesh, one, policy, other)
  }
}

/** Takes some of the policies of a namespace, or of all; always the same array of the same. */
type Choice = (policies: readonly Manifest[]) => readonly Manifest[]

/** Those of the same namespace and of the root namespace; a policy of the root namespace may meet any. */
function* mayMeet(mesh: Mesh, policy: Manifest, others: PolicyKind, choose: Choice): Generator<Manifest> {
  const isOfAll = policy.namespace === mesh.rootNamespace
  const lists = isOfAll
    ? [mesh.ofKind(others)]
    : [policy.namespace, mesh.rootNamespace].map((namespace) => inNamespace(mesh, others, namespace))
  for (const list of lists) yield* oneOfEachScope(choose(list))
}

/** Those that hold for the same make no more classes than one of them. */
const oneOfEachScope = oncePer((policies: readonly Manifest[]): readonly Manifest[] => [
  ...new Map(policies.map((policy) => [scopeOf(policy), policy])).values(),
])

/** What a policy holds for: equal for two that hold for the same. */
export const scopeOf = oncePer((policy: Manifest): string =>
  JSON.stringify([policy.namespace, [...policySelector(policy)].toSorted(), targetRefs(policy).toSorted()]),
)

function inNamespace(mesh: Mesh, kind: PolicyKind, namespace: string): readonly Manifest[] {
  return byNamespace[kind](mesh).get(namespace) ?? []
}

const byNamespace = {
  AuthorizationPolicy: oncePer((mesh: Mesh) => groupBy(mesh.ofKind('AuthorizationPolicy'), namespaceOf)),
  PeerAuthentication: oncePer((mesh: Mesh) => groupBy(mesh.ofKind('PeerAuthentication'), namespaceOf)),
  RequestAuthentication: oncePer((mesh: Mesh) => groupBy(mesh.ofKind('RequestAuthentication'), namespaceOf)),
} satisfies Record<PolicyKind, unknown>

function namespaceOf({ namespace }: Manifest): string {
  return namespace
}

function holdsFor(mesh: Mesh, policy: Manifest, workload: WorkloadClass): boolean {
  const refs = targetRefs(policy)
  if (refs.length > 0) return workload.attachedTo !== null && attaches(policy, refs, workload)
  return !isOfWaypoint(mesh, workload) && selects(policySelector(policy), workload.labels)
}

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

/** What is referred to stands in the policy's own namespace; a GatewayClass stands in none. */
function attaches(
  policy: Manifest,
  refs: readonly string[],
  { attachedTo, namespace }: WorkloadClass,
): boolean {
  const isNear = policy.namespace === namespace || attachedTo!.startsWith('GatewayClass/')
  return isNear && refs.includes(attachedTo!)
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

/** The labels of a Gateway of this repository are known: no selector narrows them. */
function narrowedByLabels(mesh: Mesh, own: WorkloadClass, other: Manifest): WorkloadClass[] {
  const gateway = own.attachedTo === null ? undefined : gatewayIn(own.attachedTo)
  const isWhole = gateway !== undefined && gatewayPods(mesh, own.namespace, gateway).isWhole
  const labels = both(own.labels, policySelector(other))
  return isWhole || labels === null || isOfWaypoint(mesh, own) ? [] : [{ ...own, labels }]
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

/** `Kind/name` of each object a policy attaches to; the older single `targetRef` is read as well. */
export const targetRefs = oncePer((policy: Manifest): readonly string[] => {
  const single = policy.spec.get('targetRef')
  const refs = [...policy.spec.items('targetRefs'), ...(single.kind === 'map' ? [single] : [])]
  return refs.map((ref) => `${ref.get('kind').text}/${ref.get('name').text}`)
})
