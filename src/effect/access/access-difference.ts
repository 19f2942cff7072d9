import { groupBy } from '../../core/group.ts'
import type { Mesh } from '../../model/mesh.ts'
import { manifestTitle } from '../request/registry/age.ts'
import { mergedChanges, type AccessChange, type EntryDifference } from './access-change.ts'
import { compareSides, type AccessDifferenceClass } from './compare-sides.ts'
import { DiagramBoundError } from './diagram.ts'
import type { EntryPoint, EntrySite } from './entry-points.ts'
import { workloadEntries } from './workload-entries.ts'
import { gatewayEntries } from './gateway-entries.ts'
import { meshPair } from './mesh-pair.ts'
import type { ObjectChanges } from './object-changes.ts'
import { pairReservations } from './pair-reservations.ts'
import { uncomparedRoutes } from './uncompared-routes.ts'
import { waypointEntries } from './waypoint-entries.ts'

/** The result of comparing the decisions of two meshes. */
export interface AccessComparison {
  /** The gravest first. */
  readonly changes: readonly AccessChange[]
  /** The number of compared entry points. At all others the same objects decide as in base. */
  readonly compared: number
  /** The entry points that exceeded a limit. */
  readonly undecided: readonly UndecidedEntry[]
  /** The reasons why there may be more differences. */
  readonly reservations: readonly string[]
  /** Workloads that base does not have. They are compared with what the policies of base would decide. */
  readonly added: readonly string[]
  /** The changed objects that route requests, which is not compared. */
  readonly routes: readonly string[]
}

/** An entry point with more conditions than can be compared. */
export interface UndecidedEntry {
  readonly name: string
  readonly site: EntrySite
  /** `too many combinations of conditions`. */
  readonly reason: string
}

/**
 * Compares the decisions about all requests of two views of one environment, at the entry points at which different objects
 * decide.
 *
 * @param changes the objects that differ; absent: they are found by comparing the meshes
 */
export function accessDifference(head: Mesh, base: Mesh, changes?: ObjectChanges): AccessComparison {
  const pair = meshPair(head, base, changes)
  const kinds = [workloadEntries(pair), gatewayEntries(pair), waypointEntries(pair)]
  const groups = groupBy(
    kinds.flatMap(({ compared }) => compared),
    ({ key }) => key,
  )
  const compared = comparedGroups(groups)
  const undecided = compared.flatMap(({ entries, comparison: { bound } }) =>
    bound === null ? [] : entries.map(({ name, site }): UndecidedEntry => ({ name, site, reason: bound })),
  )
  const reservations = [
    ...pairReservations(pair),
    ...kinds.flatMap((kind) => kind.reservations),
    ...compared.flatMap(groupReservations),
    ...undecided.map(({ name, reason }) => `${name} is not decided: ${reason}`),
    ...compared.filter(isUnconfirmed).map(({ entries }) => `${unconfirmed} ${entries[0]!.name}`),
  ]
  return {
    compared: compared.reduce((sum, { entries }) => sum + entries.length, 0),
    undecided,
    changes: mergedChanges(compared.flatMap(differencesOf), pair),
    reservations: [...new Set(reservations)],
    added: kinds.flatMap(({ added }) => added),
    routes: uncomparedRoutes(pair.changes).map(manifestTitle),
  }
}

function groupReservations({ entries, comparison }: ComparedGroup): string[] {
  return [...entries.flatMap(({ reservations }) => reservations), ...comparison.reservations]
}

/** True if the simulator does not decide a witness as the comparison does. */
function isUnconfirmed({ comparison: { classes } }: ComparedGroup): boolean {
  return classes.some(({ isReplayed }) => !isReplayed)
}

const unconfirmed = 'the simulator of requests decides otherwise at'

/** Entry points at which the same objects decide, and the result of comparing them. */
interface ComparedGroup {
  readonly entries: readonly EntryPoint[]
  readonly comparison: EntryComparison
}

function comparedGroups(groups: ReadonlyMap<string, readonly EntryPoint[]>): ComparedGroup[] {
  const byKey = new Map<string, EntryComparison>()
  return [...groups].map(([key, entries]): ComparedGroup => {
    const isShown = entries.every(({ shownBy = [] }) =>
      shownBy.some((shownEntry) => (byKey.get(shownEntry)?.classes.length ?? 0) > 0),
    )
    const comparison = isShown ? nothingFound : comparisonOf(entries[0]!)
    byKey.set(key, comparison)
    return { entries, comparison }
  })
}

const nothingFound: EntryComparison = { classes: [], reservations: [], bound: null }

/** The result at one entry point. */
interface EntryComparison {
  readonly classes: readonly AccessDifferenceClass[]
  readonly reservations: readonly string[]
  /** The reason why it is undecided; `null` if it is decided. */
  readonly bound: string | null
}

function comparisonOf(entry: EntryPoint): EntryComparison {
  try {
    const prepared = entry.prepare()
    return { classes: compareSides(prepared), reservations: prepared.reservations, bound: null }
  } catch (error) {
    if (!(error instanceof DiagramBoundError)) throw error
    return { classes: [], reservations: [], bound: error.message }
  }
}

/** The differences at each entry point of a group. */
function differencesOf({ entries, comparison }: ComparedGroup): EntryDifference[] {
  return entries.flatMap((entry) =>
    comparison.classes.map((difference): EntryDifference => ({
      entry,
      difference: withOwnPolicies(difference, entries[0]!, entry),
    })),
  )
}

/** The difference at an entry point by that of another one with the same key: the ALLOW policies that refuse are its own. */
function withOwnPolicies(
  difference: AccessDifferenceClass,
  { standIns: compared = [] }: EntryPoint,
  { standIns = [] }: EntryPoint,
): AccessDifferenceClass {
  const ownOf = new Map(compared.map((policy, index) => [policy, standIns[index] ?? policy]))
  const withOwn = (side: AccessDifferenceClass['head']): AccessDifferenceClass['head'] => ({
    ...side,
    places: side.places.map((place) => {
      const own = ownOf.get(place.object)
      return own === undefined || own === place.object ? place : { object: own, node: own.spec }
    }),
  })
  return { ...difference, head: withOwn(difference.head), base: withOwn(difference.base) }
}
