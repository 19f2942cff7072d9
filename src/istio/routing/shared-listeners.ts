import { groupBy } from '../../core/group.ts'
import { derived } from '../../model/derived.ts'
import type { Mesh } from '../../model/mesh.ts'
import { Node } from '../../model/node.ts'
import { firstOfOtherObject } from '../../model/other-objects.ts'
import { conversionKinds, convertedGatewayApi } from '../gateway-api/convert.ts'
import { isDeployedByIstio, isTunnel, type Listener } from '../gateway-api/listeners.ts'
import { addressedServices } from '../gateway-api/proxy-objects.ts'
import { isUnfilled } from '../../syntax/unfilled.ts'
import { trafficClash, type Traffic } from './gateway-servers.ts'
import { serverTraffic } from './gateways.ts'

/** A listener of another Gateway that cannot be combined with a given one. */
export interface ListenerClash extends Listener {
  readonly kind: 'plain' | 'mixed'
}

/**
 * The first listener of another Gateway that opens the port of a listener for the same Service and cannot be merged with it.
 * Gateways that Istio deploys have pods of their own; others share those of the Service that they name as their address.
 */
export function clashingListener(mesh: Mesh, listener: Node): ListenerClash | undefined {
  return clashes(mesh).get(listener.yaml!)
}

/** The identity of a node. `Node` objects are created again at each access. */
export type YamlValue = NonNullable<Node['yaml']>

/**
 * The valid listeners of Gateways and ListenerSets of the Gateway API that become servers of Istio Gateways, with a known
 * port and a filled protocol. Listeners of waypoints and for HBONE between networks become none.
 */
export const openedListeners = derived(conversionKinds, (mesh): readonly Listener[] =>
  convertedGatewayApi(mesh).listeners.filter((listener) => {
    const { isValid, server, protocol, port } = listener
    return isValid && server && port !== undefined && !isUnfilled(protocol) && !isTunnel(listener)
  }),
)

const clashes = derived(conversionKinds, (mesh): ReadonlyMap<YamlValue, ListenerClash> => {
  const listeners = openedListeners(mesh).filter(({ gateway }) => !isDeployedByIstio(gateway))
  const places = listeners.flatMap((listener) =>
    addressedServices(listener.gateway).map((host) => ({ listener, place: `${host} ${listener.port}` })),
  )
  const byListener = new Map<YamlValue, ListenerClash>()
  for (const group of groupBy(places, ({ place }) => place).values())
    addClashes(
      group.map(({ listener }) => listener),
      byListener,
    )
  return byListener
})

function addClashes(listeners: readonly Listener[], byListener: Map<YamlValue, ListenerClash>): void {
  const byTraffic = [...groupBy(listeners, listenerTraffic)].map(([traffic, group]) => ({
    traffic,
    firstOther: firstOfOtherObject(group, ({ gateway }) => gateway),
  }))
  for (const listener of listeners) {
    const [clash] = byTraffic.flatMap(({ traffic, firstOther }): ListenerClash[] => {
      const kind = trafficClash(listenerTraffic(listener), traffic)
      const counterpart = kind && firstOther(listener.gateway)
      return counterpart ? [{ ...counterpart, kind }] : []
    })
    const key = listener.node.yaml!
    if (clash && !byListener.has(key)) byListener.set(key, clash)
  }
}

/** The traffic of a listener that becomes a server. */
export function listenerTraffic({ server }: Listener): Traffic {
  return serverTraffic(Node.of(server!))
}
