import type {
  ForwardedAnswer,
  HopAnswer,
  PathEndAnswer,
  RequestDecisionAnswer,
  RequestPlace,
} from '../../core/request-answer.ts'
import type { DecidingPlace, Forwarded, ProxyDecision } from '../../effect/request/decision.ts'
import type { PathEnd, RequestDecision } from '../../effect/request/hops/hop-chain.ts'
import { triesOf } from '../../effect/request/routing/retries.ts'
import { sourceLocation, type Sources } from '../../inspect/locate.ts'

/** A decision as plain data, with the lines that decided in files of the tree. */
export function decisionAnswer(
  { verdict, status, paths, missing }: RequestDecision,
  sources: Sources,
): RequestDecisionAnswer {
  const placeOf = (place: DecidingPlace | undefined): RequestPlace | null =>
    place ? placeIn(place, sources) : null
  return {
    verdict,
    status,
    missing,
    paths: paths.map((path) => ({
      hops: path.hops.map((hop) => hopAnswer(hop, placeOf)),
      end: endAnswer(path.end, placeOf),
      missing: path.missing,
    })),
  }
}

type PlaceOf = (place: DecidingPlace | undefined) => RequestPlace | null

function placeIn({ object, node }: DecidingPlace, sources: Sources): RequestPlace {
  const { kind, namespace, name } = object
  const { file, line } = sourceLocation(node.location, sources)
  return { object: `${kind} ${namespace}/${name}`, path: node.path, file, line }
}

function hopAnswer({ proxy, steps, outcome }: ProxyDecision, placeOf: PlaceOf): HopAnswer {
  return {
    type: proxy.type,
    proxy: proxy.name,
    namespace: proxy.namespace,
    steps: steps.map(({ text, by }) => ({ text, by: placeOf(by) })),
    forwarded: outcome.kind === 'forwarded' ? forwardedAnswer(outcome) : null,
  }
}

function forwardedAnswer({ to, request, timeout, retries, delay, mirrors }: Forwarded): ForwardedAnswer {
  return {
    to: to.map(({ cluster, percent, tls }) => ({ cluster, percent, tls: tls.mode })),
    host: request.authority,
    target: request.target,
    timeout,
    retries: retries && {
      attempts: retries.attempts,
      on: [...retries.retryOn, ...retries.statusCodes.map(String)],
      perTryTimeout: retries.perTryTimeout,
      triesOfHanging: triesOf(retries, timeout, 'hang').tries,
    },
    delay,
    mirrors,
  }
}

function endAnswer(end: PathEnd, placeOf: PlaceOf): PathEndAnswer {
  if (end.kind === 'arrived') return end
  const { reason } = end
  const by = placeOf(end.by)
  return end.kind === 'closed'
    ? { kind: 'closed', reason, by }
    : { kind: 'answered', status: end.status, reason, location: end.location ?? null, by }
}
