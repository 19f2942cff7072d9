import { gatewayKeysOf, meshGateway } from '../../istio/routing/gateways.ts'
import type { MeshKind } from '../../model/kinds.ts'
import type { Manifest } from '../../model/manifest.ts'
import { knownKind } from '../../model/mesh.ts'
import type { ObjectChanges } from './object-changes.ts'

/** The objects that differ and say where requests are sent, but for routes of gateways for HTTP, which are compared. */
export function uncomparedRoutes({ changed }: Pick<ObjectChanges, 'changed'>): Manifest[] {
  return changed.filter((object) => {
    const kind = knownKind(object)
    return routingKinds.has(kind) && !(httpRouteKinds.has(kind) && isOfGateways(object))
  })
}

const httpRouteKinds: ReadonlySet<MeshKind | undefined> = new Set<MeshKind>([
  ...(['VirtualService', 'HTTPRoute', 'GRPCRoute'] as const),
])

const routingKinds: ReadonlySet<MeshKind | undefined> = new Set<MeshKind>([
  ...(['VirtualService', 'DestinationRule', 'Service', 'ServiceEntry', 'Sidecar', 'WorkloadEntry'] as const),
  ...(['HTTPRoute', 'GRPCRoute', 'TCPRoute', 'TLSRoute'] as const),
])

/** False for routes of calls in the mesh, delegates, and routes for connections whose requests a gateway does not see. */
function isOfGateways(object: Manifest): boolean {
  if (knownKind(object) !== 'VirtualService')
    return object.spec.items('parentRefs').every((ref) => ref.get('kind').text !== 'Service')
  const isForHttp = ['tcp', 'tls'].every((key) => object.spec.items(key).length === 0)
  return object.spec.items('hosts').length > 0 && isForHttp && !gatewayKeysOf(object).includes(meshGateway)
}
