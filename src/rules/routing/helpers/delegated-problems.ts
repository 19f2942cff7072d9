import type { Manifest } from '../../../model/manifest.ts'
import type { Mesh } from '../../../model/mesh.ts'
import type { Node } from '../../../model/node.ts'
import { hasHosts, httpRoutesWith, type RouteFields } from '../../../istio/routing/delegated-routes.ts'
import type { Problem } from '../../problem.ts'

/** An http route, and the hosts of its VirtualService. */
export interface CheckedRoute {
  readonly route: RouteFields
  readonly hosts: readonly Node[]
}

/**
 * The http routes of a VirtualService that have no `delegate` of their own. Empty for a delegate, which is a VirtualService
 * without hosts; a part without hosts is no delegate, since the object that it changes may have them.
 */
export function writtenRoutes(virtualService: Manifest): CheckedRoute[] {
  const { spec, part } = virtualService
  if (!hasHosts(virtualService) && part === undefined) return []
  const routes = spec.items('http').filter((route) => route.get('delegate').kind !== 'map')
  return routes.map((route) => ({ route, hosts: spec.items('hosts') }))
}

/**
 * Checks the http routes that result from merging a VirtualService with its roots or its delegates, and yields the problems
 * at nodes of the VirtualService itself. A VirtualService without hosts (a delegate) that no root in this repository names
 * is checked as it is written, with empty `hosts`.
 */
export function* delegatedProblems<Code extends string>(
  virtualService: Manifest,
  mesh: Mesh,
  check: (route: CheckedRoute) => Iterable<Problem<Code>>,
): Generator<Problem<Code>> {
  for (const route of delegatedRoutes(virtualService, mesh))
    for (const problem of check(route)) if (isOf(virtualService, problem)) yield problem
}

function delegatedRoutes(virtualService: Manifest, mesh: Mesh): CheckedRoute[] {
  const routes = httpRoutesWith(mesh, virtualService)
  if (routes.length === 0 && !hasHosts(virtualService))
    return virtualService.spec.items('http').map((route) => ({ route, hosts: [] }))
  return routes
    .filter(({ delegate }) => delegate !== undefined)
    .map((route) => ({ route, hosts: route.virtualService.spec.items('hosts') }))
}

function isOf({ root }: Manifest, { node }: Problem): boolean {
  return 'root' in node && node.root.yaml === root.yaml
}
