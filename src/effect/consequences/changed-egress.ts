import { oncePer } from '../../core/once-per.ts'
import { comparedReaches, type ComparedReach } from '../egress/compared-reaches.ts'
import { meshEgress, type MeshEgress } from '../egress/mesh-egress.ts'
import { egressDifference, type EgressDifference } from '../egress/reach-difference.ts'
import { registryServices } from '../request/registry/registry.ts'
import type { ChangedMesh } from './changed-objects.ts'
import { touchedHosts } from './touched-hosts.ts'

/** The egress of a mesh on both sides. */
export interface ChangedEgress {
  readonly base: MeshEgress
  readonly head: MeshEgress
  readonly compared: readonly ComparedReach[]
  readonly difference: EgressDifference
  /** False if only hosts were searched that the change may affect. */
  readonly isWhole: boolean
}

/** Limit on the services of a mesh of which all hosts are searched. */
const maxServices = 200

/**
 * Compares the egress of a mesh, once; `null` if no change affects external hosts. In a large mesh, only hosts that the
 * change may affect are searched.
 */
export const changedEgress = oncePer((changed: ChangedMesh): ChangedEgress | null => {
  const touched = touchedHosts(changed)
  if (!touched) return null
  const isSmall = [changed.base, changed.head].every((mesh) => registryServices(mesh).length <= maxServices)
  const hosts = isSmall ? 'all' : touched
  const [base, head] = [meshEgress(changed.base, hosts), meshEgress(changed.head, hosts)]
  const compared = comparedReaches(head, base)
  return {
    base,
    head,
    compared,
    difference: egressDifference(compared),
    isWhole: hosts === 'all' && !changed.isPart,
  }
})
