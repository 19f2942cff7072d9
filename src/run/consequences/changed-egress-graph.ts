import { clientNames } from '../egress/client-names.ts'
import type { EgressGraph } from '../../core/report.ts'
import { changedEgress } from '../../effect/consequences/changed-egress.ts'
import type { ChangedMesh } from '../../effect/consequences/changed-objects.ts'
import { changedDestination } from '../../effect/egress/reach-difference.ts'
import { egressGroups } from '../egress/egress-answer.ts'
import { egressGraph } from '../egress/egress-graph.ts'

/** The graph of the egress of a mesh with its differences; `null` if nothing differs. */
export function changedEgressGraph(pair: ChangedMesh): EgressGraph | null {
  const egress = changedEgress(pair)
  if (!egress) return null
  const { changes, openness } = egress.difference
  if (changes.length + openness.length === 0) return null
  const { environment, targets } = pair.head
  return egressGraph(
    {
      environment,
      targets: environment === null ? targets.map(({ id }) => id) : [],
      ...egressGroups(egress.head, null),
      changes: changes.map((change) => ({
        kind: change.kind,
        ...changedDestination(change),
        clients: clientNames(change.clients),
      })),
      anyHost: openness.map(({ kind, clients }) => ({ kind, clients: clientNames(clients) })),
    },
    egress.isWhole,
  )
}
