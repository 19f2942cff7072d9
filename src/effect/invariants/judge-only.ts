import { shortNameList } from '../../core/join-words.ts'
import type { Invariant } from '../../core/config.ts'
import { groupBy } from '../../core/group.ts'
import { withoutStandIns } from '../../core/namespace.ts'
import type { Steps } from '../../core/steps.ts'
import { parseAllowedEgress, type AllowedEgress } from '../../istio/hosts/egress-allowlist.ts'
import { hostsOverlap } from '../../istio/hosts/hosts.ts'
import type { Mesh } from '../../model/mesh.ts'
import { openCaptures } from '../egress/changed-captures.ts'
import { unnamedNamespaceClient, type EgressClient } from '../egress/clients.ts'
import { anyHost, type Exit } from '../egress/exit.ts'
import { meshEgress } from '../egress/mesh-egress.ts'
import { exitsTo, type EgressReach, type ExitTable } from '../egress/reach.ts'
import type { DecidingPlace } from '../request/decision.ts'
import { manifestTitle } from '../request/registry/age.ts'
import type { InvariantVerdict, InvariantViolation } from './verdict.ts'

/**
 * Finds pods that reach an external host although only pods of other namespaces may. Gateways send for their callers,
 * so their exits belong to these. A step for each client.
 */
export function* judgeOnly(
  mesh: Mesh,
  { namespaces, reach: hosts }: NonNullable<Invariant['only']>,
): Steps<InvariantVerdict> {
  const egress = meshEgress(mesh)
  const find = exitFinderFor(hosts.flatMap(targetOf))
  const reached: ClientReach[] = []
  for (const client of egress.clients) {
    yield
    const reach = egress.reachOf(client)
    reached.push({ client, reach, exits: find(reach) })
  }
  const isAllowed = ({ client }: ClientReach): boolean => namespaces.includes(client.proxy.namespace)
  const others = reached.filter((item) => !isAllowed(item))
  const [breaking, silent] = [others.filter(isReaching), others.filter((item) => !isReaching(item))]
  return {
    isApplicable: reached.some(isReaching),
    violations: violationsOf(breaking),
    reservations: [
      ...silent.flatMap(({ client, reach: { missing } }) =>
        missing.map((input) => `${input} (${withoutStandIns(client.name)}) is not known`),
      ),
      ...openCaptures(mesh).flatMap(({ namespace, text }) =>
        namespace !== null && namespaces.includes(namespace) ? [] : withoutStandIns(text),
      ),
    ],
  }
}

/** The exits of a client to the hosts. */
interface ClientReach {
  readonly client: EgressClient
  readonly reach: EgressReach
  readonly exits: readonly Exit[]
}

function isReaching({ reach: { openness }, exits }: ClientReach): boolean {
  return openness !== null || exits.length > 0
}

function targetOf(text: string): AllowedEgress[] {
  const parsed = parseAllowedEgress(text)
  return 'host' in parsed ? [parsed] : []
}

/** Returns a function for the exits to hosts. A table that several clients share is searched once. */
function exitFinderFor(targets: readonly AllowedEgress[]): (reach: EgressReach) => Exit[] {
  const kept = new Map<ExitTable, readonly string[]>()
  const keysIn = (table: ExitTable): readonly string[] => {
    const keys =
      kept.get(table) ??
      [...table.byDestination].flatMap(([key, exits]) =>
        exits.some((exit) => targets.some((target) => leadsTo(exit, target))) ? [key] : [],
      )
    kept.set(table, keys)
    return keys
  }
  return (reach) => {
    const keys = new Set([...keysIn(reach.shared), ...keysIn(reach.own)])
    return [...keys]
      .flatMap((key) => exitsTo(reach, key))
      .filter((exit) => targets.some((target) => leadsTo(exit, target)))
  }
}

/** A port that accepts any destination leads to every host. */
function leadsTo({ destination, called }: Exit, { host, port }: AllowedEgress): boolean {
  if (port !== undefined && port !== destination.port) return false
  const isAny = called.host === anyHost && destination.address === 'any'
  return isAny || hostsOverlap(host, destination.host) || hostsOverlap(host, destination.address)
}

/** One violation for each field that lets pods reach a host. */
function violationsOf(breaking: readonly ClientReach[]): InvariantViolation[] {
  const violations = breaking.flatMap((item): Way[] =>
    item.reach.openness
      ? [{ ...item, exit: null, place: item.reach.openness.place ?? null }]
      : item.exits.map((exit) => ({ ...item, exit, place: placeOf(exit, item.client) })),
  )
  return [...groupBy(violations, wayKey).values()].map(violationOf)
}

/** The violation by the ways that one field allows. */
function violationOf(group: readonly Way[]): InvariantViolation {
  const [{ exit, place }] = group as readonly [Way]
  const clients = [...new Set(group.map(({ client }) => client))]
  const names = clients.map(({ name }) => withoutStandIns(name)).toSorted()
  const what = exit ? `\`${exit.destination.host}:${exit.destination.port}\`` : 'any host'
  return {
    place,
    sentence: `${whoReaches(clients)} ${what}`,
    about: `${what} ${names.join()}`,
    missing: missingOf(group),
    namespaces: clients.includes(unnamedNamespaceClient) ? [] : clients.map(({ proxy }) => proxy.namespace),
  }
}

function missingOf(group: readonly Way[]): string[] {
  const [{ exit, reach }] = group as readonly [Way]
  const limits = group.flatMap((violation) => violation.reach.limits)
  return [
    ...new Set([
      ...(exit ? exit.missing : reach.openness!.missing),
      ...group.flatMap((violation) => violation.reach.missing),
      ...limits.map((limit) => `whether ${limit} lets it through`),
    ]),
  ]
}

/** How a client reaches a host; without an exit if it reaches any host. */
interface Way extends ClientReach {
  readonly exit: Exit | null
  readonly place: DecidingPlace | null
}

function wayKey({ exit, place, reach }: Way): string {
  const field = place ? `${manifestTitle(place.object)} ${place.node.path}` : ''
  const { destination } = exit ?? {}
  return JSON.stringify([
    field,
    destination?.host,
    destination?.port,
    exit === null && reach.openness!.reason,
  ])
}

/** The place of a violation: `exportTo` if the host is exported to other namespaces, else the declared host. */
function placeOf({ places }: Exit, { proxy }: EgressClient): DecidingPlace | null {
  const exported = places.find(
    ({ object, node }) => node.path === 'spec.exportTo' && object.namespace !== proxy.namespace,
  )
  return exported ?? places[0] ?? null
}

function whoReaches(clients: readonly EgressClient[]): string {
  if (clients.includes(unnamedNamespaceClient)) return 'pods of any namespace reach'
  const names = clients.map(({ name }) => withoutStandIns(name))
  return `${shortNameList(names)} ${names.length === 1 ? 'reaches' : 'reach'}`
}
