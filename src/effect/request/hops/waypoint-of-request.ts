import { admitsNamespace, lacksTraffic, waypointOf } from '../../../istio/ambient/waypoints.ts'
import { gatewayPods } from '../../../istio/policy/kubernetes-gateway.ts'
import { labelsOf } from '../../../istio/policy/selector.ts'
import { canaryLabel } from '../../../istio/policy/waypoint-label.ts'
import type { Manifest } from '../../../model/manifest.ts'
import type { Mesh } from '../../../model/mesh.ts'
import type { MeshProxy } from '../proxy/proxy.ts'
import { manifestTitle } from '../registry/age.ts'
import type { RegistryService } from '../registry/registry.ts'
import type { SentRequest } from './travel.ts'

/** The waypoint that a request to a service goes through. */
export interface RequestWaypoint {
  readonly proxy: MeshProxy | undefined
  readonly missing: readonly string[]
}

const direct: RequestWaypoint = { proxy: undefined, missing: [] }

/**
 * The waypoint that a client sends a request for a service to: ztunnel sends to it, a gateway only where a label says so, a
 * sidecar and a waypoint itself never (istio `pilot/pkg/xds/endpoints/endpoint_builder.go`, findServiceWaypoint).
 */
export function waypointOfRequest(mesh: Mesh, sent: SentRequest, service: RegistryService): RequestWaypoint {
  if (!sent.isAmbient && !(sent.from?.type === 'gateway' && isUsedByGateways(mesh, service.manifest)))
    return direct
  const named = waypointOf(mesh, service.manifest)
  if (named === 'none') return direct
  if (named === undefined)
    return { proxy: undefined, missing: [`whether a waypoint serves ${manifestTitle(service.manifest)}`] }
  const gateway = mesh.find('KubernetesGateway', named.namespace, named.name)
  if (!gateway)
    return {
      proxy: undefined,
      missing: [`what the waypoint ${named.namespace}/${named.name} decides, which is in no file`],
    }
  const isBound = !lacksTraffic(mesh, gateway, 'service') && admitsNamespace(mesh, gateway, service.namespace)
  if (!isBound) return direct
  return { proxy: waypointProxy(mesh, gateway), missing: canaryOf(mesh, service.manifest) }
}

function waypointProxy(mesh: Mesh, { namespace, name, root }: Manifest): MeshProxy {
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

/** A second waypoint receives a part of the requests. */
function canaryOf(mesh: Mesh, service: Manifest): string[] {
  const canary = labelOf(mesh, service, canaryLabel)
  return canary === '' || canary === 'none' ? [] : [`whether the waypoint \`${canary}\` takes it`]
}

function isUsedByGateways(mesh: Mesh, service: Manifest): boolean {
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
