import { isDryRunPolicy } from '../../istio/policy/dry-run.ts'
import type { Manifest } from '../../model/manifest.ts'
import { objectKey } from '../../model/presence.ts'
import { attachedPolicies, isAttachedAt, type AttachedPolicy } from '../request/policy/attachment.ts'
import { actionOfPolicy } from '../request/policy/authorization.ts'
import type { MeshPair, PolicyKind } from './mesh-pair.ts'
import type { ProxySide } from './proxy-conditions.ts'

/** The AuthorizationPolicies that hold at a proxy, or may hold there. */
export function authorizationPoliciesAt({ side, proxy, service }: ProxySide): readonly AttachedPolicy[] {
  return attachedPolicies(side.mesh, 'AuthorizationPolicy', proxy, service)
}

/** Policies that differ are tried one by one up to this number. Beyond it an index of all policies is cheaper. */
const maxTried = 50

/** The policies of a kind that hold at a proxy, or may hold there, and that differ between the sides. */
export function changedPoliciesAt(place: ProxySide, kind: PolicyKind): readonly AttachedPolicy[] {
  const { side, proxy, service } = place
  const namespaces = new Set([
    side.mesh.rootNamespace,
    proxy.namespace,
    ...(service ? [service.namespace] : []),
  ])
  const changed = [...namespaces].flatMap((namespace) => side.changedPolicies(kind).get(namespace) ?? [])
  if (changed.length > maxTried) {
    const differing = new Set(changed)
    return attachedPolicies(side.mesh, kind, proxy, service).filter(({ policy }) => differing.has(policy))
  }
  return changed.flatMap((policy) => {
    const isAttached = isAttachedAt(side.mesh, kind, policy, proxy, service)
    return isAttached === false ? [] : [{ policy, isAttached }]
  })
}

/** A policy of a dry run decides nothing. */
export function isEnforced(policy: Manifest): boolean {
  return !isDryRunPolicy(policy)
}

/** True for an ALLOW policy that is enforced. */
export function isAllowing(policy: Manifest): boolean {
  return actionOfPolicy(policy) === 'ALLOW' && isEnforced(policy)
}

interface AttachedSide extends ProxySide {
  readonly attached: readonly AttachedPolicy[]
}

/**
 * Tells which policies of a proxy hold on both sides in the same way. Where both sides have the same pods, these are all that do
 * not differ.
 */
export function sharedPolicies(
  { changes }: Pick<MeshPair, 'changes'>,
  head: AttachedSide,
  base: AttachedSide,
): (policy: Manifest) => boolean {
  if (isSamePlace(head, base)) return (policy) => !changes.isChanged(policy)
  const [inHead, inBase] = [head, base].map(
    ({ side, attached }) => new Set(attached.map(({ policy }) => side.keyOf(policy))),
  )
  return (policy) =>
    !changes.isChanged(policy) && inHead!.has(objectKey(policy)) && inBase!.has(objectKey(policy))
}

/** True if the same selectors and targets mean both proxies. */
export function isSamePlace(head: ProxySide, base: ProxySide): boolean {
  const [first, second] = [head.proxy, base.proxy]
  return (
    first.type === second.type &&
    first.namespace === second.namespace &&
    first.hasAllLabels === second.hasAllLabels &&
    first.labels.size === second.labels.size &&
    [...first.labels].every(([key, value]) => second.labels.get(key) === value) &&
    (head.service && objectKey(head.service)) === (base.service && objectKey(base.service)) &&
    head.side.mesh.rootNamespace === base.side.mesh.rootNamespace
  )
}
