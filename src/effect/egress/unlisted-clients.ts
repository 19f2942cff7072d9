import { permitsFor } from '../../istio/hosts/egress-allowlist.ts'
import type { Mesh } from '../../model/mesh.ts'
import { hostDefect } from '../../syntax/host-syntax.ts'
import type { EgressClient } from './clients.ts'

/**
 * The clients that no entry of the allow-list allows to reach a host. Empty without an allow-list.
 * @param port `null` for every port
 * @param address the dialed address in place of the host; an address that is a host has to be allowed as well
 */
export function unlistedClients(
  { context, environment }: Mesh,
  host: string,
  port: number | null,
  clients: readonly EgressClient[],
  address = '',
): readonly EgressClient[] {
  const { egressAllowlists: lists, now } = context
  if (lists.length === 0) return []
  const names = [host, ...(hostDefect(address) === null && address !== 'any' ? [address] : [])]
  const isAllowed = (name: string, { proxy }: EgressClient): boolean =>
    lists.every((list) =>
      permitsFor(list, name, port, { environment, now }).some(
        // A gateway sends for any caller.
        ({ namespaces }) =>
          namespaces === null || proxy.type === 'gateway' || namespaces.includes(proxy.namespace),
      ),
    )
  return clients.filter((client) => !names.every((name) => isAllowed(name, client)))
}
