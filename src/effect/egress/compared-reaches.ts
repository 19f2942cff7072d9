import { nothingReached, type MeshEgress } from './mesh-egress.ts'
import type { ComparedReach } from './reach-difference.ts'

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
