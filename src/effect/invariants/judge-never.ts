import { distinctBy } from '../../core/distinct.ts'
import { groupBy } from '../../core/group.ts'
import { once } from '../../core/once-per.ts'
import type { Steps } from '../../core/steps.ts'
import type { Mesh } from '../../model/mesh.ts'
import { unknownChoices } from '../access/access-change.ts'
import { findAllowedRequests } from '../access/allowed-requests.ts'
import { DiagramBoundError } from '../access/diagram.ts'
import { allWorkloadEntries } from '../access/all-workload-entries.ts'
import { allListenerEntries } from '../access/gateway-entries.ts'
import { meshPair } from '../access/mesh-pair.ts'
import { statedChanges } from '../access/object-changes.ts'
import type { EntryWithPods } from '../access/pods-entry.ts'
import { filterFor, type DescribedRequests } from '../access/request-filter.ts'
import { compileMesh } from '../request/compiled-mesh.ts'
import { hostsOfOthers } from '../request/coverage/hosts-of-others.ts'
import { manifestTitle } from '../request/registry/age.ts'
import { judgeEntries, type EntrySearch } from './judge-entries.ts'
import type { InvariantVerdict, InvariantViolation } from './verdict.ts'

/**
 * Checks that no entry point of a mesh allows the described requests, in a step for each group of entry points at which the
 * same objects decide. If some do, shows a witness for each group.
 */
export function* judgeNever(mesh: Mesh, described: DescribedRequests): Steps<InvariantVerdict> {
  const entryPoints = entriesFor(mesh, described)
  const filter = filterFor(described)
  const compiled = once(() => compileMesh(mesh, { elsewhere: new Set(hostsOfOthers(mesh)) }))
  const judged: JudgedEntries[] = []
  for (const entries of groupBy(entryPoints, ({ key }) => key).values()) {
    yield
    const answer = searchAt(entries[0]!, filter)
    const { isServed } = answer
    judged.push({ entries, isServed, ...judgeEntries(entries, answer, { mesh, compiled }) })
  }
  return {
    isApplicable: judged.some(({ isServed }) => isServed),
    violations: violationsAmong(judged),
    reservations: judged.flatMap(({ reservations }) => reservations),
  }
}

/** The verdict about entry points at which the same objects decide. */
interface JudgedEntries extends Pick<InvariantVerdict, 'violations' | 'reservations'> {
  readonly entries: readonly EntryWithPods[]
  readonly isServed: boolean
}

/**
 * The distinct violations. If only some of the pods that may belong to a gateway violate it, the violation depends on
 * which pods do.
 */
function violationsAmong(judged: readonly JudgedEntries[]): InvariantViolation[] {
  const breaking = judged.filter(({ violations }) => violations.length > 0)
  const choices = new Set(unknownChoices(breaking.flatMap(({ entries }) => entries)))
  const all = breaking.flatMap(({ entries, violations }) => {
    const unknown = entries.flatMap(({ alternatives }) => alternatives?.choice ?? [])
    const missing = new Set(unknown.filter((choice) => choices.has(choice)))
    return violations.map((violation) => ({ ...violation, missing: [...violation.missing, ...missing] }))
  })
  return distinctBy(all, violationKey)
}

function violationKey({ sentence, place }: InvariantViolation): string {
  return `${sentence} ${place ? `${manifestTitle(place.object)} ${place.node.path}` : ''}`
}

function entriesFor(mesh: Mesh, described: DescribedRequests): readonly EntryWithPods[] {
  const { at = 'gateways', in: namespaces, ports } = described
  const pair = meshPair(mesh, mesh, statedChanges([]))
  const isIncluded = (namespace: string): boolean => namespaces?.includes(namespace) ?? true
  if (at === 'workloads') return allWorkloadEntries(pair, { isIncluded, ports })
  return allListenerEntries(pair, isIncluded).filter(
    ({ site }) => site.kind === 'gateway' && (ports?.includes(site.port) ?? true),
  )
}

function searchAt(entry: EntryWithPods, filter: ReturnType<typeof filterFor>): EntrySearch {
  try {
    const prepared = entry.prepare(filter)
    const missing = [...entry.missing, ...prepared.missing].map((input) => `${input} is not known`)
    return { ...findAllowedRequests(prepared), reservations: [...prepared.reservations, ...missing] }
  } catch (error) {
    if (!(error instanceof DiagramBoundError)) throw error
    return {
      isServed: true,
      *admitted() {},
      reservations: [`${entry.name} is not decided: ${error.message}`],
    }
  }
}
