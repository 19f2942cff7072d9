import type { Mesh } from '../../model/mesh.ts'
import { hasStatedNamespace } from '../../model/presence.ts'
import { servicesFor } from './services.ts'

/**
 * The full name of a Service that is written as `reviews.shop` or `reviews.shop.svc`, which Istio does not expand;
 * `undefined` if the mesh does not have that Service.
 */
export function fullServiceName(host: string, mesh: Mesh): string | undefined {
  const match = /^([^.]+)\.([^.]+)(\.svc)?$/.exec(host)
  const full = match && `${match[1]}.${match[2]}.svc.${mesh.clusterDomain}`
  return full && servicesFor(mesh, full).some(hasStatedNamespace) ? full : undefined
}
