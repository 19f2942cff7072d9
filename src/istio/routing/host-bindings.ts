import { oncePer } from '../../core/once-per.ts'
import { exportedTo, areVisibleTogether } from '../hosts/export.ts'
import { boundTo, meshGateway } from './gateways.ts'
import { fullHost } from '../hosts/hosts.ts'
import type { Manifest } from '../../model/manifest.ts'
import { matchesOf, type RouteMatch } from './matches.ts'
import { derived } from '../../model/derived.ts'
import type { Node } from '../../model/node.ts'
import { isUnfilled } from '../../syntax/unfilled.ts'
import { isSameObject, hasStatedNamespace } from '../../model/presence.ts'

/** A host that a VirtualService routes, at one of the places where it acts. */
export interface HostBinding {
  readonly virtualService: Manifest
  readonly host: Node
  /** `mesh`, or `NAMESPACE/NAME`. */
  readonly gateway: string
}

/** The hosts that a VirtualService binds, on the mesh first; hosts that nobody has filled in yet are left out. */
export function hostBindingsOf(virtualService: Manifest): HostBinding[] {
  const hosts = virtualService.spec.items('hosts').filter(({ text }) => text !== '' && !isUnfilled(text))
  const gateways = boundTo(virtualService).toSorted(
    (one, other) => Number(other === meshGateway) - Number(one === meshGateway),
  )
  return hosts.flatMap((host) => gateways.map((gateway) => ({ virtualService, host, gateway })))
}

/** Stands for all places where bindings are seen. */
export const everyScope = ''

/** The bindings by what they are for and where they are seen, and all by what they are for: see `bindingListKey`. */
export const hostBindingLists = derived(
  ['VirtualService'],
  (mesh): ReadonlyMap<string, readonly HostBinding[]> => {
    const found = new Map<string, HostBinding[]>()
    for (const binding of mesh.ofKind('VirtualService').flatMap(hostBindingsOf)) {
      for (const scope of [...new Set(exportedTo(binding.virtualService)), everyScope]) {
        const key = bindingListKey(binding, scope)
        const known = found.get(key)
        if (known) known.push(binding)
        else found.set(key, [binding])
      }
    }
    return found
  },
)

/** The key of the bindings of the same gateway and host that are seen in a namespace, or in any. */
export function bindingListKey(binding: HostBinding, scope: string): string {
  return `${bindingKey(binding)}\0${scope}`
}

/** The same for bindings of one host of one gateway. */
export function bindingKey({ virtualService, host, gateway }: HostBinding): string {
  return `${gateway}\0${fullHost(host.text, virtualService.namespace)}`
}

/** Of releases whose namespaces nothing states, nothing says where a short name leads and who sees it. */
export function mayShareProxy(one: HostBinding, other: HostBinding): boolean {
  if (
    isSameObject(one.virtualService, other.virtualService) ||
    !areVisibleTogether(one.virtualService, other.virtualService)
  )
    return false
  const isTold = hasStatedNamespace(one.virtualService) && hasStatedNamespace(other.virtualService)
  return (
    isTold || one.virtualService.target === other.virtualService.target || !(isNarrow(one) || isNarrow(other))
  )
}

/** True for a short name, and for what not all namespaces see. */
export function isNarrow({ virtualService, host }: HostBinding): boolean {
  return !/[.*]/.test(host.text) || !exportedTo(virtualService).includes('*')
}

/** The matches of a VirtualService that act where it binds a host. */
export function matchesActing(
  { virtualService, gateway }: HostBinding,
  protocol: 'http' | 'tls',
): RouteMatch[] {
  return matches[protocol](virtualService).filter(({ gateways }) => gateways.includes(gateway))
}

const matches = {
  http: oncePer((virtualService: Manifest) => allMatches(virtualService, 'http')),
  tls: oncePer((virtualService: Manifest) => allMatches(virtualService, 'tls')),
} as const

function allMatches(virtualService: Manifest, protocol: 'http' | 'tls'): RouteMatch[] {
  return virtualService.spec.items(protocol).flatMap((route) => matchesOf(virtualService, route, protocol))
}
