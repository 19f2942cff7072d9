import { dataWithoutStandIns, withoutStandIns } from '../../core/namespace.ts'
import type { MeshConsequence } from '../../model/consequence.ts'
import { accessDifference, type AccessComparison } from '../access/access-difference.ts'
import { statedChanges } from '../access/object-changes.ts'
import { accessChanges } from './access-changes.ts'
import { accessRelevance } from './access-relevance.ts'
import { callTlsChanges } from './call-tls-changes.ts'
import { isMeshConfigChanged, isMeshChanged } from './changed-config.ts'
import { wholeMeshChange, type ChangedMesh } from './changed-objects.ts'
import { defaultRetryChanges } from './default-retry-changes.ts'
import { egressChanges } from './egress-changes.ts'
import { mtlsChanges } from './mtls-changes.ts'
import { neededObjects } from './needed-objects.ts'
import { poolChanges } from './pool-changes.ts'
import { sidecarChanges } from './sidecar-changes.ts'
import { tokenChanges } from './token-changes.ts'
import { trafficChanges } from './traffic-changes.ts'

/**
 * The exact comparison of access at the entry points that the change may affect; `null` if no change affects access.
 */
export function comparedAccess(changed: ChangedMesh): AccessComparison | null {
  if (!isMeshChanged(changed)) return null
  const relevant = accessRelevance(changed)
  if (relevant.length === 0 && !isMeshConfigChanged(changed)) return null
  const { head, base } = wholeMeshChange(changed)
  return accessDifference(head, base, statedChanges(relevant))
}

/**
 * The consequences of a changed mesh for its callers and for what it calls. The cost depends on the number of changed
 * objects. Those of a removed mesh depend on whether its objects are deleted.
 */
export function consequencesOf(
  changed: ChangedMesh,
  access: AccessComparison | null = comparedAccess(changed),
): MeshConsequence[] {
  if (!isMeshChanged(changed)) return []
  const ofAccess = access ? accessChanges(wholeMeshChange(changed), access) : []
  const consequences: MeshConsequence[] = [
    ...ofAccess,
    ...mtlsChanges(changed),
    ...sidecarChanges(changed),
    ...callTlsChanges(changed),
    ...tokenChanges(changed, access),
    ...egressChanges(changed),
    ...trafficChanges(changed),
    ...defaultRetryChanges(changed),
    ...poolChanges(changed),
    ...neededObjects(changed),
  ]
  return consequences.map((consequence) => shown(withRemoval(consequence, changed)))
}

/** Nothing tells what becomes of objects whose mesh is not rendered any more. */
function withRemoval(consequence: MeshConsequence, { isRemoved }: ChangedMesh): MeshConsequence {
  if (isRemoved !== true) return consequence
  const missing = ['whether the objects that are no longer rendered are deleted', ...consequence.missing]
  return { ...consequence, missing }
}

/** Replaces a stand-in namespace by `<namespace>`. */
function shown<Shown extends MeshConsequence>(consequence: Shown): Shown {
  const { sentence, missing, witness } = consequence
  return {
    ...consequence,
    sentence: withoutStandIns(sentence),
    missing: missing.map(withoutStandIns),
    ...(witness && { witness: dataWithoutStandIns(witness) }),
  }
}
