import { gatewaysBehind } from '../../istio/routing/gateways-behind.ts'
import { selects } from '../../istio/policy/selector.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { CompiledMesh } from '../request/compiled-mesh.ts'
import type { Forwarded, MissingInput, Outcome, ProxyDecision, Step, Upstream } from '../request/decision.ts'
import { inputTexts } from '../request/trace.ts'
import { pathsToCluster } from '../request/hops/arrivals.ts'
import { isGatewayWorkload, selectorsOfGateways } from '../request/hops/gateway-pods.ts'
import type { ClientRequest, HopChain } from '../request/hops/hop-chain.ts'
import type { MeshProxy } from '../request/proxy/proxy.ts'
import type { RegistryService } from '../request/registry/registry.ts'
import type { ProxyScope } from '../request/registry/scope.ts'
import { workloadsOf } from '../request/registry/workloads.ts'
import type { CalledHost, Exit } from './exit.ts'
import { handlingOf } from './handling.ts'
import { leavingExits, routePlaces } from './leaving-exits.ts'

/** A proxy and the hosts that it imports. */
export interface SendingProxy {
  /** Its gateways enforce no policies, which are stated separately. */
  readonly compiled: CompiledMesh
  readonly proxy: MeshProxy
  readonly services: ProxyScope['services']
}

/** The outcome of a call at a proxy. */
export interface CallOutcome {
  readonly called: CalledHost
  readonly outcome: Outcome
  readonly steps: readonly Step[]
  readonly missing: readonly MissingInput[]
}

/** A call that its proxy sends to a cluster. */
interface SentCall {
  readonly called: CalledHost
  readonly steps: readonly Step[]
  readonly sent: Forwarded
  readonly upstream: Upstream
  readonly isMirror: boolean
  /** What calls to this cluster depend on. */
  readonly missing: readonly string[]
}

/** A gateway that a call passes. */
export interface PassedGateway {
  readonly decision: ProxyDecision
  /** The authority of the request as it arrives there. */
  readonly authority: string
}

/** Where a call leads. */
export interface FollowedCall {
  /** Empty if it stays in the mesh. */
  readonly exits: readonly Exit[]
  /** The gateways that it passes, whether or not it leaves the mesh there. */
  readonly gateways: readonly PassedGateway[]
}

/** Follows a call to its exits, at its proxy or at the gateways that it sends to. */
export function followCall(sender: SendingProxy, call: CallOutcome): FollowedCall {
  const { outcome } = call
  if (outcome.kind !== 'forwarded') return { exits: [], gateways: [] }
  const followed = [
    ...outcome.to.map((upstream) => followTo(sender, sentCall(call, outcome, upstream, false))),
    ...outcome.mirrors
      .flatMap((name) => clusterIn(name, outcome.to[0]))
      .map((upstream) => followTo(sender, sentCall(call, outcome, upstream, true))),
  ]
  return {
    exits: followed.flatMap(({ exits }) => exits),
    gateways: followed.flatMap(({ gateways }) => gateways),
  }
}

function sentCall(call: CallOutcome, sent: Forwarded, upstream: Upstream, isMirror: boolean): SentCall {
  const { called, steps, missing } = call
  // A request without an upstream is not mirrored, either.
  const inputs = isMirror ? missing : inputsOf(missing, upstream)
  return { called, steps, sent, upstream, isMirror, missing: inputTexts(inputs) }
}

/** The missing inputs without those of other clusters of the route. */
function inputsOf(inputs: readonly MissingInput[], upstream: Upstream): MissingInput[] {
  return inputs.filter(({ host = upstream.host }) => host === upstream.host)
}

/** The cluster of a mirror by its name. How the proxy connects to it is unknown. */
function clusterIn(name: string, like: Upstream | undefined): Upstream[] {
  const [, port, subset = '', host = ''] = name.split('|')
  if (!like || host === '') return []
  const tls = host === like.host ? like.tls : ({ mode: 'unknown', sni: '', isVerified: false } as const)
  return [{ cluster: name, host, port: Number(port), subset, percent: 100, tls }]
}

