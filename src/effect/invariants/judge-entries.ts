import { shortNameList } from '../../core/join-words.ts'
import { withoutStandIns } from '../../core/namespace.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { AllowedRequests, AllowedRequestsSearch } from '../access/allowed-requests.ts'
import type { EntryWithPods } from '../access/pods-entry.ts'
import { clientRequestFor } from '../consequences/entry-request.ts'
import { clientWords, pathsThrough } from '../consequences/access-witness.ts'
import { requestLine, witnessDetails } from '../consequences/witness-details.ts'
import { fateOf } from '../consequences/witness-path.ts'
import type { CompiledMesh } from '../request/compiled-mesh.ts'
import type { DecidingPlace } from '../request/decision.ts'
import type { HopChain } from '../request/hops/hop-chain.ts'
import { namespacesOnPaths } from '../request/hops/namespaces-on-paths.ts'
import { inputTexts } from '../request/trace.ts'
import { entryOfRule } from './entry-of-rule.ts'
import type { InvariantVerdict, InvariantViolation } from './verdict.ts'

/** The allowed requests of an entry point, with the reasons why there may be more. */
export interface EntrySearch extends AllowedRequestsSearch {
  readonly reservations: readonly string[]
}

/** A mesh in the form that the simulator uses. */
export interface SimulatedMesh {
  readonly mesh: Mesh
  readonly compiled: () => CompiledMesh
}

/**
 * The verdict about entry points at which the same objects decide: the violation by a request that the simulator lets through
 * at all proxies, or the reasons why there may be one.
 */
export function judgeEntries(
  entries: readonly EntryWithPods[],
  { admitted, isServed, reservations }: EntrySearch,
  simulator: SimulatedMesh,
): Pick<InvariantVerdict, 'violations' | 'reservations'> {
  const unknown = isServed
    ? [...reservations, ...entries.flatMap((entry) => entry.reservations)].map(withoutStandIns)
    : []
  const { violation, refusals } = triedClasses(entries, admitted(), simulator)
  if (violation) return { violations: [violation], reservations: [] }
  return { violations: [], reservations: [...refusals, ...unknown] }
}

/** Limit on the classes of requests whose witnesses are tried behind a waypoint. */
const maxTried = 50

interface TriedClasses {
  readonly violation: InvariantViolation | null
  /** Sentences about requests that are let through, and then refused. */
  readonly refusals: readonly string[]
}

/** Tries witnesses until one gets in: at a gateway or at pods the first one, behind a waypoint one of each class. */
function triedClasses(
  entries: readonly EntryWithPods[],
  classes: Generator<AllowedRequests, void>,
  simulator: SimulatedMesh,
): TriedClasses {
  const [entry] = entries as [EntryWithPods]
  const refusals: string[] = []
  let tried = 0
  for (const admitted of classes) {
    const result = admitted.isReplayed
      ? violationAt(entries, admitted, simulator)
      : `the simulator of requests decides otherwise at ${entry.name}`
    if (result !== null && typeof result !== 'string') return { violation: result, refusals: [] }
    if (result !== null) refusals.push(withoutStandIns(result))
    if (!entry.behind) break
    if (++tried === maxTried) {
      refusals.push(`${entry.name}: more classes of requests are let through than can be tried`)
      break
    }
  }
  return { violation: null, refusals: refusals.slice(0, 1) }
}

/**
 * The violation by a witness; a sentence if a proxy behind the entry point refuses it, where other requests may pass; `null` if
 * the requests of its class go to other pods.
 */
function violationAt(
  entries: readonly EntryWithPods[],
  admitted: AllowedRequests,
  simulator: SimulatedMesh,
): InvariantViolation | string | null {
  const [{ site, behind, name }] = entries as [EntryWithPods]
  const { example, paths } = followedWitness(entries[0]!, admitted, simulator)
  if (behind && paths.length === 0) return null
  const isStopped = (path: HopChain): boolean =>
    path.hops.length > 1 && (behind ? fateOf(path) !== 'allowed' : fateOf(path) === 'refused')
  const open = paths.filter((path) => !isStopped(path))
  if (paths.length > 0 && open.length === 0)
    return `${name} lets ${example} through; the ${proxyWords(paths[0]!.hops.at(-1)!.proxy)} behind it refuses this one, and others may pass`
  const { request, connection } = admitted.witness
  const [place] = admitted.places
  const names = entries.map((entry) => withoutStandIns(entry.name))
  const port = site.kind === 'workload' ? `port ${connection.destination.port} of ` : ''
  return {
    place: place ? entryOfRule(simulator.mesh, place, request.target) : placeOfPods(entries[0]!),
    sentence: `${example} gets in at ${port}${shortNameList(names)}`,
    about: names.toSorted().join(),
    missing: missingFor(entries, admitted, behind ? open : []),
    namespaces: [...new Set([site.proxy.namespace, ...namespacesOnPaths(paths)])],
  }
}

interface FollowedWitness {
  /** For people: the request and its client. */
  readonly example: string
  /** Its paths from the entry point on; empty where no other proxies are looked at. */
  readonly paths: readonly HopChain[]
}

function followedWitness(
  { site, behind }: EntryWithPods,
  admitted: AllowedRequests,
  { mesh, compiled }: SimulatedMesh,
): FollowedWitness {
  const { witness } = admitted
  const { target, authority } = witness.request
  const called = site.kind === 'gateway' ? clientRequestFor(site, witness, [mesh]) : null
  const url = called?.url ?? (site.kind === 'waypoint' && site.host ? `http://${authority}${target}` : target)
  return {
    example: `\`${requestLine(witness, url)}\`${witnessDetails(witness, url)} ${clientWords({ ...admitted, sites: [site] })}`,
    paths: behind?.pathsOf(witness) ?? (called ? pathsThrough(compiled(), called.clientRequest, site) : []),
  }
}

/** The missing inputs of a violation. Of the paths behind a waypoint one that depends on the fewest counts. */
function missingFor(
  entries: readonly EntryWithPods[],
  admitted: AllowedRequests,
  paths: readonly HopChain[],
): string[] {
  const ofPaths = paths.map(({ hops }) => hops.flatMap((hop) => inputTexts(hop.missing)))
  const [fewest = []] = ofPaths.toSorted((first, second) => first.length - second.length)
  const [{ missing }] = entries as [EntryWithPods]
  const ofEntries = entries.flatMap(({ reservations }) => reservations)
  return [...new Set([...admitted.missing, ...missing, ...ofEntries, ...fewest])]
}

function proxyWords({ type, name }: { readonly type: string; readonly name: string }): string {
  return `${type} of ${withoutStandIns(name)}`
}

/** If nothing decides at some pods, the place is their name. */
function placeOfPods({ site: { proxy }, behind }: EntryWithPods): DecidingPlace | null {
  const object = behind?.workload.manifest ?? proxy.workload
  return object && { object, node: object.root.at('metadata', 'name') }
}
