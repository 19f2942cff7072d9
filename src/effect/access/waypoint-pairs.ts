import { manifestTitle } from '../request/registry/age.ts'
import { ingressUsesWaypoint } from '../request/hops/waypoint-of-request.ts'
import { registryServices, servicesByHost, type RegistryService } from '../request/registry/registry.ts'
import { gatewayNameLabel } from '../../istio/policy/kubernetes-gateway.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { MeshProxy } from '../request/proxy/proxy.ts'
import { boundWaypoints, pairedWaypoints, type BoundWaypoint, type WaypointPair } from './bound-waypoints.ts'
import type { MeshPair, MeshSide } from './mesh-pair.ts'
import { candidateWaypoints } from './candidate-waypoints.ts'
import { targetedServices, targetKey } from './stated-waypoints.ts'
import type { WaypointSide } from './waypoint-side.ts'

/** A waypoint, or two of which a request gets one, on both sides. */
export interface WaypointSides {
  readonly head: WaypointSide
  readonly base: WaypointSide
  /** For people: `Service shop/api`. */
  readonly title: string
  /** What the differences depend on. */
  readonly missing: readonly string[]
  /** True if base does not have the Service. */
  readonly isAdded: boolean
}

/** Services of the files with the waypoints of their requests on both sides, and what is not known of them. */
export interface ServicePairs {
  readonly pairs: readonly WaypointSides[]
  readonly reservations: readonly string[]
}

/** A Service or ServiceEntry of the files; a side may not have it. */
interface HostPair {
  readonly head: RegistryService | undefined
  readonly base: RegistryService | undefined
}

/**
 * For each host of a Service or ServiceEntry of base or head: an item for each waypoint of its requests, with both sides, and
 * another one for requests of gateways if only one side sends these to a waypoint. A Service without a waypoint on both sides
 * has no item; if no file says which waypoint it has, it has items only if a policy names it.
 */
export function servicePairs(pair: MeshPair): ServicePairs {
  const found = hostPairs(pair).map((host) => pairsOfHost(pair, host))
  return {
    pairs: found.flatMap(({ pairs }) => pairs),
    reservations: found.flatMap(({ reservations }) => reservations),
  }
}

function hostPairs({ head, base }: MeshPair): HostPair[] {
  const [inHead, inBase] = [head, base].map(({ mesh }) => oldestByHost(mesh))
  const keys = new Set([...inHead!.keys(), ...inBase!.keys()])
  return [...keys].map((key) => ({ head: inHead!.get(key), base: inBase!.get(key) }))
}

/** Of objects with one host in a namespace the oldest one counts. */
function oldestByHost(mesh: Mesh): ReadonlyMap<string, RegistryService> {
  return new Map(
    registryServices(mesh)
      .map((service): [string, RegistryService] => [hostKey(service), service])
      .toReversed(),
  )
}

/** Equal for one host of a namespace. */
export function hostKey({ host, namespace }: Pick<RegistryService, 'host' | 'namespace'>): string {
  return `${namespace} ${host}`
}

const noPairs: ServicePairs = { pairs: [], reservations: [] }

function pairsOfHost(pair: MeshPair, host: HostPair): ServicePairs {
  const shown = (host.head ?? host.base)!
  const [inHead, inBase] = [pair.head, pair.base].map(({ mesh }, index) => {
    const service = index === 0 ? host.head : host.base
    return service && boundWaypoints(mesh, service)
  })
  // A Service that a side does not have is compared with the policies of that side at its waypoint.
  const ofHead = host.head ? inHead : inBase
  const ofBase = host.base ? inBase : inHead
  if (!ofHead && !ofBase) return { pairs: unboundPairs(pair, host, shown), reservations: [] }
  const either = (ofHead ?? ofBase)!
  if (!ofHead || !ofBase) return onceKnown(pair, host, either, ofHead ? 'base' : 'head')
  if (ofHead.length === 0 && ofBase.length === 0) return noPairs
  const [forGatewaysOfHead, forGatewaysOfBase] = [pair.head, pair.base].map(({ mesh }, index) => {
    const service = index === 0 ? (host.head ?? host.base)! : (host.base ?? host.head)!
    return ingressUsesWaypoint(mesh, service.manifest)
  })
  const ofGateways =
    forGatewaysOfHead === forGatewaysOfBase
      ? []
      : pairedWaypoints(forGatewaysOfHead ? ofHead : [], forGatewaysOfBase ? ofBase : [])
  const hasShares = ofHead.length > 1 || ofBase.length > 1
  const missing = hasShares ? ['which waypoint the weights choose'] : []
  const title = serviceTitle(shown)
  return {
    pairs: [
      ...sidesOf(pair, host, pairedWaypoints(ofHead, ofBase), { title, missing }),
      ...sidesOf(pair, host, ofGateways, { title: `${title} for gateways`, missing }),
    ],
    reservations: [],
  }
}

