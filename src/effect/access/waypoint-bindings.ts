import { knownLabelsOf } from '../../istio/gateway-api/allowed-namespaces.ts'
import { namedWaypoint, type NamedWaypoint } from '../../istio/policy/waypoint-label.ts'
import { workloadsIn } from '../../istio/workload/workloads.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { MeshPair } from './mesh-pair.ts'
import { waypointKey } from './stated-waypoints.ts'

/** A Namespace or workload whose labels name another waypoint than in base. */
export interface MovedBinding {
  readonly object: Manifest
  /** `null` without a waypoint. */
  readonly head: NamedWaypoint | null
  readonly base: NamedWaypoint | null
}

/** The Namespaces and workloads whose labels name another waypoint than in base. */
export function movedBindings(pair: MeshPair): MovedBinding[] {
  return changedBindings(pair).flatMap(({ object, head, base }) =>
    head !== undefined && base !== undefined && nameText(head) !== nameText(base)
      ? [{ object, head, base }]
      : [],
  )
}

/** The Namespaces and workloads of which only one side says which waypoint they have, if it says one. */
export function halfKnownBindings(pair: MeshPair): Manifest[] {
  return changedBindings(pair).flatMap(({ object, head, base }) => {
    const isHalf = (head === undefined) !== (base === undefined)
    return isHalf && (head ?? base) ? [object] : []
  })
}

interface ChangedBinding {
  readonly object: Manifest
  /** `undefined` where files do not tell. */
  readonly head: NamedWaypoint | null | undefined
  readonly base: NamedWaypoint | null | undefined
}

function changedBindings({ changes, head, base }: MeshPair): ChangedBinding[] {
  const shown = changes.changed.map((object) => {
    const versions = changes.versionsOf(object)
    return versions.head ?? versions.base ?? object
  })
  return [...new Set(shown)].map((object): ChangedBinding => ({
    object,
    head: bindingOf(head.mesh, object),
    base: bindingOf(base.mesh, object),
  }))
}

/** The waypoint that the labels of a Namespace, or of pods and their Namespace, name. */
function bindingOf(mesh: Mesh, object: Manifest): NamedWaypoint | null | undefined {
  const namespace = object.kind === 'Namespace' ? object.name : object.namespace
  const own = object.kind === 'Namespace' ? undefined : bindingOfPods(mesh, object)
  if (own === null) return undefined
  const inherited = knownLabelsOf(mesh, namespace)
  const named = own ?? (inherited && (namedWaypoint(inherited, namespace) ?? 'none'))
  return named === 'none' ? null : named
}

/** `null` for objects that create no pods in the mesh. */
function bindingOfPods(mesh: Mesh, object: Manifest): ReturnType<typeof namedWaypoint> | null {
  const { kind, name, namespace } = object
  const workload = workloadsIn(mesh, namespace).find(
    ({ manifest }) => manifest.kind === kind && manifest.name === name,
  )
  return workload ? namedWaypoint(workload.labels, namespace) : null
}

function nameText(waypoint: NamedWaypoint | null): string {
  return waypoint ? waypointKey(waypoint) : ''
}
