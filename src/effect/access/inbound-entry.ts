import { trustDomainsOf } from '../../istio/policy/identity.ts'
import { inboundMtls } from '../../istio/policy/mtls.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { ProxyDecision } from '../request/decision.ts'
import { peerMode } from '../request/policy/peer-authentication.ts'
import { inboundGap } from '../request/proxy/inbound-gap.ts'
import { decideInbound, inboundPort, statedPorts } from '../request/proxy/server-sidecar.ts'
import { sidecarOf } from '../request/registry/scope.ts'
import type { ComparedSide, PreparedEntry, ReplayedDecision } from './prepared-entry.ts'
import {
  samplePort,
  acceptedClients,
  mtlsAtom,
  inboundDecision,
  transportAxis,
  type InboundSide,
  ztunnelDecision,
  type InboundHandling,
} from './inbound-decision.ts'
import { never, type RequestFunction } from './diagram.ts'
import { podCapture, type PodCapture } from './pod-capture.ts'
import type { MeshPair } from './mesh-pair.ts'
import { closedConnection, allowedOutcome, Outcomes, type AccessOutcome } from './outcomes.ts'
import { allRequests, type RequestFilter } from './request-filter.ts'
import { filterPair, type FilterPair, type ProxySide } from './proxy-conditions.ts'
import type { SlicedSides } from './rule-slice.ts'
import type { RequestSpace } from './request-space.ts'
import type { SpaceDraft } from './space-draft.ts'
import { replayedProxy, type PolicyOrRuleFilter, type SideFilters } from './side-filters.ts'
import type { AccessWitness } from './witness.ts'
import type { Dataplane } from '../../istio/workload/dataplane.ts'
import { decideAtZtunnel } from '../request/proxy/ztunnel.ts'

/** A workload on one side. Its pods may have no sidecar. */
export interface WorkloadSide extends ProxySide {
  /** How the pods take part in the mesh. The proxy of pods in ambient mode is ztunnel. */
  readonly plane: Dataplane
  /** `undefined` where files do not state `plane`, which is then an assumption. */
  readonly statedPlane: Dataplane | undefined
  /** The side whose objects state the ports: head if base does not have the workload. */
  readonly portsOf: ProxySide
}

/**
 * Prepares the comparison of the sidecars of a workload.
 * @param filter the requests to compare
 */
export function prepareWorkload(
  pair: MeshPair,
  { head, base, slice }: SlicedSides<WorkloadSide>,
  filter: RequestFilter = allRequests,
): PreparedEntry {
  const view = { isRemotePeer: false, serverNames: 'any' } as const
  const filters = filterPair(pair, head, base, view, filter === allRequests ? slice : null)
  const { draft } = filters
  const isIncluded = filter(draft, head)
  draft.addAxis(transportAxis)
  const trustDomains = [head, base].flatMap(({ side }) => trustDomainsOf(side.mesh).names)
  const sides = {
    head: inboundSide(head, filters.head, draft, trustDomains),
    base: inboundSide(base, filters.base, draft, trustDomains),
  }
  const space = draft.build()
  const outcomes = new Outcomes()
  const compared = (side: WorkloadSide, inbound: CapturedSide): ComparedSide =>
    comparedSide(side, inbound, { space, outcomes, isShared: (object) => !pair.changes.isChanged(object) })
  return {
    space,
    requests: isIncluded({ space, claims: never, identity: space.among('transport', [mtlsAtom]) }),
    outcomes,
    head: compared(head, sides.head),
    base: compared(base, sides.base),
    missing: [],
    reservations: filters.reservations,
  }
}

/** The inputs of a decision, with what the proxy of the workload does not get. */
interface CapturedSide extends InboundSide {
  readonly capture: PodCapture
}

function inboundSide(
  workload: WorkloadSide,
  filters: FilterPair['head'],
  draft: SpaceDraft,
  trustDomains: readonly string[],
): CapturedSide {
  const { side, proxy, plane, statedPlane, portsOf } = workload
  const { mesh } = side
  const ports = portsIn(portsOf)
  const capture = podCapture(workload, statedPlane, draft)
  for (const port of [...ports.stated, ...inboundMtls(mesh, proxy).byPort.keys(), ...capture.ports])
    draft.port(port)
  const kept = new Map<number, InboundHandling>()
  return {
    filters,
    capture,
    passedBy: capture.passedBy,
    accepted: acceptedClients(mesh, trustDomains, draft, plane === 'ambient' ? 'ztunnel' : 'envoy'),
    handlingOf(port) {
      const reception = kept.get(port) ?? {
        mode: peerMode(mesh, proxy, port).mode,
        protocol: ports.protocolOf(port),
        gap: capture.gapAt(port),
      }
      kept.set(port, reception)
      return reception
    },
  }
}

