import { entryVisibility } from '../../../istio/ambient/entry-visibility.ts'
import type { Mesh } from '../../../model/mesh.ts'
import { isCalledByAddress, servicesByHost, type RegistryService } from './registry.ts'

/**
 * The Service or ServiceEntry that ztunnel takes for a host that pods of a namespace call: that of their own namespace, else a
 * Kubernetes Service, else the oldest ServiceEntry. `exportTo` is not read in ambient mode, only `serviceEntryVisibility`
 * (istio `pilot/pkg/serviceregistry/ambient/services.go`, selectWorkloadServices; ztunnel `src/dns/server.rs`, find_server).
 */
export function ztunnelService(mesh: Mesh, namespace: string, host: string): RegistryService | undefined {
  const visible = (servicesByHost(mesh).get(host) ?? []).filter((service) =>
    isVisibleInAmbient(mesh, service, namespace),
  )
  // ztunnel resolves no host without an address, except for headless Services.
  const resolved = visible.filter(isResolved)
  const services = resolved.length > 0 ? resolved : visible
  return services.find((service) => service.namespace === namespace) ?? services[0]
}

/** True for a service whose host ztunnel resolves itself. */
export function isResolved(service: RegistryService): boolean {
  return service.isKubernetes || isCalledByAddress(service)
}

function isVisibleInAmbient(mesh: Mesh, service: RegistryService, namespace: string): boolean {
  const { manifest, isKubernetes, namespace: own } = service
  if (isKubernetes) return true
  const { to } = entryVisibility(mesh, manifest) ?? { to: 'public' }
  return to === 'public' || (to === 'namespace' && own === namespace)
}
