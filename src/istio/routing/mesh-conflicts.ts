import { groupBy } from '../../core/group.ts'
import { once } from '../../core/once-per.ts'
import {
  matchesActing,
  hostBindingLists,
  everyScope,
  hasLimitedScope,
  bindingListKey,
  type HostBinding,
} from './host-bindings.ts'
import { exportedTo } from '../hosts/export.ts'
import { callersKey, mayHaveSameCallers, type RouteMatch } from './matches.ts'
import { derivedPer } from '../../model/derived.ts'
import type { Mesh } from '../../model/mesh.ts'
import { firstOfOtherObject } from '../../model/other-objects.ts'
import { hasStatedNamespace } from '../../model/presence.ts'

/** The first binding of another VirtualService on the mesh that sidecars cannot apply together with this one. */
export function conflictOnMesh(mesh: Mesh, binding: HostBinding): HostBinding | undefined {
  const seen = exportedTo(binding.virtualService).filter((scope) => scope !== '~')
  if (seen.length === 0) return undefined
  for (const scope of seen.includes('*') ? [everyScope] : [...seen, '*']) {
    const bindings = hostBindingLists(mesh).get(bindingListKey(binding, scope)) ?? none
    const conflict = conflictFinder(mesh, bindings)(binding)
    if (conflict) return conflict
  }
  return undefined
}

const none: readonly HostBinding[] = []

/** A binding with its index in a list. */
interface IndexedBinding {
  readonly binding: HostBinding
  readonly index: number
}

/** Finds the first conflict of a binding among bindings of one host that some namespace sees together. */
const conflictFinder = derivedPer(
  ['VirtualService'],
  (mesh, bindings: readonly HostBinding[]): ((binding: HostBinding) => HostBinding | undefined) => {
    const { http, tls } = groupsOf(mesh, bindings)
    return (binding) => {
      const conflicts = [
        ...matchesActing(mesh, binding, 'http').flatMap((match) => firstConflicts(http, match, binding)),
        ...matchesActing(mesh, binding, 'tls').flatMap((match) =>
          match.names.flatMap((name) => firstConflicts(tls.get(name) ?? new Map(), match, binding)),
        ),
      ]
      return conflicts.toSorted((a, b) => a.index - b.index)[0]?.binding
    }
  },
)

/** Bindings by the conditions of their matches on callers, with one of these matches. */
type ByCallers = Map<
  string,
  { readonly match: RouteMatch; readonly bindings: IndexedBinding[]; readonly find: () => Find }
>

function firstConflicts(groups: ByCallers, match: RouteMatch, binding: HostBinding): IndexedBinding[] {
  return [...groups.values()]
    .filter((group) => mayHaveSameCallers(group.match, match))
    .flatMap((group) => group.find()(binding) ?? [])
}

function groupsOf(
  mesh: Mesh,
  bindings: readonly HostBinding[],
): { http: ByCallers; tls: Map<string, ByCallers> } {
  const http: ByCallers = new Map()
  const tls = new Map<string, ByCallers>()
  const visible = bindings.filter(({ virtualService }) =>
    exportedTo(virtualService).some((scope) => scope !== '~'),
  )
  for (const [index, binding] of visible.entries()) {
    for (const match of matchesActing(mesh, binding, 'http')) add(http, match, { binding, index })
    for (const match of matchesActing(mesh, binding, 'tls')) {
      for (const name of match.names) {
        const group: ByCallers = tls.get(name) ?? new Map()
        tls.set(name, group)
        add(group, match, { binding, index })
      }
    }
  }
  return { http, tls }
}

function add(groups: ByCallers, match: RouteMatch, placed: IndexedBinding): void {
  const key = callersKey(match)
  const bindings: IndexedBinding[] = groups.get(key)?.bindings ?? []
  if (!groups.has(key)) groups.set(key, { match, bindings, find: once(() => sharingFinder(bindings)) })
  if (bindings.at(-1)?.binding !== placed.binding) bindings.push(placed)
}

type Find = (binding: HostBinding) => IndexedBinding | undefined

/** Finds the first binding of another object that may share a proxy with a binding visible together with it. */
function sharingFinder(bindings: readonly IndexedBinding[]): Find {
  const finder = (group: readonly IndexedBinding[]): Find => {
    const find = firstOfOtherObject(group, ({ binding }) => binding.virtualService)
    return ({ virtualService }) => find(virtualService)
  }
  const isStated = ({ binding }: IndexedBinding): boolean => hasStatedNamespace(binding.virtualService)
  const isWide = ({ binding }: IndexedBinding): boolean => !hasLimitedScope(binding)
  const amongStated = once(() => finder(bindings.filter(isStated)))
  const amongWide = once(() => finder(bindings.filter(isWide)))
  const amongRelease = finderByRelease(bindings, finder)
  return (binding) => {
    const placed = { binding, index: 0 }
    const finds = [
      ...(isStated(placed) ? [amongStated()] : []),
      ...(isWide(placed) ? [amongWide()] : []),
      amongRelease(binding.virtualService.target),
    ]
    return finds.flatMap((find) => find(binding) ?? []).toSorted((a, b) => a.index - b.index)[0]
  }
}

function finderByRelease(
  bindings: readonly IndexedBinding[],
  finder: (group: readonly IndexedBinding[]) => Find,
): (target: string) => Find {
  const byTarget = once(() => groupBy(bindings, ({ binding }) => binding.virtualService.target))
  const finders = new Map<string, Find>()
  return (target) => {
    const find = finders.get(target) ?? finder(byTarget().get(target) ?? [])
    finders.set(target, find)
    return find
  }
}
