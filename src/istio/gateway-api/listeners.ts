import { table } from '../../core/table.ts'
import { groupBy } from '../../core/group.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Node } from '../../model/node.ts'
import type { YamlMap } from '../../yaml/node.ts'
import { compareAge } from './age.ts'
import { admitsListenerSets, namespaceBasis, routeNamespaces } from './allowed-namespaces.ts'
import { listAt, mapAt, scalarAt } from '../../model/placed-yaml.ts'
import type { ConversionContext } from './context.ts'
import { controllerOf, type GatewayController } from '../policy/gateway-class.ts'
import { listenerConflicts, type ListenerPlace } from './listener-conflicts.ts'
import { listenerTls } from './listener-tls.ts'
import { referenceKinds, referenceOf } from './references.ts'
import type { Refusal } from './refusal.ts'
import { isUnfilled } from '../../syntax/unfilled.ts'
import { istioProtocols, routeKindsOf, type AdmittedKinds } from './listener-kinds.ts'

/** A listener of a Gateway or ListenerSet. Proxies listen there, unless it is refused. */
export interface Listener extends ListenerPlace, AdmittedKinds {
  /** The Gateway or ListenerSet that has it. */
  readonly owner: Manifest
  readonly gateway: Manifest
  readonly controller: GatewayController
  readonly name: string
  /** The hosts of its server, each with the namespace whose routes may use it: `NAMESPACE/HOST`. */
  readonly hosts: readonly string[]
  /** The server of the Istio Gateway that it becomes; `null` if it becomes none. */
  readonly server: YamlMap | null
  /** False if proxies do not listen there because of a refusal. */
  readonly isValid: boolean
  readonly refusals: readonly Refusal[]
}

/** All listeners of the Gateways that istiod programs, and what it refuses of Gateways and ListenerSets. */
export interface Listeners {
  readonly listeners: readonly Listener[]
  readonly refusals: readonly Refusal[]
}

/**
 * Reads the listeners of all Gateways and ListenerSets (istio `pilot/pkg/config/kube/gateway/gateway_collection.go`). Gateways
 * of classes for other controllers are left out.
 */
export function listenersOf(context: ConversionContext): Listeners {
  const { mesh } = context
  const sets = groupBy(mesh.ofKind('ListenerSet'), (set) => {
    const parent = referenceOf(set.spec.get('parentRef'), referenceKinds.gateway, set.namespace)
    return parent.kind === referenceKinds.gateway ? gatewayKey(parent) : ''
  })
  const results = mesh
    .ofKind('KubernetesGateway')
    .map((gateway) => gatewayListeners(context, gateway, sets.get(gatewayKey(gateway)) ?? []))
  return {
    listeners: results.flatMap(({ listeners }) => listeners),
    refusals: results.flatMap(({ refusals }) => refusals),
  }
}

/**
 * True if routes can be attached to a listener. False for waypoints, tunnels, and invalid listeners of a ListenerSet.
 */
export function isParent(listener: Listener): boolean {
  const { server, owner, isValid } = listener
  return server !== null && !isTunnel(listener) && (owner.kind !== 'ListenerSet' || isValid)
}

/** True for a listener that istiod configures without an Istio Gateway: of a waypoint, or for HBONE between networks. */
export function isTunnel({ controller, port }: Listener): boolean {
  return controller === 'waypoint' || (controller === 'east-west' && port === tunnelPort)
}

/** The port of HBONE. */
const tunnelPort = 15_008

/** `NAMESPACE/NAME` of a Gateway of the Gateway API. */
function gatewayKey({ namespace, name }: Pick<Manifest, 'namespace' | 'name'>): string {
  return `${namespace}/${name}`
}

function gatewayListeners(
  context: ConversionContext,
  gateway: Manifest,
  sets: readonly Manifest[],
): Listeners {
  const controller = controllerOf(context.mesh, gateway.spec.get('gatewayClassName').text)
  if (!controller || controller === 'unmanaged' || hasNoService(gateway))
    return { listeners: [], refusals: [] }
  const admitted = sets
    .filter((set) => controller === 'gateway' && admitsListenerSets(context, gateway, set.namespace))
    .toSorted(compareAge)
  const owners = [gateway, ...admitted]
  const places = owners.flatMap((owner) => owner.spec.items('listeners').map((node) => placeOf(owner, node)))
  const conflicts =
    controller === 'gateway' ? listenerConflicts(places.map(({ place }) => place)) : new Map<Node, never>()
  const listeners = places.map(({ owner, place }): Listener => {
    const conflict = conflicts.get(place.node)
    const refused: Refusal[] = conflict
      ? [{ object: owner, code: 'listener-conflict', node: place.node, conflict }]
      : []
    return readListener(context, { owner, gateway, controller, place }, refused)
  })
  const refusedSets = sets
    .filter((set) => !admitted.includes(set))
    .map((set) => refusedSet(context, gateway, set))
  return { listeners, refusals: [...refusedSets, ...listeners.flatMap(({ refusals }) => refusals)] }
}

