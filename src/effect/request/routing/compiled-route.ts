import type { Manifest } from '../../../model/manifest.ts'
import type { Mesh } from '../../../model/mesh.ts'
import type { DecidingPlace } from '../decision.ts'
import { allOf, isUnknown, type Truth } from '../match/truth.ts'
import { isSelected, type MeshProxy } from '../proxy/proxy.ts'
import { convertedVirtualServices } from '../registry/virtual-services.ts'
import type { RequestCondition } from './request-condition.ts'
import { mergedRoutes, type MergedRoute } from './merged-routes.ts'
import { routeMatch, type RoutedRequest, type CompiledMatch } from './route-match.ts'

/** A route of a proxy: one condition of an HTTP route. */
export interface CompiledRoute extends CompiledMatch {
  /** As Envoy logs it. */
  readonly name: string
  readonly merged: MergedRoute
  /** The VirtualService with the host; a delegate's routes are those of its root. */
  readonly virtualService: Manifest
  /** Its condition on requests; `undefined` if it matches all. */
  readonly condition: RequestCondition | undefined
  /** Whether it applies to the proxy. */
  readonly isForProxy: Truth
  /** The condition, or the route if it has none. */
  readonly place: DecidingPlace
  readonly isGatewayApi: boolean
}

/** Where routes are for. */
export interface RouteScope {
  readonly proxy: MeshProxy
  /** `mesh`, or `NAMESPACE/NAME`. */
  readonly gateway: string
  /** The port that the route has to match: of the Service, or of the server. */
  readonly port: number
}

/**
 * The routes of a VirtualService at a proxy, up to the first one that matches every request (istio
 * `pilot/pkg/networking/core/route/route.go`, BuildHTTPRoutesForVirtualService).
 */
export function compileRoutes(
  mesh: Mesh,
  virtualService: Manifest,
  scope: RouteScope,
): readonly CompiledRoute[] {
  const routes: CompiledRoute[] = []
  const isGatewayApi = convertedVirtualServices(mesh).has(virtualService)
  for (const merged of mergedRoutes(mesh, virtualService)) {
    const matches = merged.conditions.length > 0 ? merged.conditions : [undefined]
    for (const match of matches) {
      const isForProxy = appliesAt(match, scope)
      if (isForProxy === false) continue
      routes.push(compileRoute(merged, match, isForProxy, { virtualService, isGatewayApi }))
      if (routes.at(-1)!.isCatchAll) return routes
    }
    // A route without conditions ends the list even if it does not apply.
    if (merged.conditions.length === 0) return routes
  }
  return routes
}

function compileRoute(
  merged: MergedRoute,
  match: RequestCondition | undefined,
  isForProxy: Truth,
  { virtualService, isGatewayApi }: Pick<CompiledRoute, 'virtualService' | 'isGatewayApi'>,
): CompiledRoute {
  const compiled = routeMatch(match, isGatewayApi)
  const isCertain = isForProxy === true
  return {
    ...compiled,
    isCatchAll: compiled.isCatchAll && isCertain,
    matches: isCertain ? compiled.matches : (request) => allOf([isForProxy, compiled.matches(request)]),
    name: match && match.name !== '' ? `${merged.name}.${match.name}` : merged.name,
    merged,
    virtualService,
    isGatewayApi,
    condition: match,
    isForProxy,
    place: { object: merged.owner, node: match?.node ?? merged.node },
  }
}

/** A condition with gateways is for these alone; one without is for proxies with its labels (sourceMatchHTTP). */
function appliesAt(match: RequestCondition | undefined, { proxy, gateway, port }: RouteScope): Truth {
  if (!match) return true
  if (match.port !== 0 && match.port !== port) return false
  // Waypoints do not know the labels of clients.
  if (proxy.type === 'waypoint' && match.sourceLabels.size > 0) return false
  if (match.gateways.length > 0) return match.gateways.includes(gateway)
  const isOfNamespace = match.sourceNamespace === '' || match.sourceNamespace === proxy.namespace
  return allOf([isOfNamespace, isSelected(proxy, match.sourceLabels)])
}

/**
 * The first route that certainly matches, `undefined` if none does, and the missing inputs of the routes before it that may
 * match.
 */
export function firstRoute(
  routes: readonly CompiledRoute[],
  request: RoutedRequest,
): { readonly route: CompiledRoute | undefined; readonly missing: readonly string[] } {
  const missing: string[] = []
  for (const route of routes) {
    const isMatch = route.matches(request)
    if (isMatch === true) return { route, missing }
    if (isUnknown(isMatch)) missing.push(...isMatch.missing)
  }
  return { route: undefined, missing }
}

/** The step of a route that matches. */
export function matchText({ name }: CompiledRoute): string {
  return name === '' ? 'a route matches' : `the route \`${name}\` matches`
}
