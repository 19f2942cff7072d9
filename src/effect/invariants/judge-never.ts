import { shortNameList } from '../../core/join-words.ts'
import { groupBy } from '../../core/group.ts'
import { once } from '../../core/once-per.ts'
import { withoutStandIns } from '../../core/namespace.ts'
import type { Mesh } from '../../model/mesh.ts'
import { unknownChoices } from '../access/access-difference.ts'
import {
  findAllowedRequests,
  type AllowedRequestsSearch,
  type AllowedRequests,
} from '../access/allowed-requests.ts'
import { DiagramBoundError } from '../access/diagram.ts'
import type { EntryPoint } from '../access/entry-points.ts'
import { everyWorkload } from '../access/every-workload.ts'
import { everyListener } from '../access/gateway-entries.ts'
import { meshPair } from '../access/mesh-pair.ts'
import { statedChanges } from '../access/object-changes.ts'
import { filterFor, type DescribedRequests } from '../access/request-filter.ts'
import { clientRequestFor, clientWords, pathsThrough } from '../consequences/access-witness.ts'
import { fateOf } from '../consequences/witness-path.ts'
import { compileMesh, type CompiledMesh } from '../request/compiled-mesh.ts'
import { hostsOfOthers } from '../request/coverage/hosts-of-others.ts'
import { namespacesOnPaths } from '../request/hops/namespaces-on-paths.ts'
import { manifestTitle } from '../request/registry/age.ts'
import type { DecidingPlace } from '../request/decision.ts'
import { entryOfRule } from './entry-of-rule.ts'
import type { InvariantVerdict, InvariantViolation } from './verdict.ts'

/**
 * Checks that no entry point of a mesh allows the described requests. If some do, shows a witness for each group of
 * entry points at which the same objects decide.
 */
export function judgeNever(mesh: Mesh, described: DescribedRequests): InvariantVerdict {
  const entryPoints = entriesFor(mesh, described)
  const filter = filterFor(described)
  const groups = [...groupBy(entryPoints, ({ key }) => key).values()]
  const answers = groups.map((entries) => ({ entries, answer: answerAt(entries[0]!, filter) }))
  const compiled = once(() => compileMesh(mesh, { elsewhere: new Set(hostsOfOthers(mesh)) }))
  const judged = answers.map(({ entries, answer }) => ({
    entries,
    ...judgedEntries(entries, answer, { mesh, compiled }),
  }))
  return {
    isApplicable: answers.some(({ answer }) => answer.isServed),
    violations: violationsAmong(judged),
    reservations: judged.flatMap((item) => item.reservations),
  }
}

/**
 * The distinct violations. If only some of the pods that may belong to a gateway violate it, the violation depends on
 * which pods do.
 */
function violationsAmong(
  judged: readonly {
    readonly entries: readonly EntryPoint[]
    readonly violations: readonly InvariantViolation[]
  }[],
): InvariantViolation[] {
  const breaking = judged.filter(({ violations }) => violations.length > 0)
  const choices = new Set(unknownChoices(breaking.flatMap(({ entries }) => entries)))
  const all = breaking.flatMap(({ entries, violations }) => {
    const unknown = entries.flatMap(({ alternatives }) => alternatives?.choice ?? [])
    const missing = new Set(unknown.filter((choice) => choices.has(choice)))
    return violations.map((violation) => ({ ...violation, missing: [...violation.missing, ...missing] }))
  })
  return [...new Map(all.map((violation) => [violationKey(violation), violation])).values()]
}

function violationKey({ sentence, place }: InvariantViolation): string {
  return `${sentence} ${place ? `${manifestTitle(place.object)} ${place.node.path}` : ''}`
}

function entriesFor(
  mesh: Mesh,
  { at = 'gateways', in: namespaces, ports }: DescribedRequests,
): readonly EntryPoint[] {
  const pair = meshPair(mesh, mesh, statedChanges([]))
  const isIncluded = (namespace: string): boolean => namespaces?.includes(namespace) ?? true
  if (at === 'workloads') return everyWorkload(pair, isIncluded)
  return everyListener(pair, isIncluded).filter(
    ({ site }) => site.kind === 'gateway' && (ports?.includes(site.port) ?? true),
  )
}

