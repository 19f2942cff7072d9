import { groupBy } from '../../core/group.ts'
import type { DecidingPlace, ProxyDecision } from '../request/decision.ts'
import { decideAtGateway, needsCertificate } from '../request/proxy/gateway.ts'
import { trustedProxies } from '../request/registry/mesh-options.ts'
import type { GatewayHost } from '../request/routing/gateway-hosts.ts'
import type { GatewayServer } from '../request/routing/gateway-servers.ts'
import type { ComparedSide, Replay } from './compare-sides.ts'
import { always, never, type RequestFunction } from './diagram.ts'
import {
  hostRoutes,
  isHttpServer,
  serverFor,
  type GatewayListener,
  type GatewaySide,
} from './gateway-listener.ts'
import type { ComparedRoutes, DecidingRoute } from './host-routes.ts'
import { replayOf } from './inbound-entry.ts'
import {
  closedConnection,
  allowedOutcome,
  unservedConnection,
  type AccessOutcome,
  type Outcomes,
} from './outcomes.ts'
import { filterRefusals, refusedConnections, type ElementFilter, type FilterSide } from './refusals.ts'
import type { RequestSpace } from './request-space.ts'
import type { AccessWitness } from './witness.ts'

const notFound: AccessOutcome = { verdict: 'refused', text: '404', isUnserved: true }
const redirected: AccessOutcome = { verdict: 'allowed', text: '301', detail: 'redirected to HTTPS' }

/** What both sides of a listener have in common. */
export interface ListenerSpace {
  readonly listener: GatewayListener
  readonly routes: ComparedRoutes
  readonly space: RequestSpace
  readonly outcomes: Outcomes
}

/** What a gateway does with requests to one of its ports (`decideAtGateway`). */
export class ListenerDecision {
  readonly #side: GatewaySide
  readonly #filters: FilterSide
  readonly #listener: GatewayListener
  readonly #routes: ComparedRoutes
  readonly #space: RequestSpace
  readonly #outcomes: Outcomes

  constructor(side: GatewaySide, filters: FilterSide, { listener, routes, space, outcomes }: ListenerSpace) {
    this.#side = side
    this.#filters = filters
    this.#listener = listener
    this.#routes = routes
    this.#space = space
    this.#outcomes = outcomes
  }

