import { principalOf } from '../../../istio/policy/identity.ts'
import type { Mesh } from '../../../model/mesh.ts'
import type { CompiledMesh } from '../compiled-mesh.ts'
import type { Forwarded, Upstream } from '../decision.ts'
import type { MeshProxy } from '../proxy/proxy.ts'
import type { Connection, HttpRequest } from '../request.ts'
import type { ClientRequest } from './hop-chain.ts'

/** A request and the mesh whose proxies it passes. */
export interface HopContext {
  readonly compiled: CompiledMesh
  readonly clientRequest: ClientRequest
}

/** A request on its way to a cluster. */
export interface SentRequest {
  readonly request: HttpRequest
  readonly passesTls: boolean
  /** The proxy that sends it, or the client in ambient mode; `null` for a client without either. */
  readonly from: MeshProxy | null
  /** True for a client in ambient mode, whose ztunnel sends it. */
  readonly isAmbient?: boolean
}

/** How a request arrives at a pod. The address of the sending pod is unknown. */
export function connectionTo(
  mesh: Mesh,
  { from, passesTls, request }: SentRequest,
  { tls }: Upstream,
  port: number,
): Connection {
  // If files do not state whether a pod has a sidecar, its sidecar gets mTLS.
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

/** The cluster of a destination without a proxy, as a client reaches it. */
export function directUpstream(host: string, port: number, mode: 'plain' | 'mtls'): Forwarded['to'][number] {
  const tls = { mode, sni: '', isVerified: false }
  return { cluster: '', host, port, subset: '', percent: 100, tls }
}
