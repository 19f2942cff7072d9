import type { Manifest } from '../../model/manifest.ts'
import type { Node } from '../../model/node.ts'
import type { HttpRequest } from './request.ts'
import type { MeshProxy } from './proxy/proxy.ts'
import type { RetryPolicy } from './routing/retries.ts'

/** An object, and the field of it that decided. */
export interface DecidingPlace {
  readonly object: Manifest
  readonly node: Node
}

/** An event at a proxy, for people: one sentence in lower case. */
export interface Step {
  readonly text: string
  readonly by?: DecidingPlace
}

/** An input that files do not state and that a decision depends on. */
export interface MissingInput {
  /**
   * `upstream`: the Service, the ServiceEntry or the workloads of a cluster. The choice of a route never depends on
   * these.
   */
  readonly kind: 'upstream' | 'other'
  /** For people: what it is. */
  readonly text: string
  /** The host of the cluster, where the input concerns calls of one cluster alone. */
  readonly host?: string
}

/** What a proxy does with a request. */
export interface ProxyDecision {
  readonly proxy: MeshProxy
  readonly outcome: Outcome
  /** The name of the route that matched, as Envoy logs it; also of a request that is refused. */
  readonly route?: string
  /** The cluster that the route names, as Envoy logs it. */
  readonly cluster?: string
  readonly steps: readonly Step[]
  /** What files do not tell and the outcome depends on; none if it is certain. */
  readonly missing: readonly MissingInput[]
}

/** What a proxy does with a request. */
export type Outcome = Forwarded | Answered | Closed

/** The request goes on. */
export interface Forwarded {
  readonly kind: 'forwarded'
  /** Several only where weights choose. */
  readonly to: readonly Upstream[]
  /** As the upstream sees it. */
  readonly request: HttpRequest
  /** In milliseconds; `null` without a limit. */
  readonly timeout: number | null
  readonly retries: RetryPolicy | null
  /** How long the request is held back, in milliseconds. */
  readonly delay: number
  /** The clusters that get a copy. */
  readonly mirrors: readonly string[]
  /** True if TLS of the client goes on to the upstream as it is. */
  readonly passesTls: boolean
}

/** A cluster that requests are sent to. */
export interface Upstream {
  /** Envoy's name: `outbound|80|v1|api.shop.svc.cluster.local`. */
  readonly cluster: string
  /** The full name of the host; `''` for the workload of the proxy itself and for what is passed through. */
  readonly host: string
  readonly port: number
  /** `''` without a subset. */
  readonly subset: string
  /** The share of requests, in percent. */
  readonly percent: number
  readonly tls: UpstreamTls
}

/** How a proxy speaks to an upstream. */
export interface UpstreamTls {
  /** `unknown` where it depends on workloads that files do not show. */
  readonly mode: 'plain' | 'tls' | 'mtls' | 'unknown'
  /** The name in the handshake; `''` without one. */
  readonly sni: string
  /** True if the names in the certificate of the upstream are compared. */
  readonly isVerified: boolean
}

/** The proxy answers itself. */
export interface Answered {
  readonly kind: 'answered'
  readonly status: number
  /** Envoy's RESPONSE_CODE_DETAILS: `rbac_access_denied_matched_policy[none]`. */
  readonly reason: string
  /** Of a redirect. */
  readonly location?: string
  readonly by?: DecidingPlace
}

/** The proxy closes the connection: the client gets no status. */
export interface Closed {
  readonly kind: 'closed'
  readonly reason: string
  readonly by?: DecidingPlace
}
