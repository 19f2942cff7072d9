import { groupBy } from '../../core/group.ts'
import { once, oncePer } from '../../core/once-per.ts'
import {
  matchesActing,
  hostBindingLists,
  everyScope,
  isNarrow,
  bindingListKey,
  type HostBinding,
} from './host-bindings.ts'
import { exports } from '../hosts/export.ts'
import { callersOf, sameCallers, type RouteMatch } from './matches.ts'
import type { Mesh } from '../../model/mesh.ts'
import { otherObjects } from '../../model/other-objects.ts'
import { hasStatedNamespace } from '../../model/presence.ts'

/** The first claim of another VirtualService for a host on the mesh that sidecars cannot follow beside this one. */
export function conflictOnMesh(mesh: Mesh, claim: HostBinding): HostBinding | undefined {
  const seen = exports(claim.virtualService).filter((scope) => scope !== '~')
  if (seen.length === 0) return undefined
  for (const scope of seen.includes('*') ? [everyScope] : [...seen, '*']) {
    const found = rivalsIn(hostBindingLists(mesh).get(bindingListKey(claim, scope)) ?? none)(claim)
    if (found) return found
  }
  return undefined
}

const none: readonly HostBinding[] = []

/** A claim with its place in a list. */
interface Placed {
  readonly claim: HostBinding
  readonly index: number
}

/** Finds in some claims for one host, that some namespace sees together, the first rival of one of them. */
const rivalsIn = oncePer(
  (claims: readonly HostBinding[]): ((claim: HostBinding) => HostBinding | undefined) => {
    const { http, tls } = groupsOf(claims)
    return (claim) => {
      const found = [
        ...matchesActing(claim, 'http').flatMap((match) => meeting(http, match, claim)),
        ...matchesActing(claim, 'tls').flatMap((match) =>
          match.names.flatMap((name) => meeting(tls.get(name) ?? new Map(), match, claim)),
        ),
      ]
      return found.toSorted((one, other) => one.index - other.index)[0]?.claim
    }
  },
)

/** Claims by what their matches ask of callers, with one of these matches. */
type ByCallers = Map<
  string,
  { readonly match: RouteMatch; readonly claims: Placed[]; readonly find: () => Find }
>

function meeting(groups: ByCallers, match: RouteMatch, claim: HostBinding): Placed[] {
  return [...groups.values()]
    .filter((group) => sameCallers(group.match, match))
    .flatMap((group) => group.find()(claim) ?? [])
}

function groupsOf(claims: readonly HostBinding[]): { http: ByCallers; tls: Map<string, ByCallers> } {
  const http: ByCallers = new Map()
  const tls = new Map<string, ByCallers>()
  const visible = claims.filter(({ virtualService }) =>
    exports(virtualService).some((scope) => scope !== '~'),
  )
  for (const [index, claim] of visible.entries()) {
    for (const match of matchesActing(claim, 'http')) add(http, match, { claim, index })
    for (const match of matchesActing(claim, 'tls')) {
      for (const name of match.names) {
        const group: ByCallers = tls.get(name) ?? new Map()
        tls.set(name, group)
        add(group, match, { claim, index })
      }
    }
  }
  return { http, tls }
}

function add(groups: ByCallers, match: RouteMatch, placed: Placed): void {
  const key = callersOf(match)
  const claims: Placed[] = groups.get(key)?.claims ?? []
  if (!groups.has(key)) groups.set(key, { match, claims, find: once(() => sharing(claims)) })
  if (claims.at(-1)?.claim !== placed.claim) claims.push(placed)
}

type Find = (claim: HostBinding) => Placed | undefined

/** Finds the first claim of another object that may share a proxy with one that is seen together with it: `mayShareProxy`. */
function sharing(claims: readonly Placed[]): Find {
  const finder = (some: readonly Placed[]): Find => {
    const find = otherObjects(some, ({ claim }) => claim.virtualService)
    return ({ virtualService }) => find(virtualService)
  }
  const isSure = ({ claim }: Placed): boolean => hasStatedNamespace(claim.virtualService)
  const isWide = ({ claim }: Placed): boolean => !isNarrow(claim)
  const sure = once(() => finder(claims.filter(isSure)))
  const wide = once(() => finder(claims.filter(isWide)))
  const ofRelease = oncePerRelease(claims, finder)
  return (claim) => {
    const placed = { claim, index: 0 }
    const finds = [
      ...(isSure(placed) ? [sure()] : []),
      ...(isWide(placed) ? [wide()] : []),
      ofRelease(claim.virtualService.target),
    ]
    return finds.flatMap((find) => find(claim) ?? []).toSorted((one, other) => one.index - other.index)[0]
  }
}

function oncePerRelease(
  claims: readonly Placed[],
  finder: (some: readonly Placed[]) => Find,
): (target: string) => Find {
  const byTarget = once(() => groupBy(claims, ({ claim }) => claim.virtualService.target))
  const known = new Map<string, Find>()
  return (target) => {
    const find = known.get(target) ?? finder(byTarget().get(target) ?? [])
    known.set(target, find)
    return find
  }
}
