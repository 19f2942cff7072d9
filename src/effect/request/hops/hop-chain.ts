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
  readonly end: PathEnd
  /** What files do not tell and the path depends on, each once; none if it is certain. */
  readonly missing: readonly string[]
}

export type PathEnd = Answered | Closed | Arrived

/** The proxies let the request through. */
export interface Arrived {
  readonly kind: 'arrived'
  /** For people: `Deployment shop/api`, `the host pay.example outside of the mesh`. */
  readonly at: string
  /** The cluster of the last proxy, where the request leaves the mesh; absent where no proxy sends it there. */
  readonly outside?: Upstream
}

/** What becomes of a request. */
export type RequestVerdict = 'allowed' | 'refused' | 'depends'

export interface RequestDecision {
  readonly verdict: RequestVerdict
  /** That a proxy answers; `null` if none does, or it depends. */
  readonly status: number | null
  /** Several where weights, pods or unknown inputs choose; all of them. */
  readonly paths: readonly HopChain[]
  readonly missing: readonly string[]
}

/** Sums up the paths that a request may take. */
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
 * The paths of alternatives. Where they end differently, all of them depend on what chooses.
 *
 * @param choice what chooses, for people: `which destination the weights choose`
 */
export function alternativePaths(paths: readonly HopChain[], choice: string): readonly HopChain[] {
  if (new Set(paths.map(({ end }) => endKey(end))).size < 2) return paths
  return paths.map((path) => ({ ...path, missing: [...path.missing, choice] }))
}

/** The path with one more hop before its first one. */
export function prependHop(hop: ProxyDecision, path: HopChain): HopChain {
  return {
    hops: [hop, ...path.hops],
    end: path.end,
    missing: [...new Set([...inputTexts(hop.missing), ...path.missing])],
  }
}

function isRefusal(end: PathEnd): boolean {
  return end.kind === 'closed' || (end.kind === 'answered' && end.status >= 400)
}

/** Equal for ends that are the same to the client. */
function endKey(end: PathEnd): string {
  return end.kind === 'answered' ? `${end.status} ${end.location ?? ''}` : end.kind
}
