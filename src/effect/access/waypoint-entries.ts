import { groupBy } from '../../core/group.ts'
import { conversionKinds } from '../../istio/gateway-api/convert.ts'
import { controllerOf } from '../../istio/policy/gateway-class.ts'
import type { MeshKind } from '../../model/kinds.ts'
import type { Manifest } from '../../model/manifest.ts'
import { knownKind } from '../../model/mesh.ts'
import { waypointBefore, waypointProxy } from '../request/hops/waypoint-of-request.ts'
import { extensionsOf } from '../request/policy/extensions.ts'
import type { MeshProxy } from '../request/proxy/proxy.ts'
import { manifestTitle } from '../request/registry/age.ts'
import { registryServices, servicesByHost, type RegistryService } from '../request/registry/registry.ts'
import {
  changedExtensions,
  extensionKeys,
  policyKeys,
  type EntryPoint,
  type EntryPoints,
} from './entry-points.ts'
import { policyOptions, type MeshPair, type MeshSide } from './mesh-pair.ts'
import { samplePort } from './inbound-decision.ts'
import { unseenService } from './waypoint-decision.ts'
import { prepareWaypoint } from './waypoint-entry.ts'
import { waypointRoutesKey, type WaypointSide } from './waypoint-side.ts'

/** The Services whose waypoints decide by other objects than in base. Waypoints that are in no file are left out. */
export function waypointEntries(pair: MeshPair): EntryPoints {
  const isTouched = pair.changes.changed.some((object) => decidingKinds.has(knownKind(object)))
  if (pair.isConfigEqual && !isTouched) return { compared: [], reservations: [], added: [] }
  const inHead = servedHosts(pair.head)
  const inBase = servedHosts(pair.base)
  const keys = new Set([...inHead.keys(), ...inBase.keys()])
  const pairs = [...keys].flatMap((key) => sidesOf(pair, inHead.get(key), inBase.get(key)) ?? [])
  const seen = new Set(pairs.map(seenKey))
  const unseen = unseenSides(pair).filter((sides) => !seen.has(seenKey(sides)))
  const compared = [...pairs, ...unseen].flatMap((sides) => entryOf(pair, sides))
  return { compared, reservations: [], added: [] }
}

interface WaypointSides {
  readonly head: WaypointSide
  readonly base: WaypointSide
}

/** A key that is equal for Services with the same waypoints and policies, in head and in base. */
function seenKey(sides: WaypointSides): string {
  return JSON.stringify(
    [sides.head, sides.base].map((side) => [side.proxy.name, side.waypoint && policyKeys(side)]),
  )
}

/** Services that are in no file, at each waypoint of the files. */
function unseenSides(pair: MeshPair): WaypointSides[] {
  const gateways = [pair.head, pair.base].flatMap(({ mesh }) =>
    mesh
      .ofKind('KubernetesGateway')
      .filter(({ spec }) => controllerOf(mesh, spec.get('gatewayClassName').text) === 'waypoint'),
  )
  const names = groupBy(gateways, ({ namespace, name }) => `${namespace}/${name}`)
  return [...names.values()].map(([gateway]) => ({
    head: unseenSide(pair.head, gateway!),
    base: unseenSide(pair.base, gateway!),
  }))
}

function unseenSide(side: MeshSide, shown: Manifest): WaypointSide {
  const own = side.mesh.find('KubernetesGateway', shown.namespace, shown.name)
  const gateway = own ?? shown
  const proxy = waypointProxy(side.mesh, gateway)
  const registry = unseenService(gateway, samplePort)
  const waypoint = own ? side.compiled().waypoint(proxy, registry) : null
  return { side, proxy, service: gateway, registry, waypoint, isUnseen: true }
}

/** The kinds that decide at waypoints, or which requests go through them. */
const decidingKinds: ReadonlySet<MeshKind | undefined> = new Set<MeshKind>([
  ...(['AuthorizationPolicy', 'RequestAuthentication', 'Namespace', 'GatewayClass'] as const),
  ...(['VirtualService', 'Service', 'ServiceEntry'] as const),
  ...(['EnvoyFilter', 'TrafficExtension', 'WasmPlugin'] as const),
  ...conversionKinds,
])

