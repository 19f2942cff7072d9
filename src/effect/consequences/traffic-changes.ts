import { groupedDigits } from '../../core/grouped-digits.ts'
import { shortNameList } from '../../core/join-words.ts'
import { groupBy } from '../../core/group.ts'
import type { ConsequenceIn } from '../../model/consequence.ts'
import { compileRouting } from '../egress/compiled-egress.ts'
import type { CompiledMesh } from '../request/compiled-mesh.ts'
import { placeOfChange, type ChangedMesh, type ManifestChange } from './changed-objects.ts'
import { outcomeDifferences, type TrafficCode } from './outcome-differences.ts'
import { firstHops, pairedHops, type PairedHop } from './first-hops.ts'
import { serverTlsChanges } from './server-tls-changes.ts'
import { touchedRoutes, type TouchedRoutes } from './touched-routes.ts'
import { maxRequests, requestsAt, type ComparedRequest } from './traffic-requests.ts'

/** The consequences of changed routes: other destinations, no destination, other timeouts and retries. */
export function trafficChanges(changed: ChangedMesh): ConsequenceIn<'traffic'>[] {
  const touched = touchedRoutes(changed)
  if (touched.length === 0) return []
  // Access is compared elsewhere, so gateways allow everything here.
  const meshes = { base: compileRouting(changed.base), head: compileRouting(changed.head) }
  return touched.flatMap((routes) => changesOf(meshes, routes))
}

interface CompiledSides {
  readonly base: CompiledMesh
  readonly head: CompiledMesh
}

/** A request that base forwards, at its first proxy. */
interface RoutedDifference {
  /** `undecided` if the missing inputs of both sides are others, so that the same outcome may become another. */
  readonly code: TrafficCode | 'undecided'
  readonly host: string
  readonly pattern: string
  /** What happens to it, without the host and path. */
  readonly words: string
  readonly missing: readonly string[]
}

function changesOf(meshes: CompiledSides, touched: TouchedRoutes): ConsequenceIn<'traffic'>[] {
  const { origin } = touched
  const { requests, hostsBeyond, untried } = requestsAt(touched)
  const differences = requests.flatMap((request) => requestDifferences(meshes, request))
  const bound = `more than ${groupedDigits(maxRequests)} requests would have to be compared`
  return [
    ...inGroups(differences).map((group) => consequenceOf(origin, group)),
    ...(hostsBeyond.length > 0
      ? [undecided(origin, `${quotedNames(hostsBeyond)} go, some of which are not compared: ${bound}`)]
      : []),
    ...(untried.length > 0
      ? [undecided(origin, `paths by ${quotedNames(untried)} go: no path that matches is known`)]
      : []),
    ...serverTlsChanges(origin),
  ]
}

/** The differences of a request at the proxies that may be its first. */
function requestDifferences(
  { base, head }: CompiledSides,
  { host, pattern, clientRequest }: ComparedRequest,
): RoutedDifference[] {
  const pairs = pairedHops(firstHops(base, clientRequest), firstHops(head, clientRequest))
  const found = pairs.flatMap((pair): Difference[] => {
    if (!pair) return [{ code: 'undecided', words: 'other proxies take them, which differ', missing: [] }]
    return hopDifferences(host, pair)
  })
  return joined(found).map((difference) => ({ ...difference, host, pattern }))
}

function hopDifferences(host: string, { before, after }: PairedHop): Difference[] {
  if (before.outcome.kind !== 'forwarded') return []
  const missing = [...new Set([...before.missing, ...(after?.missing ?? [])])]
  const differences = outcomeDifferences(host, before.outcome, after?.outcome ?? null)
  if (differences.length > 0) return differences.map((difference) => ({ ...difference, missing }))
  // What rests on the same inputs on both sides stays the same, whatever they are.
  const isSame = JSON.stringify(before.missing) === JSON.stringify(after?.missing ?? [])
  return isSame ? [] : [{ code: 'undecided', words: `it depends on ${shortNameList(missing)}`, missing: [] }]
}

/** The same difference at several proxies is one, which depends on the inputs of all. */
function joined(differences: readonly Difference[]): Difference[] {
  const groups = groupBy(differences, ({ code, words }) => JSON.stringify([code, words]))
  return [...groups.values()].map((group): Difference => ({
    ...group[0]!,
    missing: [...new Set(group.flatMap(({ missing }) => missing))],
  }))
}

/** Requests with the same change. Hosts with the same paths share a sentence. */
interface DifferenceGroup extends Difference {
  readonly hosts: readonly string[]
  readonly patterns: readonly string[]
}

function inGroups(differences: readonly RoutedDifference[]): DifferenceGroup[] {
  const ofHosts = [
    ...groupBy(differences, ({ code, host, words, missing }) =>
      JSON.stringify([code, host, words, missing]),
    ).values(),
  ].map((group) => ({ ...group[0]!, patterns: [...new Set(group.map(({ pattern }) => pattern))] }))
  const groups = groupBy(ofHosts, ({ code, words, patterns, missing }) =>
    JSON.stringify([code, words, patterns, missing]),
  )
  return [...groups.values()].map((group) => ({ ...group[0]!, hosts: group.map(({ host }) => host) }))
}

type Difference = Pick<RoutedDifference, 'code' | 'words' | 'missing'>

function consequenceOf(origin: ManifestChange, differenceGroup: DifferenceGroup): ConsequenceIn<'traffic'> {
  const { code, words, hosts, patterns, missing } = differenceGroup
  const isWhole = patterns.includes('any other path')
  const what = `${isWhole ? '' : `${quotedNames(patterns)} of `}${quotedNames(hosts)}`
  return {
    area: 'traffic',
    code,
    sentence: code === 'undecided' ? `${opening}${what} go: ${words}` : sentences[code](what, words),
    place: placeOfChange(origin),
    about: JSON.stringify([code, ...hosts, patterns]),
    missing,
  }
}

const opening = 'may change where requests to '

/** Requests that are not compared are never omitted without a consequence. */
function undecided(origin: ManifestChange, what: string): ConsequenceIn<'traffic'> {
  return {
    area: 'traffic',
    code: 'undecided',
    sentence: `${opening}${what}`,
    place: placeOfChange(origin),
    about: JSON.stringify(['undecided', what]),
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
