import type { RouteSite } from '../request/routing/route-clusters.ts'
import type { MissingInput } from '../request/decision.ts'
import type { HttpRequest } from '../request/request.ts'
import type { CompiledRoute } from '../request/routing/compiled-route.ts'
import { takeRoute } from '../request/routing/route-action.ts'
import { Trace } from '../request/trace.ts'
import type { CalledHost, Exit } from './exit.ts'
import { exitsOfCall } from './gateway-calls.ts'
import { handlingSteps } from './handling.ts'
import type { CallOutcome, SendingProxy } from './outcome-exits.ts'
import { isRoutedBy, plainRequest, routeWitness, wildcardSample } from './witness.ts'

/** The HTTP routes of one host at a proxy. */
export interface HostRoutes {
  readonly called: CalledHost
  /** In the order in which the proxy tries them. */
  readonly routes: readonly CompiledRoute[]
  /** Where the proxy takes them. */
  readonly site: RouteSite
  /** What all of them depend on. */
  readonly missing: readonly (string | MissingInput)[]
  /** False for an authority that other routes of the proxy are for. */
  isForAuthority(authority: string): boolean
}

/** The exits of the calls that one route of a host handles. If no request is known that it matches, they depend on that. */
export function exitsOfRoute(sender: SendingProxy, host: HostRoutes, route: CompiledRoute): Exit[] {
  const { called, routes, site } = host
  const { scheme } = site
  const witnessFor = (authority: string): HttpRequest | null => routeWitness(route, routes, authority, scheme)
  const witness = witnessFor(wildcardSample(called.host))
  const unknown = witness ? [] : [`which requests ${route.virtualService.name} sends there`]
  const outcomeOf = (request: HttpRequest, name: CalledHost): CallOutcome => {
    const trace = new Trace()
    trace.miss(...host.missing, ...unknown)
    const { outcome } = takeRoute(site, route, request, trace)
    return { called: name, outcome, steps: handlingSteps(route), missing: trace.inputs }
  }
  const isHandled = (request: HttpRequest): boolean =>
    host.isForAuthority(request.authority) && isRoutedBy(route, routes, request, scheme)
  return exitsOfCall(
    sender,
    {
      called,
      route,
      requestTo: (authority) => witnessFor(authority) ?? plainRequest(authority),
      send: (request, name) => (isHandled(request) ? outcomeOf(request, name) : null),
    },
    outcomeOf(witness ?? plainRequest(wildcardSample(called.host)), called),
  )
}
