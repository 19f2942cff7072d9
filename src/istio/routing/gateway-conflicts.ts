import { groupBy } from '../../core/group.ts'
import {
  matchesActing,
  hostBindingLists,
  everyScope,
  bindingKey,
  mayShareProxy,
  type HostBinding,
} from './host-bindings.ts'
import { conditionIndex } from './condition-index.ts'
import { meshGateway } from './gateways.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import { matchesOverlap, mayHaveSameCallers, takesAll, type RouteMatch } from './matches.ts'
import { overlapList, type OverlapList } from './overlap-list.ts'
import { derived } from '../../model/derived.ts'

/** A match of a binding. */
interface BoundMatch {
  readonly binding: HostBinding
  readonly match: RouteMatch
}

/** For each VirtualService and each host that it binds at gateways, the first conflicting binding. */
export const conflictsAtGateways = derived(
  ['VirtualService'],
  (mesh): ReadonlyMap<Manifest, ReadonlyMap<string, HostBinding>> => {
    const conflicts = new Map<Manifest, Map<string, HostBinding>>()
    for (const [key, group] of hostBindingLists(mesh)) {
      const isOfEveryScope = key.endsWith(`\0${everyScope}`)
      if (!isOfEveryScope || group.length < 2 || group[0]!.gateway === meshGateway) continue
      const groupConflicts = new Map<Manifest, HostBinding>()
      addHttpConflicts(mesh, group, groupConflicts)
      addTlsConflicts(mesh, group, groupConflicts)
      for (const [virtualService, conflict] of groupConflicts) {
        const byBinding = conflicts.get(virtualService) ?? new Map<string, HostBinding>()
        conflicts.set(virtualService, byBinding.set(bindingKey(group[0]!), conflict))
      }
    }
    return conflicts
  },
)

/** The first conflict of each VirtualService, among bindings of one host at one gateway. */
type Conflicts = Map<Manifest, HostBinding>

/**
 * A match without conditions comes last on a gateway, however old it is, so it conflicts only with others like it. Other
 * matches conflict if some request satisfies both: those without a path may overlap any, and of two paths one has to
 * cover the other.
 */
function addHttpConflicts(mesh: Mesh, group: readonly HostBinding[], conflicts: Conflicts): void {
  const boundMatches = matchesIn(mesh, group, 'http')
  const byPath = conditionIndex<OverlapList<BoundMatch>>()
  const [takingAll, anyPath] = [
    listOf(boundMatches.filter(({ match }) => takesAll(match))),
    listOf(boundMatches.filter(hasNoPath)),
  ]
  for (const samePath of groupBy(boundMatches, pathOf).values()) {
    const path = samePath[0]!.match.conditions.get('uri')
    if (path) byPath.add('uri', path, listOf(samePath))
  }
  for (const boundMatch of boundMatches) {
    const path = boundMatch.match.conditions.get('uri')
    const lists = takesAll(boundMatch.match)
      ? [takingAll]
      : [anyPath, ...(path ? byPath.covering('uri', path) : [])]
    for (const list of lists) addConflictsInList(boundMatch, list, conflicts)
  }
}

function matchesIn(mesh: Mesh, group: readonly HostBinding[], protocol: 'http' | 'tls'): BoundMatch[] {
  return group.flatMap((binding) =>
    matchesActing(mesh, binding, protocol).map((match) => ({ binding, match })),
  )
}

function hasNoPath({ match }: BoundMatch): boolean {
  return !takesAll(match) && !match.conditions.has('uri')
}

function pathOf({ match }: BoundMatch): string {
  const { form, value, ignoresCase } = match.conditions.get('uri') ?? {}
  return JSON.stringify([form, value, ignoresCase])
}

function listOf(boundMatches: readonly BoundMatch[]): OverlapList<BoundMatch> {
  return overlapList(boundMatches, ({ match }) => match)
}

/**
 * Records the first conflict of a match for both bindings, and the match for all bindings without a conflict so far.
 */
function addConflictsInList(
  boundMatch: BoundMatch,
  list: OverlapList<BoundMatch>,
  conflicts: Conflicts,
): void {
  const conflictsWith = (candidate: BoundMatch): boolean =>
    matchesOverlap(boundMatch.match, candidate.match) && mayShareProxy(boundMatch.binding, candidate.binding)
  if (!conflicts.has(boundMatch.binding.virtualService)) {
    const first = list.first(boundMatch.match, conflictsWith)
    if (first) addConflict(boundMatch.binding, first.binding, conflicts)
  }
  const hasNoConflict = ({ binding }: BoundMatch): boolean => !conflicts.has(binding.virtualService)
  for (const candidate of list.remaining(boundMatch.match, hasNoConflict))
    if (conflictsWith(candidate)) addConflict(boundMatch.binding, candidate.binding, conflicts)
}

function addTlsConflicts(mesh: Mesh, group: readonly HostBinding[], conflicts: Conflicts): void {
  const byName = new Map<string, BoundMatch>()
  for (const boundMatch of matchesIn(mesh, group, 'tls')) {
    for (const name of boundMatch.match.names) {
      const first = byName.get(name)
      if (!first) byName.set(name, boundMatch)
      else if (
        mayHaveSameCallers(first.match, boundMatch.match) &&
        mayShareProxy(boundMatch.binding, first.binding)
      )
        addConflict(boundMatch.binding, first.binding, conflicts)
    }
  }
}

/** Records a conflict for both bindings, unless they already have one. */
function addConflict(first: HostBinding, second: HostBinding, conflicts: Conflicts): void {
  if (!conflicts.has(first.virtualService)) conflicts.set(first.virtualService, second)
  if (!conflicts.has(second.virtualService)) conflicts.set(second.virtualService, first)
}
