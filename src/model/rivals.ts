import { gatewayRivals } from './gateway-rivals.ts'
import { meshGateway } from './gateways.ts'
import { keyOf, type Claim } from './claims.ts'
import { meshRival } from './mesh-rivals.ts'
import type { Mesh } from './mesh.ts'

/**
 * The claim of another VirtualService that some proxy has to follow as well. On the mesh both routing http is enough,
 * or TLS of one name: a sidecar takes one VirtualService for a host. A gateway takes the routes of all, so that there
 * some request has to match both (istio `pilot/pkg/networking/core/{httproute,gateway}.go`).
 */
export function rivalOf(mesh: Mesh, claim: Claim): Claim | undefined {
  return claim.gateway === meshGateway
    ? meshRival(mesh, claim)
    : gatewayRivals(mesh).get(claim.service)?.get(keyOf(claim))
}
