import type {
  ExplainedGroup,
  ExplainedLog,
  LogCounts,
  PinnedCase,
  RefusalReason,
  RefusingPlace,
  RouteReason,
} from '../core/explained-log.ts'
import { inertJson, inertOutput, line } from './escape.ts'
import { unpainted, type Paint } from './paint.ts'
import { count, objectTitle } from './words.ts'

/** Limit on groups of refused requests that the text lists. */
const maxGroups = 30

/** The output of `meshgate explain-log` for a terminal. */
export function explainedLogText({ groups, counts }: ExplainedLog, paint: Paint = unpainted): string {
  const blocks = groups.slice(0, maxGroups).map((group) => blockOf(group, paint).join('\n'))
  const hidden = groups.slice(maxGroups).reduce((sum, group) => sum + group.count, 0)
  const hiddenLines =
    hidden === 0 ? [] : [`${count(hidden, 'more request')} for other reasons: \`--format json\` lists them`]
  return inertOutput(`${[...blocks, ...hiddenLines, countsText(counts)].join('\n\n')}\n`)
}

/** The output of `meshgate explain-log` as JSON, without workflow commands. */
export function explainedLogJson(log: ExplainedLog): string {
  return inertJson({ schemaVersion: 1, ...log })
}

function blockOf(group: ExplainedGroup, paint: Paint): string[] {
  const host = group.host === null ? '' : ` ${line(group.host)}`
  const title = paint('bold', `${count(group.count, 'request')}${host}: ${statusText(group.status)}`)
  return [
    title,
    `  ${line(sentenceOf(group.refusal))}`,
    ...group.examples.map((example) =>
      paint('dim', `  ${String(example.count)}  ${line(`${example.method ?? '-'} ${example.path ?? '-'}`)}`),
    ),
    ...timesOf(group, paint),
    ...group.places.flatMap((place) => placeLines(place, paint)),
    ...(group.pinned ? pinnedLines(group.pinned, paint) : []),
    ...(group.refusal.by === 'policy' && group.places.length === 0
      ? ['  what is read here has no such policy, or no such rule in it']
      : []),
  ]
}

/** A policy test of the refusal, and the decision of the files if they decide otherwise. */
function pinnedLines({ text, decided }: PinnedCase, paint: Paint): string[] {
  return [
    '  as a policy test:',
    ...text
      .trimEnd()
      .split('\n')
      .map((row) => paint('dim', row === '' ? '' : `    ${line(row)}`)),
    ...(decided === null ? [] : [`  the files decide otherwise: ${line(decided)}`]),
  ]
}

function statusText(status: number): string {
  return status === 0 ? 'connection closed' : String(status)
}

function timesOf({ first, last }: ExplainedGroup, paint: Paint): string[] {
  if (first === null || last === null) return []
  return [paint('dim', `  ${line(first === last ? first : `${first} to ${last}`)}`)]
}

function placeLines({ object, at, environments }: RefusingPlace, paint: Paint): string[] {
  const where = environments.length === 0 ? '' : `  (${environments.map(line).join(', ')})`
  const place = paint('cyan', `  --> ${line(`${at.file}:${at.line}:${at.column}`)}`)
  return [`${place}  ${line(`${objectTitle(object)} ${object.path ?? ''}`)}${where}`]
}

/** Why the proxy refused, with advice. */
function sentenceOf(refusal: RefusalReason): string {
  if (refusal.by === 'policy') {
    const { namespace, name, rule } = refusal.policy
    return `rule ${rule} of AuthorizationPolicy ${namespace}/${name} denies it`
  }
  if (refusal.by === 'token') return `${refusal.step}${tokenAdvice(refusal.step)}`
  if (refusal.by === 'route') return routeWords[refusal.reason]
  return sentences[refusal.by]
}

/** The meaning of Envoy's response flags. */
const routeWords: Readonly<Record<RouteReason, string>> = {
  'no-route': 'no route matches',
  'no-cluster': 'the cluster of the route does not exist',
  'no-healthy-endpoint': 'no endpoint is healthy',
  'connection-failed': 'no connection to the service',
  'pool-full': 'the connection pool is full',
  'retries-failed': 'all retries failed',
  timeout: 'the timeout of the route ended it',
  'connection-closed': 'the service closed the connection',
  fault: 'a fault of the route',
  'rate-limit': 'the rate limit',
  'direct-response': 'answered by the route itself',
}

const sentences = {
  'no-policy': 'ALLOW policies apply at the proxy, and none of their rules matches the request',
  provider: 'the provider of a CUSTOM policy denies it',
} satisfies Partial<Record<RefusalReason['by'], string>>

/** The advice for refused tokens, by the words of Envoy's jwt_verify_lib (`status.cc`). */
const advice: readonly (readonly [words: RegExp, advice: string])[] = [
  [/expired/, 'the client has to renew its token; clocks may differ by 60 s'],
  [/not yet valid/, 'the clock of the issuer is ahead, or `nbf` lies in the future'],
  [/issuer is not configured/, 'no `issuer` is equal to `iss` of the token, letter for letter'],
  [/Audiences/, '`aud` of the token is none of `audiences`: it is a token for another service'],
  [/kid or alg/, 'the keys were rotated, or the token is of another issuer'],
  [/Jwks.*fetch/, 'the keys cannot be fetched: see the log of istiod'],
  [/verification fails/, 'the token is signed with another key than those of the issuer'],
  [/is missing/, 'a rule demands a token and the request has none'],
  [/form of Header/, 'it is no JWT: an opaque token, or a broken one'],
]

function tokenAdvice(step: string): string {
  const matching = advice.find(([words]) => words.test(step))
  return matching ? `: ${matching[1]}` : ''
}

function countsText({ requests, refused, passedOn, unread }: LogCounts): string {
  const parts = [
    `${count(requests, 'request')} read`,
    `${refused} refused by the proxy`,
    ...(passedOn > 0 ? [`${passedOn} with 401 or 403 from behind it`] : []),
    ...(unread > 0 ? [`${count(unread, 'line')} skipped: unknown format`] : []),
  ]
  return parts.join(', ')
}
