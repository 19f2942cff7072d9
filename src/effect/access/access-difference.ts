import { groupBy } from '../../core/group.ts'
import { writtenObject } from '../../istio/gateway-api/converted-object.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { DecidingPlace } from '../request/decision.ts'
import { manifestTitle } from '../request/registry/age.ts'
import { differingPlace } from './change-places.ts'
import { compareSides, type AccessDifferenceClass } from './compare-sides.ts'
import { DiagramBoundError } from './diagram.ts'
import { workloadEntries, type EntryPoint, type EntrySite } from './entry-points.ts'
import { gatewayEntries } from './gateway-entries.ts'
import { meshPair, type MeshPair } from './mesh-pair.ts'
import { waypointEntries } from './waypoint-entries.ts'
import type { ObjectChanges } from './object-changes.ts'
import { pairReservations } from './pair-reservations.ts'
import { uncomparedRoutes } from './uncompared-routes.ts'

/** A class of requests that head decides differently than base, with all entry points where this is so. */
export interface AccessChange extends AccessDifferenceClass {
  readonly entries: readonly string[]
  readonly sites: readonly EntrySite[]
  /** True if none of the entry points exists in base. */
  readonly isAdded: boolean
  /** The fields that decide and differ; those of head where head has them. */
  readonly decidingPlaces: DecidingPlaces
}

/** The fields that decide: of head, and of base where head does not have them. */
export interface DecidingPlaces {
  readonly head: readonly DecidingPlace[]
  readonly base: readonly DecidingPlace[]
}

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
  const found = compared.flatMap(differencesOf)
  const undecided = compared.flatMap(({ entries, comparison: { bound } }) =>
    bound === null ? [] : entries.map(({ name, site }): UndecidedEntry => ({ name, site, reason: bound })),
  )
  return {
    compared: compared.reduce((sum, { entries }) => sum + entries.length, 0),
    undecided,
    changes: [...groupBy(found, classKey).values()]
      .map((group) => mergedChange(group, pair))
      .toSorted(byConsequence),
    reservations: [
      ...new Set([
        ...pairReservations(pair),
        ...kinds.flatMap(({ reservations }) => reservations),
        ...compared.flatMap(({ entries, comparison }) => [
          ...entries.flatMap(({ reservations }) => reservations),
          ...comparison.reservations,
        ]),
        ...undecided.map(({ name, reason }) => `${name} is not decided: ${reason}`),
        ...compared.flatMap(({ entries, comparison }) =>
          comparison.classes.every(({ isReplayed }) => isReplayed)
            ? []
            : [`the simulator of requests decides otherwise at ${entries[0]!.name}`],
        ),
      ]),
    ],
    added: kinds.flatMap(({ added }) => added),
    routes: uncomparedRoutes(pair.changes).map(manifestTitle),
  }
}

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

interface FoundDifference {
  readonly entry: EntryPoint
  readonly difference: AccessDifferenceClass
}

/** The differences at each entry point of a group. */
function differencesOf({ entries, comparison }: ComparedGroup): FoundDifference[] {
  return entries.flatMap((entry) =>
    comparison.classes.map((difference): FoundDifference => ({
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

/** A key that is equal for differences with the same description. */
function classKey({ difference: { phrases, head, base, missing } }: FoundDifference): string {
  const places = [...head.places, ...base.places].map(
    ({ object, node }) => `${manifestTitle(object)} ${node.path}`,
  )
  return JSON.stringify([phrases, head.texts, base.texts, head.verdict, base.verdict, missing, places])
}

function mergedChange(found: readonly FoundDifference[], pair: MeshPair): AccessChange {
  const { difference } = found[0]!
  const entries = found.map(({ entry }) => entry)
  return {
    ...difference,
    decidingPlaces: decidingPlacesOf(difference, pair),
    entries: [...new Set(entries.map(({ name }) => name))],
    sites: entries.map(({ site }) => site),
    isAdded: entries.every(({ isAdded }) => isAdded),
    missing: [
      ...new Set([
        ...difference.missing,
        ...entries.flatMap(({ missing }) => missing),
        ...unknownChoices(entries),
      ]),
    ],
  }
}

/** The fields that cause the difference; objects that only one side has come first. */
function decidingPlacesOf(
  { head, base }: AccessDifferenceClass,
  { changes, head: { mesh } }: MeshPair,
): DecidingPlaces {
  const places = [...head.places, ...base.places].flatMap((place) => changedPlace(place, changes))
  const distinct = [...new Map(places.map((place) => [place.node.yaml ?? place.node, place])).values()]
  const isOfHead = ({ object }: DecidingPlace): boolean => mesh.positionOf(object) !== undefined
  return { head: distinct.filter(isOfHead), base: distinct.filter((place) => !isOfHead(place)) }
}

/** For an object that istiod converts from the Gateway API: its original. */
function changedPlace(place: DecidingPlace, changes: ObjectChanges): DecidingPlace[] {
  const object = writtenObject(place.object)
  if (!changes.isChanged(object)) return []
  if (object !== place.object) return [{ object, node: place.node }]
  return [differingPlace(place, changes)].filter((changed) => changed !== null)
}

/** The missing inputs that choose among alternative entry points that do not all decide alike. */
export function unknownChoices(entries: readonly EntryPoint[]): string[] {
  const alternatives = entries.flatMap((entry) => entry.alternatives ?? [])
  const groups = groupBy(alternatives, ({ of }) => of)
  return [...groups.values()].flatMap((group) => (group.length < group[0]!.count ? [group[0]!.choice] : []))
}

/** Sorts: first what is let in without a token, then what else is let in, then what is refused. */
function byConsequence(first: AccessChange, second: AccessChange): number {
  return consequence(first) - consequence(second)
}

function consequence({ head, base, witness }: AccessChange): number {
  if (head.verdict === base.verdict) return 3
  if (head.verdict === 'refused') return 2
  return witness.claims === null && witness.connection.principal === null ? 0 : 1
}
