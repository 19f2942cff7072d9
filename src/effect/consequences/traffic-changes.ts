import { joinAnd } from '../../core/join-words.ts'
import { groupBy } from '../../core/group.ts'
import type { ConsequenceIn } from '../../model/consequence.ts'
import { compileEgress } from '../egress/compiled-egress.ts'
import { sitesOf } from '../request/coverage/request-sites.ts'
import type { CompiledMesh } from '../request/compiled-mesh.ts'
import type { Forwarded, Outcome } from '../request/decision.ts'
import { decideRequest } from '../request/hops/decide-request.ts'
import type { ClientRequest } from '../request/hops/hop-chain.ts'
import { triesOf } from '../request/routing/retries.ts'
import { placeOfChange, type ChangedMesh, type ManifestChange } from './changed-objects.ts'
import { routeConstants } from './request-constants.ts'
import { touchedRoutes, type TouchedRoutes } from './touched-routes.ts'
import { durationWords } from './words.ts'

/** Where requests go otherwise, or no longer, and how long they wait: at the routes that differ. */
export function trafficChanges(changed: ChangedMesh): ConsequenceIn<'traffic'>[] {
  const touched = touchedRoutes(changed)
  if (touched.length === 0) return []
  // Who gets in is another matter: gateways let everything through here.
  const meshes = { base: compileEgress(changed.base), head: compileEgress(changed.head) }
  return touched.flatMap((routes) => changesOf(meshes, routes))
}

interface CompiledSides {
  readonly base: CompiledMesh
  readonly head: CompiledMesh
}

/** A request that base forwards, at the first proxy on its way. */
interface RoutedDifference {
  readonly code: ConsequenceIn<'traffic'>['code']
  readonly host: string
  readonly pattern: string
  /** What becomes of it, without the host and path. */
  readonly words: string
}

function changesOf({ base, head }: CompiledSides, touched: TouchedRoutes): ConsequenceIn<'traffic'>[] {
  const differences = requestsAt(touched).flatMap(({ host, pattern, clientRequest }) => {
    const [before, after] = [firstOutcome(base, clientRequest), firstOutcome(head, clientRequest)]
    return differencesOf(host, before, after).map((difference) => ({ ...difference, host, pattern }))
  })
  const groups = groupBy(differences, ({ code, host, words }) => JSON.stringify([code, host, words]))
  return [...groups.values()].map((group) => consequenceOf(touched.origin, group))
}

interface RoutedRequest {
  readonly host: string
  readonly pattern: string
  readonly clientRequest: ClientRequest
}

/** Limits on what is tried. */
const maxSites = 6
const maxPaths = 12

function requestsAt({ routes }: TouchedRoutes): RoutedRequest[] {
  const paths = routeConstants(routes).paths.slice(0, maxPaths)
  const sites = routes.flatMap(([mesh, route]) =>
    sitesOf(mesh, route).map((site) => ({ ...site, namespace: route.namespace })),
  )
  const distinct = [...new Map(sites.map((site) => [site.url, site])).values()].slice(0, maxSites)
  return distinct.flatMap(({ url, isInMesh, namespace }) =>
    paths.map(({ pattern, sample }) => {
      const { hostname, port, protocol } = new URL(url)
      const isTls = protocol === 'https:'
      return {
        host: hostname,
        pattern,
        clientRequest: {
          request: { method: 'GET', authority: hostname, target: sample, headers: new Map() },
          scheme: isTls ? ('https' as const) : ('http' as const),
          host: hostname,
          port: port === '' ? (isTls ? 443 : 80) : Number(port),
          caller: isInMesh ? { namespace, serviceAccount: 'any-account' } : null,
          address: undefined,
          gatewayPods: null,
          verification: { now: 0, tokens: new Map() },
        },
      }
    }),
  )
}

/** What the first proxy makes of a request; `null` if nothing is for it. */
function firstOutcome(compiled: CompiledMesh, clientRequest: ClientRequest): Outcome | null {
  const decision = decideRequest(compiled, clientRequest)
  return decision?.paths[0]?.hops[0]?.outcome ?? null
}

