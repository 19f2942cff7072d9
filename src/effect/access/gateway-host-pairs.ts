import type { CompiledRoute } from '../request/routing/compiled-route.ts'
import type { GatewayHost } from '../request/routing/gateway-hosts.ts'
import type { GatewayServer } from '../request/routing/gateway-servers.ts'
import { hostInDomain } from './gateway-hosts.ts'
import {
  domainsOf,
  isHttpServer,
  serverNamed,
  type GatewayListener,
  type GatewaySide,
  type GatewaySides,
} from './gateway-listener.ts'
import { gatewayHostKey } from './route-keys.ts'

/** The same host on both sides, with the servers that take its requests. */
export interface GatewayHostPair {
  readonly head: GatewayHost | undefined
  readonly base: GatewayHost | undefined
  readonly servers: ServerPair
}

/** The servers of both sides that take connections with one server name. */
interface ServerPair {
  readonly head: GatewayServer | undefined
  readonly base: GatewayServer | undefined
}

/** The hosts of the servers for some server names, each once. */
export function gatewayHostPairs(
  listener: GatewayListener,
  names: readonly string[],
  head: GatewaySide,
  base: GatewaySide,
): GatewayHostPair[] {
  const servers = names.map((name): ServerPair => ({
    head: serverNamed(head.gateway, listener, name),
    base: serverNamed(base.gateway, listener, name),
  }))
  const numbers = new Map<GatewayServer | undefined, number>()
  const numberOf = (server: GatewayServer | undefined): number => {
    if (!numbers.has(server)) numbers.set(server, numbers.size)
    return numbers.get(server)!
  }
  const distinct = new Map(servers.map((pair) => [`${numberOf(pair.head)} ${numberOf(pair.base)}`, pair]))
  return [...distinct.values()].flatMap((pair) => hostsOfServers(listener, pair, { head, base }))
}

function hostsOfServers(
  listener: GatewayListener,
  servers: ServerPair,
  sides: GatewaySides,
): GatewayHostPair[] {
  const domains = (['head', 'base'] as const).flatMap((side) =>
    servers[side] ? domainsOf(sides[side].gateway, servers[side]) : [],
  )
  return [...new Set(domains.map(hostInDomain))].map((host) => ({
    head: hostRoutes(sides.head, listener, servers.head, host),
    base: hostRoutes(sides.base, listener, servers.base, host),
    servers,
  }))
}

/** The routes of a host at a server; `undefined` where it has none, or redirects to HTTPS. */
function hostRoutes(
  { gateway }: GatewaySide,
  { isTls }: GatewayListener,
  server: GatewayServer | undefined,
  host: string,
): GatewayHost | undefined {
  const routes = server && isHttpServer(server) ? gateway.hostsOf(server).find(host) : undefined
  return routes?.redirectsToHttps && !isTls ? undefined : routes
}

/** The hosts of pairs that differ or answer requests themselves, and the other hosts of pairs with such a host. */
export function hostsToCompare(pairs: readonly GatewayHostPair[]): ReadonlySet<GatewayHost> {
  const hostsOf = ({ head, base }: GatewayHostPair): GatewayHost[] =>
    [head, base].filter((host) => host !== undefined)
  const compared = new Set(pairs.filter(hasToBeCompared).flatMap(hostsOf))
  for (let before = -1; before < compared.size;) {
    before = compared.size
    for (const hosts of pairs.map(hostsOf))
      if (hosts.some((host) => compared.has(host))) for (const host of hosts) compared.add(host)
  }
  return compared
}

function hasToBeCompared({ head, base }: GatewayHostPair): boolean {
  const hosts = [head, base].filter((host) => host !== undefined)
  return hosts.some(({ groups }) => !groups.some(takesAll)) || !haveEqualRoutes(head, base)
}

/** True for hosts with equal routes, and for a host that only one side has. */
export function haveEqualRoutes(head: GatewayHost | undefined, base: GatewayHost | undefined): boolean {
  if (!head || !base) return true
  return gatewayHostKey(head) === gatewayHostKey(base)
}

/** True for routes that forward every request. */
function takesAll(routes: readonly CompiledRoute[]): boolean {
  return routes.at(-1)?.isCatchAll === true && routes.every(isForwarding)
}

function isForwarding({ merged }: CompiledRoute): boolean {
  return ['directResponse', 'fault', 'redirect'].every((field) => merged.field(field).node.kind !== 'map')
}
