import { joinAnd, shortNameList } from '../../core/join-words.ts'
import { withoutStandIns } from '../../core/namespace.ts'
import type { ConsequenceIn, ConsequencePlace } from '../../model/consequence.ts'
import { unnamedNamespaceClient, type EgressClient } from '../egress/clients.ts'
import { decidingPlace } from '../egress/deciding-place.ts'
import type { Exit, ExitDestination } from '../egress/exit.ts'
import type { OpennessChange } from '../egress/openness-difference.ts'
import { changedDestination, type ReachChange } from '../egress/reach-difference.ts'
import { unlistedClients } from '../egress/unlisted-clients.ts'
import type { DecidingPlace } from '../request/decision.ts'
import { changedEgress } from './changed-egress.ts'
import { placeOfChange, type ChangedMesh } from './changed-objects.ts'
import { placeOfConfig } from './changed-config.ts'
import { weakenedTls, type WeakenedTls } from './weakened-tls.ts'

/**
 * The consequences for egress: what is newly reached, no longer reached, or reached in another way, and what the
 * allow-list does not contain. Only hosts that the change may affect are searched.
 */
export function egressChanges(changed: ChangedMesh): ConsequenceIn<'egress'>[] {
  const egress = changedEgress(changed)
  if (!egress) return []
  const { compared, difference } = egress
  const reachOf = new Map(compared.map((item) => [item.client, item.head]))
  const { changes, openness } = difference
  const placeOf = (change: ReachChange): ConsequencePlace => {
    const place = decidingPlace(change, reachOf.get(change.clients[0]!)!, changed.base)
    return sidedPlace(place, change.head.length === 0 ? 'base' : 'head', changed)
  }
  return [
    ...openness.map((change) => opennessConsequence(changed, change)),
    ...changes.flatMap((change) => reachConsequences(changed, change, () => placeOf(change))),
  ]
}

/** If no object has the place, it is in the MeshConfig if that differs, else in the first changed object. */
function sidedPlace(
  place: DecidingPlace | undefined,
  side: ConsequencePlace['side'],
  changed: ChangedMesh,
): ConsequencePlace {
  return place
    ? { ...place, side }
    : (placeOfConfig(changed, 'outboundTrafficPolicy', 'mode') ?? placeOfChange(changed.objects[0]!))
}

function opennessConsequence(changed: ChangedMesh, change: OpennessChange): ConsequenceIn<'egress'> {
  const { kind, openness, clients } = change
  const isOpened = kind === 'opened'
  const outside = isOpened ? unlistedClients(changed.head, '*', null, clients) : []
  const shown = outside.length > 0 ? outside : clients
  return {
    area: 'egress',
    code: outside.length > 0 ? 'outside-allowlist' : isOpened ? 'any-host' : 'closed',
    sentence: isOpened
      ? `lets ${namesOf(shown)} reach any host outside${outside.length > 0 ? ', which the allow-list does not allow them' : ''}`
      : `no longer lets ${namesOf(clients)} reach hosts that nothing declares`,
    place: sidedPlace(openness.place, isOpened ? 'head' : 'base', changed),
    about: `any host ${kind}`,
    missing: openness.missing,
    namespaces: namespacesOf(shown),
  }
}

function reachConsequences(
  changed: ChangedMesh,
  change: ReachChange,
  placeOf: () => ConsequencePlace,
): ConsequenceIn<'egress'>[] {
  const statementsOfChange = isOfMesh(change)
    ? statementsOfMesh(change)
    : statements[change.kind](changed, change)
  const { missing, clients } = change
  const name = destinationName(changedDestination(change))
  return statementsOfChange.map(({ code, sentence }) => ({
    area: 'egress',
    code,
    sentence,
    place: placeOf(),
    about: `${code} ${name}`,
    missing,
    namespaces: namespacesOf(clients),
  }))
}

type Statement = Pick<ConsequenceIn<'egress'>, 'code' | 'sentence'>

const statements = {
  opened: openedStatements,
  closed: (_, change) => [
    {
      code: 'closed',
      sentence: `no longer lets ${namesOf(change.clients)} reach ${quotedDestination(changedDestination(change))}`,
    },
  ],
  changed: (_, change) => handlingStatements(change),
} satisfies Record<ReachChange['kind'], (changed: ChangedMesh, change: ReachChange) => Statement[]>

/** True for a host that counts as one of the mesh (MESH_INTERNAL). */
function isOfMesh({ head, base }: ReachChange): boolean {
  return [...head, ...base].every(({ isInMesh }) => isInMesh)
}

/** Such a host counts as internal by its ServiceEntry. That it is reached is still a consequence. */
function statementsOfMesh(change: ReachChange): Statement[] {
  if (change.kind !== 'opened') return []
  const name = quotedDestination(changedDestination(change))
  const sentence = `lets ${namesOf(change.clients)} reach ${name}, which counts as a host of the mesh (\`MESH_INTERNAL\`)`
  return [{ code: 'opened', sentence }]
}

