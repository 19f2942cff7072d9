import { compareText } from '../../core/order.ts'
import type { EgressAnswer, EgressGroup, ExitAnswer } from '../../core/egress-answer.ts'
import { parseAllowedEgress } from '../../istio/hosts/egress-allowlist.ts'

/** The current egress of pods, as entries of an allow-list. */
export interface ReachedHosts {
  /** `host:port`, sorted. */
  readonly entries: readonly string[]
  /** Pods that reach any host, each as `namespace shop`. */
  readonly open: readonly string[]
  /** What was not read, so that entries may be missing. */
  readonly unread: readonly string[]
}

/**
 * The external hosts that an answer of `meshgate egress` lists, and besides them the endpoints of ServiceEntries that are host
 * names; an allow-list needs both (`unlistedClients`).
 */
export function reachedHosts({ meshes, unread }: EgressAnswer): ReachedHosts {
  const groups = meshes.flatMap((mesh) => mesh.groups)
  const exits = [...meshes.flatMap(({ shared }) => shared), ...groups.flatMap((group) => group.exits)]
  return {
    entries: distinct(exits.flatMap(entriesOf)),
    open: distinct(groups.flatMap(openClients)),
    unread: distinct([...unread, ...meshes.flatMap((mesh) => mesh.unread)]),
  }
}

/** An IP address cannot be on the list and need not be. */
function entriesOf({ host, port, address, isInMesh }: ExitAnswer): string[] {
  if (isInMesh) return []
  return [host, address].map((name) => `${name}:${port}`).filter(isEntry)
}

function isEntry(entry: string): boolean {
  return !entry.startsWith(':') && !entry.startsWith('any:') && !('defect' in parseAllowedEgress(entry))
}

function openClients({ anyHost, clients }: EgressGroup): readonly string[] {
  return anyHost === null ? [] : clients
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)].toSorted(compareText)
}
