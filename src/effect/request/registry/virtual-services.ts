import { groupBy } from '../../../core/group.ts'
import { conversionKinds, convertedGatewayApi } from '../../../istio/gateway-api/convert.ts'
import { allVirtualServices } from '../../../istio/gateway-api/proxy-objects.ts'
import { exportedTo } from '../../../istio/hosts/export.ts'
import { hostIndex } from '../../../istio/hosts/host-index.ts'
import { fullHost } from '../../../istio/hosts/hosts.ts'
import { canonicalHost } from '../../../istio/hosts/services.ts'
import { gatewayKeysOf, meshGateway } from '../../../istio/routing/gateways.ts'
import { derived, derivedByKey } from '../../../model/derived.ts'
import type { Manifest } from '../../../model/manifest.ts'
import type { Mesh } from '../../../model/mesh.ts'
import { compareCreation } from './age.ts'

/** The VirtualServices that istiod makes of the HTTPRoutes, GRPCRoutes, TCPRoutes and TLSRoutes of a mesh. */
export const convertedVirtualServices = derived(
  conversionKinds,
  (mesh): ReadonlySet<Manifest> => new Set(convertedGatewayApi(mesh).virtualServices),
)

/** The kinds that VirtualServices are written in or converted from. */
const routingKinds = ['VirtualService', ...conversionKinds] as const

/**
 * The VirtualServices with `hosts` (so no delegates), written in the mesh or converted from its Gateway API routes, sorted by
 * `compareCreation`: the older ones first.
 */
export const virtualServicesWithHosts = derived(routingKinds, (mesh): readonly Manifest[] =>
  allVirtualServices(mesh)
    .filter(({ spec }) => spec.items('hosts').length > 0)
    .toSorted(compareCreation),
)

const servicesByGateway = derived(routingKinds, (mesh) =>
  groupBy(
    virtualServicesWithHosts(mesh).flatMap((virtualService) =>
      gatewayKeysOf(virtualService).map((gateway) => ({ gateway, virtualService })),
    ),
    ({ gateway }) => gateway,
  ),
)

/**
 * The VirtualServices that are bound to a gateway, whoever sees them, with those converted from routes of the Gateway API; the
 * older ones first. Empty if there are none.
 *
 * @param gateway `NAMESPACE/NAME`, or `mesh`
 */
export function virtualServicesAt(mesh: Mesh, gateway: string): readonly Manifest[] {
  return (servicesByGateway(mesh).get(gateway) ?? []).map(({ virtualService }) => virtualService)
}

/**
 * The VirtualServices of a gateway, or of `mesh`, for proxies of a namespace: those for this namespace alone, those
 * exported to it, then public ones (istio `pilot/pkg/model/push_context.go`, VirtualServicesForGateway).
 */
export const virtualServicesFor = derivedByKey(
  routingKinds,
  (_, gateway: string, namespace: string) => `${gateway}\0${namespace}`,
  (mesh, gateway, namespace): readonly Manifest[] =>
    rankedFor(mesh, virtualServicesAt(mesh, gateway), namespace),
)

/** The VirtualServices for the mesh by their full hosts, the older ones first. */
const meshServicesByHost = derived(routingKinds, (mesh) =>
  hostIndex(virtualServicesAt(mesh, meshGateway), ({ spec, namespace }) =>
    spec.items('hosts').map(({ text }) => canonicalHost(mesh, fullHost(text, namespace))),
  ),
)

/** The VirtualServices for the mesh that route a host, in some namespaces, for proxies of a namespace in their order there. */
export function virtualServicesOfHost(
  mesh: Mesh,
  host: string,
  namespaces: readonly string[],
  namespace: string,
): readonly Manifest[] {
  const found = meshServicesByHost(mesh).overlapping(host)
  return rankedFor(
    mesh,
    found.filter((virtualService) => namespaces.includes(virtualService.namespace)),
    namespace,
  )
}

/** Of some VirtualServices, the older ones first, those for proxies of a namespace in their order there. */
export function rankedFor(mesh: Mesh, virtualServices: readonly Manifest[], namespace: string): Manifest[] {
  return virtualServices
    .filter((virtualService) => {
      const to = exportedTo(virtualService)
      return to.includes('*') || (!to.includes('~') && to.includes(namespace))
    })
    .map((virtualService) => ({ virtualService, rank: rankFor(mesh, virtualService, namespace) }))
    .toSorted((first, second) => first.rank - second.rank)
    .map(({ virtualService }) => virtualService)
}

function rankFor(mesh: Mesh, virtualService: Manifest, namespace: string): number {
  if (!exportedTo(virtualService).includes('*')) return virtualService.namespace === namespace ? 0 : 1
  const isConsumer = convertedVirtualServices(mesh).has(virtualService)
  return isConsumer && virtualService.namespace === namespace ? 2 : 3
}
