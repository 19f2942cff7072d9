/** The decision about a request in each mesh that declares its host. */
export interface RequestAnswer {
  readonly method: string
  readonly url: string
  /** `NAMESPACE/SERVICEACCOUNT`; `null` for a client outside of the mesh. */
  readonly from: string | null
  /** Empty if no mesh declares the host or has the calling pods. */
  readonly meshes: readonly MeshAnswer[]
}

/** The answer of `meshgate request` about one mesh. */
export interface MeshAnswer {
  readonly environment: string | null
  readonly targets: readonly string[]
  /** `null` if the mesh no longer has anything for the host. */
  readonly head: RequestDecisionAnswer | null
  /** The decision in base; absent without a base, `null` if base has nothing for the host. */
  readonly base?: RequestDecisionAnswer | null
}

/** The decision about a request in one tree. */
export interface RequestDecisionAnswer {
  readonly verdict: 'allowed' | 'refused' | 'depends'
  /** The status that a proxy answers; `null` if no proxy answers, or if it depends. */
  readonly status: number | null
  /** Inputs that files do not state and that the verdict depends on. */
  readonly missing: readonly string[]
  /**
   * Releases that are not rendered and are applied to namespaces that the request does not pass. They are assumed not to
   * affect it.
   */
  readonly unseen: readonly string[]
  /** Several if weights, pods or unknown inputs choose. */
  readonly paths: readonly PathAnswer[]
}

/** One possible path of a request: its proxies in order, and its end. */
export interface PathAnswer {
  readonly hops: readonly HopAnswer[]
  /** The proxies of pods that it goes past, with the setting; absent if it goes past none. */
  readonly past?: readonly string[]
  readonly end: PathEndAnswer
  readonly missing: readonly string[]
}

/** A proxy on the way. */
export interface HopAnswer {
  readonly type: 'sidecar' | 'gateway' | 'waypoint' | 'ztunnel'
  /** The workload of its pods, or of the pods that ztunnel serves: `Deployment shop/api`. */
  readonly proxy: string
  readonly namespace: string
  readonly steps: readonly StepAnswer[]
  readonly forwarded: ForwardedAnswer | null
}

/** A step of a decision in words, with the line that decides it; `null` if no line does. */
export interface StepAnswer {
  readonly text: string
  readonly by: RequestPlace | null
}

/** The line that decides something. */
export interface RequestPlace {
  /** `VirtualService shop/api`. */
  readonly object: string
  /** The field: `spec.http[0]`. */
  readonly path: string
  readonly file: string
  readonly line: number
  /** The value that causes the field; only for the field that ended the request, and if a chart renders its object. */
  readonly value?: { readonly file: string; readonly line: number }
}

/** How a proxy sends a request on. */
export interface ForwardedAnswer {
  readonly to: readonly {
    readonly cluster: string
    readonly percent: number
    readonly tls: 'plain' | 'tls' | 'mtls' | 'unknown'
  }[]
  readonly host: string
  readonly target: string
  /** Milliseconds; `null` without a limit. */
  readonly timeout: number | null
  readonly retries: {
    readonly attempts: number
    readonly on: readonly string[]
    readonly perTryTimeout: number | null
    /** Number of tries of an upstream that does not answer. */
    readonly triesOfHanging: number
  } | null
  /** Milliseconds for which a fault delays the request. */
  readonly delay: number
  readonly mirrors: readonly string[]
}

/** How a path of a request ends. */
export type PathEndAnswer =
  | { readonly kind: 'arrived'; readonly at: string }
  | {
      readonly kind: 'answered'
      readonly status: number
      /** Envoy's RESPONSE_CODE_DETAILS. */
      readonly reason: string
      readonly location: string | null
      readonly by: RequestPlace | null
    }
  | { readonly kind: 'closed'; readonly reason: string; readonly by: RequestPlace | null }
