import type { RouteSite } from '../routing/route-clusters.ts'
import type { Outcome, ProxyDecision } from '../decision.ts'
import { splitTarget } from '../match/request-path.ts'
import { filterRequest, type Filtered } from '../policy/http-filters.ts'
import { unknownAge } from '../registry/age.ts'
import { trustedProxies, normalRequest } from '../registry/mesh-options.ts'
import { servicesByHost, type RegistryService } from '../registry/registry.ts'
import { isVisibleTo } from '../registry/visible-services.ts'
import type { HttpRequest, ReceivedRequest } from '../request.ts'
import { firstRoute, matchText, type CompiledRoute } from '../routing/compiled-route.ts'
import type { GatewayHost } from '../routing/gateway-hosts.ts'
import type { GatewayServer } from '../routing/gateway-servers.ts'
import { takeRoute } from '../routing/route-action.ts'
import type { RoutedRequest } from '../routing/route-match.ts'
import { Trace, type TracedRequest } from '../trace.ts'
import { trustedClientAddress, withForwardedFor } from './client-address.ts'
import type { GatewayProxy } from './gateway-proxy.ts'

/** A request at a server of a gateway. */
export interface GatewayCall extends ReceivedRequest, TracedRequest {}

/** What a gateway does with a request that it sees, at a server for HTTP or HTTPS. */
export function decideGatewayRequest(
  gateway: GatewayProxy,
  server: GatewayServer,
  { connection, request, verification, trace }: GatewayCall,
): ProxyDecision {
  const { mesh, policies } = gateway
  const normal = normalRequest(mesh, request)
  const remote = trustedClientAddress(request, connection.source, trustedProxies(mesh))
  const filtered = filterRequest(mesh, policies, { request: normal, connection, remote }, verification, trace)
  const host = gateway.hostsOf(server).find(request.authority)
  const scheme = connection.transport === 'plain' ? 'http' : 'https'
  const chosen = chosenRoute(host, routedRequest(normal, filtered, scheme), trace)
  const site = routeSite(gateway, server, scheme)
  const redirect = scheme === 'http' ? host?.redirectsToHttps : undefined
  if (filtered.kind === 'refused') {
    const names = chosen && !redirect ? namesOf(site, chosen, normal) : {}
    return trace.decision(gateway.proxy, filtered.outcome, names)
  }
  if (redirect) return trace.decision(gateway.proxy, toHttps(redirect, filtered.request, trace))
  if (!chosen) {
    trace.step(host ? 'no route of the host matches' : 'no VirtualService has the host')
    return trace.decision(gateway.proxy, notFound(server))
  }
  trace.step(matchText(chosen), chosen.place)
  const sent = withForwardedFor(filtered.request, connection.source)
  const { outcome, cluster } = takeRoute(site, chosen, sent, trace)
  return trace.decision(gateway.proxy, outcome, {
    ...routeName(chosen),
    ...(cluster !== undefined && { cluster }),
  })
}

function notFound({ gateway, node }: GatewayServer): Outcome {
  return { kind: 'answered', status: 404, reason: 'route_not_found', by: { object: gateway, node } }
}

function routeName({ name }: CompiledRoute): { readonly route?: string } {
  return name === '' ? {} : { route: name }
}

/** The names that Envoy logs for a route of a refused request. */
function namesOf(
  site: RouteSite,
  route: CompiledRoute,
  request: HttpRequest,
): { readonly route?: string; readonly cluster?: string } {
  const { cluster } = takeRoute(site, route, request, new Trace())
  return { ...routeName(route), ...(cluster !== undefined && { cluster }) }
}

function routedRequest(request: HttpRequest, filtered: Filtered, scheme: 'http' | 'https'): RoutedRequest {
  const { method, authority, headers, target } = request
  const claims = filtered.kind === 'passed' ? filtered.claims : null
  return { method, authority, headers, scheme, claims, ...splitTarget(target) }
}

/**
 * The route for a request: the first of each VirtualService that matches, and those that match everything last. Where
 * two VirtualServices match, the older one counts.
 */
function chosenRoute(
  host: GatewayHost | undefined,
  request: RoutedRequest,
  trace: Trace,
): CompiledRoute | undefined {
  if (!host) return undefined
  for (const isCatchAll of [false, true]) {
    const matches = host.groups.flatMap((routes) => {
      const { route, missing } = firstRoute(
        routes.filter((candidate) => candidate.isCatchAll === isCatchAll),
        request,
      )
      trace.miss(...missing)
      return route ? [route] : []
    })
    const [first] = matches
    if (!first) continue
    for (const conflicting of matches.slice(1))
      trace.miss(...unknownAge(first.virtualService, conflicting.virtualService))
    return first
  }
  return undefined
}

function toHttps(server: GatewayServer, { authority, target }: HttpRequest, trace: Trace): Outcome {
  const by = { object: server.gateway, node: server.node.at('tls', 'httpsRedirect') }
  trace.step('plain HTTP is redirected to HTTPS', by)
  const location = `https://${authority.replace(/:80$/, '')}${target}`
  return { kind: 'answered', status: 301, reason: 'direct_response', location, by }
}

/**
 * What `takeRoute` needs to follow the routes of a gateway's server: its port and scheme, and the service for a host. A service
 * in the VirtualService's own namespace comes first, if the gateway sees it (buildNameToServiceMapForHTTPRoutes).
 */
export function routeSite(gateway: GatewayProxy, server: GatewayServer, scheme: 'http' | 'https'): RouteSite {
  const { mesh, proxy, scope } = gateway
  return {
    ...gateway,
    port: server.port,
    scheme,
    lookupService(host, route): RegistryService | undefined {
      const own = servicesByHost(mesh)
        .get(host)
        ?.find(({ namespace }) => namespace === route.virtualService.namespace)
      return own && isVisibleTo(own, proxy.namespace) ? own : scope.services.get(host)
    },
  }
}
