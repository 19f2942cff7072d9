import { clusterNamesOf } from '../request/routing/route-clusters.ts'
import { canonicalJson } from '../../model/canonical-json.ts'
import { unknownAge } from '../request/registry/age.ts'
import { routeSite } from '../request/proxy/gateway-requests.ts'
import type { CompiledRoute } from '../request/routing/compiled-route.ts'
import type { GatewayHost } from '../request/routing/gateway-hosts.ts'
import type { GatewayServer } from '../request/routing/gateway-servers.ts'
import { changedRouteTexts } from './changed-routes.ts'
import { readRoutes, type DecidingRoute } from './deciding-routes.ts'
import type { GatewayListener, GatewaySide, GatewaySides } from './gateway-listener.ts'
import {
  haveEqualRoutes,
  gatewayHostPairs,
  hostsToCompare,
  type GatewayHostPair,
} from './gateway-host-pairs.ts'
import type { RouteConditionScope } from './route-conditions.ts'
import { upstreamWords } from './upstream-words.ts'

/** The routes of the hosts of a listener, as far as they have to be compared. */
export interface ComparedRoutes {
  /** The routes of a host in their order; `undefined` if the host lets all requests through. */
  of(host: GatewayHost): readonly DecidingRoute[] | undefined
  /** The missing inputs that all decisions depend on. */
  readonly missing: readonly string[]
  /** What is not compared. */
  readonly reservations: readonly string[]
}

/** Limit on the compared routes of a listener. Beyond it, routes are only tested for equality. */
const maxRoutes = 400

/** Both sides of a listener, and where the conditions of each are read. */
export interface ListenerSides extends GatewaySides {
  readonly scopes: Readonly<Record<'head' | 'base', Omit<RouteConditionScope, 'scheme'>>>
}

const tooManyRoutes = 'the routes of a port are more than can be looked at'

function unread(reservations: readonly string[]): ComparedRoutes {
  return { of: () => undefined, missing: [], reservations }
}

/**
 * Reads the routes of hosts that differ, or that do not let all requests through.
 * @param names the server names, one for each pair of servers
 */
export function comparedRoutes(
  listener: GatewayListener,
  names: readonly string[],
  sides: ListenerSides,
): ComparedRoutes {
  const { head, base } = sides
  const pairs = gatewayHostPairs(listener, names, head, base)
  const compared = hostsToCompare(pairs)
  const size = [...compared].reduce((sum, { groups }) => sum + groups.flat().length, 0)
  const isOneSide = head === base
  if (size > maxRoutes) return unread(isOneSide ? [tooManyRoutes] : changedRouteTexts(pairs))
  const read = routesByHost(pairs, compared, sides, listener.isTls ? 'https' : 'http')
  const differing = isOneSide ? pairs : pairs.filter((pair) => !haveEqualRoutes(pair.head, pair.base))
  const missing = [...new Set(differing.flatMap(unknownAges))]
  const isCorsEqual = differing.every((pair) => corsOf(pair.head) === corsOf(pair.base))
  return {
    of: (host) => read.get(host),
    missing,
    reservations: [
      ...missing.map((input) => `it is not known ${input}`),
      ...(isCorsEqual ? [] : ['`corsPolicy` of routes differs, and preflights are not compared']),
    ],
  }
}

function routesByHost(
  pairs: readonly GatewayHostPair[],
  compared: ReadonlySet<GatewayHost>,
  sides: ListenerSides,
  scheme: 'http' | 'https',
): ReadonlyMap<GatewayHost, readonly DecidingRoute[]> {
  const read = new Map<GatewayHost, readonly DecidingRoute[]>()
  for (const pair of pairs)
    for (const side of ['head', 'base'] as const) {
      const host = pair[side]
      if (!host || !compared.has(host) || read.has(host)) continue
      const scope = { ...sides.scopes[side], scheme }
      read.set(host, decidingRoutes(sides[side], pair.servers[side]!, host, scope))
    }
  return read
}

/** If two VirtualServices have the same host, the older one counts. */
function unknownAges({ head, base }: GatewayHostPair): string[] {
  return [head, base].flatMap((host) =>
    (host?.groups ?? [])
      .slice(1)
      .flatMap((routes, index) =>
        unknownAge(host!.groups[index]![0]!.virtualService, routes[0]!.virtualService),
      ),
  )
}

function corsOf(host: GatewayHost | undefined): string {
  return corsText((host?.groups ?? []).flat())
}

/** A text of the routes with a `corsPolicy`, which answer preflights: equal if they have equal places and policies in order. */
export function corsText(routes: readonly CompiledRoute[]): string {
  const answering = routes.filter(({ merged }) => merged.field('corsPolicy').node.exists)
  return JSON.stringify(
    answering.map(({ merged, place }) => [
      canonicalJson(place.node),
      canonicalJson(merged.field('corsPolicy').node),
    ]),
  )
}

/** In the order of the simulator (`chosenRoute`): routes that match every request come last. */
function decidingRoutes(
  { gateway }: GatewaySide,
  server: GatewayServer,
  host: GatewayHost,
  scope: RouteConditionScope,
): DecidingRoute[] {
  const site = routeSite(gateway, server, scope.scheme)
  const all = host.groups.flat()
  const ordered = [
    ...all.filter(({ isCatchAll }) => !isCatchAll),
    ...all.filter(({ isCatchAll }) => isCatchAll),
  ]
  return readRoutes(ordered, scope, (route) => upstreamWords(clusterNamesOf(site, route)))
}
