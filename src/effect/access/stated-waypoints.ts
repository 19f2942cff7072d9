import { groupBy } from '../../core/group.ts'
import { controllerOf } from '../../istio/policy/gateway-class.ts'
import { targetRefs } from '../../istio/policy/policy-targets.ts'
import { labelsOf, type Labels } from '../../istio/policy/selector.ts'
import {
  canaryLabel,
  namedWaypoint,
  waypointLabel,
  type NamedWaypoint,
} from '../../istio/policy/waypoint-label.ts'
import { derived } from '../../model/derived.ts'
import type { Manifest } from '../../model/manifest.ts'
import { allWorkloads } from '../../istio/workload/workloads.ts'
import { podLabels } from '../../istio/workload/pod-templates.ts'
import type { Mesh } from '../../model/mesh.ts'

/** A waypoint that files have, or that they name. */
export interface StatedWaypoint extends NamedWaypoint {
  /** Its Gateway, else an object that names it. */
  readonly by: Manifest
}

/** NAMESPACE/NAME of a waypoint. */
export function waypointKey({ namespace, name }: NamedWaypoint): string {
  return `${namespace}/${name}`
}

/** The waypoints that files have, that labels name, or that policies name as Gateways in no file; each once. */
export function statedWaypoints(meshes: readonly Mesh[]): StatedWaypoint[] {
  const isOtherGateway = ({ namespace, name }: NamedWaypoint): boolean => {
    const gateways = meshes.flatMap((mesh) => mesh.find('KubernetesGateway', namespace, name) ?? [])
    return gateways.length > 0 && !gateways.some((gateway) => isWaypoint(gateway, meshes))
  }
  const stated = [
    ...meshes.flatMap((mesh) => mesh.ofKind('KubernetesGateway').map(asStated)),
    ...meshes.flatMap(labelledWaypoints),
    ...meshes.flatMap(targetedWaypoints),
  ]
  const distinct = groupBy(stated, waypointKey).values()
  return [...distinct].map(([first]) => first!).filter((waypoint) => !isOtherGateway(waypoint))
}

function asStated(gateway: Manifest): StatedWaypoint {
  return { namespace: gateway.namespace, name: gateway.name, by: gateway }
}

function isWaypoint({ spec }: Manifest, meshes: readonly Mesh[]): boolean {
  return meshes.some((mesh) => controllerOf(mesh, spec.get('gatewayClassName').text) === 'waypoint')
}

/**
 * The waypoints that labels of Services, ServiceEntries, Namespaces and pods name, by `istio.io/use-waypoint` or the label of
 * a canary (`canaryLabel`), one for each label and object; the value `none` names none. `by` is the object with the label.
 */
export const labelledWaypoints = derived('everything', (mesh): readonly StatedWaypoint[] => {
  const objects = [...mesh.ofKind('Service'), ...mesh.ofKind('ServiceEntry')]
  return [
    ...objects.flatMap((object) => namedBy(object, metadataLabels(object), object.namespace)),
    ...mesh.ofKind('Namespace').flatMap((object) => namedBy(object, metadataLabels(object), object.name)),
    ...allWorkloads(mesh).flatMap(({ manifest, labels, namespace }) => namedBy(manifest, labels, namespace)),
  ]
})

/** The labels of an object itself, and those of the pods that a workload creates. */
function metadataLabels(object: Manifest): Labels {
  return podLabels(object) ?? labelsOf(object.root.at('metadata', 'labels'))
}

function namedBy(by: Manifest, labels: Labels, namespace: string): StatedWaypoint[] {
  return [waypointLabel, canaryLabel].flatMap((label) => {
    const named = namedWaypoint(labels, namespace, label)
    return named === undefined || named === 'none' ? [] : [{ ...named, by }]
  })
}

/** The kinds that waypoints enforce. */
const policyKinds = ['AuthorizationPolicy', 'RequestAuthentication'] as const

/**
 * The Gateways that AuthorizationPolicies and RequestAuthentications name, one item for each reference: waypoints, Gateways of
 * other classes, and those in no file, which may be waypoints. `by` is the policy.
 */
const targetedWaypoints = derived([...policyKinds], (mesh): readonly StatedWaypoint[] =>
  policyKinds
    .flatMap((kind) => mesh.ofKind(kind))
    .flatMap((policy) =>
      targetRefs(policy).flatMap((ref) => {
        const [kind, name = ''] = ref.split('/')
        return kind === 'Gateway' ? [{ namespace: policy.namespace, name, by: policy }] : []
      }),
    ),
)

/** A Service or ServiceEntry that policies name. */
export interface TargetedService {
  readonly kind: 'Service' | 'ServiceEntry'
  readonly namespace: string
  readonly name: string
  /** A policy that names it. */
  readonly by: Manifest
}

/** The Services and ServiceEntries that policies name, each once, by `Kind NAMESPACE/NAME`. */
export const targetedServices = derived(
  [...policyKinds],
  (mesh): ReadonlyMap<string, TargetedService> =>
    new Map(
      policyKinds
        .flatMap((kind) => mesh.ofKind(kind))
        .flatMap((policy) =>
          targetRefs(policy).flatMap((ref): [string, TargetedService][] => {
            const [kind, name = ''] = ref.split('/')
            if (kind !== 'Service' && kind !== 'ServiceEntry') return []
            const target = { kind, namespace: policy.namespace, name, by: policy } as const
            return [[targetKey(target), target]]
          }),
        ),
    ),
)

/** `Kind NAMESPACE/NAME`. */
export function targetKey({ kind, namespace, name }: Pick<Manifest, 'kind' | 'namespace' | 'name'>): string {
  return `${kind} ${namespace}/${name}`
}

/** A policy of the root namespace for each waypoint; `undefined` without one. */
export function classPolicy(mesh: Mesh): Manifest | undefined {
  return policyKinds
    .flatMap((kind) => mesh.ofKind(kind))
    .find(
      (policy) =>
        policy.namespace === mesh.rootNamespace &&
        targetRefs(policy).some((ref) => ref.startsWith('GatewayClass/')),
    )
}
