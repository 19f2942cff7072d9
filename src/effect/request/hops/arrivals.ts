import { canonicalHost } from '../../../istio/hosts/services.ts'
import { principalOf } from '../../../istio/policy/identity.ts'
import { policiesAt } from '../../../istio/policy/attachment.ts'
import { policyIndexes } from '../../../istio/policy/policy-indexes.ts'
import { selects } from '../../../istio/policy/selector.ts'
import type { Workload } from '../../../istio/workload/workloads.ts'
import type { Mesh } from '../../../model/mesh.ts'
import type { CompiledMesh } from '../compiled-mesh.ts'
import type { Forwarded, ProxyDecision, Upstream } from '../decision.ts'
import { decideAtGateway } from '../proxy/gateway.ts'
import type { MeshProxy } from '../proxy/proxy.ts'
import { decideInbound } from '../proxy/server-sidecar.ts'
import { nameOf } from '../registry/age.ts'
import { visibleByHost, type RegistryService } from '../registry/registry.ts'
import { dataplane, targetPort, workloadProxy, workloadsOf } from '../registry/workloads.ts'
import type { Connection, HttpRequest } from '../request.ts'
import { clientPolicy, subsetLabels } from '../routing/client-policy.ts'
import { isGatewayWorkload, selectorsOfGateways, unseenPods } from './gateway-pods.ts'
import { alternatives, pathAfter, type AskedRequest, type HopChain } from './hop-chain.ts'

/** What a request travels through. */
export interface Travel {
  readonly compiled: CompiledMesh
  readonly asked: AskedRequest
}

/** A request on its way to a cluster. */
export interface Sent {
  readonly request: HttpRequest
  readonly passesTls: boolean
  /** The proxy that sends it; `null` if the client itself does. */
  readonly from: MeshProxy | null
}

/** The paths from a decision on. */
export function pathsFrom(travel: Travel, decision: ProxyDecision, depth = 0): readonly HopChain[] {
  const { outcome, proxy } = decision
  if (outcome.kind !== 'forwarded') return [{ hops: [decision], end: outcome, missing: decision.missing }]
  const paths = outcome.to.flatMap((upstream) =>
    arrivals(
      travel,
      { request: outcome.request, passesTls: outcome.passesTls, from: proxy },
      upstream,
      depth,
    ),
  )
  return alternatives(paths, 'which destination the weights choose').map((path) => pathAfter(decision, path))
}

/** Proxies that a request may pass before it counts as going in circles. */
const maxHops = 6

/** The paths to a cluster. */
export function arrivals(travel: Travel, sent: Sent, upstream: Upstream, depth: number): readonly HopChain[] {
  const { mesh } = travel.compiled
  if (depth > maxHops)
    return [{ hops: [], end: { kind: 'closed', reason: 'the request goes in circles' }, missing: [] }]
  const service = serviceOf(mesh, sent, upstream)
  if (!service?.selector || service.selector.size === 0) return [arrivedOutside(sent, upstream)]
  const workloads = workloadsOf(mesh, service, labelsOfSubset(mesh, service, sent, upstream))
  if (workloads.length === 0) return unseenWorkloads(travel, sent, upstream, service, depth)
  const paths = workloads.flatMap((workload) =>
    arrivalAt(travel, sent, upstream, { service, workload }, depth),
  )
  return alternatives(paths, `which pods of ${nameOf(service.manifest)} take it`)
}

function serviceOf(mesh: Mesh, { from }: Sent, { host }: Upstream): RegistryService | undefined {
  return host === ''
    ? undefined
    : visibleByHost(mesh, from?.namespace ?? '').get(canonicalHost(mesh, host))?.[0]
}

function arrivedOutside({ request, from }: Sent, upstream: Upstream): HopChain {
  const { host, port } = upstream
  const at = `the host ${host || request.authority}, port ${port}`
  return { hops: [], end: { kind: 'arrived', at, ...(from && { outside: upstream }) }, missing: [] }
}

function labelsOfSubset(
  mesh: Mesh,
  service: RegistryService,
  { from }: Sent,
  { subset }: Upstream,
): ReadonlyMap<string, string> | undefined {
  const node = from && clientPolicy(mesh, service, from).rule?.subsets.get(subset)
  return node ? subsetLabels(node) : undefined
}

/** Pods that are not in the repository: those of a gateway, or others. */
function unseenWorkloads(
  travel: Travel,
  sent: Sent,
  upstream: Upstream,
  service: RegistryService,
  depth: number,
): readonly HopChain[] {
  const name = nameOf(service.manifest)
  const labels = service.selector!
  const isGateway = selectorsOfGateways(travel.compiled.mesh).some((selector) => selects(selector, labels))
  const missing = [`the workloads of ${name}`]
  const isElsewhere = travel.compiled.elsewhere.has(upstream.host)
  if (!isGateway)
    return [{ hops: [], end: { kind: 'arrived', at: name }, missing: isElsewhere ? [] : missing }]
  const proxy = unseenPods(name, { namespace: service.namespace, labels })
  const target = service.ports.find(({ number }) => number === upstream.port)?.target
  const port = typeof target === 'number' ? target : upstream.port
  return atGateway(travel, sent, upstream, { proxy, port }, depth).map((path) => ({
    ...path,
    missing: [...new Set([...missing, ...path.missing])],
  }))
}

