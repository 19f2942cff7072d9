import { groupBy } from '../../core/group.ts'
import type { DecidingPlace } from '../request/decision.ts'
import { decideAtGateway, needsCertificate } from '../request/proxy/gateway.ts'
import type { GatewayProxy } from '../request/proxy/gateway-proxy.ts'
import { trustedProxies } from '../request/registry/mesh-options.ts'
import type { GatewayServer } from '../request/routing/gateway-servers.ts'
import type { ComparedSide, PreparedEntry } from './compare-sides.ts'
import { always, never, type RequestFunction } from './diagram.ts'
import { addHosts } from './gateway-hosts.ts'
import {
  listenerDomains,
  isHttpServer,
  serverFor,
  serversAt,
  type GatewayListener,
  type GatewaySide,
} from './gateway-listener.ts'
import { replayOf } from './inbound-entry.ts'
import type { MeshPair } from './mesh-pair.ts'
import { closedConnection, letThrough, Outcomes, type AccessOutcome } from './outcomes.ts'
import { filterPair, type ProxySide } from './proxy-conditions.ts'
import { refusedConnections, filterRefusals, type ElementFilter, type FilterSide } from './refusals.ts'
import type { Axis, RequestSpace } from './request-space.ts'

/** Whether clients of a gateway that asks for certificates have one. */
const certificateAxis: Axis = {
  name: 'transport',
  samples: ['tls', 'mtls'],
  labels: ['without a certificate', 'with a certificate'],
  matching: [[0], [1]],
}

/** Prepares a comparison of what a gateway does with requests to one of its ports. */
export function prepareListener(
  pair: MeshPair,
  listener: GatewayListener,
  head: GatewaySide,
  base: GatewaySide,
): PreparedEntry {
  const filters = filterPair(pair, head, base, {
    port: listener.port,
    isRemotePeer: trustedProxies(pair.head.mesh) === 0,
  })
  const { draft } = filters
  const servers = [head, base].flatMap(({ gateway }) => serversAt(gateway, listener))
  addHosts(
    draft,
    [head, base].flatMap(({ gateway }) => listenerDomains(gateway, listener)),
  )
  if (servers.some(needsCertificate)) draft.addAxis(certificateAxis)
  const space = draft.build()
  const outcomes = new Outcomes()
  const compared = (side: GatewaySide, ofSide: FilterSide): ComparedSide => {
    const decision = new ListenerDecision(side.gateway, ofSide, listener, space, outcomes)
    return {
      ...decision.compared(side),
      isShared: (object) => !pair.changes.isChanged(object),
    }
  }
  return {
    space,
    outcomes,
    head: compared(head, filters.head),
    base: compared(base, filters.base),
    reservations: filters.reservations,
  }
}

const notFound: AccessOutcome = { verdict: 'refused', text: '404' }
const redirected: AccessOutcome = { verdict: 'allowed', text: '301' }

class ListenerDecision {
  readonly #gateway: GatewayProxy
  readonly #filters: FilterSide
  readonly #listener: GatewayListener
  readonly #space: RequestSpace
  readonly #outcomes: Outcomes

  constructor(
    gateway: GatewayProxy,
    filters: FilterSide,
    listener: GatewayListener,
    space: RequestSpace,
    outcomes: Outcomes,
  ) {
    this.#gateway = gateway
    this.#filters = filters
    this.#listener = listener
    this.#space = space
    this.#outcomes = outcomes
  }

