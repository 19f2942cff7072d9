import { oncePer } from '../../core/once-per.ts'
import type { Manifest } from '../../model/manifest.ts'
import { hasUnfilled, policySelector } from './selector.ts'
import { isUnfilled } from '../../syntax/unfilled.ts'

/** What a policy holds for: equal for two that hold for the same. */
export const policyScope = oncePer((policy: Manifest): string =>
  JSON.stringify([policy.namespace, [...policySelector(policy)].toSorted(), targetRefs(policy).toSorted()]),
)

/** True for a policy of which nothing says for whom it holds: a label or a target is not filled in yet. */
export function hasOpenScope(policy: Manifest): boolean {
  return hasUnfilled(policySelector(policy)) || targetRefs(policy).some(isUnfilled)
}

/** `Kind/name` of each object a policy attaches to; the older single `targetRef` is read as well. */
export const targetRefs = oncePer((policy: Manifest): readonly string[] => {
  const single = policy.spec.get('targetRef')
  const refs = [...policy.spec.items('targetRefs'), ...(single.kind === 'map' ? [single] : [])]
  return refs.map((ref) => `${ref.get('kind').text}/${ref.get('name').text}`)
})
