import { groupBy } from '../../core/group.ts'
import type { EgressClient } from './clients.ts'
import type { ComparedReach } from './compared-reaches.ts'
import { destinationKey, exitKey, type Exit, type ExitDestination } from './exit.ts'
import type { Openness } from './openness.ts'
import { opennessChanges, type OpennessChange } from './openness-difference.ts'
import { exitsTo, ownDestinations, type ExitTable, type EgressReach } from './reach.ts'

/**
 * A destination that some pods reach differently. `opened`: base does not reach it; `closed`: head does not reach it;
 * `changed`: it is handled differently.
 */
export interface ReachChange {
  readonly kind: 'opened' | 'closed' | 'changed'
  /** The exits of head and base; empty on a side that reaches any host, or does not reach the destination. */
  readonly head: readonly Exit[]
  readonly base: readonly Exit[]
  readonly clients: readonly EgressClient[]
  /** What files do not tell and the change depends on. */
  readonly missing: readonly string[]
}

/** The differences between the reach of head and base. */
export interface EgressDifference {
  readonly changes: readonly ReachChange[]
  readonly openness: readonly OpennessChange[]
}

/**
 * The differences between base and head in what clients reach; equal changes of several clients are one change. Tables that
 * several clients share are compared once; then only the tables of single clients.
 */
export function egressDifference(compared: readonly ComparedReach[]): EgressDifference {
  const changes = [...groupsWithSharedTables(compared)].flatMap(changesOfGroup)
  return { changes: joinClients(changes), openness: opennessChanges(compared) }
}

/** Groups of clients with the same shared tables and the same certainty. */
function groupsWithSharedTables(compared: readonly ComparedReach[]): Iterable<readonly ComparedReach[]> {
  const numbers = new Map<ExitTable, number>()
  const numberOf = (table: ExitTable): number => {
    const number = numbers.get(table) ?? numbers.size
    numbers.set(table, number)
    return number
  }
  return groupBy(compared, ({ head, base }) =>
    JSON.stringify([
      numberOf(head.shared),
      numberOf(base.shared),
      ...[head.openness, base.openness].map((openness) => openness && [openness.missing]),
    ]),
  ).values()
}

function changesOfGroup(group: readonly ComparedReach[]): ReachChange[] {
  const { head, base } = group[0]!
  const own = new Map(
    group.map((item) => [item, new Set([...ownDestinations(item.head), ...ownDestinations(item.base)])]),
  )
  const wildcards = new Map(group.map((item) => [item, wildcardKey(item)]))
  const ofShared = differingKeys(head.shared, base.shared).flatMap((key): ReachChange[] => {
    const [inHead = [], inBase = []] = [head, base].map(({ shared }) => shared.byDestination.get(key))
    const sharing = group.filter((item) => !own.get(item)!.has(key))
    const { destination } = (inHead[0] ?? inBase[0])!
    const classes = groupBy(sharing, (item) => `${wildcards.get(item)!} ${anyAddressKey(item, destination)}`)
    return [...classes.values()].flatMap((items): ReachChange[] => {
      const change = changeOf(inHead, inBase, items[0]!.head, items[0]!.base)
      return change ? [{ ...change, clients: items.map(({ client }) => client) }] : []
    })
  })
  const ofOwn = group.flatMap((item) =>
    [...own.get(item)!].flatMap((key): ReachChange[] => {
      const change = changeOf(exitsTo(item.head, key), exitsTo(item.base, key), item.head, item.base)
      return change ? [{ ...change, clients: [item.client] }] : []
    }),
  )
  return [...ofShared, ...ofOwn]
}

/** A key that is equal for clients of one shared table that reach the same wildcards. */
function wildcardKey({ head, base }: ComparedReach): string {
  return JSON.stringify(
    [head, base].map(({ shared, replaced, own }) => [
      own.wildcards.map(exitKey),
      replaced.size === 0 ? [] : shared.wildcards.map(({ called }) => replaced.has(called.host)),
    ]),
  )
}

