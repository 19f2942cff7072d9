import { withoutStandIns } from '../../core/namespace.ts'
import { groupBy } from '../../core/group.ts'
import type { ConsequenceCodes, ConsequenceIn, ConsequencePlace } from '../../model/consequence.ts'
import { objectKey } from '../../model/presence.ts'
import type { AccessComparison } from '../access/access-difference.ts'
import type { AccessChange } from '../access/access-change.ts'
import { hasSecondToken } from '../access/token-request.ts'
import { actionOfPolicy } from '../request/policy/authorization.ts'
import {
  accessSentence,
  isRedirected,
  requestKey,
  classTokenWords,
  destinationWords,
  callerWords,
} from './access-sentence.ts'
import { accessWitnesses, type ShownWitness } from './access-witness.ts'
import { placeOfAccess } from './access-place.ts'
import type { ChangedMesh } from './changed-objects.ts'
import { areRemovedPods, isReported } from './reported-classes.ts'

/**
 * The consequences of changed access: requests that are newly allowed, and requests that are no longer allowed, grouped
 * by what causes the difference; and one `undecided` for each entry point that could not be compared. Trusted tokens, mTLS
 * and unserved requests have other consequences and are omitted.
 */
export function accessChanges(changed: ChangedMesh, compared: AccessComparison): ConsequenceIn<'access'>[] {
  const reported = compared.changes.filter((change) => isReported(change, changed))
  const witnessOf = accessWitnesses(changed)
  const closing = new Set(reported.filter(isClosing).flatMap(originsOf))
  const coded = reported.map((change): CodedChange => {
    const witness = witnessOf(change)
    const place = placeOfAccess(changed, change)
    return { change, witness, place, code: codeOf(change, witness, { closing, place }) }
  })
  const stated = withoutSecondTokens(withoutRedirected(withoutImplied(coded)))
  const groups = groupBy(stated, groupKey)
  return [...withFewestInputs([...groups.values()].map(consequenceOf)), ...undecided(changed, compared)]
}

/** Of consequences with the same words at the same field, the one that depends on the fewest inputs. */
function withFewestInputs(consequences: readonly ConsequenceIn<'access'>[]): ConsequenceIn<'access'>[] {
  const groups = groupBy(consequences, ({ code, sentence, place }) =>
    JSON.stringify([code, sentence, place.side, placeKey(place)]),
  )
  return [...groups.values()].map((group) =>
    group.reduce((first, second) => (second.missing.length < first.missing.length ? second : first)),
  )
}

/** A class of requests with its code, place and witness. */
interface CodedChange {
  readonly change: AccessChange
  readonly code: ConsequenceCodes['access']
  readonly place: ConsequencePlace
  readonly witness: ShownWitness
}

function isClosing({ head }: AccessChange): boolean {
  return head.verdict === 'refused'
}

/** The objects that cause a difference. */
function originsOf({ decidingPlaces }: AccessChange): string[] {
  return [...decidingPlaces.head, ...decidingPlaces.base].map(({ object }) => objectKey(object))
}

function codeOf(
  change: AccessChange,
  { isRefusedLater }: ShownWitness,
  { closing, place }: { readonly closing: ReadonlySet<string>; readonly place: ConsequencePlace },
): ConsequenceCodes['access'] {
  const { base, head, isWithoutToken, isOfAnyone, isAdded } = change
  if (isClosing(change)) return isWithoutToken && head.isAllowedWithToken ? 'token-demanded' : 'closed'
  if (isAdded || base.isUnserved) return 'served'
  if (!isOfAnyone) return 'caller-allowed'
  if (!isWithoutToken) return 'opened-with-token'
  if (isRedirected(change)) return 'redirected'
  if (isRefusedLater) return 'refused-later'
  if (base.isAllowedWithToken) return 'token-lost'
  if (!isDenied(change) || place.side === 'base') return 'opened'
  return originsOf(change).some((origin) => closing.has(origin)) ? 'deny-inverted' : 'deny-narrowed'
}

function isDenied({ base }: AccessChange): boolean {
  return base.places.some(
    ({ object }) => object.kind === 'AuthorizationPolicy' && actionOfPolicy(object) === 'DENY',
  )
}

/** Codes of classes that need no consequence if a more severe class has the same place and requests. */
const impliedCodes: ReadonlySet<ConsequenceCodes['access']> = new Set(['caller-allowed', 'opened-with-token'])

/**
 * Omits classes of requests with a token, of some callers, or of TCP connections, if the same decision applies to
 * requests without a token from anyone.
 */
