import { groupBy } from '../../core/group.ts'
import { gatewayKeysOf, meshGateway } from '../../istio/routing/gateways.ts'
import { fullHost } from '../../istio/hosts/hosts.ts'
import type { Manifest } from '../../model/manifest.ts'
import { derived } from '../../model/derived.ts'
import type { Mesh } from '../../model/mesh.ts'
import { hasStatedNamespace } from '../../model/presence.ts'
import { routesOf, type Route } from '../../istio/routing/routes.ts'
import { isUnfilled } from '../../syntax/unfilled.ts'
import { quote } from '../message/quote.ts'
import { defineRule } from '../rule.ts'
import type { Problem } from '../problem.ts'
import { routeViews } from '../shared/converted-views.ts'

export const meshRouteSkipped = defineRule({
  id: 'routing/mesh-route-skipped',
  codes: ['subsets-on-mesh-only'],
  severity: 'warning',
  istio: ['IST0140'],
  summary: 'A route of a gateway to a host whose routes to subsets apply only on the mesh.',
  why: 'A gateway sends requests directly to the endpoints of the destination. The VirtualService of that host on `mesh` applies only to sidecars, so requests from outside spread over all subsets.',
  fix: 'Name the subsets in the route of the gateway as well, or bind the VirtualService of the host to the gateway, too.',
  across: {
    VirtualService: check,
    ...routeViews(check),
  },
})

function* check(virtualService: Manifest, mesh: Mesh): Generator<Problem<'subsets-on-mesh-only'>> {
  const bound = gatewayKeysOf(virtualService)
  const mayActOnMesh = bound.includes(meshGateway) || bound.some(isUnfilled)
  const routes = mayActOnMesh ? [] : routesOf(mesh, virtualService)
  for (const route of routes.filter(({ protocol, subset }) => protocol === 'http' && subset === '')) {
    const subsetRoute = subsetRoutes(mesh)
      .get(route.host)
      ?.find((candidate) => mayShareMesh(candidate.virtualService, virtualService))
    if (subsetRoute) yield skippedRoute(route, subsetRoute)
  }
}

function skippedRoute(
  { virtualService, destination }: Route,
  subsetRoute: Route,
): Problem<'subsets-on-mesh-only'> {
  const { namespace, name } = subsetRoute.virtualService
  // A route of the Gateway API cannot name a subset.
  const repair = virtualService.originals ? '; name a Service for each version' : ''
  return {
    code: 'subsets-on-mesh-only',
    node: destination,
    message: `the routes of ${quote(destination.get('host').text)} to its subsets, in VirtualService ${quote(`${namespace}/${name}`)}, apply only on the mesh: this route spreads over all subsets${repair}`,
    related: [{ node: subsetRoute.destination, note: 'a route that gateways do not use' }],
  }
}

/** The routes on the mesh from a host to its own subsets, by that host. */
const subsetRoutes = derived(['Service', 'ServiceEntry', 'VirtualService', 'other'], (mesh) => {
  const virtualServices = mesh
    .ofKind('VirtualService')
    .filter((virtualService) => gatewayKeysOf(virtualService).includes(meshGateway))
  const routes = virtualServices.flatMap((virtualService) => {
    const hosts = new Set(
      virtualService.spec.items('hosts').map(({ text }) => fullHost(text, virtualService.namespace)),
    )
    return routesOf(mesh, virtualService).filter(
      ({ protocol, subset, host }) => protocol === 'http' && subset !== '' && hosts.has(host),
    )
  })
  return groupBy(routes, ({ host }: Route) => host)
})

/** False for objects of two releases if nothing states a namespace: they may mean different hosts. */
function mayShareMesh(first: Manifest, second: Manifest): boolean {
  return first.target === second.target || (hasStatedNamespace(first) && hasStatedNamespace(second))
}