function refusedSet({ mesh }: ConversionContext, gateway: Manifest, set: Manifest): Refusal {
  return {
    object: set,
    code: 'listener-set-not-allowed',
    node: set.spec.get('parentRef'),
    basis: [gateway.spec.get('allowedListeners'), ...namespaceBasis(mesh, set.namespace)],
  }
}

/** A Gateway whose addresses are none that Istio can use has no Service (istio `conversion.go`, extractGatewayServices). */
function hasNoService(gateway: Manifest): boolean {
  const addresses = gateway.spec.items('addresses')
  const types = addresses.map((address) => address.get('type').text || 'IPAddress')
  if (isDeployedByIstio(gateway)) return false
  return types.every((type, index) => type !== 'Hostname' && addresses[index]!.get('type').exists)
}

/**
 * True if Istio deploys the pods of a Gateway, so that nothing else serves it (istio
 * `pilot/pkg/config/kube/gatewaycommon/gateway_utils.go`, IsManaged).
 */
export function isDeployedByIstio({ spec }: Manifest): boolean {
  const [address, ...furtherAddresses] = spec.items('addresses')
  if (!address) return true
  const type = address.get('type')
  return furtherAddresses.length === 0 && (!type.exists || type.text === 'IPAddress')
}

function placeOf(owner: Manifest, node: Node): { readonly owner: Manifest; readonly place: ListenerPlace } {
  const protocol = node.get('protocol').text
  const usualPort = owner.kind === 'ListenerSet' ? usualPorts[protocol] : undefined
  const port = node.get('port').number || usualPort
  return { owner, place: { node, port, protocol, hostname: node.get('hostname').text } }
}

/** The ports of listeners in a ListenerSet that state none. */
const usualPorts = table<number>({ HTTP: 80, HTTPS: 443 })

interface ListenerSource {
  readonly owner: Manifest
  readonly gateway: Manifest
  readonly controller: GatewayController
  readonly place: ListenerPlace
}

function readListener(
  context: ConversionContext,
  { owner, gateway, controller, place }: ListenerSource,
  refused: readonly Refusal[],
): Listener {
  const { node, port, protocol, hostname } = place
  const tls = listenerTls(context, { owner, gatewayTls: gateway.spec.get('tls'), node, port })
  const lacksTls = !tls && ['HTTPS', 'TLS'].includes(protocol)
  const isKnownProtocol = istioProtocols(controller).includes(protocol) || isUnfilled(protocol)
  const namespaces = routeNamespaces(context, owner, node.at('allowedRoutes', 'namespaces'))
  const host = hostname || '*'
  const hosts = namespaces.length > 0 ? namespaces.map((namespace) => `${namespace}/${host}`) : [`~/${host}`]
  const refusals: Refusal[] = [
    ...refused,
    ...(tls?.refusals ?? []),
    ...refusalsOfFields(owner, place, { isKnownProtocol, lacksTls }),
  ]
  const isServed = !lacksTls && refused.length === 0
  return {
    ...place,
    owner,
    gateway,
    controller,
    name: node.get('name').text,
    hosts,
    ...routeKindsOf(context.mesh, node, protocol),
    server: isServed ? serverOf(place, isKnownProtocol, hosts, tls?.settings) : null,
    isValid: port !== undefined && isKnownProtocol && !lacksTls && tls?.isValid !== false,
    refusals,
  }
}

function refusalsOfFields(
  owner: Manifest,
  { node, port, protocol }: ListenerSource['place'],
  { isKnownProtocol, lacksTls }: { readonly isKnownProtocol: boolean; readonly lacksTls: boolean },
): Refusal[] {
  const refusals: Refusal[] = []
  if (port === undefined) refusals.push({ object: owner, code: 'listener-port', node })
  if (!isKnownProtocol)
    refusals.push({ object: owner, code: 'protocol', node: node.get('protocol'), detail: protocol })
  if (lacksTls && owner.kind === 'ListenerSet') refusals.push({ object: owner, code: 'tls-missing', node })
  return refusals
}

/** The server of the Istio Gateway. */
function serverOf(
  { node, port, protocol }: ListenerPlace,
  isKnownProtocol: boolean,
  hosts: readonly string[],
  tls: YamlMap | undefined,
): YamlMap {
  return mapAt(node, {
    port: mapAt(node, {
      name: scalarAt(node, 'default'),
      number: scalarAt(node.get('port'), port ?? null),
      protocol: isKnownProtocol ? scalarAt(node.get('protocol'), protocol) : undefined,
    }),
    hosts: listAt(
      node,
      hosts.map((text) => scalarAt(node.get('hostname'), text)),
    ),
    tls,
  })
}