interface CalledWorkload {
  readonly service: RegistryService
  readonly workload: Workload
}

function arrivalAt(
  travel: Travel,
  sent: Sent,
  upstream: Upstream,
  { service, workload }: CalledWorkload,
  depth: number,
): readonly HopChain[] {
  const { compiled, asked } = travel
  const { mesh } = compiled
  const servicePort = service.ports.find(({ number }) => number === upstream.port)
  const port = (servicePort && targetPort(servicePort, workload)) ?? upstream.port
  if (isGatewayWorkload(mesh, workload))
    return atGateway(travel, sent, upstream, { proxy: workloadProxy(workload, 'gateway'), port }, depth)
  const proxy = workloadProxy(workload, 'sidecar')
  const end = { kind: 'arrived', at: proxy.name } as const
  const plane = dataplane(mesh, workload)
  if (plane === 'none') return [{ hops: [], end, missing: [] }]
  if (plane === 'ambient') return [{ hops: [], end, missing: unreadAmbient(mesh, proxy, service) }]
  const connection = connectionTo(mesh, sent, upstream, port)
  const decision = decideInbound(compiled.server(proxy), connection, sent.request, asked.circumstances)
  const isStopped = decision.outcome.kind !== 'forwarded'
  // Without a sidecar everything gets through.
  const missing = [
    ...decision.missing,
    ...(plane === undefined && isStopped ? [`whether the pods of ${proxy.name} have a sidecar`] : []),
    ...(sent.passesTls && connection.transport === 'mtls'
      ? ['what the sidecar makes of TLS within mTLS']
      : []),
  ]
  return [{ hops: [decision], end: decision.outcome.kind === 'forwarded' ? end : decision.outcome, missing }]
}

/** What ztunnel and waypoints decide is not read; nothing is missing where they have no policy and no waypoint. */
function unreadAmbient(mesh: Mesh, proxy: MeshProxy, service: RegistryService): string[] {
  const policies = Object.keys(policyIndexes).flatMap((kind) =>
    policiesAt(mesh, kind as keyof typeof policyIndexes, { ...proxy, type: 'ztunnel' }),
  )
  const namespace = mesh.ofKind('Namespace').find(({ name }) => name === service.namespace)
  const waypoint = [service.manifest, ...(namespace ? [namespace] : [])]
    .map(({ root }) => root.at('metadata', 'labels', 'istio.io/use-waypoint').text)
    .find((text) => text !== '' && text !== 'none')
  return [
    ...policies.map((policy) => `what ztunnel makes of ${nameOf(policy)}`),
    ...(waypoint === undefined ? [] : [`what the waypoint \`${waypoint}\` decides`]),
  ]
}

interface ListeningProxy {
  readonly proxy: MeshProxy
  readonly port: number
}

function atGateway(
  travel: Travel,
  sent: Sent,
  upstream: Upstream,
  { proxy, port }: ListeningProxy,
  depth: number,
): readonly HopChain[] {
  const { compiled, asked } = travel
  const connection = connectionTo(compiled.mesh, sent, upstream, port)
  const decision = decideAtGateway(compiled.gateway(proxy), connection, sent.request, asked.circumstances)
  return pathsFrom(travel, decision, depth + 1)
}

/** How a request comes to a pod. The address of the pod that sends it is unknown. */
function connectionTo(
  mesh: Mesh,
  { from, passesTls, request }: Sent,
  { tls }: Upstream,
  port: number,
): Connection {
  // Where files do not tell whether a pod has a sidecar, its sidecar gets mTLS.
  const isMesh = tls.mode === 'mtls' || tls.mode === 'unknown'
  const isTls = tls.mode === 'tls' || passesTls
  return {
    transport: isMesh ? 'mtls' : isTls ? 'tls' : 'plain',
    sni: tls.sni || (isTls ? request.authority : ''),
    principal: isMesh ? identityOf(mesh, from) : null,
    source: undefined,
    destination: { address: undefined, port },
  }
}

function identityOf(mesh: Mesh, from: MeshProxy | null): string | undefined {
  return from?.serviceAccount === undefined
    ? undefined
    : `spiffe://${principalOf(mesh, from.namespace, from.serviceAccount)}`
}

/** A cluster as a client reaches it that no proxy serves. */
export function directUpstream(host: string, port: number, mode: 'plain' | 'mtls'): Forwarded['to'][number] {
  const tls = { mode, sni: '', isVerified: false }
  return { cluster: '', host, port, subset: '', percent: 100, tls }
}
