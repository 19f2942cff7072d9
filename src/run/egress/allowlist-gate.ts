import { clientNames } from './client-names.ts'
import type { OutsideAllowlist } from '../../core/egress-answer.ts'
import type { RequestPlace } from '../../core/request-answer.ts'
import { unlistedClients } from '../../effect/egress/unlisted-clients.ts'
import type { OpennessChange } from '../../effect/egress/openness-difference.ts'
import {
  changedDestination,
  type EgressDifference,
  type ReachChange,
} from '../../effect/egress/reach-difference.ts'
import type { Mesh } from '../../model/mesh.ts'

/** The lines that open destinations. */
export interface ChangePlaces {
  ofChange(change: ReachChange): RequestPlace | null
  ofOpenness(change: OpennessChange): RequestPlace | null
}

/**
 * The opened destinations that the allow-list of a mesh of head does not contain: those of any host first, then host by
 * host. An error, or a warning if it depends on missing inputs. Empty without an allow-list.
 */
export function unlistedChanges(
  mesh: Mesh,
  { changes, openness }: EgressDifference,
  places: ChangePlaces,
): OutsideAllowlist[] {
  const ofHosts = changes.filter(isOpened).flatMap((change): OutsideAllowlist[] => {
    const { host, port, address } = changedDestination(change)
    const clients = unlistedClients(mesh, host, port, change.clients, address)
    if (clients.length === 0) return []
    const by = places.ofChange(change)
    return [{ ...verdictOn(change.missing), host, port, address, clients: clientNames(clients), by }]
  })
  const ofAnyHost = openness.filter(isOpened).flatMap((change): OutsideAllowlist[] => {
    const clients = unlistedClients(mesh, '*', null, change.clients)
    if (clients.length === 0) return []
    const { missing } = change.openness
    const by = places.ofOpenness(change)
    return [{ ...verdictOn(missing), host: '*', port: null, address: '', clients: clientNames(clients), by }]
  })
  return [...ofAnyHost, ...ofHosts]
}

/** A host that counts as internal is not external. */
function isOpened(change: ReachChange | OpennessChange): boolean {
  return change.kind === 'opened' && !('head' in change && change.head.every(({ isInMesh }) => isInMesh))
}

/** A difference that depends on missing inputs is no error. */
function verdictOn(missing: readonly string[]): Pick<OutsideAllowlist, 'severity' | 'missing'> {
  return { severity: missing.length === 0 ? 'error' : 'warning', missing }
}
