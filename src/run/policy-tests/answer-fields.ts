import { durationWords } from '../../core/duration-words.ts'
import type {
  ForwardedAnswer,
  PathAnswer,
  RequestDecisionAnswer,
  RequestPlace,
} from '../../core/request-answer.ts'

/** The fields of an answer that tests compare; for several paths each different value, and `none` for a missing one. */
export interface AnswerFields {
  /** `HOST:PORT/SUBSET`, or the cluster of what is no host of the mesh. */
  readonly destination: readonly string[]
  readonly host: readonly string[]
  readonly path: readonly string[]
  /** `3s`, `500ms`. */
  readonly timeout: readonly string[]
  readonly tries: readonly string[]
  readonly location: readonly string[]
  /** `KIND NAMESPACE/NAME`. */
  readonly policy: readonly string[]
}

/** The fields of an answer. Those of routes are of the last gateway or calling sidecar. */
export function answerFields({ paths }: RequestDecisionAnswer): AnswerFields {
  const routed = paths.map(lastRouted)
  return {
    destination: distinct(
      routed.flatMap((hop) => hop?.to.map(({ cluster }) => destinationOf(cluster)) ?? [none]),
    ),
    host: distinct(routed.map((hop) => hop?.host ?? none)),
    path: distinct(routed.map((hop) => hop?.target ?? none)),
    timeout: distinct(routed.map((hop) => timeoutText(hop?.timeout ?? null))),
    tries: distinct(routed.map((hop) => (hop ? `${hop.retries?.triesOfHanging ?? 1}` : none))),
    location: distinct(paths.map(({ end }) => (end.kind === 'answered' && end.location) || none)),
    policy: distinct(paths.flatMap(decidingObjects)),
  }
}

const none = 'none'

function timeoutText(milliseconds: number | null): string {
  return milliseconds === null ? none : durationWords(milliseconds)
}

/**
 * What decided the first path of an answer. `by`: what ended the request at a proxy, else the last object that allowed it;
 * `null` if no object did. `reason`: why it ended, as in the access log; `null` if it arrived or there is no path.
 */
export function decidedBy({ paths }: RequestDecisionAnswer): {
  by: RequestPlace | null
  reason: string | null
} {
  const [first] = paths
  if (!first) return { by: null, reason: null }
  const by = decidingPlaces(first).at(-1) ?? null
  return { by, reason: first.end.kind === 'arrived' ? null : first.end.reason }
}

/** For a path that ends at a proxy, what ended it; otherwise what allowed the request. */
function decidingPlaces({ hops, end }: PathAnswer): RequestPlace[] {
  if (end.kind !== 'arrived') return end.by ? [end.by] : []
  return hops.flatMap((hop) => hop.steps.flatMap(({ by }) => by ?? []))
}

function decidingObjects(path: PathAnswer): string[] {
  const places = decidingPlaces(path)
  return places.length === 0 ? [none] : places.map(({ object }) => object)
}

function lastRouted({ hops }: PathAnswer): ForwardedAnswer | undefined {
  return hops.flatMap(({ forwarded }) => (forwarded && isOutbound(forwarded) ? forwarded : [])).at(-1)
}

/** False for the way from a sidecar into its own pod. */
function isOutbound({ to }: ForwardedAnswer): boolean {
  return to.every(({ cluster }) => !/^(inbound\||InboundPassthrough)/.test(cluster))
}

/** Of `outbound|80|v1|api.shop.svc.cluster.local`: `api.shop.svc.cluster.local:80/v1`. */
function destinationOf(cluster: string): string {
  const [direction, port, subset, host] = cluster.split('|')
  if (direction !== 'outbound' || !host) return cluster
  return `${host}:${port}${subset ? `/${subset}` : ''}`
}

function distinct(values: readonly string[]): readonly string[] {
  return [...new Set(values)]
}
