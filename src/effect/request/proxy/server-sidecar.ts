import { normalRequest } from '../registry/mesh-options.ts'
import { selects, workloadSelector } from '../../../istio/policy/selector.ts'
import type { MtlsMode } from '../../../istio/policy/mtls.ts'
import type { Manifest } from '../../../model/manifest.ts'
import type { Mesh } from '../../../model/mesh.ts'
import type { Node } from '../../../model/node.ts'
import type { Closed, Forwarded, ProxyDecision } from '../decision.ts'
import { refusedForeignPeer } from '../policy/foreign-peer.ts'
import { filterRequest } from '../policy/http-filters.ts'
import { refusedConnection } from '../policy/stream-filters.ts'
import { peerMode, type PeerMode } from '../policy/peer-authentication.ts'
import type { ProxyPolicies } from '../policy/proxy-policies.ts'
import { compareCreation } from '../registry/age.ts'
import { protocolOf, type PortProtocol } from '../registry/protocol.ts'
import { servicesIn } from '../registry/declared-services.ts'
import type { ProxyScope } from '../registry/scope.ts'
import { targetPort } from '../registry/workloads.ts'
import type { Connection, HttpRequest, ReceivedRequest } from '../request.ts'
import { Trace } from '../trace.ts'
import { lastForwardedAddress } from './client-address.ts'
import type { MeshProxy } from './proxy.ts'

/** The sidecar of a workload, with the policies that it enforces. */
export interface ServerSidecar {
  readonly mesh: Mesh
  readonly proxy: MeshProxy
  readonly policies: ProxyPolicies
  readonly scope: Pick<ProxyScope, 'sidecar' | 'missing'>
  /** Extensions that are not read, see `unreadExtensions`. */
  readonly extensions: readonly string[]
}

/**
 * What the sidecar of a workload does with a request to a port of it (istio
 * `pilot/pkg/networking/core/listener_inbound.go`).
 */
export function decideInbound(sidecar: ServerSidecar, received: ReceivedRequest): ProxyDecision {
  const { mesh, proxy, policies, scope, extensions } = sidecar
  const { connection, request, verification } = received
  const trace = new Trace()
  trace.miss(...extensions, ...scope.missing)
  const { port } = connection.destination
  const chain = inboundPort(mesh, proxy, scope.sidecar, port)
  const peer = peerMode(mesh, proxy, port)
  trace.miss(...peer.missing)
  const closed = refusedHandshake(mesh, peer, connection, chain)
  if (closed) {
    trace.step(closed.reason, closed.by)
    return trace.decision(proxy, closed)
  }
  const { cluster } = chain
  const passesTls = isTlsPassed(peer.mode, connection)
  if (!seesRequests(chain.protocol, passesTls)) {
    const seen = passesTls ? { ...connection, principal: null } : connection
    const refused = refusedConnection(mesh, policies, { connection: seen, request, trace })
    return trace.decision(proxy, refused ?? delivered(request, cluster, port, passesTls))
  }
  const normal = normalRequest(mesh, request)
  const incoming = { request: normal, connection, remote: lastForwardedAddress(request, connection.source) }
  const filtered = filterRequest(mesh, policies, incoming, verification, trace)
  const outcome =
    filtered.kind === 'refused' ? filtered.outcome : delivered(filtered.request, cluster, port, false)
  return trace.decision(proxy, outcome, { route: 'default', cluster })
}

function refusedHandshake(
  mesh: Mesh,
  { mode, by }: PeerMode,
  connection: Connection,
  { protocol }: InboundPort,
): Closed | undefined {
  if (!acceptsConnection(mode, connection, protocol)) {
    const reason = mode === 'STRICT' ? 'the port takes mTLS only' : 'the port takes no such connection'
    return { kind: 'closed', reason, ...(by && { by }) }
  }
  return mode === 'DISABLE' ? undefined : refusedForeignPeer(mesh, connection)
}

function delivered(request: HttpRequest, cluster: string, port: number, passesTls: boolean): Forwarded {
  const tls = { mode: 'plain', sni: '', isVerified: false } as const
  const to = [{ cluster, host: '', port, subset: '', percent: 100, tls }]
  return { kind: 'forwarded', to, request, timeout: null, retries: null, delay: 0, mirrors: [], passesTls }
}

