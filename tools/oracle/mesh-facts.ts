/*
 * What the proxies of a mesh do, as far as meshgate's model says it: what istiod generates and what the model says are brought
 * into this form and compared.
 */

/** By workload, NAMESPACE/NAME; `ztunnel` for what ztunnels of a mesh with waypoints get. */
export type MeshFacts = Readonly<Record<string, ProxyFacts>>

export interface ProxyFacts {
  /** By the name of the outbound cluster: `outbound|PORT|SUBSET|HOST`. */
  readonly clusters: Readonly<Record<string, ClusterFacts>>
  /** The http routes of VirtualServices, by `PORT HOST`. */
  readonly routes: Readonly<Record<string, VirtualServiceFacts>>
  /** By the port on which the workload listens; `*` for all others. At a waypoint by `PORT HOST` of a Service. */
  readonly inbound: Readonly<Record<string, InboundFacts>>
  /** The EnvoyFilters of the proxy, in their order, by the clusters that they add; absent for none. */
  readonly filters?: readonly string[] | undefined
  /**
   * Of ztunnels: the waypoints of each Service and ServiceEntry, by `NAMESPACE HOST`, and of the pods of each workload, by
   * NAMESPACE/NAME: `NAMESPACE/NAME PERCENT`. What has no waypoint is not there.
   */
  readonly waypoints?: Readonly<Record<string, readonly string[]>> | undefined
  /** Of a waypoint: what it makes of some requests, by `PORT HOST`, see `probes`. */
  readonly answers?: Readonly<Record<string, Readonly<Record<string, string>>>> | undefined
}

/** The key of what ztunnels get. */
export const ztunnel = 'ztunnel'

/** Of a proxy of which nothing is compared. */
export const noFacts: ProxyFacts = { clusters: {}, routes: {}, inbound: {} }

export interface ClusterFacts {
  /** NAMESPACE/NAME of the DestinationRule, the first of the merged ones. */
  readonly rule?: string | undefined
  /** Those with a cluster of the same host and port; absent for the cluster of a subset, and for ServiceEntries. */
  readonly subsets?: readonly string[] | undefined
  readonly tls: string
  readonly connectTimeout?: string | undefined
  readonly maxConnections?: number | undefined
  readonly maxPendingRequests?: number | undefined
  readonly consecutive5xxErrors?: number | undefined
  /** `PERCENT MINIMUM`. */
  readonly retryBudget?: string | undefined
}

export interface VirtualServiceFacts {
  /** NAMESPACE/NAME. */
  readonly virtualService: string
  readonly routes: readonly RouteFacts[]
}

export interface RouteFacts {
  /** `prefix /a`, `exact /a`, `regex /a.*`. */
  readonly path: string
  /** The names of headers that are matched. */
  readonly headers: readonly string[]
  /** `redirect`, or the cluster. */
  readonly to: string
  /** In seconds, `0s` for none. */
  readonly timeout?: string | undefined
  readonly attempts?: number | undefined
  readonly perTryTimeout?: string | undefined
  readonly retryOn?: string | undefined
}

export interface InboundFacts {
  readonly mtls: string
  /** Rules of AuthorizationPolicies by action, with the principals that they name. */
  readonly access: Readonly<Record<string, readonly string[]>>
  /** Issuer and audiences of each provider. */
  readonly tokens: readonly string[]
  /** NAMESPACE.NAME of WasmPlugins; absent for none. */
  readonly plugins?: readonly string[] | undefined
  /** The tags that Telemetry objects set, and who sets the one that all of them set; absent for none. */
  readonly tags?: readonly string[] | undefined
}

/** A request whose answer is compared: a path, and the value of the header `x-a`. */
export interface Probe {
  readonly path: string
  readonly header: string | undefined
}

/** Requests by what they are called. */
export const probes: ReadonlyMap<string, Probe> = new Map(
  ['/', '/a', '/a/b', '/ab', '/b'].flatMap((path) =>
    [undefined, 'one', 'two'].map((header) => [`${path} ${header ?? ''}`.trim(), { path, header }]),
  ),
)
