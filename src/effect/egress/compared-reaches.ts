import type { EgressClient } from './clients.ts'
import { nothingReached, type MeshEgress } from './mesh-egress.ts'
import type { EgressReach } from './reach.ts'

/** The reach of a client in head, and that of the same pods in base. */
export interface ComparedReach {
  readonly client: EgressClient
  readonly head: EgressReach
  readonly base: EgressReach
  /** True if base does not state how the pods take part in the mesh (`EgressClient.isAssumed`). */
  readonly isBaseAssumed?: boolean
}

/**
 * The reach of the clients and gateways of a mesh, with that of the same ones in base.
 * @param base `null` if base has no such mesh
 */
export function comparedReaches(head: MeshEgress, base: MeshEgress | null): ComparedReach[] {
  return [
    ...head.clients.map((client): ComparedReach => {
      const counterpart = base?.counterpartOf(client)
      return {
        client,
        head: head.reachOf(client),
        base: base && counterpart ? base.reachOf(counterpart) : nothingReached,
        isBaseAssumed: counterpart?.isAssumed === true,
      }
    }),
    ...[...head.gateways()].map(([name, { client, reach }]) => ({
      client,
      head: reach,
      base: base?.gateways().get(name)?.reach ?? nothingReached,
    })),
    ...[...(base?.gateways() ?? [])]
      .filter(([name]) => !head.gateways().has(name))
      .map(([, { client, reach }]) => ({ client, head: nothingReached, base: reach })),
  ]
}
