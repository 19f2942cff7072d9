import { groupBy } from '../../core/group.ts'
import type { DecidingPlace, ProxyDecision } from '../request/decision.ts'
import { decideAtGateway } from '../request/proxy/gateway.ts'
import { asksForTunnel } from '../request/policy/http-filters.ts'
import { withoutClusters } from '../request/trace.ts'
import { trustedProxies } from '../request/registry/mesh-options.ts'
import type { ComparedSide, ReplayedDecision } from './prepared-entry.ts'
import { always, never, type RequestFunction } from './diagram.ts'
import { nameOfHost } from './gateway-hosts.ts'
import type { GatewayListener, GatewaySide } from './gateway-listener.ts'
import { routedRequests, takenRoute } from './deciding-routes.ts'
import type { ComparedRoutes } from './host-routes.ts'
import { replayedDecision } from './inbound-entry.ts'
import { ListenerTreatments, type HostTreatment } from './listener-treatment.ts'
import {
  closedConnection,
  notFound,
  unservedConnection,
  type AccessOutcome,
  type Outcomes,
} from './outcomes.ts'
import { filterRefusals, refusedConnections, refusedTunnels } from './refusals.ts'
import { replayedProxy, type PolicyOrRuleFilter, type SideFilters } from './side-filters.ts'
import type { RequestSpace } from './request-space.ts'
import type { AccessWitness } from './witness.ts'

/** What both sides of a listener share. */
export interface ListenerSpace {
  readonly listener: GatewayListener
  readonly routes: ComparedRoutes
  readonly space: RequestSpace
  readonly outcomes: Outcomes
}

/** The decision of a gateway about all requests to one of its ports, in base or in head (`decideAtGateway`). */
export class ListenerDecision {
  readonly #side: GatewaySide
  readonly #filters: SideFilters
  readonly #listener: GatewayListener
  readonly #treatments: ListenerTreatments
  readonly #space: RequestSpace
  readonly #outcomes: Outcomes

  constructor(side: GatewaySide, filters: SideFilters, { listener, routes, space, outcomes }: ListenerSpace) {
    this.#side = side
    this.#filters = filters
    this.#listener = listener
    this.#treatments = new ListenerTreatments(side, listener, routes)
    this.#space = space
    this.#outcomes = outcomes
  }

