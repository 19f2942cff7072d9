import { durationWords } from '../../core/duration-words.ts'
import { joinAnd, shortNameList } from '../../core/join-words.ts'
import { groupBy } from '../../core/group.ts'
import type { ConsequenceIn } from '../../model/consequence.ts'
import { compileEgress } from '../egress/compiled-egress.ts'
import type { CompiledMesh } from '../request/compiled-mesh.ts'
import type { Forwarded, Outcome } from '../request/decision.ts'
import { decideRequest } from '../request/hops/decide-request.ts'
import type { ClientRequest } from '../request/hops/hop-chain.ts'
import { placeOfChange, type ChangedMesh, type ManifestChange } from './changed-objects.ts'
import { retryDifference } from './retry-words.ts'
import { touchedRoutes, type TouchedRoutes } from './touched-routes.ts'
import { maxRequests, requestsAt } from './traffic-requests.ts'

/** The consequences of changed routes: other destinations, no destination, other timeouts and retries. */
export function trafficChanges(changed: ChangedMesh): ConsequenceIn<'traffic'>[] {
  const touched = touchedRoutes(changed)
  if (touched.length === 0) return []
  // Access is compared elsewhere, so gateways allow everything here.
  const meshes = { base: compileEgress(changed.base), head: compileEgress(changed.head) }
  return touched.flatMap((routes) => changesOf(meshes, routes))
}

interface CompiledSides {
  readonly base: CompiledMesh
  readonly head: CompiledMesh
}

/** The codes of compared requests. */
type TrafficCode = Exclude<ConsequenceIn<'traffic'>['code'], 'undecided'>

/** A request that base forwards, at its first proxy. */
interface RoutedDifference {
  readonly code: TrafficCode
  readonly host: string
  readonly pattern: string
  /** What happens to it, without the host and path. */
  readonly words: string
}

function changesOf({ base, head }: CompiledSides, touched: TouchedRoutes): ConsequenceIn<'traffic'>[] {
  const { requests, hostsBeyond } = requestsAt(touched)
  const differences = requests.flatMap(({ host, pattern, clientRequest }) => {
    const before = firstOutcome(base, clientRequest)
    if (before?.kind !== 'forwarded') return []
    const after = firstOutcome(head, clientRequest)
    return differencesOf(host, before, after).map((difference) => ({ ...difference, host, pattern }))
  })
  const beyond = hostsBeyond.length > 0 ? [undecided(touched.origin, hostsBeyond)] : []
  return [...inGroups(differences).map((group) => consequenceOf(touched.origin, group)), ...beyond]
}

/** Requests with the same change. Hosts with the same paths share a sentence. */
interface DifferenceGroup extends Difference {
  readonly hosts: readonly string[]
  readonly patterns: readonly string[]
}

function inGroups(differences: readonly RoutedDifference[]): DifferenceGroup[] {
  const ofHosts = [
    ...groupBy(differences, ({ code, host, words }) => JSON.stringify([code, host, words])).values(),
  ].map((group) => ({ ...group[0]!, patterns: [...new Set(group.map(({ pattern }) => pattern))] }))
  const groups = groupBy(ofHosts, ({ code, words, patterns }) => JSON.stringify([code, words, patterns]))
  return [...groups.values()].map((group) => ({ ...group[0]!, hosts: group.map(({ host }) => host) }))
}

/** The outcome at the first proxy; `null` if no proxy handles the request. */
function firstOutcome(compiled: CompiledMesh, clientRequest: ClientRequest): Outcome | null {
  const decision = decideRequest(compiled, clientRequest)
  return decision?.paths[0]?.hops[0]?.outcome ?? null
}

type Difference = Pick<RoutedDifference, 'code' | 'words'>

function differencesOf(host: string, before: Forwarded, after: Outcome | null): Difference[] {
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

function movedTo(before: Forwarded, after: Forwarded): Difference[] {
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
function timing(before: Forwarded, after: Forwarded): Difference[] {
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

function consequenceOf(
  origin: ManifestChange,
  { code, words, hosts, patterns }: DifferenceGroup,
): ConsequenceIn<'traffic'> {
  const isWhole = patterns.includes('any other path')
  const paths = isWhole ? '' : `${quotedNames(patterns)} of `
  return {
    area: 'traffic',
    code,
    sentence: sentences[code](`${paths}${quotedNames(hosts)}`, words),
    place: placeOfChange(origin),
    about: JSON.stringify([code, ...hosts, patterns]),
    missing: [],
  }
}

/** Hosts beyond the limit of compared requests are named. */
function undecided(origin: ManifestChange, hosts: readonly string[]): ConsequenceIn<'traffic'> {
  const bound = `more than ${maxRequests.toLocaleString('en')} requests would have to be compared`
  return {
    area: 'traffic',
    code: 'undecided',
    sentence: `may change where requests to ${quotedNames(hosts)} go, some of which are not compared: ${bound}`,
    place: placeOfChange(origin),
    about: JSON.stringify(['undecided', hosts]),
    missing: [],
  }
}

function quotedNames(names: readonly string[]): string {
  return shortNameList(names.map((name) => `\`${name}\``))
}

const sentences = {
  lost: (what, words) => `loses requests to ${what} ${words}`,
  moved: (what, words) => `moves requests to ${what} ${words}`,
  'timeout-changed': (what, words) => `lets requests to ${what} wait ${words}`,
  'retries-changed': (what, words) => `tries requests to ${what} ${words}`,
} satisfies Record<TrafficCode, (what: string, words: string) => string>
