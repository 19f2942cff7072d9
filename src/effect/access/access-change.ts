import { distinctBy } from '../../core/distinct.ts'
import { groupBy } from '../../core/group.ts'
import { writtenObject } from '../../istio/gateway-api/converted-object.ts'
import type { DecidingPlace } from '../request/decision.ts'
import { manifestTitle } from '../request/registry/age.ts'
import { differingPlace } from './change-places.ts'
import type { AccessDifferenceClass } from './compare-sides.ts'
import type { EntryPoint, EntrySite } from './entry-points.ts'
import type { MeshPair } from './mesh-pair.ts'
import type { ObjectChanges } from './object-changes.ts'

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

/** A class of requests that differs, at an entry point. */
export interface EntryDifference {
  readonly entry: EntryPoint
  readonly difference: AccessDifferenceClass
}

/** Merges equal differences of several entry points. The gravest change comes first. */
export function mergedChanges(found: readonly EntryDifference[], pair: MeshPair): AccessChange[] {
  return [...groupBy(found, classKey).values()]
    .map((group) => mergedChange(group, pair))
    .toSorted(byConsequence)
}

/** A key that is equal for differences with the same description. */
function classKey({ difference: { phrases, head, base, missing } }: EntryDifference): string {
  const places = [...head.places, ...base.places].map(
    ({ object, node }) => `${manifestTitle(object)} ${node.path}`,
  )
  return JSON.stringify([phrases, head.texts, base.texts, head.verdict, base.verdict, missing, places])
}

function mergedChange(found: readonly EntryDifference[], pair: MeshPair): AccessChange {
  const { difference } = found[0]!
  const entries = found.map(({ entry }) => entry)
  return {
    ...difference,
    decidingPlaces: decidingPlacesOf(found, pair),
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

/**
 * The fields that cause the difference; objects that only one side has come first. Where none of the deciding fields differs,
 * these are the servers of the gateways.
 */
function decidingPlacesOf(found: readonly EntryDifference[], pair: MeshPair): DecidingPlaces {
  const { head, base } = found[0]!.difference
  const changedOf = (places: readonly DecidingPlace[]): DecidingPlace[] =>
    places.flatMap((place) => changedPlace(place, pair.changes))
  const deciding = changedOf([...head.places, ...base.places])
  const sites = found.map(({ entry }) => entry.site)
  const places = deciding.length > 0 ? deciding : changedOf(sites.flatMap((site) => serversOf(site, pair)))
  const distinct = distinctBy(places, (place) => place.node.yaml ?? place.node)
  const isOfHead = ({ object }: DecidingPlace): boolean => pair.head.mesh.positionOf(object) !== undefined
  return { head: distinct.filter(isOfHead), base: distinct.filter((place) => !isOfHead(place)) }
}

/** The servers of a gateway for the port of an entry point, of head and base. */
function serversOf(site: EntrySite, { head, base }: MeshPair): DecidingPlace[] {
  if (site.kind !== 'gateway') return []
  const { proxy, port, isTls } = site
  return [head, base].flatMap((side) =>
    side
      .compiled()
      .gateway(proxy)
      .servers.servers.filter((server) => server.port === port && (server.protocol === 'tls') === isTls)
      .map(({ gateway, node }): DecidingPlace => ({ object: gateway, node })),
  )
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
