import { oncePer } from '../core/once-per.ts'
import { exports, seenTogether } from './export.ts'
import { boundTo, meshGateway } from './gateways.ts'
import { fullHost } from './hosts.ts'
import type { Manifest } from './manifest.ts'
import { matchesOf, type RouteMatch } from './matches.ts'
import type { Mesh } from './mesh.ts'
import type { Node } from './node.ts'
import { isUnfilled } from './unfilled.ts'
import { isSameObject, isSureOfNamespace } from './presence.ts'

/** A host that a VirtualService routes, at one of the places where it acts. */
export interface Claim {
  readonly service: Manifest
  readonly host: Node
  /** `mesh`, or `NAMESPACE/NAME`. */
  readonly gateway: string
}

/** What a VirtualService claims, on the mesh first; hosts that nobody has filled in yet are left out. */
export function claimsOf(service: Manifest): Claim[] {
  const hosts = service.spec.items('hosts').filter(({ text }) => text !== '' && !isUnfilled(text))
  const gateways = boundTo(service).toSorted(
    (one, other) => Number(other === meshGateway) - Number(one === meshGateway),
  )
  return hosts.flatMap((host) => gateways.map((gateway) => ({ service, host, gateway })))
}

/** Stands for all places where claims are seen. */
export const everyScope = ''

/** The claims by what they are for and where they are seen, and all by what they are for: see `listKey`. */
export const claimLists = oncePer((mesh: Mesh): ReadonlyMap<string, readonly Claim[]> => {
  const found = new Map<string, Claim[]>()
  for (const claim of mesh.ofKind('VirtualService').flatMap(claimsOf)) {
    for (const scope of [...new Set(exports(claim.service)), everyScope]) {
      const key = listKey(claim, scope)
      const known = found.get(key)
      if (known) known.push(claim)
      else found.set(key, [claim])
    }
  }
  return found
})

/** The key of the claims for the same gateway and host that are seen in a namespace, or in any. */
export function listKey(claim: Claim, scope: string): string {
  return `${keyOf(claim)}\0${scope}`
}

/** The same for claims for one host of one gateway. */
export function keyOf({ service, host, gateway }: Claim): string {
  return `${gateway}\0${fullHost(host.text, service.namespace)}`
}

/** Of releases whose namespaces nothing states, nothing says where a short name leads and who sees it. */
export function mayShareProxy(one: Claim, other: Claim): boolean {
  if (isSameObject(one.service, other.service) || !seenTogether(one.service, other.service)) return false
  const isTold = isSureOfNamespace(one.service) && isSureOfNamespace(other.service)
  return isTold || one.service.target === other.service.target || !(isNarrow(one) || isNarrow(other))
}

/** True for a short name, and for what not all namespaces see. */
export function isNarrow({ service, host }: Claim): boolean {
  return !/[.*]/.test(host.text) || !exports(service).includes('*')
}

/** The matches of a VirtualService that act where it claims a host. */
export function acting({ service, gateway }: Claim, protocol: 'http' | 'tls'): RouteMatch[] {
  return matches[protocol](service).filter(({ gateways }) => gateways.includes(gateway))
}

const matches = {
  http: oncePer((service: Manifest) => allMatches(service, 'http')),
  tls: oncePer((service: Manifest) => allMatches(service, 'tls')),
} as const

function allMatches(service: Manifest, protocol: 'http' | 'tls'): RouteMatch[] {
  return service.spec.items(protocol).flatMap((route) => matchesOf(service, route, protocol))
}
