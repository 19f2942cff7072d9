import { listenerEntry, type GatewayAlternative } from './listener-entry.ts'
import { groupBy } from '../../core/group.ts'
import { gatewaysWithPods } from '../request/hops/gateway-pods.ts'
import { extensionsOf } from '../request/policy/extensions.ts'
import type { MeshProxy } from '../request/proxy/proxy.ts'
import type { MeshKind } from '../../model/kinds.ts'
import type { Manifest } from '../../model/manifest.ts'
import { knownKind } from '../../model/mesh.ts'
import { conversionKinds } from '../../istio/gateway-api/convert.ts'
import type { EntryPoint, EntryPoints } from './entry-points.ts'
import { extensionKeys, policyKeys } from './policy-keys.ts'
import {
  isHttpServer,
  serversAt,
  type GatewayListener,
  type GatewaySide,
  type GatewaySides,
} from './gateway-listener.ts'
import { listenerKey } from './listener-key.ts'
import type { ObjectChanges } from './object-changes.ts'
import { changedPoliciesAt, isSamePlace } from './policy-pairs.ts'
import type { ProxySide } from './proxy-conditions.ts'
import { policyKinds, policyOptions, type MeshPair, type MeshSide } from './mesh-pair.ts'

/** The ports of gateways of base or head at which different objects decide in head than in base. `added` is empty. */
export function gatewayEntries(pair: MeshPair): EntryPoints {
  const proxies = new Map([...proxiesOf(pair.base), ...proxiesOf(pair.head)])
  const inHead = proxiesOf(pair.head)
  const inBase = proxiesOf(pair.base)
  const compared = [...proxies].flatMap(([key, found]): EntryPoint[] => {
    const head = inHead.get(key) ?? found
    const base = inBase.get(key) ?? found
    const areFiltersEqual = hasEqualFilters(pair, head, base)
    if (areRoutesEqual(pair) && inHead.has(key) && inBase.has(key) && areFiltersEqual) return []
    const sides = { head: sideOf(pair.head, head.proxy), base: sideOf(pair.base, base.proxy) }
    return listenersOf(sides.head, sides.base)
      .filter((listener) => !areFiltersEqual || !isSameListener(pair, listener, sides))
      .map((listener): EntryPoint => {
        const entry = listenerEntry(pair, listener, head, sides)
        const unknownRoutes = areFiltersEqual ? [] : routesElsewhere(entry.name, listener, sides)
        return { ...entry, reservations: [...entry.reservations, ...unknownRoutes] }
      })
  })
  return { compared, reservations: [], added: [] }
}

/**
 * The reservation for a port that reads requests and for which no VirtualService has routes: those of other repositories are
 * routed there, and what differs decides about their requests. None if there are routes, or redirects, on either side.
 */
function routesElsewhere(name: string, listener: GatewayListener, { head, base }: GatewaySides): string[] {
  const tables = [head, base].flatMap(({ gateway }) =>
    serversAt(gateway, listener)
      .filter(isHttpServer)
      .map((server) => gateway.hostsOf(server)),
  )
  const areEmpty = tables.length > 0 && tables.every((hosts) => [...hosts.entries()].length === 0)
  return areEmpty
    ? [
        `no file has routes at ${name}, and which requests get through to routes of other repositories is not known`,
      ]
    : []
}

/** All ports of gateways of head whose pods are in some namespaces. */
export function allListenerEntries(pair: MeshPair, isIncluded: (namespace: string) => boolean): EntryPoint[] {
  const proxies = [...proxiesOf(pair.head).values()].filter(({ proxy }) => isIncluded(proxy.namespace))
  return proxies.flatMap((found) => {
    const side = sideOf(pair.head, found.proxy)
    return listenersOf(side).map((listener) => ({
      ...listenerEntry(pair, listener, found, { head: side, base: side }),
      reservations: side.gateway.servers.missing.map((input) => `${input} is not known`),
    }))
  })
}

/** The distinct gateway proxies, by their key. */
function proxiesOf({ mesh }: MeshSide): Map<string, GatewayAlternative> {
  const found = gatewaysWithPods(mesh, null).flatMap(({ proxies, choice }) =>
    proxies.map((proxy): GatewayAlternative => ({
      proxy,
      alternatives:
        proxies.length > 1 && proxy.workload === null ? { of: choice, count: proxies.length, choice } : null,
    })),
  )
  return new Map(
    found
      .toReversed()
      .map((item) => [JSON.stringify([item.proxy.namespace, [...item.proxy.labels].toSorted()]), item]),
  )
}

/** The kinds that decide which hosts a gateway serves. */
const routingKinds: ReadonlySet<MeshKind | undefined> = new Set<MeshKind>([
  ...(['Gateway', 'VirtualService', 'Service', 'ServiceEntry'] as const),
  ...conversionKinds,
])

function areRoutesEqual({ changes, isConfigEqual }: MeshPair): boolean {
  return isConfigEqual && !changes.changed.some((object: Manifest) => routingKinds.has(knownKind(object)))
}

/** True if everything besides servers and routes that decides at a gateway is equal on both sides. */
function hasEqualFilters(pair: MeshPair, ofHead: GatewayAlternative, ofBase: GatewayAlternative): boolean {
  const { head, base, changes, isConfigEqual } = pair
  const sides = [
    { side: head, proxy: ofHead.proxy },
    { side: base, proxy: ofBase.proxy },
  ]
  if (!isConfigEqual || sides.some((side) => holdsChange(side, changes))) return false
  if (isSamePlace(sides[0]!, sides[1]!)) return true
  const [inHead, inBase] = sides.map(({ side, proxy }) => filterKey(side, proxy))
  return inHead === inBase
}

/** True if a policy or extension that differs holds at a gateway, or may hold there. */
function holdsChange(place: ProxySide, changes: ObjectChanges): boolean {
  return (
    policyKinds.some((kind) => changedPoliciesAt(place, kind).length > 0) ||
    extensionsOf(place.side.mesh, place.proxy, 'GATEWAY').some((object) => changes.isChanged(object))
  )
}

/** The key of everything that decides at a gateway besides servers and routes. */
function filterKey(side: MeshSide, proxy: MeshProxy): string {
  return JSON.stringify([
    policyKeys({ side, proxy }),
    extensionKeys(side, proxy, 'GATEWAY'),
    policyOptions(side.mesh),
  ])
}

/** True if both sides have the same servers and routes for a port. */
function isSameListener(pair: MeshPair, listener: GatewayListener, { head, base }: GatewaySides): boolean {
  const { isConfigEqual } = pair
  return isConfigEqual && listenerKey(head, listener) === listenerKey(base, listener)
}

function sideOf(side: MeshSide, proxy: MeshProxy): GatewaySide {
  return { side, proxy, gateway: side.compiled().gateway(proxy) }
}

function listenersOf(...sides: readonly GatewaySide[]): GatewayListener[] {
  const all = sides.flatMap(({ gateway }) =>
    gateway.servers.servers.map(({ listenerPort, protocol }) => ({
      port: listenerPort,
      isTls: protocol === 'tls',
    })),
  )
  return [...groupBy(all, ({ port, isTls }) => `${port} ${isTls}`).values()].map(([first]) => first!)
}
