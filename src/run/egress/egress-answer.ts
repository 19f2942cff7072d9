import { groupBy } from '../../core/group.ts'
import { oncePer } from '../../core/once-per.ts'
import { withoutStandIns } from '../../core/namespace.ts'
import { compareText } from '../../core/order.ts'
import type { AnyHostAnswer, EgressGroup, ExitAnswer, MeshEgressAnswer } from '../../core/egress-answer.ts'
import type { RequestPlace } from '../../core/request-answer.ts'
import { exitKey, type Exit } from '../../effect/egress/exit.ts'
import type { MeshEgress, ClientReach } from '../../effect/egress/mesh-egress.ts'
import type { Openness } from '../../effect/egress/openness.ts'
import type { ExitTable, EgressReach } from '../../effect/egress/reach.ts'
import type { DecidingPlace } from '../../effect/request/decision.ts'
import type { HostServices } from '../../inspect/types.ts'
import { placesFor, type PlaceOf } from './places.ts'
import type { EgressSide } from './egress-side.ts'
import { unreadOfEgress } from './unknown-because.ts'

/** The egress of a mesh as plain data, in groups of pods with the same reach. */
export async function meshEgressAnswer(side: EgressSide, host: HostServices): Promise<MeshEgressAnswer> {
  const { egress, rendered } = side
  const { reaches, shared } = reachesIn(egress)
  const own = reaches.flatMap(({ reach }) => exitsIn(reach.own))
  const shown = [...(shared ? exitsIn(shared) : []), ...own]
  const placeOf = await placesFor(shown.flatMap(firstPlace), rendered.tree, host)
  const { environment, targets } = egress.mesh
  return {
    environment,
    targets: targets.map(({ id }) => id),
    ...egressGroups(egress, placeOf),
    unread: unreadOfEgress(side),
  }
}

/**
 * The groups of pods with the same reach, and what all of them reach.
 * @param placeOf `null` to omit lines
 */
export function egressGroups(
  egress: MeshEgress,
  placeOf: PlaceOf | null,
): Pick<MeshEgressAnswer, 'shared' | 'groups'> {
  const { reaches, shared } = reachesIn(egress)
  return {
    shared: exitAnswers(shared ? exitsIn(shared) : [], placeOf),
    groups: groupsOf(reaches, shared, placeOf),
  }
}

/** The reach of each client and gateway, and the table of the sidecars that import every host. */
const reachesIn = oncePer(
  (
    egress: MeshEgress,
  ): { readonly reaches: readonly ClientReach[]; readonly shared: ExitTable | undefined } => {
    const reaches = [
      ...egress.clients.map((client) => ({ client, reach: egress.reachOf(client) })),
      ...egress.gateways().values(),
    ]
    return {
      reaches,
      shared: reaches.find(
        ({ client, reach }) => client.dataplane !== 'ambient' && reach.shared.byDestination.size > 0,
      )?.reach.shared,
    }
  },
)

function firstPlace({ places }: Exit): DecidingPlace[] {
  return places.slice(0, 1)
}

function groupsOf(
  reaches: readonly ClientReach[],
  shared: ExitTable | undefined,
  placeOf: PlaceOf | null,
): EgressGroup[] {
  const groups = groupBy(reaches, ({ reach }) => reachKey(reach, shared))
  return [...groups.values()].map((group) => {
    const { reach } = group[0]!
    const { openness, limits, missing } = reach
    const reachesShared = shared !== undefined && reach.shared === shared
    // Pods in ambient mode have a table of their own.
    const tables = reachesShared ? [reach.own] : [reach.own, reach.shared]
    return {
      clients: group.map(({ client }) => withoutStandIns(client.name)),
      reachesShared,
      except: [...reach.replaced].filter((host) => reach.shared.byCalledHost.has(host)).toSorted(compareText),
      exits: exitAnswers(tables.flatMap(exitsIn), placeOf),
      anyHost: openness && anyHostAnswer(openness, placeOf),
      limits,
      missing,
    }
  })
}

function reachKey(reach: EgressReach, shared: ExitTable | undefined): string {
  const { openness, limits, missing, replaced, own, shared: table } = reach
  const exits = exitsIn(own).map(exitKey).toSorted()
  const open = [openness?.reason, openness?.missing]
  return JSON.stringify([table === shared, [...replaced], exits, ...open, limits, missing])
}

function exitsIn({ byDestination }: ExitTable): Exit[] {
  return [...byDestination.values()].flat()
}

/**
 * Exits as plain data, sorted by host, port and protocol.
 * @param placeOf `null` to omit lines: then `by` is `null`
 */
export function exitAnswers(exits: readonly Exit[], placeOf: PlaceOf | null): ExitAnswer[] {
  return exits
    .map((exit) => exitAnswer(exit, placeOf))
    .toSorted(
      (first, second) =>
        compareText(first.host, second.host) ||
        first.port - second.port ||
        compareText(first.called.protocol, second.called.protocol),
    )
}

function exitAnswer(exit: Exit, placeOf: PlaceOf | null): ExitAnswer {
  const { destination, called, handling, isInMesh, missing, places } = exit
  const { retries, ...others } = handling
  return {
    ...destination,
    called,
    mode: called.protocol === 'http' ? 'mediated' : 'passthrough',
    ...others,
    retries: retries && { attempts: retries.attempts, perTryTimeout: retries.perTryTimeout },
    isInMesh,
    missing,
    by: placeIn(places[0], placeOf),
  }
}

/** The reason why any host is reached, as plain data. */
export function anyHostAnswer({ reason, missing, place }: Openness, placeOf: PlaceOf | null): AnyHostAnswer {
  return { reason, missing, by: placeIn(place, placeOf) }
}

function placeIn(place: DecidingPlace | undefined, placeOf: PlaceOf | null): RequestPlace | null {
  return place && placeOf ? placeOf(place) : null
}
