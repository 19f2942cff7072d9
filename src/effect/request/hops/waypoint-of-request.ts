import {
  servingWaypoints,
  unseenWaypointText,
  type ServingWaypoint,
} from '../../../istio/ambient/serving-waypoints.ts'
import { controllerOf } from '../../../istio/policy/gateway-class.ts'
import type { NamedWaypoint } from '../../../istio/policy/waypoint-label.ts'
import { gatewayNameLabel, gatewayPods } from '../../../istio/policy/kubernetes-gateway.ts'
import { labelsOf } from '../../../istio/policy/selector.ts'
import type { Manifest } from '../../../model/manifest.ts'
import type { Mesh } from '../../../model/mesh.ts'
import type { Closed } from '../decision.ts'
import type { MeshProxy } from '../proxy/proxy.ts'
import { manifestTitle } from '../registry/age.ts'
import { isCalledByAddress, type RegistryService } from '../registry/registry.ts'
import type { SentRequest } from './travel.ts'

/** A waypoint that a request to a service may go through: its proxy, or why the request ends there or is not known to. */
export interface RequestWaypoint {
  readonly proxy?: MeshProxy
  readonly end?: Closed
  readonly missing: readonly string[]
}

/**
 * The waypoints of which one gets a request to a service, none where it goes to the pods: ztunnel sends to them, a gateway only
 * where a label says so, a sidecar and a waypoint itself never (istio `pilot/pkg/xds/endpoints/endpoint_builder.go`,
 * findServiceWaypoint). What calls a service without an address calls its pods.
 */
export function waypointsOfRequest(
  mesh: Mesh,
  sent: SentRequest,
  service: RegistryService,
): readonly RequestWaypoint[] {
  const { manifest } = service
  const isFromGateway = sent.from?.type === 'gateway' && ingressUsesWaypoint(mesh, manifest)
  return sent.isAmbient || isFromGateway ? waypointsBefore(mesh, service) : []
}

/** The waypoints of which one gets each request of the mesh to a service. */
function waypointsBefore(mesh: Mesh, service: RegistryService): readonly RequestWaypoint[] {
  if (!isCalledByAddress(service)) return []
  const { manifest } = service
  const serving = servingWaypoints(mesh, manifest)
  if (!serving) return [{ missing: [`whether a waypoint serves ${manifestTitle(manifest)}`] }]
  const [first] = serving
  // istiod looks for a second waypoint only where the first one exists.
  const unstated = first && !first.gateway ? [unseenWaypointText(first)] : []
  return serving
    .filter(({ percent }) => percent !== 0)
    .map((waypoint) => requestWaypoint(mesh, waypoint))
    .map((waypoint) => ({ ...waypoint, missing: [...new Set([...unstated, ...waypoint.missing])] }))
}

/** The waypoint that all requests of the mesh to a service go through; `not known` if there may be several, or files lack it. */
export function waypointBefore(mesh: Mesh, service: RegistryService): MeshProxy | 'none' | 'not known' {
  const [waypoint, ...others] = waypointsBefore(mesh, service)
  if (!waypoint) return 'none'
  return waypoint.proxy && others.length === 0 && waypoint.missing.length === 0 ? waypoint.proxy : 'not known'
}

function requestWaypoint(mesh: Mesh, waypoint: ServingWaypoint): RequestWaypoint {
  const { namespace, name, gateway } = waypoint
  if (!gateway) return { missing: [unseenWaypointText(waypoint)] }
  const title = `the waypoint ${namespace}/${name}`
  const className = gateway.spec.get('gatewayClassName').text
  const controller = controllerOf(mesh, className)
  if (controller === 'waypoint') return { proxy: waypointProxy(mesh, gateway), missing: [] }
  if (controller === 'gateway') {
    const reason = `Gateway ${namespace}/${name} of the class ${className} is no waypoint and takes no tunnels`
    return { end: { kind: 'closed', reason }, missing: [] }
  }
  return { missing: [`what ${title} of the class ${className} decides`] }
}

/** The proxy of the pods that istiod deploys for the Gateway of a waypoint. */
export function waypointProxy(mesh: Mesh, { namespace, name, root }: Manifest): MeshProxy {
  const { labels, isComplete } = gatewayPods(mesh, namespace, name)
  const stated = root.at('metadata', 'annotations', 'gateway.istio.io/service-account').text
  return {
    type: 'waypoint',
    name: `Gateway ${namespace}/${name}`,
    namespace,
    labels,
    hasAllLabels: isComplete,
    serviceAccount: stated || name,
    workload: null,
  }
}

/** The proxy of a waypoint that is in no file. */
export function unseenWaypointProxy({ namespace, name }: NamedWaypoint): MeshProxy {
  return {
    type: 'waypoint',
    name: `Gateway ${namespace}/${name}`,
    namespace,
    labels: new Map([[gatewayNameLabel, name]]),
    hasAllLabels: false,
    serviceAccount: name,
    workload: null,
  }
}

/**
 * True for a Service or ServiceEntry whose label `istio.io/ingress-use-waypoint`, or else that of its Namespace, is true:
 * requests of gateways to it go through its waypoint.
 */
export function ingressUsesWaypoint(mesh: Mesh, service: Manifest): boolean {
  return ['1', 't', 'T', 'true', 'TRUE', 'True'].includes(
    labelOf(mesh, service, 'istio.io/ingress-use-waypoint'),
  )
}

/** The label of an object, else that of its Namespace; `''` without one. */
function labelOf(mesh: Mesh, object: Manifest, label: string): string {
  const namespaces = mesh.ofKind('Namespace').filter(({ name }) => name === object.namespace)
  const labels = [object, ...namespaces].map(({ root }) => labelsOf(root.at('metadata', 'labels')))
  return labels.find((map) => map.has(label))?.get(label) ?? ''
}