  compared(): Omit<ComparedSide, 'isShared'> {
    const { port, isTls } = this.#listener
    return {
      policies: this.#filters.policies,
      site: {
        port,
        host: this.#servedHost(),
        transport: isTls ? 'tls' : 'plain',
        forwarders: Math.max(1, trustedProxies(this.#side.side.mesh)),
      },
      decision: (isKept) => this.#decision(isKept),
      otherPlaces: (witness) => this.#placesFor(witness),
      replay: (witness) => this.#replay(witness),
    }
  }

  #decision(isKept: ElementFilter): RequestFunction {
    const { diagram } = this.#space
    const hosts = (this.#space.axis('host')?.samples ?? []) as readonly string[]
    const routeLists = new Map<readonly DecidingRoute[] | undefined, number>()
    const keyOf = (host: string): string => {
      const routes = this.#routesOf(host)
      if (!routeLists.has(routes)) routeLists.set(routes, routeLists.size)
      return `${this.#treatmentOf(host)} ${routeLists.get(routes)}`
    }
    const groups = groupBy(hosts.keys(), (atom) => keyOf(hosts[atom]!))
    return [...groups.values()]
      .map((atoms) => {
        const host = hosts[atoms[0]!]!
        const decided = this.#treated(this.#treatmentOf(host), this.#routesOf(host), isKept)
        return diagram.within(this.#space.among('host', atoms), decided)
      })
      .reduce((sum, part) => diagram.first(sum, part), never)
  }

  #treatmentOf(host: string): keyof typeof treatments {
    const server = this.#serverFor(host)
    if (!server) return 'closed'
    const asks = needsCertificate(server) ? 'WithCertificate' : ''
    if (!isHttpServer(server)) return `stream${asks}`
    const routes = this.#hostAt(server, host)
    if (!routes) return `unserved${asks}`
    return routes.redirectsToHttps && !this.#listener.isTls ? 'redirected' : `served${asks}`
  }

  /** The routes of a host that are compared. */
  #routesOf(host: string): readonly DecidingRoute[] | undefined {
    const routes = hostRoutes(this.#side.gateway, this.#listener, host)
    return routes && this.#routes.of(routes)
  }

  #treated(
    name: keyof typeof treatments,
    routes: readonly DecidingRoute[] | undefined,
    isKept: ElementFilter,
  ): RequestFunction {
    const { diagram } = this.#space
    const { isStream, asks, outcome } = treatments[name]
    if (name === 'closed') return this.#outcomes.number(unservedConnection)
    const identity = asks ? always : never
    const run = { space: this.#space, outcomes: this.#outcomes, identity, isKept }
    const refused = isStream ? refusedConnections(this.#filters, run) : filterRefusals(this.#filters, run)
    const passed = routes ? this.#routed(routes, identity) : this.#outcomes.number(outcome)
    const decided = diagram.first(refused, passed)
    if (!asks) return decided
    const withoutCertificate = this.#space.among('transport', [0])
    return diagram.first(diagram.within(withoutCertificate, this.#outcomes.number(closedConnection)), decided)
  }

  /** The first route that takes a request decides. */
  #routed(routes: readonly DecidingRoute[], identity: RequestFunction): RequestFunction {
    const { diagram } = this.#space
    const evaluation = { space: this.#space, claims: never, identity }
    return routes.reduceRight((later, { takes, aborts, abortOutcome, outcome }) => {
      const taken = takes(evaluation)
      const aborted = diagram.within(aborts(evaluation), this.#outcomes.number(abortOutcome))
      const result = diagram.first(aborted, this.#outcomes.number(outcome))
      return diagram.first(diagram.within(taken, result), diagram.without(taken, later))
    }, this.#outcomes.number(notFound))
  }

  #serverFor(host: string): GatewayServer | undefined {
    return serverFor(this.#side.gateway, this.#listener, host)
  }

  #hostAt(server: GatewayServer, host: string): GatewayHost | undefined {
    return this.#side.gateway.hostsOf(server).find(host)
  }

  #servedHost(): string {
    const hosts = (this.#space.axis('host')?.samples ?? []) as readonly string[]
    return hosts.find((host) => this.#treatmentOf(host).startsWith('served')) ?? hosts[0] ?? ''
  }

  #replay(witness: AccessWitness): Replay {
    const { authority } = witness.request
    const { outcome, missing, decision } = this.#simulated(witness)
    if (['401', '403', 'closed'].includes(outcome.text) && !this.#isAnsweredByRoute(decision))
      return { outcome, missing }
    const route = this.#routesOf(authority) && this.#takenRoute(authority, decision)
    if (!this.#routesOf(authority))
      return { outcome: treatments[this.#treatmentOf(authority)].outcome, missing }
    if (!route) return { outcome: notFound, missing }
    const isAborted = decision.outcome.kind === 'answered' && decision.outcome.reason === 'fault_filter_abort'
    return { outcome: isAborted ? route.abortOutcome : route.outcome, missing: withoutClusters(missing) }
  }

  #simulated({
    connection,
    request,
    verification,
  }: AccessWitness): Replay & { readonly decision: ProxyDecision } {
    const { asks } = treatments[this.#treatmentOf(request.authority)]
    const seen = { ...connection, principal: asks ? connection.principal : null }
    const { side, gateway } = this.#side
    const decision = decideAtGateway(side.compiled().gateway(gateway.proxy), seen, request, verification)
    return { ...replayOf(decision), decision }
  }

  #isAnsweredByRoute({ outcome }: ProxyDecision): boolean {
    return outcome.kind === 'answered' && ['direct_response', 'fault_filter_abort'].includes(outcome.reason)
  }

  /** The route by which the simulator sent or answered a request. */
  #takenRoute(authority: string, { steps }: ProxyDecision): DecidingRoute | undefined {
    return this.#routesOf(authority)?.find(({ place }) => steps.some(({ by }) => by?.node === place.node))
  }

  #placesFor(witness: AccessWitness): DecidingPlace[] {
    const { authority } = witness.request
    const server = this.#serverFor(authority)
    if (!server) return []
    if (needsCertificate(server) && witness.connection.principal === null)
      return [{ object: server.gateway, node: server.node.get('tls') }]
    const route = isHttpServer(server) && this.#hostAt(server, authority)?.groups[0]?.[0]
    if (!route) return [{ object: server.gateway, node: server.node }]
    const hosts = { object: route.virtualService, node: route.virtualService.spec.get('hosts') }
    const taken = this.#routesOf(authority) && this.#takenRoute(authority, this.#simulated(witness).decision)
    return taken ? [hosts, taken.entry] : [hosts]
  }
}

/** A cluster that no file declares makes no difference to which route is taken. */
function withoutClusters(missing: readonly string[]): string[] {
  return missing.filter(
    (input) => !input.endsWith('which is in no file') && !input.startsWith('the workloads of '),
  )
}

interface HostTreatment {
  readonly isStream: boolean
  /** True if the server asks for a certificate of the client. */
  readonly asks: boolean
  readonly outcome: AccessOutcome
}

/** What a gateway does with hosts, but for what its policies refuse. */
const treatments = {
  closed: { isStream: false, asks: false, outcome: unservedConnection },
  unserved: { isStream: false, asks: false, outcome: notFound },
  unservedWithCertificate: { isStream: false, asks: true, outcome: notFound },
  redirected: { isStream: false, asks: false, outcome: redirected },
  served: { isStream: false, asks: false, outcome: allowedOutcome },
  servedWithCertificate: { isStream: false, asks: true, outcome: allowedOutcome },
  stream: { isStream: true, asks: false, outcome: allowedOutcome },
  streamWithCertificate: { isStream: true, asks: true, outcome: allowedOutcome },
} as const satisfies Record<string, HostTreatment>
