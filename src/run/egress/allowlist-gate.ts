import { groupBy } from '../../core/group.ts'
import type { Config } from '../../core/config.ts'
import type { AllowlistProblem, OutsideAllowlist } from '../../core/egress-answer.ts'
import type { RequestPlace } from '../../core/request-answer.ts'
import { withoutStandIns } from '../../core/namespace.ts'
import type { EgressClient } from '../../effect/egress/clients.ts'
import type { Exit } from '../../effect/egress/exit.ts'
import { unlistedClients } from '../../effect/egress/unlisted-clients.ts'
import {
  destinationOf,
  type EgressDifference,
  type OpennessChange,
  type ReachChange,
} from '../../effect/egress/reach-difference.ts'
import {
  hasExpired,
  permitsFor,
  permitsIn,
  type AllowlistEntry,
  type EgressPermit,
} from '../../istio/hosts/egress-allowlist.ts'
import { configurationFiles } from '../../model/configuration-files.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { Reader } from '../../yaml/reader.ts'
import type { EgressSide } from './egress-side.ts'

/** The lines that open destinations. */
export interface ChangePlaces {
  ofChange(change: ReachChange): RequestPlace | null
  ofOpenness(change: OpennessChange): RequestPlace | null
}

/** What of a difference no allow-list contains, host by host; none without an allow-list. */
export function unlistedChanges(
  mesh: Mesh,
  { changes, openness }: EgressDifference,
  places: ChangePlaces,
): OutsideAllowlist[] {
  const ofHosts = changes.filter(isOpened).flatMap((change): OutsideAllowlist[] => {
    const { host, port, address } = destinationOf(change)
    const clients = unlistedClients(mesh, host, port, change.clients, address)
    if (clients.length === 0) return []
    const by = places.ofChange(change)
    return [{ ...verdictOn(change.missing), host, port, address, clients: namesOf(clients), by }]
  })
  const ofAnyHost = openness.filter(isOpened).flatMap((change): OutsideAllowlist[] => {
    const clients = unlistedClients(mesh, '*', null, change.clients)
    if (clients.length === 0) return []
    const { missing } = change.openness
    const by = places.ofOpenness(change)
    return [{ ...verdictOn(missing), host: '*', port: null, address: '', clients: namesOf(clients), by }]
  })
  return [...ofAnyHost, ...ofHosts]
}

/** A host that counts as one of the mesh is not outside. */
function isOpened(change: ReachChange | OpennessChange): boolean {
  return change.kind === 'opened' && !('head' in change && change.head.every(({ isInMesh }) => isInMesh))
}

/** What rests on something unknown is no error. */
function verdictOn(missing: readonly string[]): Pick<OutsideAllowlist, 'severity' | 'missing'> {
  return { severity: missing.length === 0 ? 'error' : 'warning', missing }
}

function namesOf(clients: readonly EgressClient[]): string[] {
  return clients.map(({ name }) => withoutStandIns(name))
}

/**
 * The entries of head's configuration that have expired, and those that allow nothing which a mesh reaches.
 *
 * @param isComplete true if all meshes were looked at and nothing of them is unread, so that an entry without a use is unused
 */
export function allowlistProblems(
  { 'egress-allowlist': entries }: Config,
  sides: readonly EgressSide[],
  { reader, configFile, now, isComplete }: AllowlistSource,
): AllowlistProblem[] {
  if (!entries) return []
  const nodes = configurationFiles(reader, configFile).root?.items('egress-allowlist') ?? []
  const indices = new Map(entries.map((entry, index) => [entry, index]))
  const used = usedEntries(entries, sides, now)
  return permitsIn(entries).flatMap((permit): AllowlistProblem[] => {
    const kind = hasExpired(permit, now) ? 'expired' : 'unused'
    if (kind === 'unused' && (used.has(permit) || !isComplete)) return []
    const node = nodes[indices.get(permit.entry)!]
    const { host, until, entry } = permit
    return [
      {
        kind,
        severity: kind === 'expired' ? 'error' : 'warning',
        host,
        owner: typeof entry === 'string' ? null : entry.owner,
        until,
        file: node?.file ?? configFile,
        line: node?.location.line ?? 1,
      },
    ]
  })
}

/** Where the allow-list is written, and when it is asked. */
interface AllowlistSource {
  readonly reader: Reader
  readonly configFile: string
  readonly now: number | null
  readonly isComplete: boolean
}

function usedEntries(
  entries: readonly AllowlistEntry[],
  sides: readonly EgressSide[],
  now: number | null,
): ReadonlySet<EgressPermit> {
  const used = new Set<EgressPermit>()
  for (const { egress } of sides) {
    const where = { environment: egress.mesh.environment, now }
    for (const [, [exit]] of exitsByPort(egress))
      for (const permit of permitsFor(entries, exit!.destination.host, exit!.destination.port, where))
        used.add(permit)
    const isOpen = egress.clients.some((client) => egress.reachOf(client).openness !== null)
    if (isOpen) for (const permit of permitsFor(entries, '*', null, where)) used.add(permit)
  }
  return used
}

/** The exits of a mesh by host and port; those that many pods share are listed once. */
function exitsByPort({ clients, gateways, reachOf }: EgressSide['egress']): ReadonlyMap<string, Exit[]> {
  const reaches = [...clients.map(reachOf), ...[...gateways().values()].map(({ reach }) => reach)]
  const tables = new Set(reaches.flatMap(({ shared, own }) => [shared, own]))
  const exits = [...tables].flatMap(({ byDestination }) => [...byDestination.values()].flat())
  return groupBy(exits, ({ destination: { host, port } }) => `${host}:${port}`)
}
