import { oncePer } from '../core/once-per.ts'
import type { Manifest } from './manifest.ts'
import { policySelector } from './selector.ts'

/** What a policy holds for: equal for two that hold for the same. */
export const scopeOf = oncePer((policy: Manifest): string =>
  JSON.stringify([policy.namespace, [...policySelector(policy)].toSorted(), targetRefs(policy).toSorted()]),
)

/** `Kind/name` of each object a policy attaches to; the older single `targetRef` is read as well. */
export const targetRefs = oncePer((policy: Manifest): readonly string[] => {
  const single = policy.spec.get('targetRef')
  const refs = [...policy.spec.items('targetRefs'), ...(single.kind === 'map' ? [single] : [])]
  return refs.map((ref) => `${ref.get('kind').text}/${ref.get('name').text}`)
})
