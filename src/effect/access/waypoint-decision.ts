import { groupBy } from '../../core/group.ts'
import { samplePort } from './inbound-decision.ts'
import type { RegistryPort } from '../request/registry/declared-services.ts'
import type { DecidingPlace } from '../request/decision.ts'
import { asksForTunnel } from '../request/policy/http-filters.ts'
import { decideAtWaypoint } from '../request/proxy/waypoint.ts'
import type { Waypoint } from '../request/proxy/served-service.ts'
import { withoutClusters } from '../request/trace.ts'
import type { ComparedSide, ReplayedDecision } from './prepared-entry.ts'
import type { SpaceCondition } from './conditions.ts'
import { always, never, type RequestFunction } from './diagram.ts'
import { routedRequests, takenRoute, type DecidingRoute } from './deciding-routes.ts'
import { replayedDecision } from './inbound-entry.ts'
import { isFilterDecision } from './listener-decision.ts'
import { allowedOutcome, closedConnection, notFound, unservedConnection, type Outcomes } from './outcomes.ts'
import { filterRefusals, refusedConnections, refusedTunnels } from './refusals.ts'
import {
  replayedProxy,
  type PolicyOrRuleFilter,
  type FilterContext,
  type SideFilters,
} from './side-filters.ts'
import type { Connection } from '../request/request.ts'
import type { RequestSpace } from './request-space.ts'
import { unseenService } from './unseen-service.ts'
import type { PortRoutes, WaypointSide } from './waypoint-side.ts'
import type { AccessWitness } from './witness.ts'

/** What the decision of a waypoint is made of besides policies. */
interface WaypointSpace {
  readonly routes: PortRoutes
  /** The clients of trust domains that it accepts. */
  readonly accepted: SpaceCondition
  /** What has to hold so that requests go through the waypoint. */
  readonly isBound: SpaceCondition
  readonly space: RequestSpace
  readonly outcomes: Outcomes
}

/** Decides about all requests to a Service at its waypoint (`decideAtWaypoint`); where it has none, all are let through. */
export class WaypointDecision {
  readonly #side: WaypointSide
  readonly #filters: SideFilters
  readonly #parts: WaypointSpace

  constructor(side: WaypointSide, filters: SideFilters, parts: WaypointSpace) {
    this.#side = side
    this.#filters = filters
    this.#parts = parts
  }

  compared(): Omit<ComparedSide, 'isShared'> {
    const { registry, waypoint } = this.#side
    const port = registry.ports.find(({ protocol }) => protocol === 'http') ?? registry.ports[0]
    return {
      policies: waypoint ? this.#filters.policies : { rules: [], allowing: [], tokens: [] },
      site: { port: port?.number ?? 80, host: registry.host, transport: undefined, forwarders: 1 },
      decision: (isKept) => this.#decision(isKept),
      otherPlaces: (witness) => this.#placesFor(witness),
      replay: (witness) => this.#replay(witness),
    }
  }

  #decision(isKept: PolicyOrRuleFilter): RequestFunction {
    const { space, outcomes } = this.#parts
    const context = { space, outcomes, identity: always, isKept }
    const ports = (space.axis('port')?.samples ?? [samplePort]) as readonly number[]
    const byTreatment = groupBy(ports.keys(), (atom) => this.#treatmentOf(ports[atom]!))
    const { diagram } = space
    return [...byTreatment.values()]
      .map((atoms) => diagram.within(space.among('port', atoms), this.#atPort(ports[atoms[0]!]!, context)))
      .reduce((sum, part) => diagram.first(sum, part), never)
  }

  /** Equal for ports that are treated alike. */
  #treatmentOf(port: number): string {
    const protocol = this.#protocolOf(port)
    return protocol === 'http' || protocol === 'auto' ? `${protocol} ${port}` : String(protocol)
  }

  #protocolOf(port: number): RegistryPort['protocol'] | undefined {
    const { registry, isUnseen } = this.#side
    return isUnseen ? 'auto' : registry.ports.find(({ number }) => number === port)?.protocol
  }

