import { holdsAt, policiesAt, type AttachedKind } from '../../../istio/policy/attachment.ts'
import { targetRefs } from '../../../istio/policy/policy-targets.ts'
import { policySelector } from '../../../istio/policy/selector.ts'
import type { Manifest } from '../../../model/manifest.ts'
import type { Mesh } from '../../../model/mesh.ts'
import { isUnknown, type Truth } from '../match/truth.ts'
import { isSelected, type MeshProxy } from '../proxy/proxy.ts'

/** A policy that is, or may be, attached to a proxy. */
export interface AttachedPolicy {
  readonly policy: Manifest
  readonly isAttached: Truth
}

/**
 * The policies of a kind that apply to a proxy, and those that apply depending on labels that files do not show: their
 * `isAttached` is unknown.
 *
 * @param service what a waypoint serves
 */
export function attachedPolicies(
  mesh: Mesh,
  kind: AttachedKind,
  proxy: MeshProxy,
  service?: Manifest,
): readonly AttachedPolicy[] {
  const attached = policiesAt(mesh, kind, proxy, service).map((policy) => ({
    policy,
    isAttached: true as const,
  }))
  return proxy.hasAllLabels || proxy.type === 'waypoint'
    ? attached
    : [...attached, ...possiblyAttached(mesh, kind, proxy)]
}

/** Whether one policy applies to a proxy: like `attachedPolicies`, for few policies. */
export function isAttachedAt(
  mesh: Mesh,
  kind: Exclude<AttachedKind, 'Telemetry'>,
  policy: Manifest,
  proxy: MeshProxy,
  service?: Manifest,
): Truth {
  if (holdsAt(mesh, kind, policy, proxy, service)) return true
  const mayHold = !proxy.hasAllLabels && proxy.type !== 'waypoint' && isSelecting(mesh, policy, proxy)
  return mayHold ? isSelected(proxy, policySelector(policy)) : false
}

function possiblyAttached(mesh: Mesh, kind: AttachedKind, proxy: MeshProxy): AttachedPolicy[] {
  return mesh
    .ofKind(kind)
    .filter((policy) => isSelecting(mesh, policy, proxy))
    .map((policy) => ({ policy, isAttached: isSelected(proxy, policySelector(policy)) }))
    .filter(({ isAttached }) => isUnknown(isAttached))
}

/** True for a policy without targets in a namespace whose policies may select a proxy. */
function isSelecting(mesh: Mesh, policy: Manifest, { namespace }: MeshProxy): boolean {
  return [mesh.rootNamespace, namespace].includes(policy.namespace) && targetRefs(policy).length === 0
}
