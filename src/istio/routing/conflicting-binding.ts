import { conflictsAtGateways } from './gateway-conflicts.ts'
import { meshGateway } from './gateways.ts'
import { bindingKey, type HostBinding } from './host-bindings.ts'
import { conflictOnMesh } from './mesh-conflicts.ts'
import type { Mesh } from '../../model/mesh.ts'

/**
 * The binding of another VirtualService that some proxy has to follow as well. On the mesh both routing http is enough,
 * or TLS of one name: a sidecar takes one VirtualService for a host. A gateway takes the routes of all, so that there
 * some request has to match both (istio `pilot/pkg/networking/core/{httproute,gateway}.go`).
 */
export function conflictingBinding(mesh: Mesh, binding: HostBinding): HostBinding | undefined {
  return binding.gateway === meshGateway
    ? conflictOnMesh(mesh, binding)
    : conflictsAtGateways(mesh).get(binding.virtualService)?.get(bindingKey(binding))
}