  #atPort(port: number, context: FilterContext): RequestFunction {
    const { space, outcomes, isBound } = this.#parts
    const { diagram } = space
    const protocol = this.#protocolOf(port)
    if (protocol === undefined || protocol === 'udp') return outcomes.number(unservedConnection)
    const direct = outcomes.number(allowedOutcome)
    if (!this.#side.waypoint) return direct
    const bound = isBound({ space, claims: never, identity: always })
    const through = this.#side.isClosed
      ? outcomes.number(closedConnection)
      : this.#through(port, protocol, context)
    return diagram.first(diagram.within(bound, through), direct)
  }

  #through(port: number, protocol: RegistryPort['protocol'], context: FilterContext): RequestFunction {
    const { space, outcomes, accepted } = this.#parts
    const { diagram } = space
    const stream = diagram.first(refusedConnections(this.#filters, context), outcomes.number(allowedOutcome))
    const requests = (): RequestFunction =>
      diagram.first(
        diagram.first(filterRefusals(this.#filters, context), refusedTunnels(context)),
        this.#routed(port, context),
      )
    const [byRequests, byTls] =
      protocol === 'http'
        ? [requests(), requests()]
        : protocol === 'auto'
          ? [requests(), stream]
          : [stream, stream]
    const foreign = diagram.without(
      accepted({ space, claims: never, identity: always }),
      outcomes.number(closedConnection),
    )
    return diagram.first(
      diagram.within(space.among('transport', [0]), diagram.first(foreign, byRequests)),
      diagram.within(space.among('transport', [1]), byTls),
    )
  }

  #routed(port: number, context: FilterContext): RequestFunction {
    const routes = this.#routesAt(port)
    if (routes.length === 0) return this.#parts.outcomes.number(allowedOutcome)
    return routedRequests(routes, this.#filters, context)
  }

  #routesAt(port: number): readonly DecidingRoute[] {
    return this.#parts.routes.get(port) ?? []
  }

  #replay(witness: AccessWitness): ReplayedDecision {
    const { connection, request } = witness
    const waypoint = this.#waypointFor(connection)
    if (waypoint && this.#side.isClosed) return { outcome: closedConnection, missing: [] }
    if (!waypoint) {
      const protocol = this.#protocolOf(connection.destination.port)
      const isServed = protocol !== undefined && protocol !== 'udp'
      return { outcome: isServed ? allowedOutcome : unservedConnection, missing: [] }
    }
    const decision = decideAtWaypoint(replayedProxy(waypoint, this.#filters), witness)
    const { outcome, missing } = replayedDecision(decision)
    const isSeen = this.#seesRequests(connection)
    if ((isSeen && asksForTunnel(request)) || isFilterDecision(decision, outcome)) return { outcome, missing }
    const routes = this.#routesAt(connection.destination.port)
    if (!isSeen || routes.length === 0) return { outcome: allowedOutcome, missing: withoutClusters(missing) }
    const route = takenRoute(routes, decision)
    if (!route) return { outcome: notFound, missing }
    const isAborted = decision.outcome.kind === 'answered' && decision.outcome.reason === 'fault_filter_abort'
    return { outcome: isAborted ? route.abortOutcome : route.outcome, missing: withoutClusters(missing) }
  }

  #waypointFor({ destination: { port } }: Connection): Waypoint | null {
    const { side, proxy, service, waypoint, isUnseen } = this.#side
    return waypoint && isUnseen ? side.compiled().waypoint(proxy, unseenService(service, port)) : waypoint
  }

  #seesRequests({ transport, destination: { port } }: Connection): boolean {
    const protocol = this.#protocolOf(port)
    return protocol === 'http' || (protocol === 'auto' && transport !== 'tls')
  }

  /** The route that takes a request, or the labels that name no waypoint. */
  #placesFor(witness: AccessWitness): DecidingPlace[] {
    const { connection } = witness
    const { boundBy, isClosed, inputs } = this.#side
    const waypoint = this.#waypointFor(connection)
    if (!waypoint || isClosed || inputs.length > 0)
      return [{ object: boundBy, node: boundBy.root.at('metadata', 'labels') }]
    const taken = takenRoute(
      this.#routesAt(connection.destination.port),
      decideAtWaypoint(replayedProxy(waypoint, this.#filters), witness),
    )
    return taken ? [taken.entry] : []
  }
}
