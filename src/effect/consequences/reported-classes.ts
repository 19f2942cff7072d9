import { selects } from '../../istio/policy/selector.ts'
import { workloadsIn } from '../../istio/workload/workloads.ts'
import type { AccessChange } from '../access/access-change.ts'
import type { EntrySite } from '../access/entry-points.ts'
import type { ChangedMesh } from './changed-objects.ts'

/**
 * True if a class of requests becomes a consequence. False if base and head decide alike, if head refuses what nothing serves
 * or what enters where base has no entry point, and for removed pods. Also false for trusted tokens and mTLS: these have other
 * consequences.
 */
export function isReported(change: AccessChange, changed: ChangedMesh): boolean {
  const { head, base, sites, isAdded } = change
  if (head.verdict === base.verdict) return false
  if (head.verdict === 'refused' && (head.isUnserved || isAdded)) return false
  return !isOfTrust(change) && !isOfMtls(change) && !sites.every((site) => areRemovedPods(site, changed))
}

/** True for tokens that only one side trusts. Another consequence covers these. */
function isOfTrust({ isWithoutToken, head, base }: AccessChange): boolean {
  const { places } = head.verdict === 'refused' ? head : base
  return (
    !isWithoutToken &&
    places.length > 0 &&
    places.every(({ object }) => object.kind === 'RequestAuthentication')
  )
}

function isOfMtls({ decidingPlaces }: AccessChange): boolean {
  const places = [...decidingPlaces.head, ...decidingPlaces.base]
  return places.length > 0 && places.every(({ object }) => object.kind === 'PeerAuthentication')
}

/**
 * True for an entry point at pods that no workload of head creates, and whose labels select a workload of base: the merge
 * removes the pods. False for gateways and waypoints.
 */
export function areRemovedPods({ kind, proxy }: EntrySite, { base, head }: ChangedMesh): boolean {
  if (kind !== 'workload' || proxy.workload !== null) return false
  const selected = (mesh: ChangedMesh['base']): boolean =>
    workloadsIn(mesh, proxy.namespace).some(({ labels }) => selects(proxy.labels, labels))
  return selected(base) && !selected(head)
}