/** A key that is equal for clients of one shared table that reach a host at any address in the same way. */
function anyAddressKey({ head, base }: ComparedReach, { host, port }: ExitDestination): string {
  const key = destinationKey({ host, port, address: 'any' })
  return JSON.stringify(
    [head, base].map(({ shared, replaced, own }) => [
      (own.byDestination.get(key) ?? []).map(exitKey),
      replaced.size === 0
        ? []
        : (shared.byDestination.get(key) ?? []).map(({ called }) => replaced.has(called.host)),
    ]),
  )
}

/** The destinations that two tables reach in different ways. */
function differingKeys(head: ExitTable, base: ExitTable): readonly string[] {
  const keys = new Set([...head.byDestination.keys(), ...base.byDestination.keys()])
  return [...keys].filter(
    (key) => !areAlike(head.byDestination.get(key) ?? [], base.byDestination.get(key) ?? []),
  )
}

function areAlike(first: readonly Exit[], second: readonly Exit[]): boolean {
  const keysIn = (exits: readonly Exit[]): string => JSON.stringify(exits.map(exitKey).toSorted())
  return first.length === second.length && keysIn(first) === keysIn(second)
}

function changeOf(
  inHead: readonly Exit[],
  inBase: readonly Exit[],
  head: EgressReach,
  base: EgressReach,
): Omit<ReachChange, 'clients'> | null {
  if (areAlike(inHead, inBase)) return null
  const exits = { head: inHead, base: inBase }
  if (inBase.length === 0 && inHead.length > 0) {
    const wider = coveringExits(base, inHead[0]!)
    if (wider.length > 0) return { kind: 'changed', head: inHead, base: wider, missing: [] }
    return {
      kind: isCertain(base.openness) ? 'changed' : 'opened',
      ...exits,
      missing: missingOf(base, inHead),
    }
  }
  if (inHead.length === 0) {
    const wider = coveringExits(head, inBase[0]!)
    if (wider.length > 0) return { kind: 'changed', head: wider, base: inBase, missing: [] }
    return { kind: isCertain(head.openness) ? 'changed' : 'closed', ...exits, missing: missingOf(head, []) }
  }
  return { kind: 'changed', ...exits, missing: [] }
}

/** The other exits that also reach a destination: through the same host or a wildcard, at any address. */
function coveringExits(reach: EgressReach, { destination }: Exit): Exit[] {
  const { host, port } = destination
  const toHost = exitsTo(reach, destinationKey({ host, port, address: 'any' }))
  const kept = reach.shared.wildcards.filter((exit) => !reach.replaced.has(exit.called.host))
  const toWildcards = [...kept, ...reach.own.wildcards].filter(
    (exit) =>
      exit.destination.address === 'any' &&
      exit.destination.port === port &&
      isUnder(host, exit.destination.host),
  )
  return [...toHost, ...toWildcards].filter(({ missing }) => missing.length === 0)
}

function isUnder(host: string, wildcard: string): boolean {
  return (
    host !== wildcard && host.replace(/^\*/, '').endsWith(wildcard.slice(1)) && host.length >= wildcard.length
  )
}

function isCertain(openness: Openness | null): boolean {
  return openness !== null && openness.missing.length === 0
}

/** The missing inputs that decide, if one side may reach any host. Then nothing is opened or closed. */
function missingOf({ openness }: EgressReach, exits: readonly Exit[]): string[] {
  const ofExits = exits.length > 0 && exits.every(({ missing }) => missing.length > 0) ? exits : []
  return [...new Set([...(openness?.missing ?? []), ...ofExits.flatMap(({ missing }) => missing)])]
}

/** Joins the clients with the same changes. */
function joinClients(changes: readonly ReachChange[]): ReachChange[] {
  const groups = groupBy(changes, ({ kind, head, base, missing }) =>
    JSON.stringify([kind, head.map(exitKey).toSorted(), base.map(exitKey).toSorted(), missing]),
  )
  return [...groups.values()].map((group) => ({
    ...group[0]!,
    clients: [...new Set(group.flatMap(({ clients }) => clients))],
  }))
}

/** The destination of a change: the host, where one side reaches it by a wildcard. */
export function changedDestination({ head: [inHead], base: [inBase] }: ReachChange): Exit['destination'] {
  if (!inHead) return inBase!.destination
  const isWider = inBase && isUnder(inBase.destination.host, inHead.destination.host)
  return isWider ? inBase.destination : inHead.destination
}
