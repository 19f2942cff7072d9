/** What becomes of a request, in each mesh that knows its host. */
export interface RequestAnswer {
  readonly method: string
  readonly url: string
  /** `NAMESPACE/SERVICEACCOUNT`; `null` for a client outside of the mesh. */
  readonly from: string | null
  /** Empty if no mesh declares the host, or the pods that call. */
  readonly meshes: readonly MeshAnswer[]
}

export interface MeshAnswer {
  readonly environment: string | null
  readonly targets: readonly string[]
  /** `null` if nothing of the mesh is for the host any more. */
  readonly head: RequestDecisionAnswer | null
  /** With a base: the same there; `null` if nothing of it is for the host. */
  readonly base?: RequestDecisionAnswer | null
}

export interface RequestDecisionAnswer {
  readonly verdict: 'allowed' | 'refused' | 'depends'
  /** That a proxy answers; `null` if none does, or it depends. */
  readonly status: number | null
  /** What files do not tell and the verdict depends on. */
  readonly missing: readonly string[]
  /**
   * Releases that are not rendered and are applied to namespaces that the request does not pass: they are taken to have
   * nothing that touches it.
   */
  readonly unseen: readonly string[]
  /** Several where weights, pods or unknown inputs choose. */
  readonly paths: readonly PathAnswer[]
}

export interface PathAnswer {
  readonly hops: readonly HopAnswer[]
  readonly end: PathEndAnswer
  readonly missing: readonly string[]
}

/** A proxy on the way. */
export interface HopAnswer {
  readonly type: 'sidecar' | 'gateway' | 'waypoint' | 'ztunnel'
  /** Of its pods, or of those that ztunnel serves: `Deployment shop/api`. */
  readonly proxy: string
  readonly namespace: string
  readonly steps: readonly StepAnswer[]
  readonly forwarded: ForwardedAnswer | null
}

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
  /** The value that causes the field, of the place that ended the request in an object that a chart renders. */
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
    /** How often an upstream that does not answer is tried. */
    readonly triesOfHanging: number
  } | null
  /** Milliseconds for which a fault holds the request back. */
  readonly delay: number
  readonly mirrors: readonly string[]
}

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