/** A port of a workload as its sidecar handles it. */
export interface InboundPort {
  readonly protocol: PortProtocol
  /** As Envoy logs it. */
  readonly cluster: string
}

/**
 * How a sidecar handles a port of its workload: as a port of the `ingress` of its Sidecar, else of a service that selects the
 * workload. Any other port is passed through.
 */
export function inboundPort(
  mesh: Mesh,
  proxy: MeshProxy,
  sidecar: Manifest | null,
  port: number,
): InboundPort {
  const ingress = ingressOf(proxy, sidecar)
  const listener = ingress.find((item) => item.at('port', 'number').number === port)
  if (listener)
    return { protocol: protocolOf(listener.at('port', 'protocol').text), cluster: `inbound|${port}||` }
  const protocol = ingress.length > 0 ? undefined : servicePorts(mesh, proxy, port)[0]
  return protocol === undefined
    ? { protocol: 'auto', cluster: 'InboundPassthroughCluster' }
    : { protocol, cluster: `inbound|${port}||` }
}

/** The ports that a workload certainly listens on: those of a Sidecar's `ingress`, else those that Services lead to. */
export function statedPorts(mesh: Mesh, proxy: MeshProxy, sidecar: Manifest | null): number[] {
  const ingress = ingressOf(proxy, sidecar).flatMap((item) => item.at('port', 'number').number ?? [])
  return ingress.length > 0 ? ingress : targetsOfServices(mesh, proxy).map(({ target }) => target)
}

/** True for a port at which a sidecar without redirection listens itself (istio `listener_inbound.go`, getBindToPort). */
export function isBoundPort(proxy: MeshProxy, sidecar: Manifest | null, port: number): boolean {
  return ingressOf(proxy, sidecar).some(
    (item) => item.at('port', 'number').number === port && item.get('captureMode').text !== 'IPTABLES',
  )
}

function ingressOf(proxy: MeshProxy, sidecar: Manifest | null): readonly Node[] {
  return sidecar && selects(workloadSelector(sidecar), proxy.labels) ? sidecar.spec.items('ingress') : []
}

/** The protocols of ports that lead to a port of the workload; the oldest service decides. */
function servicePorts(mesh: Mesh, proxy: MeshProxy, port: number): PortProtocol[] {
  return targetsOfServices(mesh, proxy).flatMap(({ target, protocol }) => (target === port ? [protocol] : []))
}

/** The ports of the workload that Services lead to, with their protocols; those of the oldest service first. */
function targetsOfServices(
  mesh: Mesh,
  { workload, namespace, labels }: MeshProxy,
): { readonly target: number; readonly protocol: PortProtocol }[] {
  return servicesIn(mesh, namespace)
    .filter(({ selector }) => selector && selects(selector, labels))
    .toSorted((first, second) => compareCreation(first.manifest, second.manifest))
    .flatMap(({ ports }) => ports)
    .flatMap((candidate) => {
      const target = workload
        ? targetPort(candidate, { manifest: workload, namespace, labels })
        : candidate.target
      return typeof target === 'number' && candidate.protocol !== 'udp'
        ? [{ target, protocol: candidate.protocol }]
        : []
    })
}

/** Whether a filter chain takes a connection (istio `pilot/pkg/networking/core/filterchain_options.go`). */
export function acceptsConnection(
  mode: MtlsMode,
  { transport }: Pick<Connection, 'transport'>,
  protocol: PortProtocol,
): boolean {
  if (mode === 'STRICT') return transport === 'mtls'
  // TLS that the proxy does not terminate passes if the port is not HTTP.
  if (mode === 'DISABLE') return transport === 'plain' || protocol !== 'http'
  return transport !== 'tls' || protocol !== 'http'
}

/** True for TLS that the sidecar does not terminate. */
export function isTlsPassed(mode: MtlsMode, { transport }: Pick<Connection, 'transport'>): boolean {
  return transport === 'tls' || (mode === 'DISABLE' && transport === 'mtls')
}

/** Whether the sidecar sees the requests of a connection. */
export function seesRequests(protocol: PortProtocol, passesTls: boolean): boolean {
  return protocol === 'http' || (protocol === 'auto' && !passesTls)
}
