import { oncePer } from '../core/once-per.ts'
import { conditionIndex } from './condition-index.ts'
import { exports, seenTogether } from './export.ts'
import { boundTo, meshGateway } from './gateways.ts'
import { fullHost } from './hosts.ts'
import type { Manifest } from './manifest.ts'
import { matchesMeet, matchesOf, sameCallers, takesAll, type RouteMatch } from './matches.ts'
import type { Mesh } from './mesh.ts'
import type { Node } from './node.ts'
import { isUnfilled } from './placeholder.ts'
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

/**
 * The claim of another VirtualService that some proxy has to follow as well. On the mesh both routing http is enough,
 * or TLS of one name: a sidecar takes one VirtualService for a host. A gateway takes the routes of all, so that there
 * some request has to match both (istio `pilot/pkg/networking/core/{httproute,gateway}.go`).
 */
export function rivalOf(mesh: Mesh, claim: Claim): Claim | undefined {
  if (claim.gateway !== meshGateway) return gatewayRivals(mesh).get(claim.service)?.get(keyOf(claim))
  const scopes = exports(claim.service)
  const near = scopes.includes('*') ? [everyScope] : [...scopes, '*']
  const others = near.flatMap((scope) => claims(mesh).get(`${keyOf(claim)}\0${scope}`) ?? [])
  return others.find((one) => mayShareProxy(one, claim) && fight(one, claim))
}

const everyScope = ''

/** The claims by what they are for and where they are seen, and all by what they are for. */
const claims = oncePer((mesh: Mesh) => {
  const found = new Map<string, Claim[]>()
  for (const claim of mesh.ofKind('VirtualService').flatMap(claimsOf)) {
    for (const scope of [...new Set(exports(claim.service)), everyScope]) {
      const key = `${keyOf(claim)}\0${scope}`
      const known = found.get(key)
      if (known) known.push(claim)
      else found.set(key, [claim])
    }
  }
  return found
})

function keyOf({ service, host, gateway }: Claim): string {
  return `${gateway}\0${fullHost(host.text, service.namespace)}`
}

/** Of releases whose namespaces nothing states, nothing says where a short name leads and who sees it. */
function mayShareProxy(one: Claim, other: Claim): boolean {
  if (isSameObject(one.service, other.service) || !seenTogether(one.service, other.service)) return false
  const isTold = isSureOfNamespace(one.service) && isSureOfNamespace(other.service)
  return isTold || one.service.target === other.service.target || !(isNarrow(one) || isNarrow(other))
}

function isNarrow({ service, host }: Claim): boolean {
  return !/[.*]/.test(host.text) || !exports(service).includes('*')
}

function fight(one: Claim, other: Claim): boolean {
  const [http, otherHttp] = [acting(one, 'http'), acting(other, 'http')]
  const [tls, otherTls] = [acting(one, 'tls'), acting(other, 'tls')]
  return (
    http.some((match) => otherHttp.some((own) => sameCallers(match, own))) ||
    tls.some((match) => otherTls.some((own) => sameChain(match, own)))
  )
}

function acting({ service, gateway }: Claim, protocol: 'http' | 'tls'): RouteMatch[] {
  return matches[protocol](service).filter(({ gateways }) => gateways.includes(gateway))
}

const matches = {
  http: oncePer((service: Manifest) => allMatches(service, 'http')),
  tls: oncePer((service: Manifest) => allMatches(service, 'tls')),
} as const

function allMatches(service: Manifest, protocol: 'http' | 'tls'): RouteMatch[] {
  return service.spec.items(protocol).flatMap((route) => matchesOf(service, route, protocol))
}

function sameChain(one: RouteMatch, other: RouteMatch): boolean {
  return sameCallers(one, other) && one.names.some((name) => other.names.includes(name))
}

/** One match of a claim. */
interface Claimed {
  readonly claim: Claim
  readonly match: RouteMatch
}

type Rivals = Map<Manifest, Map<string, Claim>>

/** For each VirtualService and what it claims on gateways, the first claim it meets. */
const gatewayRivals = oncePer((mesh: Mesh) => {
  const rivals: Rivals = new Map()
  for (const [key, group] of claims(mesh)) {
    const isWhole = key.endsWith(`\0${everyScope}`)
    if (!isWhole || group.length < 2 || group[0]!.gateway === meshGateway) continue
    meetOverHttp(group, rivals)
    meetOverTls(group, rivals)
  }
  return rivals
})

function meetOverHttp(group: readonly Claim[], rivals: Rivals): void {
  const all = group.flatMap((claim) => acting(claim, 'http').map((match): Claimed => ({ claim, match })))
  const byPath = conditionIndex<Claimed>()
  const anyPath: Claimed[] = []
  for (const one of all) {
    const path = one.match.conditions.get('uri')
    if (path) byPath.add('uri', path, one)
    else anyPath.push(one)
  }
  for (const one of all) {
    const path = one.match.conditions.get('uri')
    for (const other of [...anyPath, ...(path ? byPath.covering('uri', path) : [])]) {
      if (meetOnGateway(one.match, other.match)) note(one.claim, other.claim, rivals)
    }
  }
}

/** What takes everything comes last on a gateway, however old it is. */
function meetOnGateway(one: RouteMatch, other: RouteMatch): boolean {
  return takesAll(one) === takesAll(other) && matchesMeet(one, other)
}

function meetOverTls(group: readonly Claim[], rivals: Rivals): void {
  const byName = new Map<string, Claimed>()
  const all = group.flatMap((claim) => acting(claim, 'tls').map((match): Claimed => ({ claim, match })))
  for (const one of all) {
    for (const name of one.match.names) {
      const first = byName.get(name)
      if (first && sameCallers(first.match, one.match)) note(one.claim, first.claim, rivals)
      else if (!first) byName.set(name, one)
    }
  }
}

/** Keeps for both the first that they meet. */
function note(one: Claim, other: Claim, rivals: Rivals): void {
  if (!mayShareProxy(one, other)) return
  for (const [claim, rival] of [
    [one, other],
    [other, one],
  ] as const) {
    const known = rivals.get(claim.service) ?? new Map<string, Claim>()
    rivals.set(claim.service, known)
    if (!known.has(keyOf(claim))) known.set(keyOf(claim), rival)
  }
}
