import { distinctBy } from '../../core/distinct.ts'
import { groupBy } from '../../core/group.ts'
import type { DecidingPlace } from '../request/decision.ts'
import { destinationKey, exitKey, type Exit } from './exit.ts'
import type { Openness } from './openness.ts'

/** Exits by their destination, and by the called host. */
export interface ExitTable {
  readonly byDestination: ReadonlyMap<string, readonly Exit[]>
  readonly byCalledHost: ReadonlyMap<string, readonly Exit[]>
  /** The exits of wildcards, at any address. */
  readonly wildcards: readonly Exit[]
}

/**
 * The reach of a client. Most exits are the same for many namespaces and are in one shared table. `own` has the exits
 * of these pods that differ.
 */
export interface EgressReach {
  readonly shared: ExitTable
  /** The called hosts for which `own` replaces `shared`. */
  readonly replaced: ReadonlySet<string>
  readonly own: ExitTable
  /** Set if any other host is reached as well. */
  readonly openness: Openness | null
  /** Missing inputs that all exits depend on. */
  readonly missing: readonly string[]
  /** Limits besides the mesh, such as network policies. */
  readonly limits: readonly string[]
  /** The Sidecar of the pods, since it may open or close a host. */
  readonly places: readonly DecidingPlace[]
}

/** Makes a table; equal exits are in it once. */
export function exitTable(exits: readonly Exit[]): ExitTable {
  const distinct = distinctBy(exits, exitKey)
  return {
    byDestination: groupBy(distinct, ({ destination }) => destinationKey(destination)),
    byCalledHost: groupBy(distinct, ({ called }) => called.host),
    wildcards: distinct.filter(({ destination }) => destination.host.startsWith('*')),
  }
}

/** The table without exits. */
export const noExits: ExitTable = exitTable([])

/** The exits to a destination. */
export function exitsTo({ shared, replaced, own }: EgressReach, key: string): readonly Exit[] {
  const inShared = shared.byDestination.get(key) ?? []
  const kept = replaced.size === 0 ? inShared : inShared.filter(({ called }) => !replaced.has(called.host))
  const inOwn = own.byDestination.get(key) ?? []
  return inOwn.length === 0 ? kept : [...kept, ...inOwn]
}

/** The keys (`destinationKey`) of the destinations whose exits may differ from those in `shared`. */
export function ownDestinations({ shared, replaced, own }: EgressReach): Set<string> {
  const ofReplaced = [...replaced].flatMap((host) => shared.byCalledHost.get(host) ?? [])
  return new Set([
    ...own.byDestination.keys(),
    ...ofReplaced.map(({ destination }) => destinationKey(destination)),
  ])
}
