import type { Answered, Closed, ProxyDecision, Upstream } from '../decision.ts'
import type { VerificationContext, HttpRequest } from '../request.ts'
import { inputTexts } from '../trace.ts'

/** A request as its client sends it, and who the client is. */
export interface ClientRequest {
  readonly request: HttpRequest
  /** `https`: the client begins TLS itself. */
  readonly scheme: 'http' | 'https'
  /** The host of the URL, and its port. */
  readonly host: string
  readonly port: number
  /** The pods that call; `null` for a client outside of the mesh. */
  readonly caller: CallingPods | null
  /** The address of a client outside; `undefined` if it is unknown. */
  readonly address: string | undefined
  /** The pods of gateways that are not in the repository; `null` if nobody says. */
  readonly gatewayPods: PodIdentity | null
  readonly verification: VerificationContext
}

/** The identity of pods in the mesh. */
export interface PodIdentity {
  readonly namespace: string
  readonly serviceAccount: string
}

/** Pods that call. */
export interface CallingPods extends PodIdentity {
  /** The name of the Deployment, Pod or other workload; absent for all with the service account. */
  readonly workload?: string
}

/** The proxies that a request passes, and where it ends. */
export interface HopChain {
  readonly hops: readonly ProxyDecision[]
  /**
   * The proxies of pods that the request goes past, with the setting: `` the sidecar of Deployment shop/api, by
   * `traffic.sidecar.istio.io/excludeInboundPorts` ``. Absent if it goes past none.
   */
  readonly past?: readonly string[]
  readonly end: PathEnd
  /** The missing inputs that the path depends on, each once; empty if it is certain. */
  readonly missing: readonly string[]
}

/** How a path of a request ends. */
export type PathEnd = Answered | Closed | Arrived

/** The proxies let the request through. */
export interface Arrived {
  readonly kind: 'arrived'
  /** For people: `Deployment shop/api`, `the host pay.example outside of the mesh`. */
  readonly at: string
  /** The cluster of the last proxy, where the request leaves the mesh; absent where no proxy sends it there. */
  readonly outside?: Upstream
}

/** The verdict about a request. */
export type RequestVerdict = 'allowed' | 'refused' | 'depends'

/** What happens to a request on all its possible paths. */
export interface RequestDecision {
  readonly verdict: RequestVerdict
  /** The status of a proxy's answer; `null` if no proxy answers, or it depends. */
  readonly status: number | null
  /** All possible paths. Several if weights, pods or missing inputs choose. */
  readonly paths: readonly HopChain[]
  readonly missing: readonly string[]
}

/** Combines the paths that a request may take. */
export function requestDecision(paths: readonly HopChain[]): RequestDecision {
  const missing = [...new Set(paths.flatMap((path) => path.missing))]
  const { end } = paths[0]!
  return {
    verdict: missing.length > 0 ? 'depends' : isRefusal(end) ? 'refused' : 'allowed',
    status: missing.length === 0 && end.kind === 'answered' ? end.status : null,
    paths,
    missing,
  }
}

/**
 * The paths of alternatives. If their ends differ, all of them depend on the choice.
 * @param choice the missing input, for people: `which destination the weights choose`
 */
export function alternativePaths(paths: readonly HopChain[], choice: string): readonly HopChain[] {
  if (new Set(paths.map(({ end }) => endKey(end))).size < 2) return paths
  return paths.map((path) => ({ ...path, missing: [...path.missing, choice] }))
}

/** The path with another hop in front. */
export function prependHop(hop: ProxyDecision, path: HopChain): HopChain {
  return {
    ...path,
    hops: [hop, ...path.hops],
    missing: [...new Set([...inputTexts(hop.missing), ...path.missing])],
  }
}

function isRefusal(end: PathEnd): boolean {
  return end.kind === 'closed' || (end.kind === 'answered' && end.status >= 400)
}

/** A key that is equal for ends that a client cannot tell apart. */
function endKey(end: PathEnd): string {
  return end.kind === 'answered' ? `${end.status} ${end.location ?? ''}` : end.kind
}
