import { groupBy } from '../../core/group.ts'
import { once, oncePer } from '../../core/once-per.ts'
import { serverHost } from '../hosts/server-host.ts'
import { gatewaySelector, serverTraffic } from './gateways.ts'
import { normalHost } from '../hosts/hosts.ts'
import type { Manifest } from '../../model/manifest.ts'
import { derived } from '../../model/derived.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { firstOfOtherObject } from '../../model/other-objects.ts'
import { selectorIndex } from '../policy/selector-index.ts'
import { labelsKey } from '../policy/selector.ts'

/** A server with its Gateway. */
export interface ServedHost {
  readonly gateway: Manifest
  readonly server: Node
}

/** A server of another Gateway that cannot be combined with a given one. */
export interface ServerClash extends ServedHost {
  /**
   * `plain`: both are plain text and not both http. `mixed`: one is TLS, and is dropped if the other one comes first. `tls`:
   * TLS of an equal host.
   */
  readonly kind: 'plain' | 'mixed' | 'tls'
}

/**
 * The first server of another Gateway, in the order of the manifests, that has the port number and `bind` of a server, on all
 * pods of one of the two Gateways, and cannot be merged with it. Plain http is merged, and TLS of different hosts; other
 * than that the hosts do not matter (istio `pilot/pkg/model/gateway.go`, mergeGateways). `undefined` if there is none, and
 * for a Gateway without a selector or a server whose port, `bind` or protocol is unknown.
 */
export function clashingServer(mesh: Mesh, gateway: Manifest, server: Node): ServerClash | undefined {
  const key = portKey(server)
  const pods = key === null ? undefined : byPort(mesh).get(key)?.get(gateway)
  const clashes = pods?.flatMap((servers) => servers.clashes(gateway, server)) ?? []
  return clashes.toSorted((a, b) => a.index - b.index)[0]
}

/** The port and address on which a server listens; `null` if one of them or the protocol is unknown. */
function portKey(server: Node): string | null {
  const number = server.at('port', 'number').number
  const isKnown = !server.get('bind').isUnfilled && !server.at('port', 'protocol').isUnfilled
  return number === undefined || !isKnown ? null : `${number} ${server.get('bind').text}`
}

interface Indexed extends ServedHost {
  readonly index: number
}

/** By port, the groups of servers with which each Gateway has to be compared. */
const byPort = derived(['Gateway'], (mesh) => {
  const servers = mesh
    .ofKind('Gateway')
    .filter((gateway) => gatewaySelector(gateway).size > 0)
    .flatMap((gateway) => gateway.spec.items('servers').map((server) => ({ gateway, server })))
    .map((served, index): Indexed => ({ ...served, index }))
  const ports = groupBy(servers, ({ server }) => portKey(server))
  return new Map([...ports].map(([key, ofPort]) => [key, onSamePods(ofPort)]))
})

/** For each Gateway, the servers of Gateways that select all of its pods or only some of them. */
function onSamePods(servers: readonly Indexed[]): Map<Manifest, Clashing[]> {
  const groups = [...groupBy(servers, ({ gateway }) => labelsKey(gatewaySelector(gateway))).values()].map(
    (ofSelector) => ({
      servers: ofSelector,
      labels: gatewaySelector(ofSelector[0]!.gateway),
      clashing: once(() => clashingIn(ofSelector)),
    }),
  )
  const index = selectorIndex(groups, ({ labels }) => labels)
  return new Map(
    groups.flatMap((group) => {
      const requiring = index.requiring(group.labels)
      const ofSelected =
        requiring.length > 1
          ? clashingIn(requiring.flatMap((selected) => selected.servers))
          : group.clashing()
      const wider = index.selecting(group.labels).filter((candidate) => candidate !== group)
      const clashings = [ofSelected, ...wider.map(({ clashing }) => clashing())]
      return group.servers.map(({ gateway }) => [gateway, clashings] as const)
    }),
  )
}

/** Servers of one port and the same pods, which finds those that clash with a given server. */
interface Clashing {
  clashes(gateway: Manifest, server: Node): (ServerClash & Indexed)[]
}

function clashingIn(servers: readonly Indexed[]): Clashing {
  const sorted = servers.toSorted((a, b) => a.index - b.index)
  const traffics = groupBy(sorted, ({ server }) => serverTraffic(server))
  const secure = groupBy(
    (traffics.get('tls') ?? []).flatMap((served) => hostsOf(served).map((host) => ({ host, served }))),
    ({ host }) => host,
  )
  const equal = new Map([...secure].map(([host, pairs]) => [host, pairs.map(({ served }) => served)]))
  return {
    clashes(gateway, server) {
      const traffic = serverTraffic(server)
      const sameHost = traffic === 'tls' ? hostsOf({ server }).map((host) => equal.get(host) ?? []) : []
      const others = [...traffics].flatMap(([otherTraffic, list]) => {
        const kind = trafficClash(traffic, otherTraffic)
        return kind ? asClash(firstOther(list)(gateway), kind) : []
      })
      return [...others, ...sameHost.flatMap((list) => asClash(firstOther(list)(gateway), 'tls'))]
    },
  }
}

/** The traffic of a server. */
export type Traffic = ReturnType<typeof serverTraffic>

/** How servers of two kinds of traffic clash whatever their hosts are; `undefined` if they are merged. */
export function trafficClash(traffic: Traffic, second: Traffic): 'plain' | 'mixed' | undefined {
  if (traffic === second) return traffic === 'tcp' ? 'plain' : undefined
  return traffic === 'tls' || second === 'tls' ? 'mixed' : 'plain'
}

const firstOther = oncePer((servers: readonly Indexed[]) =>
  firstOfOtherObject(servers, ({ gateway }) => gateway),
)

function asClash(served: Indexed | undefined, kind: ServerClash['kind']): (ServerClash & Indexed)[] {
  return served ? [{ ...served, kind }] : []
}

function hostsOf({ server }: Pick<ServedHost, 'server'>): string[] {
  return server.items('hosts').map(({ text }) => normalHost(serverHost(text).host))
}