function followTo(sender: SendingProxy, call: SentCall): FollowedCall {
  const { called, sent, upstream, isMirror } = call
  const handling = handlingOf(called, [sent], upstream, { via: [], isMirror })
  const leaving = leavingExits(sender.compiled.mesh, sender, upstream, { ...call, handling })
  return leaving ? { exits: leaving, gateways: [] } : followThroughGateways(sender, call)
}

function followThroughGateways(sender: SendingProxy, call: SentCall): FollowedCall {
  const { compiled, proxy, services } = sender
  const { mesh } = compiled
  const { sent, upstream } = call
  const service = services.get(upstream.host)
  if (!service) return { exits: throughUnseenGateway(mesh, call), gateways: [] }
  if (!isGatewayService(mesh, service)) return { exits: [], gateways: [] }
  const travel = { compiled, clientRequest: clientRequestOfCall(call) }
  const request = { request: sent.request, passesTls: sent.passesTls, from: proxy }
  const chains = pathsToCluster(travel, request, upstream, 0)
  return {
    exits: chains.flatMap((chain) => exitsOfChain(compiled, call, chain)),
    gateways: chains.flatMap(({ hops }) => passedGateways(hops, sent.request.authority)),
  }
}

function passedGateways(hops: readonly ProxyDecision[], authority: string): PassedGateway[] {
  const gateways: PassedGateway[] = []
  let arriving = authority
  for (const decision of hops) {
    if (decision.proxy.type === 'gateway') gateways.push({ decision, authority: arriving })
    if (decision.outcome.kind === 'forwarded') arriving = decision.outcome.request.authority
  }
  return gateways
}

/** The Gateways in front of a Service whose pods no file has, by the usual name of the Service. */
function throughUnseenGateway(mesh: Mesh, call: SentCall): Exit[] {
  const { called, missing, steps, sent, upstream, isMirror } = call
  if (gatewaysBehind(mesh, upstream.host).gateways.length === 0) return []
  const handling = handlingOf(called, [sent], upstream, { via: [upstream.host], isMirror })
  const destination = { host: called.host, port: called.port, address: '' }
  const inputs = [...missing, `what the gateway behind ${upstream.host} makes of it`]
  return [{ destination, called, handling, isInMesh: false, missing: inputs, places: routePlaces(steps) }]
}

/** True for a Service in front of the pods of a gateway. */
function isGatewayService(mesh: Mesh, service: RegistryService): boolean {
  const { selector } = service
  if (selector === null) return false
  const workloads = workloadsOf(mesh, service)
  return workloads.length > 0
    ? workloads.some((workload) => isGatewayWorkload(mesh, workload))
    : selectorsOfGateways(mesh).some((ofGateway) => selects(ofGateway, selector))
}

/** A request without a token, from nowhere: gateways enforce no policies here. */
function clientRequestOfCall({ called, sent }: SentCall): ClientRequest {
  const { host, port, protocol } = called
  return {
    request: sent.request,
    scheme: protocol === 'tls' ? 'https' : 'http',
    host,
    port,
    caller: null,
    address: undefined,
    gatewayPods: null,
    verification: { now: 0, tokens: new Map() },
  }
}

function exitsOfChain(compiled: CompiledMesh, call: SentCall, { hops, end, missing }: HopChain): Exit[] {
  const last = hops.at(-1)
  if (end.kind !== 'arrived' || !end.outside || !last) return []
  const via = hops.map(({ proxy }) => proxy.name)
  const forwarded = [call.sent, ...hops.flatMap(forwardedBy)]
  const ofOthers = new Set(inputTexts(last.missing))
  for (const text of inputTexts(inputsOf(last.missing, end.outside))) ofOthers.delete(text)
  const leaving = {
    called: call.called,
    handling: handlingOf(call.called, forwarded, end.outside, { via, isMirror: call.isMirror }),
    steps: [...hops.flatMap((hop) => hop.steps), ...call.steps],
    missing: [...new Set([...call.missing, ...missing.filter((text) => !ofOthers.has(text))])],
  }
  const gateway = { services: compiled.gateway(last.proxy).scope.services, proxy: last.proxy }
  return leavingExits(compiled.mesh, gateway, end.outside, leaving) ?? []
}

function forwardedBy({ outcome }: ProxyDecision): Forwarded[] {
  return outcome.kind === 'forwarded' ? [outcome] : []
}
