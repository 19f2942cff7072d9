import { dataWithoutStandIns, withoutStandIns } from '../../core/namespace.ts'
import type { MeshConsequence } from '../../model/consequence.ts'
import { accessChanges } from './access-changes.ts'
import { isChanged } from './changed-config.ts'
import type { ChangedMesh } from './changed-objects.ts'
import { egressChanges } from './egress-changes.ts'
import { mtlsChanges } from './mtls-changes.ts'
import { neededObjects } from './needed-objects.ts'
import { tokenChanges } from './token-changes.ts'
import { trafficChanges } from './traffic-changes.ts'

/**
 * What it means for callers and for what they call that a mesh becomes another one. Its cost follows the objects that differ:
 * without any, nothing is looked at.
 */
export function consequencesOf(changed: ChangedMesh): MeshConsequence[] {
  if (!isChanged(changed)) return []
  const consequences: MeshConsequence[] = [
    ...accessChanges(changed),
    ...mtlsChanges(changed),
    ...tokenChanges(changed),
    ...egressChanges(changed),
    ...trafficChanges(changed),
    ...neededObjects(changed),
  ]
  return consequences.map(shown)
}

/** A consequence with `<namespace>` for a namespace that nothing states. */
function shown<Shown extends MeshConsequence>(consequence: Shown): Shown {
  const { sentence, missing, witness } = consequence
  return {
    ...consequence,
    sentence: withoutStandIns(sentence),
    missing: missing.map(withoutStandIns),
    ...(witness && { witness: dataWithoutStandIns(witness) }),
  }
}
