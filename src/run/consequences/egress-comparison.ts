import type { InspectedPair } from '../../inspect/types.ts'
import { withoutStandIns } from '../../core/namespace.ts'
import type { Comparison } from '../../core/report.ts'
import { changedEgress } from '../../effect/consequences/changed-egress.ts'
import {
  lackingSides,
  shownVersion,
  wholeMeshChange,
  type ChangedMesh,
} from '../../effect/consequences/changed-objects.ts'
import { mayChangeCaptures } from '../../effect/egress/changed-captures.ts'
import { isEgressLimit } from '../../effect/egress/limits.ts'
import { isOpenToAll, meshEgress } from '../../effect/egress/mesh-egress.ts'
import { isAboutEgress } from '../egress/about-egress.ts'
import { notUnderstood } from '../egress/unknown-because.ts'
import { unreadOfPair } from './unread-beside.ts'

/**
 * The verdict about new egress of a mesh: `new` if pods reach more in head, else `unknown` if something that may matter is not
 * read or not understood (`because`), else `nothing-new`. Empty if base and head have no statements about egress.
 */
export function egressComparison(pair: ChangedMesh, trees: InspectedPair, configFile: string): Comparison[] {
  if (![pair.base, pair.head].some(isAboutEgress)) return []
  const { environment, targets } = pair.isRemoved ? pair.base : pair.head
  const because = [
    ...new Set([
      ...lackingSides(wholeMeshChange(pair)),
      ...unreadOfPair(pair, trees, configFile),
      ...notUnderstoodIn(pair),
    ]),
  ]
  const verdict = hasNew(pair) ? 'new' : because.length > 0 ? 'unknown' : 'nothing-new'
  return [
    {
      area: 'egress',
      environment,
      targets: environment === null ? targets.map(({ id }) => id) : [],
      verdict,
      because: because.map(withoutStandIns),
      ...([pair.base, pair.head].every(isOpenToAll) && { anyHost: true }),
    },
  ]
}

function hasNew(pair: ChangedMesh): boolean {
  const egress = changedEgress(pair)
  if (!egress) return false
  const { changes, openness } = egress.difference
  return [...changes, ...openness].some(({ kind }) => kind === 'opened')
}

/** What is read and not understood, if a change affects external hosts. */
function notUnderstoodIn(pair: ChangedMesh): string[] {
  const hasLimits = pair.objects
    .map(shownVersion)
    .some((object) => isEgressLimit(object) || mayChangeCaptures(object))
  const egress = changedEgress(pair)
  if (hasLimits) return notUnderstood(meshEgress(pair.head), meshEgress(pair.base))
  return egress ? notUnderstood(egress.head, egress.base) : []
}
