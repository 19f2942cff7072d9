import type { AllowlistProblem } from '../../core/egress-answer.ts'
import { groupBy } from '../../core/group.ts'
import type { Exit } from '../../effect/egress/exit.ts'
import type { MeshEgress } from '../../effect/egress/mesh-egress.ts'
import {
  hasExpired,
  permitsFor,
  permitsIn,
  type AllowlistEntry,
  type EgressPermit,
} from '../../istio/hosts/egress-allowlist.ts'
import { configurationFiles } from '../../model/configuration-files.ts'
import type { Node } from '../../model/node.ts'
import type { Reader } from '../../yaml/reader.ts'

/** An expired entry of the allow-list, or one that allows nothing that is reached. */
export interface ProblemOfEntry {
  readonly code: 'expired' | 'unused'
  readonly permit: EgressPermit
  /** Where it is written; `undefined` if no file of the tree has it. */
  readonly node: Node | undefined
}

/** The allow-list with its location, and the current time. */
export interface AllowlistSource {
  readonly reader: Reader
  readonly configFile: string
  readonly now: number | null
}

/**
 * The expired and unused entries.
 * @param meshes all meshes if everything was read; `null` otherwise: then no entry is known to be unused
 */
export function problemsOfEntries(
  entries: readonly AllowlistEntry[],
  meshes: readonly MeshEgress[] | null,
  { reader, configFile, now }: AllowlistSource,
): ProblemOfEntry[] {
  const nodes = configurationFiles(reader, configFile).root?.items('egress-allowlist') ?? []
  const indices = new Map(entries.map((entry, index) => [entry, index]))
  const used = meshes && usedPermits(entries, meshes, now)
  return permitsIn(entries).flatMap((permit): ProblemOfEntry[] => {
    const node = nodes[indices.get(permit.entry)!]
    if (hasExpired(permit, now)) return [{ code: 'expired', permit, node }]
    return used && !used.has(permit) ? [{ code: 'unused', permit, node }] : []
  })
}

/** A problem as plain data. */
export function allowlistProblem(
  { code, permit, node }: ProblemOfEntry,
  { configFile }: AllowlistSource,
): AllowlistProblem {
  const { host, until } = permit
  return {
    kind: code,
    severity: code === 'expired' ? 'error' : 'warning',
    host,
    owner: ownerOf(permit),
    until,
    file: node?.file ?? configFile,
    line: node?.location.line ?? 1,
  }
}

/** The owner of an entry; `null` if it names none. */
export function ownerOf({ entry }: EgressPermit): string | null {
  return typeof entry === 'string' ? null : entry.owner
}

function usedPermits(
  entries: readonly AllowlistEntry[],
  meshes: readonly MeshEgress[],
  now: number | null,
): ReadonlySet<EgressPermit> {
  const used = new Set<EgressPermit>()
  for (const egress of meshes) {
    const where = { environment: egress.mesh.environment, now }
    const mark = (host: string, port: number | null): void => {
      for (const permit of permitsFor(entries, host, port, where)) used.add(permit)
    }
    for (const [{ destination }] of exitsByDestination(egress)) {
      mark(destination.host, destination.port)
      // An endpoint that is a host has to be allowed as well.
      if (destination.address !== '' && destination.address !== 'any')
        mark(destination.address, destination.port)
    }
    if (egress.clients.some((client) => egress.reachOf(client).openness !== null)) mark('*', null)
  }
  return used
}

/** The exits of a mesh by destination. Exits that several clients share are listed once. */
function exitsByDestination(egress: MeshEgress): Iterable<readonly [Exit, ...Exit[]]> {
  const { clients, gateways, reachOf } = egress
  const reaches = [...clients.map(reachOf), ...[...gateways().values()].map(({ reach }) => reach)]
  const tables = new Set(reaches.flatMap(({ shared, own }) => [shared, own]))
  const exits = [...tables].flatMap(({ byDestination }) => [...byDestination.values()].flat())
  const groups = groupBy(exits, ({ destination: { host, port, address } }) => `${host}:${port} ${address}`)
  return groups.values() as Iterable<readonly [Exit, ...Exit[]]>
}
