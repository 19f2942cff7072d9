import { policiesAt, type AttachedKind } from '../../../istio/policy/attachment.ts'
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

function possiblyAttached(mesh: Mesh, kind: AttachedKind, proxy: MeshProxy): AttachedPolicy[] {
  return mesh
    .ofKind(kind)
    .filter(
      (policy) =>
        [mesh.rootNamespace, proxy.namespace].includes(policy.namespace) && targetRefs(policy).length === 0,
    )
    .map((policy) => ({ policy, isAttached: isSelected(proxy, policySelector(policy)) }))
    .filter(({ isAttached }) => isUnknown(isAttached))
}
