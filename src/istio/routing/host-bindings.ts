import { groupByEach } from '../../core/group.ts'
import { oncePer } from '../../core/once-per.ts'
import { exportedTo, areVisibleTogether } from '../hosts/export.ts'
import { httpRoutesOf, matchesOfRoute } from './delegated-routes.ts'
import { gatewayKeysOf, meshGateway } from './gateways.ts'
import { fullHost } from '../hosts/hosts.ts'
import type { Manifest } from '../../model/manifest.ts'
import { matchesOf, type RouteMatch } from './matches.ts'
import { derived, derivedPer } from '../../model/derived.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { isUnfilled } from '../../syntax/unfilled.ts'
import { isSameObject, hasStatedNamespace } from '../../model/presence.ts'

/** A host that a VirtualService routes at one gateway or on the mesh. */
export interface HostBinding {
  readonly virtualService: Manifest
  readonly host: Node
  /** `mesh`, or `NAMESPACE/NAME`. */
  readonly gateway: string
}

/** The host bindings of a VirtualService, those on the mesh first; hosts with placeholders are left out. */
export function hostBindingsOf(virtualService: Manifest): HostBinding[] {
  const hosts = virtualService.spec.items('hosts').filter(({ text }) => text !== '' && !isUnfilled(text))
  const gateways = gatewayKeysOf(virtualService).toSorted(
    (a, b) => Number(b === meshGateway) - Number(a === meshGateway),
  )
  return hosts.flatMap((host) => gateways.map((gateway) => ({ virtualService, host, gateway })))
}

/** Stands for all namespaces in which bindings are visible. */
export const everyScope = ''

/** The bindings by gateway, host and the namespace in which they are visible, see `bindingListKey`. */
export const hostBindingLists = derived(
  ['VirtualService'],
  (mesh): ReadonlyMap<string, readonly HostBinding[]> =>
    groupByEach(mesh.ofKind('VirtualService').flatMap(hostBindingsOf), (binding) =>
      [...new Set(exportedTo(binding.virtualService)), everyScope].map((scope) =>
        bindingListKey(binding, scope),
      ),
    ),
)

/** The key of the bindings of one gateway and host that are visible in a namespace, or in any (`everyScope`). */
export function bindingListKey(binding: HostBinding, scope: string): string {
  return `${bindingKey(binding)}\0${scope}`
}

/** A key that is equal for bindings of one host at one gateway; a short host gets its VirtualService's namespace. */
export function bindingKey({ virtualService, host, gateway }: HostBinding): string {
  return `${gateway}\0${fullHost(host.text, virtualService.namespace)}`
}

/**
 * True if a proxy may have both of two bindings of one host and gateway: two VirtualServices that some namespace sees. Where
 * nothing states the namespace of one and they are of two targets, false if either has a short host or a limited `exportTo`.
 */
export function mayShareProxy(first: HostBinding, second: HostBinding): boolean {
  if (
    isSameObject(first.virtualService, second.virtualService) ||
    !areVisibleTogether(first.virtualService, second.virtualService)
  )
    return false
  const areStated = hasStatedNamespace(first.virtualService) && hasStatedNamespace(second.virtualService)
  return (
    areStated ||
    first.virtualService.target === second.virtualService.target ||
    !(hasLimitedScope(first) || hasLimitedScope(second))
  )
}

/** True for a short name, and for a VirtualService that is not visible in all namespaces. */
export function hasLimitedScope({ virtualService, host }: HostBinding): boolean {
  return !/[.*]/.test(host.text) || !exportedTo(virtualService).includes('*')
}

/** The matches of a VirtualService, delegates merged into it, that apply at the gateway of a binding. */
export function matchesActing(mesh: Mesh, binding: HostBinding, protocol: 'http' | 'tls'): RouteMatch[] {
  const { virtualService, gateway } = binding
  return matches[protocol](mesh, virtualService).filter(({ gateways }) => gateways.includes(gateway))
}

const matches = {
  http: derivedPer(['VirtualService'], (mesh, virtualService: Manifest) => [
    ...httpRoutesOf(mesh, virtualService).routes.flatMap(matchesOfRoute),
    ...matchesToUnseen(mesh, virtualService),
  ]),
  tls: (_: Mesh, virtualService: Manifest) => tlsMatches(virtualService),
} as const

const tlsMatches = oncePer((virtualService: Manifest) =>
  virtualService.spec.items('tls').flatMap((route) => matchesOf(virtualService, route, 'tls')),
)

/** The matches that delegates outside of this repository may add. */
function matchesToUnseen(mesh: Mesh, virtualService: Manifest): RouteMatch[] {
  return httpRoutesOf(mesh, virtualService)
    .lost.filter(({ defect, virtualService: delegate }) => defect === 'missing' && !delegate)
    .flatMap(({ root }) => matchesOf(virtualService, root, 'http'))
}