/** A Service of which only one side says which waypoint it has: it is compared as if the other side had the same. */
function onceKnown(
  pair: MeshPair,
  host: HostPair,
  bound: readonly BoundWaypoint[],
  unknownSide: 'head' | 'base',
): ServicePairs {
  const title = serviceTitle((host.head ?? host.base)!)
  const reservation = `ambient: no file of ${unknownSide} says which waypoint ${title} has`
  if (bound.length === 0) return { pairs: [], reservations: [reservation] }
  const words = `which waypoint requests to ${title} go through`
  const unknown = bound.map((waypoint): BoundWaypoint => ({
    ...waypoint,
    inputs: [...waypoint.inputs, { name: `waypoint of ${title}`, words }],
  }))
  const [ofHead, ofBase] = unknownSide === 'head' ? [unknown, bound] : [bound, unknown]
  return {
    pairs: sidesOf(pair, host, pairedWaypoints(ofHead, ofBase), { title, missing: [] }),
    reservations: [reservation],
  }
}

/** A Service of which no file says which waypoint it has: with policies of its own each waypoint may be the one. */
function unboundPairs(pair: MeshPair, host: HostPair, shown: RegistryService): readonly WaypointSides[] {
  const key = targetKey(shown.manifest)
  if (![pair.head, pair.base].some(({ mesh }) => targetedServices(mesh).has(key))) return []
  const title = serviceTitle(shown)
  return candidateWaypoints(pair, title, shown.namespace).flatMap((waypoints) =>
    sidesOf(pair, host, [waypoints], { title, missing: [] }),
  )
}

function sidesOf(
  pair: MeshPair,
  host: HostPair,
  waypoints: readonly WaypointPair[],
  { title, missing }: Pick<WaypointSides, 'title' | 'missing'>,
): WaypointSides[] {
  return waypoints.map(([head, base]): WaypointSides => ({
    head: serviceSide(pair, pair.head, (host.head ?? host.base)!, { own: head, shown: (head ?? base)! }),
    base: serviceSide(pair, pair.base, (host.base ?? host.head)!, { own: base, shown: (base ?? head)! }),
    title,
    missing,
    isAdded: !hasHost(pair.base, (host.head ?? host.base)!),
  }))
}

/** The waypoint of a side, and one that the other side has, for its name. */
interface SideWaypoint {
  readonly own: BoundWaypoint | null
  readonly shown: BoundWaypoint
}

function serviceSide(
  pair: MeshPair,
  side: MeshSide,
  service: RegistryService,
  { own, shown }: SideWaypoint,
): WaypointSide {
  return {
    side,
    proxy: shown.proxy,
    service: service.manifest,
    registry: service,
    waypoint: own && side.compiled().waypoint(own.proxy, service),
    inputs: own?.inputs ?? [],
    isClosed: own?.isClosed ?? false,
    isUnseen: false,
    boundBy: changedGateway(pair, shown.proxy) ?? service.manifest,
  }
}

/** The Gateway of a waypoint if it differs, which decides where the labels of the Service are the same. */
function changedGateway({ changes, head, base }: MeshPair, proxy: MeshProxy): Manifest | undefined {
  const { namespace, labels } = proxy
  const name = labels.get(gatewayNameLabel) ?? ''
  return [head, base]
    .map(({ mesh }) => mesh.find('KubernetesGateway', namespace, name))
    .find((gateway) => gateway && changes.isChanged(gateway))
}

/** A ServiceEntry may have several hosts. */
function serviceTitle({ manifest, host }: RegistryService): string {
  return `${manifestTitle(manifest)}${manifest.kind === 'ServiceEntry' ? ` for ${host}` : ''}`
}

function hasHost({ mesh }: MeshSide, { host, namespace }: RegistryService): boolean {
  return (servicesByHost(mesh).get(host) ?? []).some((service) => service.namespace === namespace)
}
