import { groupBy } from '../core/group.ts'
import { once, oncePer } from '../core/once-per.ts'
import { acting, claimLists, everyScope, isNarrow, listKey, type Claim } from './claims.ts'
import { exports } from './export.ts'
import { callersOf, sameCallers, type RouteMatch } from './matches.ts'
import type { Mesh } from './mesh.ts'
import { othersIn } from './other-object.ts'
import { isSureOfNamespace } from './presence.ts'

/** The first claim of another VirtualService for a host on the mesh that sidecars cannot follow beside this one. */
export function meshRival(mesh: Mesh, claim: Claim): Claim | undefined {
  const seen = exports(claim.service).filter((scope) => scope !== '~')
  if (seen.length === 0) return undefined
  for (const scope of seen.includes('*') ? [everyScope] : [...seen, '*']) {
    const found = rivalsIn(claimLists(mesh).get(listKey(claim, scope)) ?? none)(claim)
    if (found) return found
  }
  return undefined
}

const none: readonly Claim[] = []

/** A claim with its place in a list. */
interface Placed {
  readonly claim: Claim
  readonly index: number
}

/** Finds in some claims for one host, that some namespace sees together, the first rival of one of them. */
const rivalsIn = oncePer((claims: readonly Claim[]): ((claim: Claim) => Claim | undefined) => {
  const { http, tls } = groupsOf(claims)
  return (claim) => {
    const found = [
      ...acting(claim, 'http').flatMap((match) => meeting(http, match, claim)),
      ...acting(claim, 'tls').flatMap((match) =>
        match.names.flatMap((name) => meeting(tls.get(name) ?? new Map(), match, claim)),
      ),
    ]
    return found.toSorted((one, other) => one.index - other.index)[0]?.claim
  }
})

/** Claims by what their matches ask of callers, with one of these matches. */
type ByCallers = Map<
  string,
  { readonly match: RouteMatch; readonly claims: Placed[]; readonly find: () => Find }
>

function meeting(groups: ByCallers, match: RouteMatch, claim: Claim): Placed[] {
  return [...groups.values()]
    .filter((group) => sameCallers(group.match, match))
    .flatMap((group) => group.find()(claim) ?? [])
}

function groupsOf(claims: readonly Claim[]): { http: ByCallers; tls: Map<string, ByCallers> } {
  const http: ByCallers = new Map()
  const tls = new Map<string, ByCallers>()
  const visible = claims.filter(({ service }) => exports(service).some((scope) => scope !== '~'))
  for (const [index, claim] of visible.entries()) {
    for (const match of acting(claim, 'http')) add(http, match, { claim, index })
    for (const match of acting(claim, 'tls')) {
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

type Find = (claim: Claim) => Placed | undefined

/** Finds the first claim of another object that may share a proxy with one that is seen together with it: `mayShareProxy`. */
function sharing(claims: readonly Placed[]): Find {
  const finder = (some: readonly Placed[]): Find => {
    const find = othersIn(some, ({ claim }) => claim.service)
    return ({ service }) => find(service)
  }
  const isSure = ({ claim }: Placed): boolean => isSureOfNamespace(claim.service)
  const isWide = ({ claim }: Placed): boolean => !isNarrow(claim)
  const sure = once(() => finder(claims.filter(isSure)))
  const wide = once(() => finder(claims.filter(isWide)))
  const ofRelease = oncePerRelease(claims, finder)
  return (claim) => {
    const placed = { claim, index: 0 }
    const finds = [
      ...(isSure(placed) ? [sure()] : []),
      ...(isWide(placed) ? [wide()] : []),
      ofRelease(claim.service.target),
    ]
    return finds.flatMap((find) => find(claim) ?? []).toSorted((one, other) => one.index - other.index)[0]
  }
}

function oncePerRelease(
  claims: readonly Placed[],
  finder: (some: readonly Placed[]) => Find,
): (target: string) => Find {
  const byTarget = once(() => groupBy(claims, ({ claim }) => claim.service.target))
  const known = new Map<string, Find>()
  return (target) => {
    const find = known.get(target) ?? finder(byTarget().get(target) ?? [])
    known.set(target, find)
    return find
  }
}
