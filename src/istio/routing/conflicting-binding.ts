import { groupBy } from '../../core/group.ts'
import { derived } from '../../model/derived.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import { conversionKinds, convertedGatewayApi } from '../gateway-api/convert.ts'
import { areVisibleTogether } from '../hosts/export.ts'
import { conflictsAtGateways } from './gateway-conflicts.ts'
import { gatewayKeysOf, meshGateway } from './gateways.ts'
import { bindingKey, hostBindingsOf, matchesActing, type HostBinding } from './host-bindings.ts'
import { mayHaveSameCallers } from './matches.ts'
import { conflictOnMesh } from './mesh-conflicts.ts'

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

/**
 * The VirtualService of an HTTPRoute or GRPCRoute with a Service or ServiceEntry as parent, if it routes requests of
 * the same callers to the host of a binding in the mesh. A sidecar uses only one VirtualService for a host.
 */
export function conflictingRoute(mesh: Mesh, binding: HostBinding): Manifest | undefined {
  if (binding.gateway !== meshGateway) return undefined
  const routes = routesOnMesh(mesh).get(bindingKey(binding)) ?? []
  return routes.find((route) => meet(mesh, binding, route))?.virtualService
}

function meet(mesh: Mesh, binding: HostBinding, route: HostBinding): boolean {
  if (!areVisibleTogether(binding.virtualService, route.virtualService)) return false
  const matches = matchesActing(mesh, route, 'http')
  return matchesActing(mesh, binding, 'http').some((match) =>
    matches.some((candidate) => mayHaveSameCallers(match, candidate)),
  )
}

/** The bindings of converted routes in the mesh, by `bindingKey`. */
const routesOnMesh = derived(conversionKinds, (mesh) => {
  const onMesh = convertedGatewayApi(mesh).virtualServices.filter((virtualService) =>
    gatewayKeysOf(virtualService).includes(meshGateway),
  )
  return groupBy(onMesh.flatMap(hostBindingsOf), bindingKey)
})