/** The answer of an entry point, with the reasons why it may be incomplete. */
interface EntryAnswer extends AllowedRequestsSearch {
  readonly reservations: readonly string[]
}

function answerAt(entry: EntryPoint, filter: ReturnType<typeof filterFor>): EntryAnswer {
  try {
    const prepared = entry.prepare(filter)
    const missing = [...entry.missing, ...prepared.missing].map((input) => `${input} is not known`)
    return { ...findAllowedRequests(prepared), reservations: [...prepared.reservations, ...missing] }
  } catch (error) {
    if (!(error instanceof DiagramBoundError)) throw error
    return {
      isServed: true,
      admitted: null,
      reservations: [`${entry.name} is not decided: ${error.message}`],
    }
  }
}

/** A mesh in the form that the simulator uses. */
interface SimulatedMesh {
  readonly mesh: Mesh
  readonly compiled: () => CompiledMesh
}

function judgedEntries(
  entries: readonly EntryPoint[],
  { admitted, isServed, reservations }: EntryAnswer,
  simulator: SimulatedMesh,
): Pick<InvariantVerdict, 'violations' | 'reservations'> {
  const unknown = isServed
    ? [...reservations, ...entries.flatMap((entry) => entry.reservations)].map(withoutStandIns)
    : []
  if (!admitted) return { violations: [], reservations: unknown }
  const [entry] = entries as [EntryPoint]
  if (!admitted.isReplayed)
    return {
      violations: [],
      reservations: [`the simulator of requests decides otherwise at ${entry.name}`, ...unknown],
    }
  const violation = violationAt(entries, admitted, simulator)
  return 'refusedBy' in violation
    ? {
        violations: [],
        reservations: [
          `${entry.name} lets ${violation.example} through, and for that ${violation.refusedBy} refuses it`,
        ],
      }
    : { violations: [violation], reservations: [] }
}

/** The refusal of a request at a proxy behind the gateway. Other requests may pass there. */
interface LaterRefusal {
  readonly example: string
  readonly refusedBy: string
}

function violationAt(
  entries: readonly EntryPoint[],
  admitted: AllowedRequests,
  { mesh, compiled }: SimulatedMesh,
): InvariantViolation | LaterRefusal {
  const [{ site, missing }] = entries as [EntryPoint]
  const { witness, places } = admitted
  const { request, connection } = witness
  const called = clientRequestFor(site, witness, [mesh])
  const url = called && site.kind === 'gateway' ? called.url : request.target
  const example = `\`${request.method} ${url}\` ${clientWords({ ...admitted, sites: [site] })}`
  const paths = called && site.kind === 'gateway' ? pathsThrough(compiled(), called.clientRequest, site) : []
  const refusals = paths.filter((path) => fateOf(path) === 'refused' && path.hops.length > 1)
  if (refusals.length > 0 && refusals.length === paths.length)
    return { example, refusedBy: `the ${proxyWords(refusals[0]!.hops.at(-1)!.proxy)}` }
  const names = entries.map(({ name }) => withoutStandIns(name))
  const port = site.kind === 'workload' ? ` port ${connection.destination.port} of` : ''
  return {
    place: places[0] ? entryOfRule(mesh, places[0], request.target) : placeOfPods(entries[0]!),
    sentence: `${example} gets in at${port} ${shortNameList(names)}`,
    about: names.toSorted().join(),
    missing: [
      ...new Set([...admitted.missing, ...missing, ...entries.flatMap((entry) => entry.reservations)]),
    ],
    namespaces: [...new Set([site.proxy.namespace, ...namespacesOnPaths(paths)])],
  }
}

function proxyWords({ type, name }: { readonly type: string; readonly name: string }): string {
  return `${type} of ${withoutStandIns(name)}`
}

/** If nothing decides at some pods, the place is their name. */
function placeOfPods({ site: { proxy } }: EntryPoint): DecidingPlace | null {
  return proxy.workload && { object: proxy.workload, node: proxy.workload.root.at('metadata', 'name') }
}
