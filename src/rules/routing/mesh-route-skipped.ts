import { groupBy } from '../../core/group.ts'
import { boundTo, meshGateway } from '../../istio/routing/gateways.ts'
import { fullHost } from '../../istio/hosts/hosts.ts'
import type { Manifest } from '../../model/manifest.ts'
import { derived } from '../../model/derived.ts'
import { hasStatedNamespace } from '../../model/presence.ts'
import { routesOf, type Route } from '../../istio/routing/routes.ts'
import { isUnfilled } from '../../syntax/unfilled.ts'
import { quote } from '../message/quote.ts'
import { defineRule } from '../rule.ts'

export const meshRouteSkipped = defineRule({
  id: 'routing/mesh-route-skipped',
  codes: ['subsets-on-mesh-only'],
  severity: 'warning',
  istio: ['IST0140'],
  summary: 'A route of a gateway to a host whose own routes, by subsets, hold on the mesh alone.',
  why: 'A gateway sends to the endpoints of the destination at once. The VirtualService of that host on `mesh` is for sidecars: from outside, requests spread over all subsets.',
  fix: 'Name the subsets in the route of the gateway as well, or bind the VirtualService of the host to the gateway, too.',
  across: {
    *VirtualService(virtualService, mesh) {
      const bound = boundTo(virtualService)
      const mayActOnMesh = bound.includes(meshGateway) || bound.some(isUnfilled)
      const routes = mayActOnMesh ? [] : routesOf(mesh, virtualService)
      for (const route of routes.filter(({ protocol, subset }) => protocol === 'http' && subset === '')) {
        const other = subsetRoutes(mesh)
          .get(route.host)
          ?.find((one) => isOfOneMesh(one.virtualService, virtualService))
        if (!other) continue
        yield {
          code: 'subsets-on-mesh-only',
          node: route.destination,
          message: `the routes of ${quote(route.destination.get('host').text)} to its subsets, in VirtualService ${quote(`${other.virtualService.namespace}/${other.virtualService.name}`)}, hold on the mesh alone: this route takes all subsets`,
          related: [{ node: other.destination, note: 'a route that gateways do not use' }],
        }
      }
    },
  },
})

/** The routes to subsets on the mesh, by the host that is called and whose subsets they are. */
const subsetRoutes = derived(['Service', 'ServiceEntry', 'VirtualService', 'other'], (mesh) => {
  const onMesh = mesh
    .ofKind('VirtualService')
    .filter((virtualService) => boundTo(virtualService).includes(meshGateway))
  const routes = onMesh.flatMap((virtualService) => {
    const hosts = new Set(
      virtualService.spec.items('hosts').map(({ text }) => fullHost(text, virtualService.namespace)),
    )
    return routesOf(mesh, virtualService).filter(
      ({ protocol, subset, host }) => protocol === 'http' && subset !== '' && hosts.has(host),
    )
  })
  return groupBy(routes, ({ host }: Route) => host)
})

/** Of releases whose namespaces nothing states, nothing says that they mean the same host. */
function isOfOneMesh(one: Manifest, other: Manifest): boolean {
  return one.target === other.target || (hasStatedNamespace(one) && hasStatedNamespace(other))
}
