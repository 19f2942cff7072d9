import { groupBy } from '../../core/group.ts'
import { derived } from '../../model/derived.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { isDeployedByIstio, type Listener } from '../gateway-api/listeners.ts'
import { addressedServices } from '../gateway-api/proxy-objects.ts'
import { normalHost } from '../hosts/hosts.ts'
import { serverHost } from '../hosts/server-host.ts'
import { servicesFor } from '../hosts/services.ts'
import { gatewayPods } from '../policy/kubernetes-gateway.ts'
import { selectorIndex } from '../policy/selector-index.ts'
import { hasUnfilled, labelsOf, type Labels } from '../policy/selector.ts'
import { trafficClash, type ServerClash, type Traffic } from './gateway-servers.ts'
import { gatewaySelector, serverTraffic } from './gateways.ts'
import { isStrictMerging } from './managed-gateways.ts'
import { listenerTraffic, openedListeners, type YamlValue } from './shared-listeners.ts'

/*
 * Gateways of Istio beside listeners of the Gateway API: istiod merges all that pods serve, whatever it was made of (istio
 * `pilot/pkg/model/push_context.go`, mergeGateways).
 */

/**
 * A listener of the Gateway API on the same pods and port as a server of Istio's Gateway that istiod cannot merge with it: the
 * first one by kind of traffic (`trafficClash`), else one that uses the same host for TLS. `undefined` if there is none.
 */
export function listenerBeside(mesh: Mesh, server: Node): ServerClash | undefined {
  return clashes(mesh).ofServers.get(server.yaml!)
}

/** The server of a Gateway of Istio on the pods of a listener that cannot be combined with it; the first one of its port. */
export function serverBeside(mesh: Mesh, listener: Node): ServerClash | undefined {
  return clashes(mesh).ofListeners.get(listener.yaml!)
}

/** The pods that serve some listeners. */
interface ListenerPods {
  readonly key: string
  readonly namespace: string
  readonly labels: Labels
  readonly isDeployed: boolean
  /**
   * The port on which the pods listen for a port of a listener or server: of a Service that of its pods; `undefined` for a port
   * that files do not tell.
   */
  readonly portOf: (number: number) => number | undefined
  /** Whether the pods are reached at a port. */
  readonly hasPort: (number: number) => boolean
}

/** The pods that Istio deploys for a Gateway, or those of the Services that it names as its addresses. */
function podsOf(mesh: Mesh, gateway: Manifest): ListenerPods[] {
  const { namespace, name } = gateway
  if (isDeployedByIstio(gateway)) {
    const { labels } = gatewayPods(mesh, namespace, name)
    const [portOf, hasPort] = [(number: number) => number, () => true]
    return [{ key: `Gateway ${namespace}/${name}`, namespace, labels, isDeployed: true, portOf, hasPort }]
  }
  return addressedServices(gateway).flatMap((host) => {
    const [service] = servicesFor(mesh, host)
    return service && service.namespace === namespace ? [podsOfService(host, service)] : []
  })
}

function podsOfService(host: string, { namespace, spec }: Manifest): ListenerPods {
  const targets = new Map(
    spec.items('ports').map((port) => {
      const target = port.get('targetPort')
      return [port.get('port').number, target.exists ? target.number : port.get('port').number]
    }),
  )
  return {
    key: `Service ${host}`,
    namespace,
    labels: labelsOf(spec.get('selector')),
    isDeployed: false,
    portOf: (number) => (targets.has(number) ? targets.get(number) : number),
    hasPort: (number) => targets.has(number),
  }
}

/** Something that opens a port of pods. */
interface PortUser {
  readonly gateway: Manifest
  readonly node: Node
  readonly port: number
  readonly traffic: Traffic
  readonly hosts: readonly string[]
}

interface Clashes {
  readonly ofServers: ReadonlyMap<YamlValue, ServerClash>
  readonly ofListeners: ReadonlyMap<YamlValue, ServerClash>
}

