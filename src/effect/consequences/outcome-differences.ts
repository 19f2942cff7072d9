import { durationWords } from '../../core/duration-words.ts'
import { joinAnd } from '../../core/join-words.ts'
import type { ConsequenceIn } from '../../model/consequence.ts'
import type { Forwarded, Outcome } from '../request/decision.ts'
import { retryDifference } from './retry-words.ts'

/** The codes of compared requests. */
export type TrafficCode = Extract<
  ConsequenceIn<'traffic'>['code'],
  'lost' | 'moved' | 'timeout-changed' | 'retries-changed'
>

/** A difference between what base and head do with a request. */
export interface OutcomeDifference {
  readonly code: TrafficCode
  /** The end of a sentence about the request. */
  readonly words: string
}

/**
 * The differences between the outcomes of a request at its first proxy: `lost` if it is refused or nothing serves it any more,
 * `moved` if something else answers it or its upstreams differ, `timeout-changed` and `retries-changed`. Empty if there are
 * none, and if the request left as the pod sent it in base and head only declares its host.
 *
 * @param host the host of the request
 * @param before the outcome in base
 * @param after the outcome in head; `null` if no proxy serves the request any more
 */
export function outcomeDifferences(
  host: string,
  before: Forwarded,
  after: Outcome | null,
): OutcomeDifference[] {
  const was = isPassedThrough(before) ? 'that left as pods sent them' : `that went to ${upstreamsOf(before)}`
  if (after?.kind !== 'forwarded') {
    const isServed = after?.kind === 'answered' && after.status < 400
    return [{ code: isServed ? 'moved' : 'lost', words: `${was}: ${answerWords(after)}` }]
  }
  if (isPassedThrough(before)) {
    // Whether the host itself is newly declared is a consequence for egress.
    const isDeclared = isPassedThrough(after) || after.to.every((upstream) => upstream.host === host)
    return isDeclared ? [] : [{ code: 'moved', words: `${was}: they go to ${upstreamsOf(after)}` }]
  }
  if (isPassedThrough(after)) {
    const words = `${was}: nothing declares that host any more, and they leave as pods send them`
    return [{ code: 'moved', words }]
  }
  return [...movedTo(before, after), ...timing(before, after)]
}

/** True if a sidecar forwards it without a route or service (Istio's `PassthroughCluster`). */
function isPassedThrough({ to }: Forwarded): boolean {
  return to.some(({ cluster }) => cluster === 'PassthroughCluster')
}

function answerWords(outcome: Exclude<Outcome, Forwarded> | null): string {
  if (!outcome) return 'nothing serves them any more'
  return outcome.kind === 'answered'
    ? `the proxy answers ${outcome.status}`
    : `the proxy closes: ${outcome.reason}`
}

function movedTo(before: Forwarded, after: Forwarded): OutcomeDifference[] {
  const [earlier, later] = [upstreamsOf(before), upstreamsOf(after)]
  return earlier === later ? [] : [{ code: 'moved', words: `from ${earlier} to ${later}` }]
}

/** `api.shop.svc.cluster.local:80`; with a subset, and the share where there are several. */
function upstreamsOf({ to }: Forwarded): string {
  const names = to.map(({ host, port, subset, percent }) => {
    const name = `${host}:${port}${subset === '' ? '' : ` (${subset})`}`
    return to.length === 1 ? `\`${name}\`` : `\`${name}\` (${percent}%)`
  })
  return names.length === 0 ? 'nowhere' : joinAnd(names)
}

/** How long a client waits for an upstream that does not answer, and the number of tries. */
function timing(before: Forwarded, after: Forwarded): OutcomeDifference[] {
  const retries = retryDifference(before, after)
  return [
    ...(before.timeout === after.timeout
      ? []
      : [{ code: 'timeout-changed' as const, words: `${waitWords(after)} instead of ${waitWords(before)}` }]),
    ...(retries === null ? [] : [{ code: 'retries-changed' as const, words: retries }]),
  ]
}

function waitWords({ timeout }: Forwarded): string {
  return timeout === null ? 'without a limit' : durationWords(timeout)
}
