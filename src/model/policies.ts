import { groupBy } from '../core/group.ts'
import { oncePer } from '../core/once-per.ts'
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
    .filter((policy) => holdsFor(policy, workload))
}

/**
 * The classes of workload that a policy and the policies of another kind have in common: what it selects itself,
 * narrowed by each of the others that may meet it. A rule that holds for none of them holds for no workload.
 */
export function workloadClasses(mesh: Mesh, policy: Manifest, others: PolicyKind): WorkloadClass[] {
  const own = ownClasses(policy)
  const met = mayMeet(mesh, policy, others).flatMap((other) =>
    own.flatMap((one) => narrowed(mesh, one, policy, other)),
  )
  return [...own, ...met]
}

/** Those of the same namespace and of the root namespace; a policy of the root namespace may meet any. */
function mayMeet(mesh: Mesh, policy: Manifest, others: PolicyKind): readonly Manifest[] {
  if (policy.namespace === mesh.rootNamespace) return oneOfEachScope(mesh.ofKind(others))
  const namespaces = [policy.namespace, mesh.rootNamespace]
  return namespaces.flatMap((namespace) => oneOfEachScope(inNamespace(mesh, others, namespace)))
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

function holdsFor(policy: Manifest, workload: WorkloadClass): boolean {
  const refs = targetRefs(policy)
  if (refs.length > 0) return workload.attachedTo !== null && attaches(policy, refs, workload)
  return selects(policySelector(policy), workload.labels)
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

function ownClasses(policy: Manifest): WorkloadClass[] {
  const refs = targetRefs(policy)
  const labels = policySelector(policy)
  const { namespace } = policy
  if (refs.length === 0) return [{ namespace, labels, attachedTo: null }]
  return refs.map((attachedTo) => ({ namespace, labels: new Map(), attachedTo }))
}

/** A policy of the root namespace holds in every namespace, any other one in its own. */
function narrowed(mesh: Mesh, own: WorkloadClass, policy: Manifest, other: Manifest): WorkloadClass[] {
  const namespace = commonNamespace(mesh, policy.namespace, other.namespace)
  const labels = both(own.labels, policySelector(other))
  if (namespace === null || labels === null) return []
  if (own.attachedTo === null)
    return targetRefs(other).length > 0 ? [] : [{ namespace, labels, attachedTo: null }]
  return targetRefs(other)
    .filter((ref) => ref.split('/')[0] !== own.attachedTo!.split('/')[0])
    .map((attachedTo) => ({ namespace, labels, attachedTo }))
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
