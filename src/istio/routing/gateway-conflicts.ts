import { groupBy } from '../../core/group.ts'
import { oncePer } from '../../core/once-per.ts'
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
import type { Mesh } from '../../model/mesh.ts'

/** One match of a claim. */
interface Claimed {
  readonly claim: HostBinding
  readonly match: RouteMatch
}

/** For each VirtualService and what it claims on gateways, the first claim it meets. */
export const conflictsAtGateways = oncePer(
  (mesh: Mesh): ReadonlyMap<Manifest, ReadonlyMap<string, HostBinding>> => {
    const rivals = new Map<Manifest, Map<string, HostBinding>>()
    for (const [key, group] of hostBindingLists(mesh)) {
      const isWhole = key.endsWith(`\0${everyScope}`)
      if (!isWhole || group.length < 2 || group[0]!.gateway === meshGateway) continue
      const found = new Map<Manifest, HostBinding>()
      meetOverHttp(group, found)
      meetOverTls(group, found)
      for (const [virtualService, rival] of found) {
        const known = rivals.get(virtualService) ?? new Map<string, HostBinding>()
        rivals.set(virtualService, known.set(bindingKey(group[0]!), rival))
      }
    }
    return rivals
  },
)

/** The first rival of each VirtualService, among claims for one host of one gateway. */
type Rivals = Map<Manifest, HostBinding>

/**
 * What takes everything comes last on a gateway, however old it is: it meets what takes everything. The others meet
 * where some request satisfies both; those without a path may meet any, and of paths one has to cover the other.
 */
function meetOverHttp(group: readonly HostBinding[], rivals: Rivals): void {
  const all = matchesIn(group, 'http')
  const byPath = conditionIndex<OverlapList<Claimed>>()
  const [open, anyPath] = [listOf(all.filter(({ match }) => takesAll(match))), listOf(all.filter(hasNoPath))]
  for (const same of groupBy(all, pathOf).values()) {
    const path = same[0]!.match.conditions.get('uri')
    if (path) byPath.add('uri', path, listOf(same))
  }
  for (const one of all) {
    const path = one.match.conditions.get('uri')
    const lists = takesAll(one.match) ? [open] : [anyPath, ...(path ? byPath.covering('uri', path) : [])]
    for (const list of lists) meetAll(one, list, rivals)
  }
}

function matchesIn(group: readonly HostBinding[], protocol: 'http' | 'tls'): Claimed[] {
  return group.flatMap((claim) => matchesActing(claim, protocol).map((match) => ({ claim, match })))
}

function hasNoPath({ match }: Claimed): boolean {
  return !takesAll(match) && !match.conditions.has('uri')
}

function pathOf({ match }: Claimed): string {
  const { form, value, ignoresCase } = match.conditions.get('uri') ?? {}
  return JSON.stringify([form, value, ignoresCase])
}

function listOf(claimed: readonly Claimed[]): OverlapList<Claimed> {
  return overlapList(claimed, ({ match }) => match)
}

/** Notes the first claim that a match meets, for both, and the match for all that have met none before. */
function meetAll(one: Claimed, list: OverlapList<Claimed>, rivals: Rivals): void {
  const meets = (other: Claimed): boolean =>
    matchesMeet(one.match, other.match) && mayShareProxy(one.claim, other.claim)
  if (!rivals.has(one.claim.virtualService)) {
    const first = list.first(one.match, meets)
    if (first) note(one.claim, first.claim, rivals)
  }
  const isOpen = ({ claim }: Claimed): boolean => !rivals.has(claim.virtualService)
  for (const other of list.left(one.match, isOpen)) if (meets(other)) note(one.claim, other.claim, rivals)
}

function meetOverTls(group: readonly HostBinding[], rivals: Rivals): void {
  const byName = new Map<string, Claimed>()
  for (const one of matchesIn(group, 'tls')) {
    for (const name of one.match.names) {
      const first = byName.get(name)
      if (!first) byName.set(name, one)
      else if (sameCallers(first.match, one.match) && mayShareProxy(one.claim, first.claim))
        note(one.claim, first.claim, rivals)
    }
  }
}

/** Keeps for both the first that they meet. */
function note(one: HostBinding, other: HostBinding, rivals: Rivals): void {
  if (!rivals.has(one.virtualService)) rivals.set(one.virtualService, other)
  if (!rivals.has(other.virtualService)) rivals.set(other.virtualService, one)
}
