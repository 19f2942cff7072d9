import { distinctBy } from '../../core/distinct.ts'
import { withoutStandIns } from '../../core/namespace.ts'
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
import type { CausesHost } from '../../inspect/causes.ts'
import { locateFields } from '../../inspect/locate-fields.ts'
import { sourceLocation, type Sources } from '../../inspect/locate.ts'
import type { InspectedTree } from '../../inspect/types.ts'
import type { Node } from '../../model/node.ts'

/** The lines of the values that cause fields, by the nodes of the fields. */
export type ValueLines = ReadonlyMap<Node, NonNullable<RequestPlace['value']>>

/** A decision as plain data, with the lines that decided in files of the tree. */
export function decisionAnswer(
  { verdict, status, paths, missing }: RequestDecision,
  sources: Sources,
  valueLines: ValueLines,
): Omit<RequestDecisionAnswer, 'unseen'> {
  const placeOf = (place: DecidingPlace | undefined): RequestPlace | null =>
    place ? placeIn(place, sources, valueLines) : null
  return {
    verdict,
    status,
    missing: missing.map(withoutStandIns),
    paths: paths.map((path) => ({
      hops: path.hops.map((hop) => hopAnswer(hop, placeOf)),
      ...(path.past && { past: path.past.map(withoutStandIns) }),
      end: endAnswer(path.end, placeOf),
      missing: path.missing.map(withoutStandIns),
    })),
  }
}

type PlaceOf = (place: DecidingPlace | undefined) => RequestPlace | null

function placeIn({ object, node }: DecidingPlace, sources: Sources, valueLines: ValueLines): RequestPlace {
  const { kind, namespace, name } = object
  const { file, line } = sourceLocation(node.location, sources)
  const value = valueLines.get(node)
  return {
    object: withoutStandIns(`${kind} ${namespace}/${name}`),
    path: node.path,
    file,
    line,
    ...(value && { value }),
  }
}

/** The values that cause the fields which end a request: the lines to edit. */
export async function valueLinesOf(
  { paths }: Pick<RequestDecision, 'paths'>,
  tree: Pick<InspectedTree, 'sources' | 'renders'>,
  host: CausesHost,
): Promise<ValueLines> {
  const places = paths.flatMap(({ end }) => (end.kind === 'arrived' || !end.by ? [] : [end.by]))
  const fields = distinctBy(places, (place) => place.node)
  const located = await locateFields(
    fields.map(({ object, node }) => ({ manifest: object, node })),
    tree,
    host,
  )
  return new Map(
    located.flatMap(({ cause, at: { file, line } }, index) =>
      cause === 'source' || cause === 'template' ? [] : [[fields[index]!.node, { file, line }] as const],
    ),
  )
}

function hopAnswer({ proxy, steps, outcome }: ProxyDecision, placeOf: PlaceOf): HopAnswer {
  return {
    type: proxy.type,
    proxy: withoutStandIns(proxy.name),
    namespace: withoutStandIns(proxy.namespace),
    steps: steps.map(({ text, by }) => ({ text: withoutStandIns(text), by: placeOf(by) })),
    forwarded: outcome.kind === 'forwarded' ? forwardedAnswer(outcome) : null,
  }
}

function forwardedAnswer({ to, request, timeout, retries, delay, mirrors }: Forwarded): ForwardedAnswer {
  return {
    to: to.map(({ cluster, percent, tls }) => ({
      cluster: withoutStandIns(cluster),
      percent,
      tls: tls.mode,
    })),
    host: withoutStandIns(request.authority),
    target: request.target,
    timeout,
    retries: retries && {
      attempts: retries.attempts,
      on: [...retries.retryOn, ...retries.statusCodes.map(String)],
      perTryTimeout: retries.perTryTimeout,
      triesOfHanging: triesOf(retries, timeout, 'hang').tries,
    },
    delay,
    mirrors: mirrors.map(withoutStandIns),
  }
}

function endAnswer(end: PathEnd, placeOf: PlaceOf): PathEndAnswer {
  if (end.kind === 'arrived') return { kind: 'arrived', at: withoutStandIns(end.at) }
  const reason = withoutStandIns(end.reason)
  const by = placeOf(end.by)
  return end.kind === 'closed'
    ? { kind: 'closed', reason, by }
    : { kind: 'answered', status: end.status, reason, location: end.location ?? null, by }
}