  /** What a comparison needs: the decision, the fields that decide, and the simulator's decision about a witness. */
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
      claimPlaces: (witness) => this.#claimPlaces(witness),
      replay: (witness) => this.#replay(witness),
    }
  }

  #decision(isKept: PolicyOrRuleFilter): RequestFunction {
    const { diagram } = this.#space
    const names = this.#space.axis('sni')?.samples ?? [undefined]
    const decided = new Map<number, RequestFunction>()
    const parts = [...names.entries()].map(([atom, name]) =>
      diagram.within(
        this.#space.among('sni', [atom]),
        this.#named(name as string | undefined, isKept, decided),
      ),
    )
    return parts.reduce((sum, part) => diagram.first(sum, part), never)
  }

  /**
   * @param name the server name; `undefined` for that of the host
   * @param decided decisions that were computed before, by treatment
   */
  #named(
    name: string | undefined,
    isKept: PolicyOrRuleFilter,
    decided: Map<number, RequestFunction>,
  ): RequestFunction {
    const { diagram } = this.#space
    const hosts = this.#hosts()
    const treatmentOf = (host: string): HostTreatment =>
      this.#treatments.at(name ?? this.#ownName(host), host)
    const groups = groupBy(hosts.keys(), (atom) => this.#treatments.keyOf(treatmentOf(hosts[atom]!)))
    return [...groups]
      .map(([key, atoms]) => {
        const decision = decided.get(key) ?? this.#treated(treatmentOf(hosts[atoms[0]!]!), isKept)
        decided.set(key, decision)
        return diagram.within(this.#space.among('host', atoms), decision)
      })
      .reduce((sum, part) => diagram.first(sum, part), never)
  }

  #ownName(host: string): string {
    return this.#space.hasNamesOfHosts ? nameOfHost(host) : ''
  }

  #hosts(): readonly string[] {
    return (this.#space.axis('host')?.samples ?? ['']) as readonly string[]
  }

  #treated(
    { server, isStream, asks, outcome, routes }: HostTreatment,
    isKept: PolicyOrRuleFilter,
  ): RequestFunction {
    const { diagram } = this.#space
    if (!server) return this.#outcomes.number(unservedConnection)
    const identity = asks ? always : never
    const context = { space: this.#space, outcomes: this.#outcomes, identity, isKept }
    const refused = isStream
      ? refusedConnections(this.#filters, context)
      : filterRefusals(this.#filters, context)
    const passed = routes ? routedRequests(routes, this.#filters, context) : this.#outcomes.number(outcome)
    const answered = isStream ? passed : diagram.first(refusedTunnels(context), passed)
    const decided = diagram.first(refused, answered)
    if (!asks) return decided
    const withoutCertificate = this.#space.among('transport', [0])
    const { isUnknownHost } = outcome
    const closed = this.#outcomes.number({ ...closedConnection, ...(isUnknownHost && { isUnknownHost }) })
    return diagram.first(diagram.within(withoutCertificate, closed), decided)
  }

  /** A served host, for examples. */
  #servedHost(): string {
    const hosts = this.#hosts()
    const isServed = (host: string): boolean =>
      this.#treatments.at(this.#ownName(host), host).host !== undefined
    return hosts.find(isServed) ?? hosts[0] ?? ''
  }

  #treatmentOf({ connection, request }: AccessWitness): HostTreatment {
    return this.#treatments.at(connection.sni, request.authority)
  }

  #replay(witness: AccessWitness): ReplayedDecision {
    const { outcome, missing, decision } = this.#simulated(witness)
    const { routes, outcome: usual, isStream } = this.#treatmentOf(witness)
    const isTunnel = !isStream && asksForTunnel(witness.request)
    if (isTunnel || isFilterDecision(decision, outcome)) return { outcome, missing }
    if (!routes) return { outcome: usual, missing: isStream ? withoutClusters(missing) : missing }
    const route = takenRoute(routes, decision)
    if (!route) return { outcome: notFound, missing }
    const isAborted = decision.outcome.kind === 'answered' && decision.outcome.reason === 'fault_filter_abort'
    return { outcome: isAborted ? route.abortOutcome : route.outcome, missing: withoutClusters(missing) }
  }

  #simulated(witness: AccessWitness): ReplayedDecision & { readonly decision: ProxyDecision } {
    const { connection } = witness
    const { asks } = this.#treatmentOf(witness)
    const seen = { ...connection, principal: asks ? connection.principal : null }
    const { side, gateway } = this.#side
    const proxy = replayedProxy(side.compiled().gateway(gateway.proxy), this.#filters)
    const decision = decideAtGateway(proxy, { ...witness, connection: seen })
    return { ...replayedDecision(decision), decision }
  }

  /** If some routes of the host match claims and no policy refuses the request: those routes. */
  #claimPlaces(witness: AccessWitness): DecidingPlace[] {
    const { routes = [] } = this.#treatmentOf(witness)
    if (!routes.some(({ asksForClaims }) => asksForClaims)) return []
    const { decision, outcome } = this.#simulated(witness)
    return isFilterDecision(decision, outcome) ? [] : this.#placesFor(witness)
  }

  #placesFor(witness: AccessWitness): DecidingPlace[] {
    const { server, asks, host, routes, by } = this.#treatmentOf(witness)
    if (!server) return []
    if (asks && witness.connection.principal === null)
      return [{ object: server.gateway, node: server.node.get('tls') }]
    if (by) return [by]
    const route = host?.groups[0]?.[0]
    if (!route) return [{ object: server.gateway, node: server.node }]
    const hosts = { object: route.virtualService, node: route.virtualService.spec.get('hosts') }
    const taken = routes && takenRoute(routes, this.#simulated(witness).decision)
    return taken ? [hosts, taken.entry] : [hosts]
  }
}

/** True for requests that policies refuse, and connections that no server takes. */
export function isFilterDecision({ outcome }: ProxyDecision, { text }: AccessOutcome): boolean {
  const isByRoute =
    outcome.kind === 'answered' && ['direct_response', 'fault_filter_abort'].includes(outcome.reason)
  return ['401', '403', 'closed'].includes(text) && !isByRoute
}
