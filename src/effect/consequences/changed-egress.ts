import { oncePer } from '../../core/once-per.ts'
import { comparedReaches } from '../egress/compared-reaches.ts'
import { meshEgress, type MeshEgress } from '../egress/mesh-egress.ts'
import { egressDifference, type ComparedReach, type EgressDifference } from '../egress/reach-difference.ts'
import { registryServices } from '../request/registry/registry.ts'
import type { ChangedMesh } from './changed-objects.ts'
import { touchedHosts } from './touched-hosts.ts'

/** What pods of a mesh reach outside on both sides. */
export interface ChangedEgress {
  readonly base: MeshEgress
  readonly head: MeshEgress
  readonly compared: readonly ComparedReach[]
  readonly difference: EgressDifference
  /** False if only hosts were looked at that the difference between the meshes may concern. */
  readonly isWhole: boolean
}

/** Limit on the services of a mesh of which all hosts are looked at, whatever differs. */
const maxServices = 200

/**
 * Compares what pods reach outside in a mesh, once; `null` if nothing that differs decides about hosts outside. Of a large mesh
 * only hosts that the difference may concern are looked at.
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
