import { groupBy } from '../../core/group.ts'
import type { EgressClient } from './clients.ts'
import type { ComparedReach } from './compared-reaches.ts'
import type { Openness } from './openness.ts'

/** Pods that begin or stop to reach any host. */
export interface OpennessChange {
  readonly kind: 'opened' | 'closed'
  /** The openness of the side that reaches any host, with the missing inputs of both sides. */
  readonly openness: Openness
  readonly clients: readonly EgressClient[]
}

/** The clients that begin or stop to reach any host; equal changes of several clients are one change. */
export function opennessChanges(compared: readonly ComparedReach[]): OpennessChange[] {
  const changes = compared.flatMap(({ client, head, base, isBaseAssumed }): ChangedOpenness[] => {
    const [inHead, inBase] = [head.openness, base.openness]
    // New pods outside of the mesh are no difference where the mesh may let its pods reach any host as well (`missingForNewPods`).
    if (inHead && inBase && isBaseAssumed) return []
    if (inHead && isOpenedBy(inHead, inBase))
      return [{ kind: 'opened', openness: withMissing(inHead, inBase), client }]
    return inBase && isOpenedBy(inBase, inHead)
      ? [{ kind: 'closed', openness: withMissing(inBase, inHead), client }]
      : []
  })
  const groups = groupBy(changes, ({ kind, openness }) =>
    JSON.stringify([kind, openness.reason, openness.missing, openness.place?.node.location]),
  )
  return [...groups.values()].map((group) => ({
    kind: group[0]!.kind,
    openness: group[0]!.openness,
    clients: group.map(({ client }) => client),
  }))
}

interface ChangedOpenness extends Omit<OpennessChange, 'clients'> {
  readonly client: EgressClient
}

/** True if one side is open and the other one is not, or only depending on missing inputs. */
function isOpenedBy(openness: Openness, counterpart: Openness | null): boolean {
  return counterpart === null || (counterpart.missing.length > 0 && openness.missing.length === 0)
}

/**
 * The missing inputs on which it depends whether new pods that reach any host reach more than pods of base: where no file of
 * base states how they take part in the mesh.
 */
export function missingForNewPods(compared: readonly ComparedReach[]): string[] {
  const missing = compared.flatMap(({ head, base, isBaseAssumed }) =>
    isBaseAssumed && head.openness && base.openness && isOpenedBy(head.openness, base.openness)
      ? base.openness.missing
      : [],
  )
  return [...new Set(missing)]
}

/** The other side may be open as well, depending on its missing inputs. */
function withMissing(openness: Openness, counterpart: Openness | null): Openness {
  return counterpart === null
    ? openness
    : { ...openness, missing: [...new Set([...openness.missing, ...counterpart.missing])] }
}