/** A host that one waypoint serves, which is in the files. */
interface ServedHost {
  readonly proxy: MeshProxy
  readonly service: RegistryService
}

/** By host and namespace. */
function servedHosts({ mesh }: MeshSide): ReadonlyMap<string, ServedHost> {
  if (mesh.ofKind('KubernetesGateway').length === 0) return new Map()
  const served = registryServices(mesh).flatMap((service): [string, ServedHost][] => {
    const proxy = waypointBefore(mesh, service)
    return proxy === 'none' || proxy === 'not known' ? [] : [[hostKey(service), { proxy, service }]]
  })
  // Of objects with one host the oldest one counts.
  return new Map(served.toReversed())
}

function hostKey({ host, namespace }: RegistryService): string {
  return `${namespace} ${host}`
}

/** `null` where it is not known which waypoint a Service has. */
function sidesOf(
  pair: MeshPair,
  head: ServedHost | undefined,
  base: ServedHost | undefined,
): WaypointSides | null {
  const shown = (head ?? base)!
  const ofHead = sideOf(pair.head, head, shown)
  const ofBase = sideOf(pair.base, base, shown)
  return ofHead && ofBase && { head: ofHead, base: ofBase }
}

function entryOf(pair: MeshPair, { head, base }: WaypointSides): EntryPoint[] {
  const keys = [head, base].map(waypointKey)
  if (keys[0] === keys[1]) return []
  const { proxy, registry, isUnseen } = head.waypoint ? head : base
  const name = `waypoint ${titleOf(proxy)} of ${isUnseen ? 'other Services' : serviceTitle(registry)}`
  return [
    {
      name,
      key: `${name} ${hostKey(registry)} ${keys.join('\n')}`,
      reservations: changedExtensions(head, base, 'WAYPOINT'),
      missing: extensionsOf(head.side.mesh, head.proxy, 'WAYPOINT', head.service).map(
        (extension) => `what ${manifestTitle(extension)} does`,
      ),
      site: { kind: 'waypoint', proxy, host: isUnseen ? null : registry.host },
      isAdded: !isUnseen && !hasHost(pair.base, registry),
      alternatives: null,
      prepare: (filter) => prepareWaypoint(pair, { head, base }, filter),
    },
  ]
}

function titleOf({ name }: MeshProxy): string {
  return name.replace(/^Gateway /, '')
}

/** A ServiceEntry may have several hosts. */
function serviceTitle({ manifest, host }: RegistryService): string {
  return `${manifestTitle(manifest)}${manifest.kind === 'ServiceEntry' ? ` for ${host}` : ''}`
}

function hasHost({ mesh }: MeshSide, { host, namespace }: RegistryService): boolean {
  return (servicesByHost(mesh).get(host) ?? []).some((service) => service.namespace === namespace)
}

/**
 * A side of a Service. One that the side does not have is taken to go through the waypoint that the other side has for it, with
 * the policies of the side; `null` where it is not known which waypoint a Service has.
 */
function sideOf(side: MeshSide, served: ServedHost | undefined, shown: ServedHost): WaypointSide | null {
  if (served || !hasHost(side, shown.service)) {
    const { proxy, service } = served ?? shown
    const waypoint = side.compiled().waypoint(proxy, service)
    return { side, proxy, service: service.manifest, registry: service, waypoint, isUnseen: false }
  }
  const [own] = (servicesByHost(side.mesh).get(shown.service.host) ?? []).filter(
    ({ namespace }) => namespace === shown.service.namespace,
  )
  if (waypointBefore(side.mesh, own!) !== 'none') return null
  return { side, proxy: shown.proxy, service: own!.manifest, registry: own!, waypoint: null, isUnseen: false }
}

/** A key of everything that decides at the waypoint of a Service. */
function waypointKey(side: WaypointSide): string {
  const { side: meshSide, proxy, waypoint } = side
  if (!waypoint) return 'direct'
  return JSON.stringify([
    policyKeys(side),
    extensionKeys(meshSide, proxy, 'WAYPOINT', side.service),
    waypointRoutesKey(side),
    policyOptions(meshSide.mesh),
  ])
}
