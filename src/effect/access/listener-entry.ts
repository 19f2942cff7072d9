import { shortNameList } from '../../core/join-words.ts'
import { extensionsOf } from '../request/policy/extensions.ts'
import type { MeshProxy } from '../request/proxy/proxy.ts'
import type { GatewayServer } from '../request/routing/gateway-servers.ts'
import { manifestTitle } from '../request/registry/age.ts'
import type { EntryPoint } from './entry-points.ts'
import { extensionKeys, extensionReservations, policyKeys } from './policy-keys.ts'
import { prepareListener } from './gateway-entry.ts'
import { serversAt, type GatewayListener, type GatewaySide, type GatewaySides } from './gateway-listener.ts'
import { listenerKey } from './listener-key.ts'
import type { RuleSlice } from './rule-slice.ts'
import { ruleSlice } from './slice-rules.ts'
import type { MeshPair } from './mesh-pair.ts'

/** The entry point of a port of a gateway, with what makes a comparison of it incomplete. */
export function listenerEntry(
  pair: MeshPair,
  listener: GatewayListener,
  { alternatives, proxy }: GatewayAlternative,
  { head, base }: GatewaySides,
): EntryPoint {
  const servers = [head, base].flatMap(({ gateway }) => serversAt(gateway, listener))
  const titles = new Set(servers.map((server) => gatewayTitle(server, proxy, [head, base])))
  const name = `port ${servers[0]!.port} of ${shortNameList([...titles])}`
  const unknownDestinations = isOfNetworks(servers)
    ? [`where ${name} sends connections of other networks`]
    : []
  const slice = listenerSlice(pair, listener, { head, base })
  const unknownServers = new Set([...head.gateway.servers.missing, ...base.gateway.servers.missing])
  const extensions = extensionsOf(head.side.mesh, proxy, 'GATEWAY')
  return {
    name,
    key: `gateway ${JSON.stringify([proxy.namespace, [...proxy.labels]])} ${name}`,
    reservations: [
      ...extensionReservations(head, base, 'GATEWAY'),
      ...[...unknownServers].map((input) => `${input} is not known`),
      ...unknownDestinations.map((input) => `${input} is not compared`),
    ],
    missing: [
      ...extensions.map((extension) => `what ${manifestTitle(extension)} does`),
      ...unknownDestinations,
    ],
    site: { kind: 'gateway', proxy, port: servers[0]!.port, isTls: listener.isTls },
    isAdded: serversAt(base.gateway, listener).length === 0,
    alternatives: alternatives && {
      ...alternatives,
      of: `${alternatives.of} ${listener.port} ${listener.isTls}`,
    },
    prepare: (filter) => prepareListener(pair, listener, { head, base, slice }, filter),
  }
}

/** The rules that matter, if nothing else differs between the sides. */
function listenerSlice(pair: MeshPair, listener: GatewayListener, sides: GatewaySides): RuleSlice | null {
  const { head, base } = sides
  const [ofHead, ofBase] = [head, base].map(({ side, proxy, gateway }) =>
    JSON.stringify([
      policyKeys({ side, proxy }, ['RequestAuthentication', 'PeerAuthentication']),
      extensionKeys(side, proxy, 'GATEWAY'),
      listenerKey({ side, proxy, gateway }, listener),
    ]),
  )
  return pair.isConfigEqual && ofHead === ofBase ? ruleSlice(pair, head, base) : null
}

/** Several Gateways may configure the same pods. Pods that Istio deploys are named after their Gateway. */
function gatewayTitle(
  { gateway }: GatewayServer,
  { name, workload }: MeshProxy,
  sides: readonly GatewaySide[],
): string {
  const isWritten = sides.some(
    ({ side }) => side.mesh.find('Gateway', gateway.namespace, gateway.name) === gateway,
  )
  return isWritten && workload === null ? manifestTitle(gateway) : name
}

/** True for servers of connections of other networks: the name in the handshake, which no file states, is the destination. */
function isOfNetworks(servers: readonly GatewayServer[]): boolean {
  return servers.some(({ tlsMode }) => tlsMode === 'AUTO_PASSTHROUGH')
}

/** A gateway proxy; `alternatives` if the files do not state which of several pods it has. */
export interface GatewayAlternative {
  readonly proxy: MeshProxy
  readonly alternatives: EntryPoint['alternatives']
}
