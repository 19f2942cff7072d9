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
import { matchesMeet, sameCallers, takesAll, type RouteMatch } from './matches.ts'
import { overlapList, type OverlapList } from './overlap-list.ts'
import { derived } from '../../model/derived.ts'

/** One match of a binding. */
interface BoundMatch {
  readonly binding: HostBinding
  readonly match: RouteMatch
}

/** For each VirtualService and the hosts that it binds on gateways, the first binding it meets. */
export const conflictsAtGateways = derived(
  ['VirtualService'],
  (mesh): ReadonlyMap<Manifest, ReadonlyMap<string, HostBinding>> => {
    const conflicts = new Map<Manifest, Map<string, HostBinding>>()
    for (const [key, group] of hostBindingLists(mesh)) {
      const isWhole = key.endsWith(`\0${everyScope}`)
      if (!isWhole || group.length < 2 || group[0]!.gateway === meshGateway) continue
      const found = new Map<Manifest, HostBinding>()
      meetOverHttp(group, found)
      meetOverTls(group, found)
      for (const [virtualService, conflict] of found) {
        const known = conflicts.get(virtualService) ?? new Map<string, HostBinding>()
        conflicts.set(virtualService, known.set(bindingKey(group[0]!), conflict))
      }
    }
    return conflicts
  },
)

/** The first conflict of each VirtualService, among bindings of one host of one gateway. */
type Conflicts = Map<Manifest, HostBinding>

/**
 * What takes everything comes last on a gateway, however old it is: it meets what takes everything. The others meet
 * where some request satisfies both; those without a path may meet any, and of paths one has to cover the other.
 */
function meetOverHttp(group: readonly HostBinding[], conflicts: Conflicts): void {
  const all = matchesIn(group, 'http')
  const byPath = conditionIndex<OverlapList<BoundMatch>>()
  const [open, anyPath] = [listOf(all.filter(({ match }) => takesAll(match))), listOf(all.filter(hasNoPath))]
  for (const same of groupBy(all, pathOf).values()) {
    const path = same[0]!.match.conditions.get('uri')
    if (path) byPath.add('uri', path, listOf(same))
  }
  for (const one of all) {
    const path = one.match.conditions.get('uri')
    const lists = takesAll(one.match) ? [open] : [anyPath, ...(path ? byPath.covering('uri', path) : [])]
    for (const list of lists) meetAll(one, list, conflicts)
  }
}

function matchesIn(group: readonly HostBinding[], protocol: 'http' | 'tls'): BoundMatch[] {
  return group.flatMap((binding) => matchesActing(binding, protocol).map((match) => ({ binding, match })))
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

/** Notes the first binding that a match meets, for both, and the match for all that have met none before. */
function meetAll(one: BoundMatch, list: OverlapList<BoundMatch>, conflicts: Conflicts): void {
  const meets = (other: BoundMatch): boolean =>
    matchesMeet(one.match, other.match) && mayShareProxy(one.binding, other.binding)
  if (!conflicts.has(one.binding.virtualService)) {
    const first = list.first(one.match, meets)
    if (first) note(one.binding, first.binding, conflicts)
  }
  const isOpen = ({ binding }: BoundMatch): boolean => !conflicts.has(binding.virtualService)
  for (const other of list.left(one.match, isOpen))
    if (meets(other)) note(one.binding, other.binding, conflicts)
}

function meetOverTls(group: readonly HostBinding[], conflicts: Conflicts): void {
  const byName = new Map<string, BoundMatch>()
  for (const one of matchesIn(group, 'tls')) {
    for (const name of one.match.names) {
      const first = byName.get(name)
      if (!first) byName.set(name, one)
      else if (sameCallers(first.match, one.match) && mayShareProxy(one.binding, first.binding))
        note(one.binding, first.binding, conflicts)
    }
  }
}

/** Keeps for both the first that they meet. */
function note(one: HostBinding, other: HostBinding, conflicts: Conflicts): void {
  if (!conflicts.has(one.virtualService)) conflicts.set(one.virtualService, other)
  if (!conflicts.has(other.virtualService)) conflicts.set(other.virtualService, one)
}
