import { gatewaysBehind } from '../../../istio/routing/gateways-behind.ts'
import { hostIndex } from '../../../istio/hosts/host-index.ts'
import { fullHost, isWildcard } from '../../../istio/hosts/hosts.ts'
import { canonicalHost, declaredPorts, servicesFor } from '../../../istio/hosts/services.ts'
import { inboundMtls, inboundMtlsOn, type Mtls } from '../../../istio/policy/mtls.ts'
import { labelsOf } from '../../../istio/policy/selector.ts'
import { dataplaneOf } from '../../../istio/workload/dataplane.ts'
import { podOf, proxyTemplates } from '../../../istio/workload/pod.ts'
import { workloadsWithLabelsIn, type Workload } from '../../../istio/workload/workloads.ts'
import { derived, derivedByKey } from '../../../model/derived.ts'
import type { Manifest } from '../../../model/manifest.ts'
import { meshOfOtherObjects, type Mesh } from '../../../model/mesh.ts'
import type { Node } from '../../../model/node.ts'
import { hasStatedNamespace } from '../../../model/presence.ts'

/** A port of a Service in front of a workload that may have a sidecar, and the mTLS mode that the workload accepts. */
export interface ProtectedPort {
  readonly service: Manifest
  /** The full name of the Service. */
  readonly host: string
  readonly number: number
  /** The port as the Service declares it. */
  readonly node: Node
  readonly mtls: Mtls
  /** False where no file says whether the workload has a sidecar. */
  readonly hasSidecar: boolean
}

/**
 * The ports of the Services of a host, or below a wildcard, in front of workloads of this repository that may have a
 * sidecar and whose mode the files state. Gateways are left out: their servers set the TLS of their ports.
 */
export const protectedPorts = derivedByKey(
  'everything',
  (mesh, host: string) => canonicalHost(mesh, host),
  (mesh, host): readonly ProtectedPort[] => {
    const name = canonicalHost(mesh, host)
    const services = isWildcard(name) ? servicesByHost(mesh).below(name) : servicesFor(mesh, name)
    return services.flatMap((service) => portsOf(mesh, service))
  },
)

const servicesByHost = derived(['Service'], (mesh) =>
  hostIndex(mesh.ofKind('Service'), ({ name, namespace }) => [fullHost(name, namespace)]),
)

function portsOf(mesh: Mesh, service: Manifest): ProtectedPort[] {
  const host = fullHost(service.name, service.namespace)
  const selector = labelsOf(service.spec.get('selector'))
  if (selector.size === 0 || !hasStatedNamespace(service)) return []
  if (gatewaysBehind(mesh, host).gateways.length > 0) return []
  return workloadsWithLabelsIn(mesh, service.namespace, selector).flatMap((workload) => {
    const dataplane = dataplaneOf(mesh, workload.manifest)
    if (dataplane === 'none' || dataplane === 'ambient' || isGateway(workload)) return []
    return declaredPorts(service).flatMap(({ number, targetPort, node }) => {
      const mtls = modeOf(mesh, workload, node.get('targetPort').text === '' ? targetPort : undefined)
      return mtls ? [{ service, host, number, node, mtls, hasSidecar: dataplane === 'sidecar' }] : []
    })
  })
}

/** The mode, if it is the same with all files and does not depend on the age of policies; the port may be known by name only. */
function modeOf(mesh: Mesh, { namespace, labels }: Workload, port: number | undefined): Mtls | undefined {
  const proxy = { type: 'sidecar', namespace, labels } as const
  const modes = [mesh, meshOfOtherObjects(mesh) ?? mesh].map((candidate) => inboundMtls(candidate, proxy))
  if (modes.some(({ restsOnAge, byPort }) => restsOnAge || (port === undefined && byPort.size > 0)))
    return undefined
  const [first, second] = modes.map((mtls) => (port === undefined ? mtls.general : inboundMtlsOn(mtls, port)))
  return first!.mode === second!.mode ? first : undefined
}

/** True for pods that run a gateway (istio `manifests/charts/gateways`, and the template that injects one). */
function isGateway({ manifest, labels }: Workload): boolean {
  return proxyTemplates(podOf(manifest)).includes('gateway') || /gateway/.test(labels.get('istio') ?? '')
}