type Difference = Pick<RoutedDifference, 'code' | 'words'>

function differencesOf(host: string, before: Outcome | null, after: Outcome | null): Difference[] {
  if (before?.kind !== 'forwarded') return []
  const was = isPassedThrough(before) ? 'that left as pods sent them' : `that went to ${upstreamsOf(before)}`
  if (after?.kind !== 'forwarded') {
    const isServed = after?.kind === 'answered' && after.status < 400
    return [{ code: isServed ? 'moved' : 'lost', words: `${was}: ${answerWords(after)}` }]
  }
  if (isPassedThrough(before)) {
    // Whether the host itself is declared now is a matter of what is reached outside.
    const isDeclared = isPassedThrough(after) || after.to.every((upstream) => upstream.host === host)
    return isDeclared ? [] : [{ code: 'moved', words: `${was}: they go to ${upstreamsOf(after)}` }]
  }
  if (isPassedThrough(after)) {
    const words = `${was}: nothing declares that host any more, and they leave as pods send them`
    return [{ code: 'moved', words }]
  }
  return [...movedTo(before, after), ...timing(before, after)]
}

/** True for what a sidecar sends on without a route or service (Istio's `PassthroughCluster`). */
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

/** How long a caller waits for an upstream that does not answer, and how often that is tried. */
function timing(before: Forwarded, after: Forwarded): Difference[] {
  const [triesBefore, triesAfter] = [before, after].map(
    ({ retries, timeout }) => triesOf(retries, timeout, 'hang').tries,
  )
  const attempts = [before, after].map(({ retries }) => retries?.attempts ?? 0)
  const isShorter = before.timeout !== after.timeout
  return [
    ...(isShorter
      ? [{ code: 'timeout-changed' as const, words: `${waitWords(after)} instead of ${waitWords(before)}` }]
      : []),
    ...(attempts[0] === attempts[1] && triesBefore === triesAfter
      ? []
      : [{ code: 'retries-changed' as const, words: `${tryWords(after)} instead of ${tryWords(before)}` }]),
  ]
}

function waitWords({ timeout }: Forwarded): string {
  return timeout === null ? 'without a limit' : durationWords(timeout)
}

/** Of several tries the timeout may cut off the last ones. */
function tryWords({ retries, timeout }: Forwarded): string {
  const allowed = 1 + (retries?.attempts ?? 0)
  const begun = triesOf(retries, timeout, 'hang').tries
  const perTry = retries?.perTryTimeout ?? null
  const times = allowed === 1 ? 'once' : `up to ${allowed} times`
  const isCut = perTry !== null && begun > 1 && begun < allowed
  return isCut ? `${times} (${begun} of them begin before the timeout, if the host does not answer)` : times
}

function consequenceOf(origin: ManifestChange, group: readonly RoutedDifference[]): ConsequenceIn<'traffic'> {
  const { code, host, words } = group[0]!
  const patterns = [...new Set(group.map(({ pattern }) => pattern))]
  const isWhole = patterns.includes('any other path')
  const paths = isWhole ? '' : `${joinAnd(patterns.slice(0, 3).map((pattern) => `\`${pattern}\``))} of `
  return {
    area: 'traffic',
    code,
    sentence: sentences[code](`${paths}\`${host}\``, words),
    place: placeOfChange(origin),
    about: JSON.stringify([code, host, patterns]),
    missing: [],
  }
}

const sentences = {
  lost: (what, words) => `loses requests to ${what} ${words}`,
  moved: (what, words) => `moves requests to ${what} ${words}`,
  'timeout-changed': (what, words) => `lets requests to ${what} wait ${words}`,
  'retries-changed': (what, words) => `tries requests to ${what} ${words}`,
} satisfies Record<ConsequenceIn<'traffic'>['code'], (what: string, words: string) => string>
