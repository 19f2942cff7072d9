import { once } from '../../core/once-per.ts'
import { servingWaypoints, waypointOfPods } from '../../istio/ambient/serving-waypoints.ts'
import { selects } from '../../istio/policy/selector.ts'
import { inboundMtls } from '../../istio/policy/mtls.ts'
import type { NamedWaypoint } from '../../istio/policy/waypoint-label.ts'
import type { Dataplane } from '../../istio/workload/dataplane.ts'
import type { Workload } from '../../istio/workload/workloads.ts'
import type { Mesh } from '../../model/mesh.ts'
import { manifestTitle } from '../request/registry/age.ts'
import { servicesIn } from '../request/registry/registry.ts'
import { dataplane, workloadProxy } from '../request/registry/workloads.ts'
import { placedWorkload, podWorkloads, preparedPoint, sideKey, type EntryPoint } from './entry-points.ts'
import { statedWaypoints } from './stated-waypoints.ts'
import type { WorkloadSide } from './inbound-entry.ts'
import type { MeshPair } from './mesh-pair.ts'

/**
 * All workloads of head in some namespaces: what their sidecar lets in, in ambient mode their ztunnel. A waypoint before them
 * calls with its own identity, so what it lets through is a reservation.
 */
export function everyWorkload(pair: MeshPair, isIncluded: (namespace: string) => boolean): EntryPoint[] {
  const { head } = pair
  const hasWaypoints = once(() => statedWaypoints([head.mesh]).length > 0)
  return podWorkloads(head, 'all')
    .filter(({ namespace }) => isIncluded(namespace))
    .map((workload): EntryPoint => {
      const plane = dataplane(head.mesh, workload)
      const side = placedWorkload(head, workloadProxy(workload, 'sidecar'), plane)
      const point = preparedPoint(pair, manifestTitle(workload.manifest), { head: side, base: side })
      const isOfAmbient = plane === 'ambient' || (plane !== 'none' && hasWaypoints())
      const further = isOfAmbient ? waypointsBefore(head.mesh, workload) : []
      return {
        ...point,
        key: `${sideKey(side)} ${plane} ${further.join()}`,
        reservations: unknownInputs(side, plane),
        // Calls past the waypoint do not depend on it.
        prepare(filter) {
          const prepared = point.prepare(filter)
          return { ...prepared, reservations: [...prepared.reservations, ...further] }
        },
      }
    })
}

/** What the decision of the proxy of the pods depends on. */
function unknownInputs({ side: { mesh }, proxy }: WorkloadSide, plane: Dataplane | undefined): string[] {
  if (plane === 'none') return []
  return [
    ...(plane === undefined ? [`whether ${proxy.name} has a sidecar is not known`] : []),
    ...(inboundMtls(mesh, proxy).restsOnAge
      ? [`which PeerAuthentication is the oldest for ${proxy.name} is not known`]
      : []),
  ]
}

/** The waypoints that calls to a workload may come through, as reasons why more may get in. */
function waypointsBefore(mesh: Mesh, { namespace, labels, manifest }: Workload): string[] {
  const name = manifestTitle(manifest)
  const ofServices = servicesIn(mesh, namespace)
    .filter(({ selector }) => selector !== null && selects(selector, labels))
    .flatMap(
      (service): readonly (NamedWaypoint | undefined)[] =>
        servingWaypoints(mesh, service.manifest) ?? [undefined],
    )
  const ofPods = waypointOfPods(mesh, labels, namespace)
  const texts = [...ofServices, ...(ofPods ? [ofPods] : [])].map((waypoint) =>
    waypoint
      ? `what the waypoint ${waypoint.namespace}/${waypoint.name} lets through to ${name} is not decided`
      : `whether calls to ${name} come through a waypoint is not known`,
  )
  return [...new Set(texts)]
}
