import { conflictsAtGateways } from './gateway-conflicts.ts'
import { meshGateway } from './gateways.ts'
import { bindingKey, type HostBinding } from './host-bindings.ts'
import { conflictOnMesh } from './mesh-conflicts.ts'
import type { Mesh } from '../../model/mesh.ts'

/**
 * The binding of another VirtualService that conflicts with this one on some proxy. On the mesh it is enough that both
 * route http, or TLS of one name, since a sidecar uses one VirtualService per host. A gateway merges the routes of all,
 * so there some request has to match both (istio `pilot/pkg/networking/core/{httproute,gateway}.go`).
 */
export function conflictingBinding(mesh: Mesh, binding: HostBinding): HostBinding | undefined {
  return binding.gateway === meshGateway
    ? conflictOnMesh(mesh, binding)
    : conflictsAtGateways(mesh).get(binding.virtualService)?.get(bindingKey(binding))
}
