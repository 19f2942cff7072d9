import type { InspectedPair } from '../../inspect/types.ts'
import { withoutStandIns } from '../../core/namespace.ts'
import type { Comparison } from '../../core/report.ts'
import type { AccessComparison } from '../../effect/access/access-difference.ts'
import { lackingSides, wholeMeshChange, type ChangedMesh } from '../../effect/consequences/changed-objects.ts'
import { areRemovedPods } from '../../effect/consequences/reported-classes.ts'
import { verdictOnAccess } from '../access/verdict-on-access.ts'
import { unreadOfPair } from './unread-beside.ts'

/** The verdict whether everything is known about newly allowed requests of a mesh. */
export function accessComparison(
  changed: ChangedMesh,
  compared: AccessComparison,
  trees: InspectedPair,
  configFile: string,
): Comparison {
  const whole = wholeMeshChange(changed)
  const { environment, targets } = whole.isRemoved ? whole.base : whole.head
  const because = [
    ...lackingSides(whole),
    ...unreadOfPair(whole, trees, configFile),
    ...compared.reservations,
    ...removedPods(whole, compared),
  ]
  const shown = [...new Set(because.map(withoutStandIns))]
  const verdict = verdictOnAccess(compared, shown)
  return {
    area: 'access',
    environment,
    targets: environment === null ? targets.map(({ id }) => id) : [],
    verdict: verdict === 'equal' ? 'nothing-new' : verdict,
    because: shown,
    entryPoints: compared.compared,
  }
}

/** Pods that are removed with their policies are no consequence. They may still exist elsewhere. */
function removedPods(changed: ChangedMesh, { changes }: AccessComparison): string[] {
  return changes.flatMap(({ sites, entries }) =>
    sites.every((site) => areRemovedPods(site, changed))
      ? [`${entries[0]!} may be left, and base has policies for them that head does not have`]
      : [],
  )
}
