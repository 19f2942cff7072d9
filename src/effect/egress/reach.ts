import { groupBy } from '../../core/group.ts'
import type { DecidingPlace } from '../request/decision.ts'
import { destinationKey, exitKey, type Exit } from './exit.ts'
import type { Openness } from './openness.ts'

/** Exits by where they lead to, and by what is called. */
export interface ExitTable {
  readonly byDestination: ReadonlyMap<string, readonly Exit[]>
  readonly byCalledHost: ReadonlyMap<string, readonly Exit[]>
  /** Those to all names of a wildcard, at whatever address these have. */
  readonly wildcards: readonly Exit[]
}

/**
 * The hosts outside that pods reach. Most are the same for many namespaces: those are in one table for all of them, and
 * `own` has what is called in another way, or by these pods alone.
 */
export interface EgressReach {
  readonly shared: ExitTable
  /** The called hosts about which `own` counts in the place of `shared`. */
  readonly replaced: ReadonlySet<string>
  readonly own: ExitTable
  /** Present if any other host is reached, too. */
  readonly openness: Openness | null
  /** What files do not tell of all exits. */
  readonly missing: readonly string[]
  /** What limits it besides the mesh. */
  readonly limits: readonly string[]
  /** The Sidecar of the pods: it may be what opens or closes a host. */
  readonly places: readonly DecidingPlace[]
}

/** Makes a table; equal exits are in it once. */
export function exitTable(exits: readonly Exit[]): ExitTable {
  const distinct = [...new Map(exits.map((exit) => [exitKey(exit), exit])).values()]
  return {
    byDestination: groupBy(distinct, ({ destination }) => destinationKey(destination)),
    byCalledHost: groupBy(distinct, ({ called }) => called.host),
    wildcards: distinct.filter(({ destination }) => destination.host.startsWith('*')),
  }
}

/** The table of what reaches nothing. */
export const noExits: ExitTable = exitTable([])

/** The exits to a destination. */
export function exitsTo({ shared, replaced, own }: EgressReach, key: string): readonly Exit[] {
  const inShared = shared.byDestination.get(key) ?? []
  const kept = replaced.size === 0 ? inShared : inShared.filter(({ called }) => !replaced.has(called.host))
  const inOwn = own.byDestination.get(key) ?? []
  return inOwn.length === 0 ? kept : [...kept, ...inOwn]
}

/** The destinations about which the own exits of pods count. */
export function ownDestinations({ shared, replaced, own }: EgressReach): Set<string> {
  const ofReplaced = [...replaced].flatMap((host) => shared.byCalledHost.get(host) ?? [])
  return new Set([
    ...own.byDestination.keys(),
    ...ofReplaced.map(({ destination }) => destinationKey(destination)),
  ])
}

/** All exits, in no certain order. */
export function allExits(reach: EgressReach): Exit[] {
  const keys = new Set([...reach.shared.byDestination.keys(), ...reach.own.byDestination.keys()])
  return [...keys].flatMap((key) => exitsTo(reach, key))
}