  compared({ side }: ProxySide): Omit<ComparedSide, 'isShared'> {
    const { port, isTls } = this.#listener
    return {
      policies: this.#filters.policies,
      site: {
        port,
        host: this.#servedHost(),
        transport: isTls ? 'tls' : 'plain',
        forwarders: Math.max(1, trustedProxies(side.mesh)),
      },
      decision: (isKept) => this.#decision(isKept),
      otherPlaces: ({ request }) => this.#placesFor(request.authority),
      replay: ({ connection, request, circumstances }) => {
        const treatment = treatments[this.#treatmentOf(request.authority)]
        const seen = { ...connection, principal: treatment.asks ? connection.principal : null }
        const gateway = side.compiled().gateway(this.#gateway.proxy)
        const { outcome, missing } = replayOf(decideAtGateway(gateway, seen, request, circumstances))
        const isFiltered = ['401', '403', 'closed'].includes(outcome.text)
        return { outcome: isFiltered ? outcome : treatment.outcome, missing }
      },
    }
  }

  /** What the gateway does with each request (`decideAtGateway`). */
  #decision(isKept: ElementFilter): RequestFunction {
    const { diagram } = this.#space
    const hosts = (this.#space.axis('host')?.samples ?? []) as readonly string[]
    const groups = groupBy(hosts.keys(), (atom) => this.#treatmentOf(hosts[atom]!))
    return [...groups]
      .map(([treatment, atoms]) =>
        diagram.within(this.#space.among('host', atoms), this.#treated(treatment, isKept)),
      )
      .reduce((sum, part) => diagram.first(sum, part), never)
  }

  #treatmentOf(host: string): keyof typeof treatments {
    const server = this.#serverFor(host)
    if (!server) return 'closed'
    const asks = needsCertificate(server) ? 'WithCertificate' : ''
    if (!isHttpServer(server)) return `stream${asks}`
    const routes = this.#gateway.hostsOf(server).find(host)
    if (!routes) return `unserved${asks}`
    return routes.redirectsToHttps && !this.#listener.isTls ? 'redirected' : `served${asks}`
  }

  #treated(name: keyof typeof treatments, isKept: ElementFilter): RequestFunction {
    const { diagram } = this.#space
    const { isStream, asks, outcome } = treatments[name]
    if (name === 'closed') return this.#outcomes.number(closedConnection)
    const identity = asks ? always : never
    const run = { space: this.#space, outcomes: this.#outcomes, identity, isKept }
    const refused = isStream ? refusedConnections(this.#filters, run) : filterRefusals(this.#filters, run)
    const decided = diagram.first(refused, this.#outcomes.number(outcome))
    if (!asks) return decided
    const withoutCertificate = this.#space.among('transport', [0])
    return diagram.first(diagram.within(withoutCertificate, this.#outcomes.number(closedConnection)), decided)
  }

  #serverFor(host: string): GatewayServer | undefined {
    return serverFor(this.#gateway, this.#listener, host)
  }

  #servedHost(): string {
    const hosts = (this.#space.axis('host')?.samples ?? []) as readonly string[]
    return hosts.find((host) => this.#treatmentOf(host).startsWith('served')) ?? hosts[0] ?? ''
  }

  #placesFor(host: string): DecidingPlace[] {
    const server = this.#serverFor(host)
    const route = server && isHttpServer(server) && this.#gateway.hostsOf(server).find(host)?.groups[0]?.[0]
    if (route) return [{ object: route.virtualService, node: route.virtualService.spec.get('hosts') }]
    return server ? [{ object: server.gateway, node: server.node }] : []
  }
}

interface HostTreatment {
  readonly isStream: boolean
  /** True if the server asks for a certificate of the client. */
  readonly asks: boolean
  readonly outcome: AccessOutcome
}

/** What a gateway does with hosts, but for what its policies refuse. */
const treatments = {
  closed: { isStream: false, asks: false, outcome: closedConnection },
  unserved: { isStream: false, asks: false, outcome: notFound },
  unservedWithCertificate: { isStream: false, asks: true, outcome: notFound },
  redirected: { isStream: false, asks: false, outcome: redirected },
  served: { isStream: false, asks: false, outcome: letThrough },
  servedWithCertificate: { isStream: false, asks: true, outcome: letThrough },
  stream: { isStream: true, asks: false, outcome: letThrough },
  streamWithCertificate: { isStream: true, asks: true, outcome: letThrough },
} as const satisfies Record<string, HostTreatment>
