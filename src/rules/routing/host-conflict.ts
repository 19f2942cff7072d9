import { groupBy } from '../../core/group.ts'
import { oncePer } from '../../core/once-per.ts'
import { seenTogether } from '../../model/export.ts'
import { boundTo, meshGateway } from '../../model/gateways.ts'
import { fullHost } from '../../model/hosts.ts'
import type { Manifest } from '../../model/manifest.ts'
import { matchesMeet, matchesOf, sameCallers, takesAll, type RouteMatch } from '../../model/matches.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { isUnfilled } from '../../model/placeholder.ts'
import { isSureOfNamespace } from '../../model/presence.ts'
import { quote } from '../quote.ts'
import { defineRule, type Problem } from '../rule.ts'

export const hostConflict = defineRule({
  id: 'routing/host-conflict',
  severity: 'error',
  summary: 'Two VirtualServices route one host, and Istio uses one of the two.',
  why: 'Sidecars take the VirtualService that was created first and drop the other one for that host, without a word. A gateway puts the routes of both in a row, the older ones first, so that where they match the same requests the age of the objects decides.',
  fix: 'Put the routes for the host into one VirtualService, or keep the two apart with `exportTo` or `gateways`.',
  on: {
    *VirtualService(service, mesh) {
      for (const host of service.spec.items('hosts')) yield* check(service, host, mesh)
    },
  },
})

/** A host of a VirtualService, at one of the places where it acts. */
interface Claim {
  readonly service: Manifest
  readonly host: Node
  readonly gateway: string
}

function* check(service: Manifest, host: Node, mesh: Mesh): Generator<Problem> {
  for (const gateway of boundTo(service)) {
    const claim = { service, host, gateway }
    const other = claims(mesh)
      .get(keyOf(claim))
      ?.find((one) => one.service !== service && inOneScope(one, claim) && conflicts(one, claim))
    if (!other) continue
    const onMesh = gateway === meshGateway
    yield {
      node: host,
      ...(!onMesh && { severity: 'warning' }),
      message: `${quote(host.text)} ${onMesh ? 'is' : `on gateway ${quote(gateway)} is`} routed by VirtualService ${quote(nameOf(other.service))} too: ${
        onMesh
          ? 'sidecars use the older of the two alone'
          : 'where both match a request, the older of the two is used'
      }`,
      related: [{ node: other.host, note: 'the same host' }],
    }
    return
  }
}

const claims = oncePer((mesh: Mesh) => {
  const all = mesh.ofKind('VirtualService').flatMap((service) =>
    service.spec
      .items('hosts')
      .filter(({ text }) => text !== '' && !isUnfilled(text))
      .flatMap((host) => boundTo(service).map((gateway): Claim => ({ service, host, gateway }))),
  )
  return groupBy(all, keyOf)
})

function keyOf({ service, host, gateway }: Claim): string {
  return `${gateway}\0${fullHost(host.text, service.namespace)}`
}

/** True if some client sees both; of a release whose namespace nobody names, nothing says where it is seen. */
function inOneScope({ service: one }: Claim, { service: other, host }: Claim): boolean {
  const isToldApart = isSureOfNamespace(one) && isSureOfNamespace(other)
  const isShort = !host.text.includes('.') && !host.text.includes('*')
  const mayDiffer = one.target !== other.target && !isToldApart
  return seenTogether(one, other) && !(mayDiffer && (isShort || limitsView(one) || limitsView(other)))
}

function limitsView(service: Manifest): boolean {
  return service.spec.items('exportTo').some(({ text }) => text !== '*')
}

function conflicts(one: Claim, other: Claim): boolean {
  const { gateway } = one
  const pairs = httpOf(one.service)
  const others = httpOf(other.service)
  const meet = gateway === meshGateway ? sameCallers : meetOnGateway
  if (
    pairs.some(
      (match) => acts(match, gateway) && others.some((own) => acts(own, gateway) && meet(match, own)),
    )
  ) {
    return true
  }
  return tlsOf(one.service).some(
    (match) =>
      acts(match, gateway) && tlsOf(other.service).some((own) => acts(own, gateway) && sameChain(match, own)),
  )
}

const httpOf = oncePer((service: Manifest) => allMatches(service, 'http'))
const tlsOf = oncePer((service: Manifest) => allMatches(service, 'tls'))

function allMatches(service: Manifest, protocol: 'http' | 'tls'): RouteMatch[] {
  return service.spec.items(protocol).flatMap((route) => matchesOf(service, route, protocol))
}

function acts({ gateways }: RouteMatch, gateway: string): boolean {
  return gateways.includes(gateway)
}

/** What takes everything comes last on a gateway, however old it is. */
function meetOnGateway(one: RouteMatch, other: RouteMatch): boolean {
  return takesAll(one) === takesAll(other) && matchesMeet(one, other)
}

function sameChain(one: RouteMatch, other: RouteMatch): boolean {
  return sameCallers(one, other) && one.names.some((name) => other.names.includes(name))
}

function nameOf({ namespace, name }: Manifest): string {
  return `${namespace}/${name}`
}
