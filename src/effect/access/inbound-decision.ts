import { groupBy } from '../../core/group.ts'
import type { CaptureGap } from '../../istio/workload/traffic-capture.ts'
import type { Mesh } from '../../model/mesh.ts'
import { acceptedTrustDomains, type VerifyingProxy } from '../request/policy/foreign-peer.ts'
import type { PeerMode } from '../request/policy/peer-authentication.ts'
import {
  acceptsConnection,
  isTlsPassed,
  seesRequests,
  type InboundPort,
} from '../request/proxy/server-sidecar.ts'
import { anyCondition, everyRequest, patternCondition, type SpaceCondition } from './conditions.ts'
import { always, never, type RequestFunction } from './diagram.ts'
import { closedConnection, allowedOutcome, type Outcomes } from './outcomes.ts'
import { filterRefusals, refusedConnections, refusedTunnels } from './refusals.ts'
import type { PolicyOrRuleFilter, SideFilters } from './side-filters.ts'
import type { Axis, RequestSpace } from './request-space.ts'
import type { SpaceDraft } from './space-draft.ts'

/** How a workload handles connections to a port. */
export interface InboundHandling {
  readonly mode: PeerMode['mode']
  readonly protocol: InboundPort['protocol']
  /** The setting by which connections go past the proxy of the workload; absent if none does. */
  readonly gap?: CaptureGap | undefined
}

/** The inputs of a decision at the sidecar of a workload on one side. */
export interface InboundSide {
  readonly filters: SideFilters
  /** The clients of trust domains that the proxy accepts. */
  readonly accepted: SpaceCondition
  handlingOf(port: number): InboundHandling
  /** The connections that go past the proxy by a setting. */
  passedBy(gap: CaptureGap): SpaceCondition
}

const transports = ['plain', 'mtls', 'tls'] as const

/** The atom of connections with a client certificate of the mesh. */
export const mtlsAtom = 1

/** How connections reach a workload. Only mTLS has client identities. */
export const transportAxis: Axis = {
  name: 'transport',
  samples: transports,
  labels: ['in plain text', 'by mTLS', 'by TLS of the client'],
  matching: [[0], [1], [2]],
}

/**
 * The condition that the trust domain of a client is one that a proxy accepts (`acceptedTrustDomains`); every request if it
 * accepts all of `others`.
 * @param others the trust domains that clients may have: those of base and head
 * @param draft gets the conditions on the identity
 */
export function acceptedClients(
  mesh: Mesh,
  others: readonly string[],
  draft: SpaceDraft,
  by: VerifyingProxy = 'envoy',
): SpaceCondition {
  const names = acceptedTrustDomains(mesh, by)
  if (others.every((name) => names.includes(name))) return everyRequest
  return anyCondition(
    names.map((name) =>
      patternCondition(
        draft.text('identity', { form: 'prefix', text: `spiffe://${name}/` }, `trust domain \`${name}\``),
      ),
    ),
  )
}

/** The decision of a sidecar about each request to its workload (`decideInbound`). */
export function inboundDecision(
  side: InboundSide,
  space: RequestSpace,
  outcomes: Outcomes,
  isKept: PolicyOrRuleFilter,
): RequestFunction {
  const { diagram } = space
  const decision = new PortDecision(side, space, outcomes, isKept)
  const ports = (space.axis('port')?.samples ?? [samplePort]) as readonly number[]
  const byHandling = groupBy(ports.keys(), (atom) => JSON.stringify(side.handlingOf(ports[atom]!)))
  const parts = [...byHandling].map(([, atoms]) =>
    diagram.within(space.among('port', atoms), decision.at(side.handlingOf(ports[atoms[0]!]!))),
  )
  return parts.reduce((sum, part) => diagram.first(sum, part), never)
}

/** Decides about each connection at the ztunnel of a workload, which sees no requests (`decideAtZtunnel`). */
export function ztunnelDecision(
  side: InboundSide,
  space: RequestSpace,
  outcomes: Outcomes,
  isKept: PolicyOrRuleFilter,
): RequestFunction {
  const { filters, accepted } = side
  const { diagram } = space
  const { gap } = side.handlingOf(samplePort)
  const parts = [false, true].map((hasIdentity) => {
    const context = { space, outcomes, identity: hasIdentity ? always : never, isKept }
    const atoms = transports.flatMap((transport, atom) =>
      (transport === 'mtls') === hasIdentity ? [atom] : [],
    )
    const decided = diagram.first(refusedConnections(filters, context), outcomes.number(allowedOutcome))
    const foreign = diagram.without(
      hasIdentity ? accepted({ space, claims: never, identity: always }) : always,
      outcomes.number(closedConnection),
    )
    // ztunnel takes tunnels at a port of its own, whatever else it captures.
    const past = hasIdentity ? never : passedConnections(side, gap, space, outcomes)
    const first = diagram.first(past, foreign)
    return diagram.within(space.among('transport', atoms), diagram.first(first, decided))
  })
  return diagram.first(parts[0]!, parts[1]!)
}

/** Decides about the connections that go past a proxy by a gap: whatever the policies, they reach the pods. */
function passedConnections(
  side: InboundSide,
  gap: CaptureGap | undefined,
  space: RequestSpace,
  outcomes: Outcomes,
): RequestFunction {
  if (!gap) return never
  const passed = side.passedBy(gap)({ space, claims: never, identity: always })
  return space.diagram.within(passed, outcomes.number(allowedOutcome))
}

/** The port of a sample request to a workload without stated ports. */
export const samplePort = 8080

class PortDecision {
  readonly #side: InboundSide
  readonly #space: RequestSpace
  readonly #outcomes: Outcomes
  readonly #isKept: PolicyOrRuleFilter

  constructor(side: InboundSide, space: RequestSpace, outcomes: Outcomes, isKept: PolicyOrRuleFilter) {
    this.#side = side
    this.#space = space
    this.#outcomes = outcomes
    this.#isKept = isKept
  }

  at({ mode, protocol, gap }: InboundHandling): RequestFunction {
    const { diagram } = this.#space
    const past = passedConnections(this.#side, gap, this.#space, this.#outcomes)
    return transports
      .map((transport, index) => {
        const ofTransport = this.#space.among('transport', [index])
        return diagram.within(ofTransport, this.#by(transport, mode, protocol))
      })
      .reduce((sum, part) => diagram.first(sum, part), past)
  }

  #by(
    transport: (typeof transports)[number],
    mode: InboundHandling['mode'],
    protocol: InboundHandling['protocol'],
  ): RequestFunction {
    const { diagram } = this.#space
    const closed = this.#outcomes.number(closedConnection)
    if (!acceptsConnection(mode, { transport }, protocol)) return closed
    const passesTls = isTlsPassed(mode, { transport })
    const identity = transport === 'mtls' && !passesTls ? always : never
    const context = { space: this.#space, outcomes: this.#outcomes, identity, isKept: this.#isKept }
    const refused = seesRequests(protocol, passesTls)
      ? diagram.first(filterRefusals(this.#side.filters, context), refusedTunnels(context))
      : refusedConnections(this.#side.filters, context)
    const decided = diagram.first(refused, this.#outcomes.number(allowedOutcome))
    if (transport !== 'mtls' || mode === 'DISABLE') return decided
    const accepted = this.#side.accepted({ space: this.#space, claims: never, identity: always })
    return diagram.first(diagram.without(accepted, closed), decided)
  }
}
