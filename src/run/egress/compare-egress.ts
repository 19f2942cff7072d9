import { clientNames } from './client-names.ts'
import { compareText } from '../../core/order.ts'
import type {
  AnyHostChange,
  EgressChangeAnswer,
  EgressDifferenceAnswer,
  MeshEgressAnswer,
} from '../../core/egress-answer.ts'
import type { RequestPlace } from '../../core/request-answer.ts'
import { comparedReaches, type ComparedReach } from '../../effect/egress/compared-reaches.ts'
import { decidingPlace } from '../../effect/egress/deciding-place.ts'
import type { OpennessChange } from '../../effect/egress/openness-difference.ts'
import {
  changedDestination,
  egressDifference,
  type EgressDifference,
  type ReachChange,
} from '../../effect/egress/reach-difference.ts'
import type { DecidingPlace } from '../../effect/request/decision.ts'
import type { TreeOfMeshes } from '../../inspect/tree-of-meshes.ts'
import type { HostServices } from '../../inspect/types.ts'
import type { RunInput } from '../run-input.ts'
import { unlistedChanges, type ChangePlaces } from './allowlist-gate.ts'
import { anyHostAnswer, exitAnswers } from './egress-answer.ts'
import type { EgressSide } from './egress-side.ts'
import { placesFor, type PlaceOf } from './places.ts'
import { unknownBecause } from './unknown-because.ts'

/** What is new in a mesh of head: in comparison with base, and beside the allow-list. */
export type ComparedEgress = Pick<MeshEgressAnswer, 'difference' | 'outside'>

/**
 * The egress that base did not have, other differences, and what of the new egress is not on the allow-list. Without a
 * base everything is new.
 * @param base `null` if base has no such mesh
 * @param baseTree `null` without a base
 */
export async function compareEgress(
  head: EgressSide,
  base: EgressSide | null,
  baseTree: TreeOfMeshes | null,
  { host, options, isUnchanged }: RunInput,
): Promise<ComparedEgress> {
  const { mesh } = head.egress
  const hasAllowlist = mesh.context.egressAllowlists.length > 0
  if (!baseTree && !hasAllowlist) return {}
  const compared = comparedReaches(head.egress, base && base.egress)
  const found = egressDifference(compared)
  const sides = { head, base, baseTree: baseTree ?? head.rendered.tree }
  const placed = await placedChanges(compared, found, sides, host)
  const outside = hasAllowlist ? { outside: unlistedChanges(mesh, found, changePlaces(placed)) } : {}
  if (!baseTree) return outside
  // What is not read or known is the same in two trees of the same files.
  const because = isUnchanged() ? [] : unknownBecause(head, base, baseTree, options)
  return { ...outside, difference: differenceAnswer(found, because, placed) }
}

function differenceAnswer(
  { changes, openness }: EgressDifference,
  because: readonly string[],
  placed: PlacedChanges,
): EgressDifferenceAnswer {
  const isNew = [...changes, ...openness].some(({ kind }) => kind === 'opened')
  return {
    verdict: isNew ? 'new' : because.length > 0 ? 'unknown' : 'nothing-new',
    because,
    anyHost: openness.map((change) => anyHostChange(change, placed)),
    changes: changes.map((change) => changeAnswer(change, placed)).toSorted(byRank),
  }
}

function changePlaces({ places, inHead }: PlacedChanges): ChangePlaces {
  const shown = (place: DecidingPlace | undefined): RequestPlace | null => (place ? inHead(place) : null)
  return {
    ofChange: (change) => shown(places.get(change)),
    ofOpenness: ({ openness: { place } }) => shown(place),
  }
}

/** Where what decides changes is written, in head and in base. */
interface PlacedChanges {
  readonly places: ReadonlyMap<ReachChange, DecidingPlace | undefined>
  readonly inHead: PlaceOf
  readonly inBase: PlaceOf
}

async function placedChanges(
  compared: readonly ComparedReach[],
  { changes, openness }: EgressDifference,
  sides: { readonly head: EgressSide; readonly base: EgressSide | null; readonly baseTree: TreeOfMeshes },
  host: HostServices,
): Promise<PlacedChanges> {
  const reachOf = new Map(compared.map((item) => [item.client, item.head]))
  const baseMesh = sides.base?.egress.mesh
  const places = new Map(
    changes.map((change) => [change, decidingPlace(change, reachOf.get(change.clients[0]!)!, baseMesh)]),
  )
  const placesOf = (isInBase: boolean): DecidingPlace[] => [
    ...changes
      .filter((change) => isOnlyInBase(change) === isInBase)
      .flatMap((change) => places.get(change) ?? []),
    ...openness
      .filter(({ kind }) => (kind === 'closed') === isInBase)
      .flatMap(({ openness: { place } }) => place ?? []),
  ]
  return {
    places,
    inHead: await placesFor(placesOf(false), sides.head.rendered.tree, host),
    inBase: await placesFor(placesOf(true), sides.baseTree, host),
  }
}

function isOnlyInBase({ head }: ReachChange): boolean {
  return head.length === 0
}

function anyHostChange({ kind, openness, clients }: OpennessChange, placed: PlacedChanges): AnyHostChange {
  const { inHead, inBase } = placed
  return {
    kind,
    clients: clientNames(clients),
    ...anyHostAnswer(openness, kind === 'opened' ? inHead : inBase),
  }
}

function changeAnswer(change: ReachChange, { places, inHead, inBase }: PlacedChanges): EgressChangeAnswer {
  const { kind, head, base, clients, missing } = change
  const place = places.get(change)
  const placeOf = isOnlyInBase(change) ? inBase : inHead
  return {
    kind,
    ...changedDestination(change),
    clients: clientNames(clients),
    head: exitAnswers(head, inHead),
    base: exitAnswers(base, inBase),
    missing,
    by: place ? placeOf(place) : null,
  }
}

const ranks = { opened: 0, changed: 1, closed: 2 } as const

function byRank(first: EgressChangeAnswer, second: EgressChangeAnswer): number {
  return (
    ranks[first.kind] - ranks[second.kind] || compareText(first.host, second.host) || first.port - second.port
  )
}
