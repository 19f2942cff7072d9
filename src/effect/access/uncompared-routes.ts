import { gatewayKeysOf, meshGateway } from '../../istio/routing/gateways.ts'
import type { MeshKind } from '../../model/kinds.ts'
import type { Manifest } from '../../model/manifest.ts'
import { knownKind } from '../../model/mesh.ts'
import type { ObjectChanges } from './object-changes.ts'

/** The changed objects that route requests, without routes of gateways, which are compared. */
export function uncomparedRoutes({ changed }: Pick<ObjectChanges, 'changed'>): Manifest[] {
  return changed.filter((object) => {
    const kind = knownKind(object)
    return routingKinds.has(kind) && !(gatewayRouteKinds.has(kind) && isOfGateways(object))
  })
}

const gatewayRouteKinds: ReadonlySet<MeshKind | undefined> = new Set<MeshKind>([
  ...(['VirtualService', 'HTTPRoute', 'GRPCRoute', 'TCPRoute', 'TLSRoute'] as const),
])

const routingKinds: ReadonlySet<MeshKind | undefined> = new Set<MeshKind>([
  ...(['VirtualService', 'DestinationRule', 'Service', 'ServiceEntry', 'Sidecar', 'WorkloadEntry'] as const),
  ...(['HTTPRoute', 'GRPCRoute', 'TCPRoute', 'TLSRoute'] as const),
])

/** False for routes of calls in the mesh, and delegates. */
function isOfGateways(object: Manifest): boolean {
  if (knownKind(object) !== 'VirtualService')
    return object.spec.items('parentRefs').every((ref) => ref.get('kind').text !== 'Service')
  return object.spec.items('hosts').length > 0 && !gatewayKeysOf(object).includes(meshGateway)
}
