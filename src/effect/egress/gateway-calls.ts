import { hostIndex } from '../../istio/hosts/host-index.ts'
import { isWildcard } from '../../istio/hosts/hosts.ts'
import { serverHost } from '../../istio/hosts/server-host.ts'
import { gatewayKeysOf, meshGateway } from '../../istio/routing/gateways.ts'
import { derived } from '../../model/derived.ts'
import type { Node } from '../../model/node.ts'
import type { ProxyDecision } from '../request/decision.ts'
import type { HttpRequest } from '../request/request.ts'
import { virtualServicesWithHosts } from '../request/registry/virtual-services.ts'
import type { CompiledRoute } from '../request/routing/compiled-route.ts'
import { exitKey, type CalledHost, type Exit } from './exit.ts'
import { hostsOfVirtualService, routeInputs } from './host-links.ts'
import { matchedServerNames } from './stream-routes.ts'
import {
  followCall,
  type CallOutcome,
  type FollowedCall,
  type PassedGateway,
  type SendingProxy,
} from './outcome-exits.ts'
import { requestsOfRoutes, wildcardSample } from './witness.ts'

// A gateway may route requests of one call to several hosts: by their paths, by their headers, or by a host below the
// wildcard that the proxy before it routes.

/** A call at a sidecar or gateway: the requests of one route, or connections by one server name. */
export interface ProxyCall {
  readonly called: CalledHost
  /** The route of the proxy; `null` where it sees no requests. */
  readonly route: CompiledRoute | null
  /** A request of the call to an authority. */
  requestTo(authority: string): HttpRequest
  /** What the proxy does with a request; `null` for a request of another call. */
  send(request: HttpRequest, called: CalledHost): CallOutcome | null
}

/**
 * The exits of a call, by every route of the gateways that it passes. A route of a gateway counts if a request is found
 * that the proxy sends there and that the gateway handles by that route.
 *
 * @param first what the proxy does with the request that stands for the call
 */
export function exitsOfCall(sender: SendingProxy, call: ProxyCall, first: CallOutcome): Exit[] {
  const { exits, gateways } = followCall(sender, first)
  if (gateways.length === 0) return [...exits]
  const below = namesBelow(sender, call.called).flatMap((name): CallBelow[] => {
    const named = { ...call, called: calledBelow(call.called, name) }
    const outcome = call.send(call.requestTo(wildcardSample(name)), named.called)
    return outcome ? [{ call: named, followed: followCall(sender, outcome) }] : []
  })
  const further = [{ call, followed: { exits: [], gateways } }, ...below].flatMap((start) => [
    ...start.followed.exits,
    ...exitsByRoutes(sender, start.call, start.followed.gateways),
  ])
  return withFurther(exits, further, call.called)
}

/** A call by a name below its wildcard. */
interface CallBelow {
  readonly call: ProxyCall
  readonly followed: FollowedCall
}

/** Adds exits that differ from others by more than the name below the wildcard. */
function withFurther(exits: readonly Exit[], further: readonly Exit[], called: CalledHost): Exit[] {
  const all = new Map(exits.map((exit) => [exitKey(exit), exit]))
  for (const exit of further) if (!all.has(exitKey({ ...exit, called }))) all.set(exitKey(exit), exit)
  return [...all.values()]
}

/** The exits by routes of gateways, found by requests that these routes match. */
function exitsByRoutes(sender: SendingProxy, call: ProxyCall, passed: readonly PassedGateway[]): Exit[] {
  const exits: Exit[] = []
  const tried = new Set(passed.flatMap(({ decision }) => placesOfSteps(decision)))
  const pending = [...passed]
  for (const gateway of pending)
    for (const route of routesAt(sender, gateway)) {
      if (tried.has(route.place.node)) continue
      tried.add(route.place.node)
      const taken = callByRoute(sender, call, route)
      exits.push(...(taken?.exits ?? []))
      pending.push(...(taken?.gateways ?? []))
    }
  return exits
}

/** The routes by which a gateway may handle requests to an authority. */
function routesAt({ compiled }: SendingProxy, { decision, authority }: PassedGateway): CompiledRoute[] {
  const gateway = compiled.gateway(decision.proxy)
  const servers = placesOfSteps(decision).flatMap((node) => gateway.servers.byNode.get(node) ?? [])
  return servers
    .filter(({ protocol, isHttps }) => protocol === 'http' || isHttps)
    .flatMap((server) => gateway.hostsOf(server).find(authority)?.groups.flat() ?? [])
}

/** Follows a request of the call that a gateway handles by the route; `undefined` if none is found. */
function callByRoute(sender: SendingProxy, call: ProxyCall, route: CompiledRoute): FollowedCall | undefined {
  const { called } = call
  const authority = wildcardSample(called.authority ?? called.serverName ?? called.host)
  for (const request of requestsOfRoutes(call.route, route, authority)) {
    const outcome = call.send(request, called)
    const followed = outcome && followCall(sender, outcome)
    const isTaken = followed?.gateways.some(({ decision }) =>
      placesOfSteps(decision).includes(route.place.node),
    )
    if (followed && isTaken) return followed
  }
  return undefined
}

function placesOfSteps({ steps }: ProxyDecision): Node[] {
  return steps.flatMap(({ by }) => (by ? [by.node] : []))
}

/** The names below the wildcard of a call that gateways tell apart. */
function namesBelow({ compiled }: SendingProxy, { host, serverName }: CalledHost): readonly string[] {
  const name = serverName ?? host
  return isWildcard(name) ? namesAtGateways(compiled.mesh).below(name) : []
}

function calledBelow(called: CalledHost, name: string): CalledHost {
  return called.protocol === 'http' ? { ...called, authority: name } : { ...called, serverName: name }
}

/** The hosts and server names in routes and servers of gateways. */
const namesAtGateways = derived(['Gateway', ...routeInputs], (mesh) => {
  const routed = virtualServicesWithHosts(mesh)
    .filter((virtualService) => gatewayKeysOf(virtualService).some((key) => key !== meshGateway))
    .flatMap((virtualService) => [
      ...hostsOfVirtualService(mesh, virtualService),
      ...matchedServerNames(virtualService).map(({ name }) => name.text),
    ])
  const served = mesh
    .ofKind('Gateway')
    .flatMap(({ spec }) => spec.items('servers').flatMap((server) => server.items('hosts')))
    .map(({ text }) => serverHost(text).host)
  return hostIndex([...new Set([...routed, ...served])], (name) => [name])
})
