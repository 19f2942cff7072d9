import { policiesAt } from '../../istio/policy/attachment.ts'
import { podLabels } from '../../istio/workload/workloads.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import { objectKey } from '../../model/presence.ts'
import { ofKinds, type ChangedMesh, type ManifestChange } from './changed-objects.ts'

/** A policy that the change may make decide otherwise. */
export interface TouchedPolicy {
  /** What differs: the policy, or pods that it no longer holds at. */
  readonly origin: ManifestChange
  /** The policy on both sides; `null` on the side that lacks it. */
  readonly base: Manifest | null
  readonly head: Manifest | null
}

const kinds = ['AuthorizationPolicy', 'RequestAuthentication'] as const

/** The policies that differ, and those that no longer hold at pods whose labels differ. */
export function touchedPolicies(changed: ChangedMesh): TouchedPolicy[] {
  const differing = ofKinds(changed.objects, kinds).map((origin) => ({ ...origin, origin }))
  const known = new Set(differing.map(({ base }) => base))
  const lost = changed.objects.flatMap((object) => lostPolicies(changed, object))
  return [...differing, ...lost.filter(({ base }) => !known.has(base))]
}

function lostPolicies({ base, head }: ChangedMesh, origin: ManifestChange): TouchedPolicy[] {
  if (!origin.base || !origin.head) return []
  const [earlier, later] = [policiesOf(base, origin.base), policiesOf(head, origin.head)]
  if (!earlier || !later) return []
  const kept = new Set(later.map(objectKey))
  return earlier
    .filter((policy) => !kept.has(objectKey(policy)))
    .map((policy) => ({
      origin,
      base: policy,
      head: head.find(policy.kind as (typeof kinds)[number], policy.namespace, policy.name) ?? null,
    }))
}

/** The policies at the pods of a workload; `undefined` for any other object. */
function policiesOf(mesh: Mesh, workload: Manifest): Manifest[] | undefined {
  const labels = podLabels(workload)
  const { namespace } = workload
  return (
    labels && kinds.flatMap((kind) => [...policiesAt(mesh, kind, { type: 'sidecar', namespace, labels })])
  )
}
