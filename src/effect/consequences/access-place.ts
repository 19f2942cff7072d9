import { objectKey } from '../../model/presence.ts'
import type { ConsequencePlace } from '../../model/consequence.ts'
import type { AccessChange } from '../access/access-change.ts'
import { accessRelevance } from './access-relevance.ts'
import { placeOfConfig } from './changed-config.ts'
import { placeOfChange, shownVersion, type ChangedMesh, type ManifestChange } from './changed-objects.ts'

/**
 * The field that causes a difference: the one that decides, else that of the pods, else the first object that may be
 * involved.
 * @param change `null` if it is unknown
 */
export function placeOfAccess(changed: ChangedMesh, change: AccessChange | null): ConsequencePlace {
  const [inHead] = change?.decidingPlaces.head ?? []
  const [inBase] = change?.decidingPlaces.base ?? []
  const origin = changeOf(changed, inHead?.object ?? inBase?.object)
  if (inHead && origin?.base && origin.head) return { ...inHead, side: 'head' }
  if (origin) return placeOfChange(origin)
  const workloads = change?.sites.map(({ proxy }) => changeOf(changed, proxy.workload)) ?? []
  const pods = workloads.find((workload) => workload !== undefined)
  const first = pods ?? accessRelevance(changed)[0] ?? changed.objects[0]
  return first ? placeOfChange(first) : placeOfConfig(changed)!
}

function changeOf(
  { objects }: ChangedMesh,
  object: ManifestChange['head'] | undefined,
): ManifestChange | undefined {
  if (!object) return undefined
  const key = objectKey(object)
  return objects.find((change) => objectKey(shownVersion(change)) === key)
}
