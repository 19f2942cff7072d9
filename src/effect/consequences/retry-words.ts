import { durationWords } from '../../core/duration-words.ts'
import type { Forwarded } from '../request/decision.ts'
import { triesOf, type RetryPolicy } from '../request/routing/retries.ts'

/** The effective retries and timeout of requests. */
export type RetrySettings = Pick<Forwarded, 'retries' | 'timeout'>

/** How often requests are tried, on what, and how long each time: `up to 3 times instead of once`; `null` if nothing differs. */
export function retryDifference(before: RetrySettings, after: RetrySettings): string | null {
  const sides = [before, after]
  const [conditionsBefore, conditionsAfter] = sides.map(({ retries }) => conditionsOf(retries))
  const [limitBefore, limitAfter] = sides.map(limitOfTry)
  const hasBoth = sides.every(({ retries }) => retries !== null)
  const differing = {
    conditions: hasBoth && conditionsBefore !== conditionsAfter,
    limit: hasBoth && limitBefore !== limitAfter,
  }
  const [timesBefore, timesAfter] = sides.map(
    (tries) => `${timesOf(tries)} ${isCut(tries) ? begunTries(tries) : ''}`,
  )
  const isSame = timesBefore === timesAfter && !differing.conditions && !differing.limit
  return isSame ? null : `${wordsOf(after, differing)} instead of ${wordsOf(before, differing)}`
}

function wordsOf(
  tries: RetrySettings,
  shown: { readonly conditions: boolean; readonly limit: boolean },
): string {
  const limit = limitOfTry(tries)
  const limitWords = limit === null ? 'each without a limit of its own' : `each for ${durationWords(limit)}`
  const notes = [...(isCut(tries) ? [begunBeforeTimeout(tries)] : []), ...(shown.limit ? [limitWords] : [])]
  const conditions = shown.conditions ? ` on \`${conditionsOf(tries.retries)}\`` : ''
  return `${timesOf(tries)}${conditions}${notes.length > 0 ? ` (${notes.join('; ')})` : ''}`
}

function timesOf({ retries }: RetrySettings): string {
  return retries ? `up to ${1 + retries.attempts} times` : 'once'
}

/** True if the timeout cuts off the last of several tries. */
function isCut(tries: RetrySettings): boolean {
  const begun = begunTries(tries)
  return begun > 1 && begun < 1 + (tries.retries?.attempts ?? 0)
}

function begunBeforeTimeout(tries: RetrySettings): string {
  return `${begunTries(tries)} of them begin before the timeout, if the host does not answer`
}

function begunTries({ retries, timeout }: RetrySettings): number {
  return triesOf(retries, timeout, 'hang').tries
}

function conditionsOf(retries: RetryPolicy | null): string {
  return [...(retries?.retryOn ?? []), ...(retries?.statusCodes ?? [])].toSorted().join(',')
}

/** Envoy ignores a limit for each try that is not below that of the route. */
function limitOfTry({ retries, timeout }: RetrySettings): number | null {
  const perTry = retries?.perTryTimeout ?? null
  return perTry !== null && timeout !== null && perTry >= timeout ? null : perTry
}
