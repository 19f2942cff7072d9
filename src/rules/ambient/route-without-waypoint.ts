import { lacksWaypoint } from '../../istio/ambient/waypoints.ts'
import { hasSidecars } from '../../istio/ambient/ztunnel.ts'
import { fullHost } from '../../istio/hosts/hosts.ts'
import { waypointLabel } from '../../istio/policy/waypoint-label.ts'
import { gatewayKeysOf, meshGateway } from '../../istio/routing/gateways.ts'
import { namespaceDataplane } from '../../istio/workload/dataplane.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import { quote } from '../message/quote.ts'
import { defineRule } from '../rule.ts'
import type { Problem } from '../problem.ts'
import { routeViews } from '../shared/converted-views.ts'

type Code = 'no-waypoint'

export const routeWithoutWaypoint = defineRule({
  id: 'ambient/route-without-waypoint',
  codes: ['no-waypoint'],
  severity: 'warning',
  summary: 'A route for callers in ambient mode to a host without a waypoint.',
  why: 'Ztunnel forwards connections and reads no routes. In ambient mode a route of the mesh has an effect only at the waypoint of the called host: without a waypoint its timeouts, retries, weights and faults do nothing.',
  fix: 'Create a waypoint and label the Service, the ServiceEntry or its Namespace with `istio.io/use-waypoint`; or remove the route.',
  across: {
    VirtualService: check,
    ...routeViews(check),
  },
})

/** Where some workload has a sidecar, the route may be meant for it. */
function* check(virtualService: Manifest, mesh: Mesh): Generator<Problem<Code>> {
  const [host, ...furtherHosts] = virtualService.spec.items('hosts')
  const isOfMesh = gatewayKeysOf(virtualService).every((key) => key === meshGateway)
  if (!host || !isOfMesh || namespaceDataplane(mesh, virtualService) !== 'ambient' || hasSidecars(mesh))
    return
  const { namespace } = virtualService
  if (![host, ...furtherHosts].every(({ text }) => lacksWaypoint(mesh, fullHost(text, namespace)))) return
  yield {
    code: 'no-waypoint',
    node: host,
    confidence: 'likely',
    message: `${quote(host.text)} has no waypoint, and no file gives workloads a sidecar: nothing uses these routes; label its Service or Namespace with \`${waypointLabel}\``,
  }
}
