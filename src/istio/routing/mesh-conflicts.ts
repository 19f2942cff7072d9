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
import { exportedTo } from '../hosts/export.ts'
import { callersOf, sameCallers, type RouteMatch } from './matches.ts'
import type { Mesh } from '../../model/mesh.ts'
import { otherObjects } from '../../model/other-objects.ts'
import { hasStatedNamespace } from '../../model/presence.ts'

/** The first binding of another VirtualService for a host on the mesh that sidecars cannot follow beside this one. */
export function conflictOnMesh(mesh: Mesh, binding: HostBinding): HostBinding | undefined {
  const seen = exportedTo(binding.virtualService).filter((scope) => scope !== '~')
  if (seen.length === 0) return undefined
  for (const scope of seen.includes('*') ? [everyScope] : [...seen, '*']) {
    const found = rivalsIn(hostBindingLists(mesh).get(bindingListKey(binding, scope)) ?? none)(binding)
    if (found) return found
  }
  return undefined
}

const none: readonly HostBinding[] = []

/** A binding with its place in a list. */
interface Placed {
  readonly binding: HostBinding
  readonly index: number
}

/** Finds in some bindings of one host, that some namespace sees together, the first conflict of one of them. */
const rivalsIn = oncePer(
  (bindings: readonly HostBinding[]): ((binding: HostBinding) => HostBinding | undefined) => {
    const { http, tls } = groupsOf(bindings)
    return (binding) => {
      const found = [
        ...matchesActing(binding, 'http').flatMap((match) => meeting(http, match, binding)),
        ...matchesActing(binding, 'tls').flatMap((match) =>
          match.names.flatMap((name) => meeting(tls.get(name) ?? new Map(), match, binding)),
        ),
      ]
      return found.toSorted((one, other) => one.index - other.index)[0]?.binding
    }
  },
)

/** Claims by what their matches ask of callers, with one of these matches. */
type ByCallers = Map<
  string,
  { readonly match: RouteMatch; readonly bindings: Placed[]; readonly find: () => Find }
>

function meeting(groups: ByCallers, match: RouteMatch, binding: HostBinding): Placed[] {
  return [...groups.values()]
    .filter((group) => sameCallers(group.match, match))
    .flatMap((group) => group.find()(binding) ?? [])
}

function groupsOf(bindings: readonly HostBinding[]): { http: ByCallers; tls: Map<string, ByCallers> } {
  const http: ByCallers = new Map()
  const tls = new Map<string, ByCallers>()
  const visible = bindings.filter(({ virtualService }) =>
    exportedTo(virtualService).some((scope) => scope !== '~'),
  )
  for (const [index, binding] of visible.entries()) {
    for (const match of matchesActing(binding, 'http')) add(http, match, { binding, index })
    for (const match of matchesActing(binding, 'tls')) {
      for (const name of match.names) {
        const group: ByCallers = tls.get(name) ?? new Map()
        tls.set(name, group)
        add(group, match, { binding, index })
      }
    }
  }
  return { http, tls }
}

function add(groups: ByCallers, match: RouteMatch, placed: Placed): void {
  const key = callersOf(match)
  const bindings: Placed[] = groups.get(key)?.bindings ?? []
  if (!groups.has(key)) groups.set(key, { match, bindings, find: once(() => sharing(bindings)) })
  if (bindings.at(-1)?.binding !== placed.binding) bindings.push(placed)
}

type Find = (binding: HostBinding) => Placed | undefined

/** Finds the first binding of another object that may share a proxy with one that is seen together with it: `mayShareProxy`. */
function sharing(bindings: readonly Placed[]): Find {
  const finder = (some: readonly Placed[]): Find => {
    const find = otherObjects(some, ({ binding }) => binding.virtualService)
    return ({ virtualService }) => find(virtualService)
  }
  const isSure = ({ binding }: Placed): boolean => hasStatedNamespace(binding.virtualService)
  const isWide = ({ binding }: Placed): boolean => !isNarrow(binding)
  const sure = once(() => finder(bindings.filter(isSure)))
  const wide = once(() => finder(bindings.filter(isWide)))
  const ofRelease = oncePerRelease(bindings, finder)
  return (binding) => {
    const placed = { binding, index: 0 }
    const finds = [
      ...(isSure(placed) ? [sure()] : []),
      ...(isWide(placed) ? [wide()] : []),
      ofRelease(binding.virtualService.target),
    ]
    return finds.flatMap((find) => find(binding) ?? []).toSorted((one, other) => one.index - other.index)[0]
  }
}

function oncePerRelease(
  bindings: readonly Placed[],
  finder: (some: readonly Placed[]) => Find,
): (target: string) => Find {
  const byTarget = once(() => groupBy(bindings, ({ binding }) => binding.virtualService.target))
  const known = new Map<string, Find>()
  return (target) => {
    const find = known.get(target) ?? finder(byTarget().get(target) ?? [])
    known.set(target, find)
    return find
  }
}