const clashes = derived('everything', (mesh): Clashes => {
  const ofServers = new Map<YamlValue, ServerClash>()
  const ofListeners = new Map<YamlValue, ServerClash>()
  const pairs = openedListeners(mesh).flatMap((listener) =>
    podsOf(mesh, listener.gateway).map((pods) => ({ listener, pods })),
  )
  for (const group of groupBy(pairs, ({ pods }) => pods.key).values()) {
    const { pods } = group[0]!
    const listeners = group.flatMap(({ listener }) => listenerUser(pods, listener))
    const servers = selectingGateways(mesh, pods).flatMap((gateway) => serverUsers(pods, gateway))
    addClashes(servers, listeners, ofServers)
    addClashes(listeners, servers, ofListeners)
  }
  return { ofServers, ofListeners }
})

function listenerUser(pods: ListenerPods, listener: Listener): PortUser[] {
  const { gateway, node, hostname } = listener
  const port = pods.hasPort(listener.port!) ? pods.portOf(listener.port!) : undefined
  if (port === undefined) return []
  return [{ gateway, node, port, traffic: listenerTraffic(listener), hosts: [normalHost(hostname || '*')] }]
}

function serverUsers(pods: ListenerPods, gateway: Manifest): PortUser[] {
  return gateway.spec.items('servers').flatMap((node): PortUser[] => {
    const { number } = node.at('port', 'number')
    const port = number === undefined ? undefined : pods.portOf(number)
    if (port === undefined || node.get('bind').text !== '' || node.at('port', 'protocol').isUnfilled)
      return []
    const hosts = node.items('hosts').map(({ text }) => normalHost(serverHost(text).host))
    return [{ gateway, node, port, traffic: serverTraffic(node), hosts }]
  })
}

/** The Gateways of Istio that select pods; of other namespaces only where istiod does not leave them out. */
function selectingGateways(mesh: Mesh, { labels, namespace, isDeployed }: ListenerPods): Manifest[] {
  const isLimited = isDeployed && isStrictMerging(mesh)
  return gatewaysBySelector(mesh)
    .selecting(labels)
    .filter((gateway) => !isLimited || gateway.namespace === namespace)
}

const gatewaysBySelector = derived(['Gateway'], (mesh) => {
  const gateways = mesh
    .ofKind('Gateway')
    .filter((gateway) => gatewaySelector(gateway).size > 0 && !hasUnfilled(gatewaySelector(gateway)))
  return selectorIndex(gateways, gatewaySelector)
})

/** Adds, for each user of a port without a clash so far, the first of some others that it clashes with. */
function addClashes(
  users: readonly PortUser[],
  others: readonly PortUser[],
  found: Map<YamlValue, ServerClash>,
): void {
  const byPort = groupBy(others, ({ port }) => port)
  const firstByTraffic = new Map(
    [...byPort].map(([port, group]) => [port, groupBy(group, ({ traffic }) => traffic)]),
  )
  const secure = others.filter(({ traffic }) => traffic === 'tls')
  const byHost = new Map(secure.flatMap((user) => user.hosts.map((host) => [`${user.port} ${host}`, user])))
  for (const user of users) {
    const sameHost =
      user.traffic === 'tls' ? user.hosts.map((host) => byHost.get(`${user.port} ${host}`)) : []
    const [clash] = [
      ...trafficClashes(user, firstByTraffic.get(user.port) ?? new Map()),
      ...sameHost.flatMap((candidate): ServerClash[] =>
        candidate ? [{ kind: 'tls', gateway: candidate.gateway, server: candidate.node }] : [],
      ),
    ]
    if (clash && !found.has(user.node.yaml!)) found.set(user.node.yaml!, clash)
  }
}

/** The clashes of a user of a port with the first user of each other kind of traffic. */
function trafficClashes(
  { traffic }: PortUser,
  byTraffic: ReadonlyMap<PortUser['traffic'], readonly PortUser[]>,
): ServerClash[] {
  return [...byTraffic].flatMap(([otherTraffic, [first]]): ServerClash[] => {
    const kind = trafficClash(traffic, otherTraffic)
    return kind ? [{ kind, gateway: first!.gateway, server: first!.node }] : []
  })
}
