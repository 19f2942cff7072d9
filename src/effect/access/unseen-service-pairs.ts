import { manifestTitle } from '../request/registry/age.ts'
import type { NamedWaypoint } from '../../istio/policy/waypoint-label.ts'
import { manifestWith, type Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import { namedBoundWaypoint, type BoundWaypoint, type WaypointPair } from './bound-waypoints.ts'
import { candidateWaypoints, otherWaypoint } from './candidate-waypoints.ts'
import { samplePort } from './inbound-decision.ts'
import type { MeshPair, MeshSide } from './mesh-pair.ts'
import { classPolicy, statedWaypoints, targetedServices, type StatedWaypoint } from './stated-waypoints.ts'
import { unseenService } from './unseen-service.ts'
import { movedBindings } from './waypoint-bindings.ts'
import type { WaypointSides } from './waypoint-pairs.ts'
import type { WaypointSide } from './waypoint-side.ts'

type Traffic = 'service' | 'workload'

/** What each kind of traffic goes to, for people. */
const destinations: Readonly<Record<Traffic, string>> = {
  service: 'other Services',
  workload: 'addresses of pods',
}

const kindsOfTraffic: readonly Traffic[] = ['service', 'workload']

/** A pair of waypoints for Services that are in no file, or for calls of addresses of pods. */
export interface UnseenPair extends WaypointSides {
  /** True where a Service of the files with the same waypoint and policies shows what differs. */
  readonly mayBeShown: boolean
}

/** Each waypoint as it decides about calls to Services that are in no file, and about calls of the addresses of pods. */
export function unseenPairs(pair: MeshPair): UnseenPair[] {
  const meshes = [pair.head.mesh, pair.base.mesh]
  const stated = statedWaypoints(meshes).flatMap((waypoint) =>
    kindsOfTraffic.flatMap((traffic) => pairOfWaypoint(pair, waypoint, traffic)),
  )
  const ofClass = meshes.flatMap((mesh) => classPolicy(mesh) ?? [])[0]
  const others = ofClass
    ? kindsOfTraffic.flatMap((traffic) => pairOfWaypoint(pair, { ...otherWaypoint, by: ofClass }, traffic))
    : []
  return [...stated, ...others, ...targetedPairs(pair), ...movedPairs(pair)]
}

function pairOfWaypoint(pair: MeshPair, waypoint: StatedWaypoint, traffic: Traffic): UnseenPair[] {
  const [head, base] = [pair.head, pair.base].map(({ mesh }) => bound(mesh, waypoint, traffic))
  return sidesOf(pair, [head!, base!], {
    title: destinations[traffic],
    service: anyService(waypoint.by, waypoint.namespace),
    boundBy: waypoint.by,
    mayBeShown: traffic === 'service',
  })
}

/** Waypoints of which nothing is known are taken to exist: their name says it. */
function bound(mesh: Mesh, waypoint: NamedWaypoint, traffic: Traffic): BoundWaypoint | null {
  const found = namedBoundWaypoint(mesh, waypoint, traffic)
  return found && waypoint.namespace === otherWaypoint.namespace ? { ...found, inputs: [] } : found
}

/** Services that policies name, and that are in no file: each waypoint may be theirs. */
function targetedPairs(pair: MeshPair): UnseenPair[] {
  const meshes = [pair.head.mesh, pair.base.mesh]
  const targets = new Map(meshes.flatMap((mesh) => [...targetedServices(mesh)]))
  const unseen = [...targets.values()].filter(
    ({ kind, namespace, name }) => !meshes.some((mesh) => mesh.find(kind, namespace, name)),
  )
  return unseen.flatMap(({ kind, namespace, name, by }) => {
    const title = `${kind} ${namespace}/${name}`
    const service = manifestWith(by, { kind, namespace, name })
    return candidateWaypoints(pair, title, namespace).flatMap((waypoints) =>
      sidesOf(pair, waypoints, { title, service, boundBy: by, mayBeShown: false }),
    )
  })
}

/** What has another waypoint than in base by the labels of its Namespace or pods. */
function movedPairs(pair: MeshPair): UnseenPair[] {
  return movedBindings(pair).flatMap(({ object, head, base }) => {
    const isNamespace = object.kind === 'Namespace'
    const of = isNamespace ? `namespace ${object.name}` : manifestTitle(object)
    const service = anyService(object, isNamespace ? object.name : object.namespace)
    return (isNamespace ? kindsOfTraffic : (['workload'] as const)).flatMap((traffic) => {
      const ofHead = head && bound(pair.head.mesh, head, traffic)
      const ofBase = base && bound(pair.base.mesh, base, traffic)
      return sidesOf(pair, [ofHead, ofBase], {
        title: `${destinations[traffic]} of ${of}`,
        service,
        boundBy: object,
        mayBeShown: traffic === 'service',
      })
    })
  })
}

/** A Service that no policy names. */
function anyService(shown: Manifest, namespace: string): Manifest {
  return manifestWith(shown, { kind: 'Service', namespace, name: 'any service' })
}

interface UnseenDestination extends Pick<UnseenPair, 'title' | 'mayBeShown'> {
  readonly service: Manifest
  readonly boundBy: Manifest
}

function sidesOf(pair: MeshPair, [head, base]: WaypointPair, destination: UnseenDestination): UnseenPair[] {
  const { title, service, boundBy, mayBeShown } = destination
  const shown = head ?? base
  if (!shown) return []
  const sideOf = (side: MeshSide, own: BoundWaypoint | null): WaypointSide => {
    const registry = unseenService(service, samplePort)
    return {
      side,
      proxy: (own ?? shown).proxy,
      service,
      registry,
      waypoint: own && side.compiled().waypoint(own.proxy, registry),
      inputs: own?.inputs ?? [],
      isClosed: own?.isClosed ?? false,
      isUnseen: true,
      boundBy,
    }
  }
  const sides = { head: sideOf(pair.head, head), base: sideOf(pair.base, base) }
  return [{ ...sides, title, missing: [], isAdded: false, mayBeShown }]
}
