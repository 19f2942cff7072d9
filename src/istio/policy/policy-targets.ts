import { oncePer } from '../../core/once-per.ts'
import type { Manifest } from '../../model/manifest.ts'
import { hasUnfilled, policySelector } from './selector.ts'
import { isUnfilled } from '../../syntax/unfilled.ts'

/** The scope of a policy as a string, equal for two policies that apply to the same workloads. */
export const policyScope = oncePer((policy: Manifest): string =>
  JSON.stringify([policy.namespace, [...policySelector(policy)].toSorted(), targetRefs(policy).toSorted()]),
)

/** True if a label or target of a policy has a placeholder, so that its scope is unknown. */
export function hasUnfilledScope(policy: Manifest): boolean {
  return hasUnfilled(policySelector(policy)) || targetRefs(policy).some(isUnfilled)
}

/**
 * `Kind/name` of each object that a policy attaches to, from `targetRefs` and the older `targetRef`; empty without both. A
 * PeerAuthentication has neither: the API server takes them away.
 */
export const targetRefs = oncePer((policy: Manifest): readonly string[] => {
  if (policy.kind === 'PeerAuthentication') return []
  const single = policy.spec.get('targetRef')
  const refs = [...policy.spec.items('targetRefs'), ...(single.kind === 'map' ? [single] : [])]
  return refs.map((ref) => `${ref.get('kind').text}/${ref.get('name').text}`)
})