function openedStatements({ head }: ChangedMesh, change: ReachChange): Statement[] {
  const destination = changedDestination(change)
  const { host, port, address } = destination
  const outside = unlistedClients(head, host, port, change.clients, address)
  const name = quotedDestination(destination)
  const what = host.startsWith('*.') ? `every host under ${name}` : name
  if (outside.length > 0)
    return [
      {
        code: 'outside-allowlist',
        sentence: `lets ${namesOf(outside)} reach ${what}, which the allow-list does not allow them`,
      },
    ]
  const isWide = host.startsWith('*')
  return [
    {
      code: isWide ? 'wildcard-opened' : 'opened',
      sentence: `lets ${namesOf(change.clients)} reach ${what}`,
    },
  ]
}

/** The changed handling of a host that is reached on both sides. */
function handlingStatements({ head, base, clients, ...change }: ReachChange): Statement[] {
  if (head.length === 0 || base.length === 0) return []
  const name = quotedDestination(changedDestination({ head, base, clients, ...change }))
  const who = namesOf(clients)
  const weakened = weakenedTls(head, base).map((code) => ({ code, sentence: tlsSentences[code](who, name) }))
  if (weakened.length > 0) return weakened
  const rerouted = newlyCalled(head, base)
  if (rerouted.length > 0) return [{ code: 'rerouted', sentence: forwardedWords(rerouted, who, name) }]
  const [before, after] = [base, head].map((exits) => waysOf(exits))
  return before === after
    ? []
    : [{ code: 'rerouted', sentence: `sends calls of ${who} to ${name} ${after} instead of ${before}` }]
}

/** The exits of head that calls of another host lead to, which no call of that host does in base. */
function newlyCalled(head: readonly Exit[], base: readonly Exit[]): Exit[] {
  const inBase = new Set(base.map(calledName))
  return head.filter((exit) => !inBase.has(calledName(exit)) && calledName(exit) !== exit.destination.host)
}

/** The name by which an application calls the host of an exit. */
function calledName({ called }: Exit): string {
  return called.authority ?? called.serverName ?? called.host
}

/** ``sends calls of namespace orders to `bank.shop` on to `pay.example.com:443` through Deployment edge/out, in plain text``. */
function forwardedWords(exits: readonly Exit[], who: string, name: string): string {
  const called = [...new Set(exits.map(calledName))].toSorted().map((host) => `\`${host}\``)
  const what = exits.every(({ handling }) => handling.isMirror) ? 'copies of calls' : 'calls'
  const via = [...new Set(exits.flatMap(({ handling }) => handling.via))].toSorted()
  const through = via.length === 0 ? '' : ` through ${joinAnd(via)}`
  const isOpen = exits.some((exit) => exit.handling.tls === 'plain' && exit.called.protocol === 'http')
  return `sends ${what} of ${who} to ${shortNameList(called)} on to ${name}${through}${isOpen ? ', in plain text' : ''}`
}

const tlsSentences = {
  'tls-lost': (who, name) => `sends calls of ${who} to ${name} without TLS: no proxy adds it any more`,
  'tls-unverified': (who, name) =>
    `no longer verifies whom calls of ${who} to ${name} reach: any certificate, or one for another name, is accepted`,
} satisfies Record<WeakenedTls, (who: string, name: string) => string>

function waysOf(exits: readonly Exit[]): string {
  const descriptions = exits.map(({ handling }) =>
    handling.via.length === 0 ? 'directly' : `through ${joinAnd(handling.via)}`,
  )
  return joinAnd([...new Set(descriptions)].toSorted())
}

/** The name of a destination in sentences: `pay.example.com:443`. */
function destinationName({ host, port, address }: ExitDestination): string {
  return `${host}:${port}${addressWords(address)}`
}

/** A destination in a sentence, with the host and port in backticks. A wildcard has no address of its own. */
function quotedDestination({ host, port, address }: ExitDestination): string {
  return `\`${host}:${port}\`${host.startsWith('*') ? '' : addressWords(address)}`
}

function addressWords(address: string): string {
  if (address === '') return ''
  return address === 'any' ? ' at any address' : ` at ${address}`
}

/** If pods of any namespace reach it, objects of a single namespace do not decide. */
function namespacesOf(clients: readonly EgressClient[]): string[] {
  if (clients.includes(unnamedNamespaceClient)) return []
  return [...new Set(clients.map(({ proxy }) => proxy.namespace))]
}

function namesOf(clients: readonly EgressClient[]): string {
  if (clients.includes(unnamedNamespaceClient)) return 'pods of any namespace'
  return shortNameList(clients.map(({ name }) => withoutStandIns(name)))
}
