import type { Mesh } from '../../../model/mesh.ts'
import type { Forwarded, Outcome, ProxyDecision, Upstream, UpstreamTls } from '../decision.ts'
import { outboundTlsSettings } from '../registry/mesh-options.ts'
import type { ProxyScope } from '../registry/scope.ts'
import type { HttpRequest } from '../request.ts'
import { tlsOutside } from '../routing/upstream-tls.ts'
import type { Trace, TracedRequest } from '../trace.ts'
import type { MeshProxy } from './proxy.ts'

/** A sidecar with what it imports. */
export interface ScopedSidecar {
  readonly mesh: Mesh
  readonly proxy: MeshProxy
  readonly scope: ProxyScope
}

/** What a sidecar does with a request to a host that it does not import. */
export function decideUnknownHost({ mesh, proxy, scope }: ScopedSidecar, call: TracedRequest): ProxyDecision {
  const { trace } = call
  if (scope.outbound === 'REGISTRY_ONLY')
    return trace.decision(proxy, blocked(scope, trace), { route: 'block_all' })
  if (scope.outbound === 'ALLOW_ANY_DYNAMIC_DNS')
    return trace.decision(proxy, ...resolvedBySidecar(mesh, call))
  const outcome = passedThrough(call)
  return trace.decision(proxy, outcome, { route: 'allow_any', cluster: outcome.to[0]!.cluster })
}

/**
 * What a sidecar does with a connection that none of its listeners matches. Of hosts that the sidecar looks up it sees the
 * requests.
 */
export function decideUnknownDestination(sidecar: ScopedSidecar, call: TracedRequest): ProxyDecision {
  const { mesh, proxy, scope } = sidecar
  const { trace } = call
  if (scope.outbound === 'ALLOW_ANY_DYNAMIC_DNS' && call.connection.transport === 'plain')
    return trace.decision(proxy, ...resolvedBySidecar(mesh, call))
  if (scope.outbound !== 'REGISTRY_ONLY') return trace.decision(proxy, passedThrough(call))
  const reason = 'nothing declares the destination, and only known hosts may be called'
  trace.step(reason)
  return trace.decision(proxy, { kind: 'closed', reason })
}

/** A request or connection that is forwarded to the address that the application called. */
function passedThrough({ connection, request, trace }: TracedRequest): Forwarded {
  const { destination, transport } = connection
  trace.step('no route or service has the host; the request leaves the mesh')
  const to = upstreamOutside('PassthroughCluster', destination.port, plainText)
  return forwardedUnchanged([to], request, transport !== 'plain')
}

/**
 * A request to the host that it names, which the sidecar itself looks up, with the TLS of the MeshConfig (istio
 * `pilot/pkg/networking/core/cluster_builder.go`, buildAllowAnyDFPCluster).
 */
function resolvedBySidecar(
  mesh: Mesh,
  { connection, request, trace }: TracedRequest,
): readonly [Forwarded, Pick<ProxyDecision, 'route' | 'cluster'>] {
  const tls = outboundTlsSettings(mesh)
  const step = 'no route or service has the host; the sidecar looks it up, and the request leaves the mesh'
  trace.step(tls ? `${step} by the TLS of the MeshConfig` : step)
  const cluster = 'AllowAnyDynamicDNSCluster'
  const to = upstreamOutside(cluster, connection.destination.port, tls ? tlsOutside(tls, []) : plainText)
  return [forwardedUnchanged([to], request, false), { route: 'allow_any_dynamic_dns', cluster }]
}

const plainText: UpstreamTls = { mode: 'plain', sni: '', isVerified: false }

/** A cluster for hosts that nothing declares. */
function upstreamOutside(cluster: string, port: number, tls: UpstreamTls): Upstream {
  return { cluster, host: '', port, subset: '', percent: 100, tls }
}

/** A request or connection that no route changes: without timeout, retries, delay and mirrors. */
export function forwardedUnchanged(
  to: readonly Upstream[],
  request: HttpRequest,
  passesTls: boolean,
): Forwarded {
  return { kind: 'forwarded', to, request, timeout: null, retries: null, delay: 0, mirrors: [], passesTls }
}

function blocked({ sidecar }: ProxyScope, trace: Trace): Outcome {
  const by = sidecar && { object: sidecar, node: sidecar.spec.get('outboundTrafficPolicy') }
  trace.step('no route or service has the host, and only known hosts may be called', by ?? undefined)
  return { kind: 'answered', status: 502, reason: 'direct_response', ...(by && { by }) }
}
