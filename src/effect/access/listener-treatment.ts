import { hostCovers } from '../../istio/hosts/hosts.ts'
import { needsCertificate } from '../request/proxy/gateway.ts'
import type { DecidingPlace } from '../request/decision.ts'
import type { GatewayHost } from '../request/routing/gateway-hosts.ts'
import { plainHost, type GatewayServer } from '../request/routing/gateway-servers.ts'
import { withoutPort, type DomainTable } from '../request/routing/virtual-hosts.ts'
import { isHttpServer, serverNamed, type GatewayListener, type GatewaySide } from './gateway-listener.ts'
import { streamOutcome } from './gateway-streams.ts'
import type { ComparedRoutes } from './host-routes.ts'
import type { DecidingRoute } from './deciding-routes.ts'
import { allowedOutcome, notFound, unknownHost, unservedConnection, type AccessOutcome } from './outcomes.ts'

/** How a gateway handles requests to a host, without its policies. */
export interface HostTreatment {
  /** `undefined` if no server takes the connection. */
  readonly server: GatewayServer | undefined
  /** True if the gateway does not see the requests of the connection. */
  readonly isStream: boolean
  /** True if the server asks for a client certificate. */
  readonly asks: boolean
  /** The outcome if no route decides. */
  readonly outcome: AccessOutcome
  /** The compared routes; `undefined` if all requests are handled alike. */
  readonly routes: readonly DecidingRoute[] | undefined
  readonly host: GatewayHost | undefined
  /** The route of a connection. */
  readonly by?: DecidingPlace
}

const redirected: AccessOutcome = { verdict: 'allowed', text: '301', detail: 'redirected to HTTPS' }

/** The treatments at a port of a gateway, by server name and host. */
export class ListenerTreatments {
  readonly #side: GatewaySide
  readonly #listener: GatewayListener
  readonly #routes: ComparedRoutes
  readonly #byName = new Map<string, HostTreatment>()
  readonly #keys = new Map<string, number>()
  readonly #routeLists = new Map<readonly DecidingRoute[] | undefined, number>()

  constructor(side: GatewaySide, listener: GatewayListener, routes: ComparedRoutes) {
    this.#side = side
    this.#listener = listener
    this.#routes = routes
  }

  /** The treatment of a host at connections with a server name, which is empty without TLS. */
  at(name: string, host: string): HostTreatment {
    const byName = this.#ofName(name)
    const { server, isStream, asks } = byName
    if (!server || isStream) return byName
    const table = this.#side.gateway.hostsOf(server)
    const found = table.find(host)
    if (!found) return mayRouteElsewhere(server, table, host) ? { ...byName, outcome: notFound } : byName
    if (found.redirectsToHttps && !this.#listener.isTls)
      return { ...byName, asks: false, outcome: redirected, host: found }
    return { server, isStream, asks, outcome: allowedOutcome, routes: this.#routes.of(found), host: found }
  }

  /** A key that is equal for equal treatments. */
  keyOf({ isStream, asks, outcome, routes, server }: HostTreatment): number {
    if (!this.#routeLists.has(routes)) this.#routeLists.set(routes, this.#routeLists.size)
    const key = JSON.stringify([!server, isStream, asks, outcome, this.#routeLists.get(routes)])
    if (!this.#keys.has(key)) this.#keys.set(key, this.#keys.size)
    return this.#keys.get(key)!
  }

  /** For a host without routes. */
  #ofName(name: string): HostTreatment {
    const kept = this.#byName.get(name) ?? ofName(this.#side, this.#listener, name)
    this.#byName.set(name, kept)
    return kept
  }
}

/** True for a host of a server without routes, which VirtualServices of another repository may add. */
function mayRouteElsewhere(server: GatewayServer, table: DomainTable<GatewayHost>, host: string): boolean {
  if ([...table.entries()].length > 0) return false
  return (
    server.protocol !== 'tls' || server.hosts.some((name) => hostCovers(plainHost(name), withoutPort(host)))
  )
}

function ofName(side: GatewaySide, listener: GatewayListener, name: string): HostTreatment {
  const server = serverNamed(side.gateway, listener, name)
  const unrouted = { routes: undefined, host: undefined }
  if (!server) return { server, isStream: false, asks: false, outcome: unservedConnection, ...unrouted }
  const asks = needsCertificate(server)
  if (isHttpServer(server)) return { server, isStream: false, asks, outcome: unknownHost, ...unrouted }
  return { server, isStream: true, asks, ...streamOutcome(side, server, name), ...unrouted }
}

/** A key that is equal for server names that a side handles alike, for every host. */
export function nameTreatment(side: GatewaySide, listener: GatewayListener, name: string): unknown {
  const { server, outcome } = ofName(side, listener, name)
  return [server ? side.gateway.servers.servers.indexOf(server) : null, outcome]
}
