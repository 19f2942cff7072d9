import { groupBy } from '../../core/group.ts'
import { once, oncePer } from '../../core/once-per.ts'
import { gatewaySelector, serverHost, serverTraffic } from './gateways.ts'
import { hostIndex } from '../hosts/host-index.ts'
import { normalHost } from '../hosts/hosts.ts'
import type { Manifest } from '../../model/manifest.ts'
import { derived } from '../../model/derived.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { otherObjects } from '../../model/other-objects.ts'
import { selectorIndex } from '../policy/selector-index.ts'
import type { Labels } from '../policy/selector.ts'

/** A server and the Gateway it is part of. */
export interface ServedHost {
  readonly gateway: Manifest
  readonly server: Node
}

/** A server of another Gateway that cannot stand beside a given one: of other traffic, or with TLS of its own. */
export interface ServerClash extends ServedHost {
  readonly kind: 'protocol' | 'tls'
}

/**
 * The first server of another Gateway, in the order of the manifests, that opens the port of a server on all pods of
 * one of the two Gateways, for a host that both have, and cannot be merged with it: it takes other traffic, or it is TLS
 * of an equal host. Istio merges plain http, and tcp knows no hosts (istio `pilot/pkg/model/gateway.go`).
 */
export function clashingServer(mesh: Mesh, gateway: Manifest, server: Node): ServerClash | undefined {
  const key = portKey(server)
  const pods = key === null ? undefined : byPort(mesh).get(key)?.get(gateway)
  const found = pods?.flatMap((servers) => servers.clashes(gateway, server)) ?? []
  return found.toSorted((one, other) => one.index - other.index)[0]
}

/** The port and the address that a server listens on; `null` where one of them, or what it takes there, is not known. */
function portKey(server: Node): string | null {
  const number = server.at('port', 'number').number
  const isKnown = !server.get('bind').isUnfilled && !server.at('port', 'protocol').isUnfilled
  return number === undefined || !isKnown ? null : `${number} ${server.get('bind').text}`
}

interface Indexed extends ServedHost {
  readonly index: number
}

/** By port the servers that each Gateway has to be held against. */
const byPort = derived(['Gateway'], (mesh) => {
  const all = mesh
    .ofKind('Gateway')
    .filter((gateway) => gatewaySelector(gateway).size > 0)
    .flatMap((gateway) => gateway.spec.items('servers').map((server) => ({ gateway, server })))
    .map((served, index): Indexed => ({ ...served, index }))
  const ports = groupBy(all, ({ server }) => portKey(server))
  return new Map([...ports].map(([key, servers]) => [key, onSamePods(servers)]))
})

/** For each Gateway the servers of those that select all pods that it selects, or none but those. */
function onSamePods(servers: readonly Indexed[]): Map<Manifest, Clashing[]> {
  const groups = [...groupBy(servers, ({ gateway }) => textOf(gatewaySelector(gateway))).values()].map(
    (own) => ({ own, labels: gatewaySelector(own[0]!.gateway), clashing: once(() => clashingIn(own)) }),
  )
  const index = selectorIndex(groups, ({ labels }) => labels)
  return new Map(
    groups.flatMap((group) => {
      const narrower = index.requiring(group.labels)
      const all = narrower.length > 1 ? clashingIn(narrower.flatMap(({ own }) => own)) : group.clashing()
      const wider = index.selecting(group.labels).filter((one) => one !== group)
      const found = [all, ...wider.map(({ clashing }) => clashing())]
      return group.own.map(({ gateway }) => [gateway, found] as const)
    }),
  )
}

function textOf(labels: Labels): string {
  return JSON.stringify([...labels].toSorted())
}

/** Servers of one port and the same pods, asked for those that clash with a given one. */
interface Clashing {
  clashes(gateway: Manifest, server: Node): (ServerClash & Indexed)[]
}

function clashingIn(servers: readonly Indexed[]): Clashing {
  const sorted = servers.toSorted((one, other) => one.index - other.index)
  const traffics = groupBy(sorted, ({ server }) => serverTraffic(server))
  const byHost = new Map([...traffics].map(([traffic, some]) => [traffic, hostIndex(some, hostsOf)]))
  const secure = groupBy(
    (traffics.get('tls') ?? []).flatMap((served) => hostsOf(served).map((host) => ({ host, served }))),
    ({ host }) => host,
  )
  const equal = new Map([...secure].map(([host, found]) => [host, found.map(({ served }) => served)]))
  return {
    clashes(gateway, server) {
      const hosts = hostsOf({ server })
      const own = serverTraffic(server)
      const others = [...byHost].filter(([traffic]) => traffic !== own)
      const unlike = others.flatMap(([, index]) => hosts.map((host) => index.overlapping(host)))
      const alike = own === 'tls' ? hosts.map((host) => equal.get(host) ?? []) : []
      return [
        ...unlike.flatMap((list) => asClash(firstOther(list)(gateway), 'protocol')),
        ...alike.flatMap((list) => asClash(firstOther(list)(gateway), 'tls')),
      ]
    },
  }
}

const firstOther = oncePer((servers: readonly Indexed[]) => otherObjects(servers, ({ gateway }) => gateway))

function asClash(served: Indexed | undefined, kind: ServerClash['kind']): (ServerClash & Indexed)[] {
  return served ? [{ ...served, kind }] : []
}

function hostsOf({ server }: Pick<ServedHost, 'server'>): string[] {
  return server.items('hosts').map(({ text }) => normalHost(serverHost(text).host))
}
