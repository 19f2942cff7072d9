import { allVirtualServices } from '../../../istio/gateway-api/proxy-objects.ts'
import { fullHost } from '../../../istio/hosts/hosts.ts'
import { canonicalHost } from '../../../istio/hosts/services.ts'
import { derived } from '../../../model/derived.ts'
import { servicesByHost } from '../registry/registry.ts'
import { workloadsOf } from '../registry/workloads.ts'
import { mergedRoutes } from '../routing/merged-routes.ts'

/** The hosts that other repositories may have: destinations of routes, and Services without pods in the mesh. */
export const hostsOfOthers = derived('everything', (mesh): readonly string[] => {
  const services = servicesByHost(mesh)
  const destinations = allVirtualServices(mesh).flatMap((virtualService) =>
    mergedRoutes(mesh, virtualService).flatMap(({ node, owner }) =>
      node
        .items('route')
        .map((item) => canonicalHost(mesh, fullHost(item.at('destination', 'host').text, owner.namespace))),
    ),
  )
  // Of several objects with one host the oldest counts.
  const withoutPods = [...services.values()]
    .map(([oldest]) => oldest!)
    .filter((service) => service.selector !== null && workloadsOf(mesh, service).length === 0)
  const unknown = destinations.filter((host) => !services.has(host) && host.includes('.svc.'))
  return [...new Set([...unknown, ...withoutPods.map(({ host }) => host)])].toSorted()
})
