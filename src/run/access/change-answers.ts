import type { AccessChangeAnswer, AccessSideAnswer, AccessWitnessAnswer } from '../../core/access-answer.ts'
import { withoutStandIns } from '../../core/namespace.ts'
import type { AccessComparison } from '../../effect/access/access-difference.ts'
import type { AccessChange } from '../../effect/access/access-change.ts'
import type { SideOutcome } from '../../effect/access/compare-sides.ts'
import { secondTokenText, tokenText } from '../../effect/access/token-request.ts'
import type { AccessWitness } from '../../effect/access/witness.ts'
import type { TreeOfMeshes } from '../../inspect/tree-of-meshes.ts'
import type { HostServices } from '../../inspect/types.ts'
import { placesFor, type PlaceOf } from '../egress/places.ts'

/** The changes of access as plain data, with the lines that decide. */
export async function accessChangeAnswers(
  { changes }: AccessComparison,
  trees: { readonly head: TreeOfMeshes; readonly base: TreeOfMeshes },
  host: HostServices,
): Promise<AccessChangeAnswer[]> {
  const places = {
    head: await placesFor(
      changes.flatMap(({ head, decidingPlaces }) => [...head.places, ...decidingPlaces.head]),
      trees.head,
      host,
    ),
    base: await placesFor(
      changes.flatMap(({ base, decidingPlaces }) => [...base.places, ...decidingPlaces.base]),
      trees.base,
      host,
    ),
  }
  return changes.map((change) => changeAnswer(change, places))
}

function changeAnswer(
  change: AccessChange,
  places: { readonly head: PlaceOf; readonly base: PlaceOf },
): AccessChangeAnswer {
  const { head, base, witness, entries, missing, phrases, decidingPlaces } = change
  return {
    kind: kindOf(change),
    entries: entries.map(withoutStandIns),
    requests: phrases.map(({ axis, of, except }) => ({
      part: axis,
      of: of.map(withoutStandIns),
      except: except.map(withoutStandIns),
    })),
    isWithoutToken: !hasToken(witness),
    isWithoutIdentity: witness.connection.principal === null,
    base: sideAnswer(base, places.base),
    head: sideAnswer(head, places.head),
    because: [...decidingPlaces.head.map(places.head), ...decidingPlaces.base.map(places.base)],
    witness: witnessAnswer(witness),
    missing: missing.map(withoutStandIns),
  }
}

function kindOf({ head, base }: AccessChange): AccessChangeAnswer['kind'] {
  if (head.verdict === base.verdict) return 'otherwise'
  return head.verdict === 'allowed' ? 'opened' : 'closed'
}

function sideAnswer({ verdict, texts, places }: SideOutcome, placeOf: PlaceOf): AccessSideAnswer {
  return { verdict, outcomes: texts, by: places.map(placeOf) }
}

function hasToken({ request: { target, headers } }: AccessWitness): boolean {
  return [target, ...headers.values()].some((text) => text.includes(tokenText))
}

function witnessAnswer({ connection, request, claims, secondClaims }: AccessWitness): AccessWitnessAnswer {
  const shown = (text: string): string =>
    text.replace(tokenText, '<token>').replace(secondTokenText, '<second token>')
  return {
    method: request.method,
    host: request.authority,
    port: connection.destination.port,
    target: shown(request.target),
    headers: Object.fromEntries([...request.headers].map(([name, value]) => [name, shown(value)])),
    transport: connection.transport,
    identity: connection.principal ?? null,
    address: connection.source ?? null,
    claims,
    ...(secondClaims && { secondClaims }),
  }
}