/** The ports of a workload, by its Sidecar and the Services that lead to it. */
function portsIn({ side: { mesh }, proxy }: ProxySide): {
  readonly stated: readonly number[]
  protocolOf(port: number): InboundHandling['protocol']
} {
  const { sidecar } = sidecarOf(mesh, proxy)
  return {
    stated: statedPorts(mesh, proxy, sidecar),
    protocolOf: (port) => inboundPort(mesh, proxy, sidecar, port).protocol,
  }
}

interface SharedSpace {
  readonly space: RequestSpace
  readonly outcomes: Outcomes
  isShared(object: Manifest): boolean
}

function comparedSide(workload: WorkloadSide, inbound: CapturedSide, sharedSpace: SharedSpace): ComparedSide {
  const { space, outcomes, isShared } = sharedSpace
  const { side, proxy, plane, portsOf } = workload
  const [port = samplePort] = portsIn(portsOf).stated
  return {
    policies: inbound.filters.policies,
    isShared,
    site: { port, host: `${proxy.namespace}.example`, transport: undefined, forwarders: 1 },
    decision: (isKept) => workloadDecision(plane, inbound, { space, outcomes, isKept }),
    otherPlaces({ connection }) {
      if (plane === 'none')
        return proxy.workload ? [{ object: proxy.workload, node: proxy.workload.root }] : []
      const { port: called } = connection.destination
      const past =
        plane === 'ambient' && connection.transport === 'mtls' ? [] : inbound.capture.placesAt(called)
      if (plane === 'ambient' || inbound.capture.gapAt(called)?.isCertain) return past
      const { mode, by } = peerMode(side.mesh, proxy, called)
      const takesMtls = connection.transport === 'mtls' && mode !== 'DISABLE'
      return by && !takesMtls ? [...past, by] : past
    },
    replay: (witness) => replayAt(workload, inbound.filters, witness),
  }
}

function workloadDecision(
  plane: Dataplane,
  inbound: InboundSide,
  {
    space,
    outcomes,
    isKept,
  }: Pick<SharedSpace, 'space' | 'outcomes'> & { readonly isKept: PolicyOrRuleFilter },
): RequestFunction {
  if (plane === 'none') return outcomes.number(allowedOutcome)
  return plane === 'ambient'
    ? ztunnelDecision(inbound, space, outcomes, isKept)
    : inboundDecision(inbound, space, outcomes, isKept)
}

function replayAt(
  { side, proxy, plane, statedPlane, portsOf }: WorkloadSide,
  filters: SideFilters,
  witness: AccessWitness,
): ReplayedDecision {
  const { connection, request } = witness
  if (plane === 'none') return { outcome: allowedOutcome, missing: [] }
  const compiled = side.compiled()
  const { sidecar } = compiled.server(proxy).scope
  const gap = inboundGap(
    side.mesh,
    { proxy, plane: statedPlane, sidecar },
    connection.destination.port,
    connection.transport,
  )
  if (gap?.isCertain) return { outcome: allowedOutcome, missing: [] }
  if (plane === 'ambient')
    return replayedDecision(decideAtZtunnel(compiled.ztunnel(proxy), connection, request))
  // A side without the workload does not know which of its ports are HTTP.
  const missing =
    portsOf.side !== side && connection.transport === 'tls'
      ? [{ kind: 'other', text: 'the protocol of the port' } as const]
      : []
  const decision = decideInbound(replayedProxy(compiled.server(proxy), filters), witness)
  return replayedDecision({ ...decision, missing: [...decision.missing, ...missing] })
}

/** Converts a decision of the simulator to a compared outcome. */
export function replayedDecision({ outcome, missing }: ProxyDecision): ReplayedDecision {
  return { outcome: outcomeOf(outcome), missing }
}

function outcomeOf(outcome: ProxyDecision['outcome']): AccessOutcome {
  if (outcome.kind === 'forwarded') return allowedOutcome
  if (outcome.kind === 'closed') return closedConnection
  return { verdict: outcome.status < 400 ? 'allowed' : 'refused', text: String(outcome.status) }
}