function withoutImplied(coded: readonly CodedChange[]): CodedChange[] {
  const groups = groupBy(coded, ({ change, place }) =>
    JSON.stringify([isClosing(change), change.entries, placeKey(place)]),
  )
  return [...groups.values()].flatMap((group) => {
    const grave = group.filter(
      ({ code, change }) => !impliedCodes.has(code) && change.isWithoutToken && !isLimited(change),
    )
    const covered = new Set(grave.map(({ change }) => requestKey(change)))
    return group.filter(
      (item) =>
        grave.includes(item) ||
        !(covered.has(requestKey(item.change)) || (isStream(item.change) && grave.length > 0)),
    )
  })
}

/** Omits redirects if the same change has the same effect at another port, such as that of HTTPS. */
function withoutRedirected(coded: readonly CodedChange[]): CodedChange[] {
  const keyOf = ({ change, place }: CodedChange): string =>
    JSON.stringify([
      isClosing(change),
      placeKey(place),
      callerWords(change),
      classTokenWords(change),
      destinationWords(change),
    ])
  const forwarded = new Set(coded.filter(({ change }) => !isRedirected(change)).map(keyOf))
  return coded.filter((item) => !isRedirected(item.change) || !forwarded.has(keyOf(item)))
}

/** Omits requests with two tokens if the same change has the same effect on those with one token, or none. */
function withoutSecondTokens(coded: readonly CodedChange[]): CodedChange[] {
  const keyOf = ({ change, code, place }: CodedChange): string =>
    JSON.stringify([code, change.entries, placeKey(place), callerWords(change), requestKey(change)])
  const [double, single] = [true, false].map((isDouble) =>
    coded.filter(({ change }) => hasSecondToken(change.witness.request) === isDouble),
  ) as [CodedChange[], CodedChange[]]
  const covered = new Set(single.map(keyOf))
  return [...single, ...double.filter((item) => !covered.has(keyOf(item)))]
}

/** True for requests of some identities, and for connections whose requests are not seen. */
function isLimited(change: AccessChange): boolean {
  return isStream(change) || change.phrases.some(({ axis }) => axis === 'identity')
}

/** True for connections by TLS of the client, which a sidecar passes on without seeing requests. */
function isStream({ phrases }: AccessChange): boolean {
  return phrases.some(({ axis, of }) => axis === 'transport' && of.join() === 'by TLS of the client')
}

function groupKey({ change, code, place }: CodedChange): string {
  const { entries, base, missing } = change
  return JSON.stringify([
    code,
    callerWords(change),
    classTokenWords(change),
    entries,
    placeKey(place),
    base.texts,
    missing,
  ])
}

function placeKey({ object, node }: ConsequencePlace): string {
  return `${object ? objectKey(object) : node.file} ${node.path}`
}

function consequenceOf(group: readonly CodedChange[]): ConsequenceIn<'access'> {
  const { change, code, place, witness } = group[0]!
  const wheres = [...new Set(group.map((item) => destinationWords(item.change)))]
  return {
    area: 'access',
    code,
    sentence: accessSentence(code, change, wheres, witness),
    place,
    about: withoutStandIns(
      JSON.stringify([code, change.entries, callerWords(change), classTokenWords(change), wheres]),
    ),
    missing: [...change.missing, ...unknownPods(change)],
    namespaces: [
      ...new Set([
        ...group.flatMap((item) => item.witness.namespaces),
        ...change.sites.map(({ proxy }) => proxy.namespace),
      ]),
    ],
    witness: witness.witness,
  }
}

/** Pods that no workload or policy of the repository states may not exist. */
function unknownPods({ sites, entries }: AccessChange): string[] {
  const areUnstated = sites.every(
    (site) =>
      (site.kind === 'workload' && !site.areStated) || (site.kind === 'waypoint' && site.host === null),
  )
  if (!areUnstated) return []
  return [`whether there ${sites[0]!.kind === 'waypoint' ? 'is' : 'are'} ${entries[0]!}`]
}

/** Entry points beyond the limit are named, but never block. */
function undecided(changed: ChangedMesh, compared: AccessComparison): ConsequenceIn<'access'>[] {
  return compared.undecided
    .filter(({ site }) => !areRemovedPods(site, changed))
    .map(({ name, reason }) => ({
      area: 'access',
      code: 'undecided',
      sentence: `may change who gets in at ${name}, which is not decided: ${reason}`,
      place: placeOfAccess(changed, null),
      about: withoutStandIns(`undecided ${name}`),
      missing: [],
    }))
}
