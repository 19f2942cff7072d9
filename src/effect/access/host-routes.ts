import { canonicalJson } from '../../model/canonical-json.ts'
import { compareText } from '../../core/order.ts'
import { unknownAge } from '../request/registry/age.ts'
import type { DecidingPlace, ProxyDecision } from '../request/decision.ts'
import type { RequestFunction } from './diagram.ts'
import { verifiedTokens, type FilterRun, type FilterSide } from './refusals.ts'
import { routeSite } from '../request/proxy/gateway-requests.ts'
import type { CompiledRoute } from '../request/routing/compiled-route.ts'
import type { GatewayHost } from '../request/routing/gateway-hosts.ts'
import type { GatewayServer } from '../request/routing/gateway-servers.ts'
import { clusterNamesOf } from '../request/routing/route-action.ts'
import type { Node } from '../../model/node.ts'
import { changedRouteTexts } from './changed-routes.ts'
import { everyRequest, patternCondition, noRequest, type SpaceCondition } from './conditions.ts'
import { upstreamWords } from './upstream-words.ts'
import {
  domainsOf,
  isHttpServer,
  serverNamed,
  type GatewayListener,
  type GatewaySide,
} from './gateway-listener.ts'
import { hostInDomain } from './gateway-hosts.ts'
import { allowedOutcome, notFound, type AccessOutcome } from './outcomes.ts'
import { asksForClaims, routeCondition, type RouteConditionScope } from './route-conditions.ts'
import { gatewayHostKey } from './route-keys.ts'

/** A route as one step of a decision. */
export interface DecidingRoute {
  /** The condition, as the simulator names it. */
  readonly place: DecidingPlace
  /** The entry of `http` that has it. */
  readonly entry: DecidingPlace
  readonly takes: SpaceCondition
  /** True if it matches claims of tokens. */
  readonly asksForClaims: boolean
  /** The requests that its fault injection answers. */
  readonly aborts: SpaceCondition
  readonly abortOutcome: AccessOutcome
  readonly outcome: AccessOutcome
}

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

/** The same host on both sides, with the servers that take its requests. */
interface HostPair {
  readonly head: GatewayHost | undefined
  readonly base: GatewayHost | undefined
  readonly servers: ServerPair
}

/** The servers of both sides that take connections with one server name. */
interface ServerPair {
  readonly head: GatewayServer | undefined
  readonly base: GatewayServer | undefined
}

/**
 * Reads the routes of hosts that differ, or that do not let all requests through.
 * @param names the server names, one for each pair of servers
 * @param scopes where the conditions of each side are read
 */
export function comparedRoutes(
  listener: GatewayListener,
  names: readonly string[],
  sides: { readonly head: GatewaySide; readonly base: GatewaySide },
  scopes: Readonly<Record<'head' | 'base', Omit<RouteConditionScope, 'scheme'>>>,
): ComparedRoutes {
  const pairs = hostPairs(listener, names, sides.head, sides.base)
  const compared = hostsToCompare(pairs)
  const size = [...compared].reduce((sum, { groups }) => sum + groups.flat().length, 0)
  const isOneSide = sides.head === sides.base
  if (size > maxRoutes) {
    const reservations = isOneSide
      ? ['the routes of a port are more than can be looked at']
      : changedRouteTexts(pairs)
    return { of: () => undefined, missing: [], reservations }
  }
  const scheme = listener.isTls ? 'https' : 'http'
  const read = new Map<GatewayHost, readonly DecidingRoute[]>()
  for (const pair of pairs)
    for (const side of ['head', 'base'] as const) {
      const host = pair[side]
      if (!host || !compared.has(host) || read.has(host)) continue
      const scope = { ...scopes[side], scheme } as const
      read.set(host, decidingRoutes(sides[side], pair.servers[side]!, host, scope))
    }
  const differing = isOneSide ? pairs : pairs.filter(({ head, base }) => !areEqual(head, base))
  const missing = [...new Set(differing.flatMap(unknownAges))]
  return {
    of: (host) => read.get(host),
    missing,
    reservations: [
      ...missing.map((input) => `it is not known ${input}`),
      ...(differing.every(({ head, base }) => corsOf(head) === corsOf(base))
        ? []
        : ['`corsPolicy` of routes differs, and preflights are not compared']),
    ],
  }
}

function hostPairs(
  listener: GatewayListener,
  names: readonly string[],
  head: GatewaySide,
  base: GatewaySide,
): HostPair[] {
  const servers = names.map((name): ServerPair => ({
    head: serverNamed(head.gateway, listener, name),
    base: serverNamed(base.gateway, listener, name),
  }))
  const numbers = new Map<GatewayServer | undefined, number>()
  const numberOf = (server: GatewayServer | undefined): number => {
    if (!numbers.has(server)) numbers.set(server, numbers.size)
    return numbers.get(server)!
  }
  const distinct = new Map(servers.map((pair) => [`${numberOf(pair.head)} ${numberOf(pair.base)}`, pair]))
  return [...distinct.values()].flatMap((pair) => hostsOfServers(listener, pair, { head, base }))
}

function hostsOfServers(
  listener: GatewayListener,
  servers: ServerPair,
  sides: { readonly head: GatewaySide; readonly base: GatewaySide },
): HostPair[] {
  const domains = (['head', 'base'] as const).flatMap((side) =>
    servers[side] ? domainsOf(sides[side].gateway, servers[side]) : [],
  )
  return [...new Set(domains.map(hostInDomain))].map((host) => ({
    head: hostRoutes(sides.head, listener, servers.head, host),
    base: hostRoutes(sides.base, listener, servers.base, host),
    servers,
  }))
}

/** The routes of a host at a server; `undefined` where it has none, or redirects to HTTPS. */
function hostRoutes(
  { gateway }: GatewaySide,
  { isTls }: GatewayListener,
  server: GatewayServer | undefined,
  host: string,
): GatewayHost | undefined {
  const routes = server && isHttpServer(server) ? gateway.hostsOf(server).find(host) : undefined
  return routes?.redirectsToHttps && !isTls ? undefined : routes
}

/** The hosts of pairs that differ or answer requests themselves, and the other hosts of pairs with such a host. */
function hostsToCompare(pairs: readonly HostPair[]): ReadonlySet<GatewayHost> {
  const hostsOf = ({ head, base }: HostPair): GatewayHost[] =>
    [head, base].filter((host) => host !== undefined)
  const compared = new Set(pairs.filter(hasToBeCompared).flatMap(hostsOf))
  for (let before = -1; before < compared.size;) {
    before = compared.size
    for (const hosts of pairs.map(hostsOf))
      if (hosts.some((host) => compared.has(host))) for (const host of hosts) compared.add(host)
  }
  return compared
}

function hasToBeCompared({ head, base }: HostPair): boolean {
  const hosts = [head, base].filter((host) => host !== undefined)
  return hosts.some(({ groups }) => !groups.some(takesAll)) || !areEqual(head, base)
}

function areEqual(head: GatewayHost | undefined, base: GatewayHost | undefined): boolean {
  if (!head || !base) return true
  return gatewayHostKey(head) === gatewayHostKey(base)
}

/** True for routes that forward every request. */
function takesAll(routes: readonly CompiledRoute[]): boolean {
  return routes.at(-1)?.isCatchAll === true && routes.every(isForwarding)
}

function isForwarding({ merged }: CompiledRoute): boolean {
  return ['directResponse', 'fault', 'redirect'].every((field) => merged.field(field).node.kind !== 'map')
}

/** If two VirtualServices have the same host, the older one counts. */
function unknownAges({ head, base }: HostPair): string[] {
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

/**
 * Reads routes in the order in which a proxy tries them.
 *
 * @param destinations words for the destinations of a route
 */
export function readRoutes(
  routes: readonly CompiledRoute[],
  scope: RouteConditionScope,
  destinations: (route: CompiledRoute) => string,
): DecidingRoute[] {
  return routes.map((route): DecidingRoute => ({
    place: route.place,
    entry: { object: route.merged.owner, node: route.merged.node },
    takes: routeCondition(route, scope),
    asksForClaims: asksForClaims(route),
    ...abortOf(route, scope),
    outcome: outcomeOf(route, () => destinations(route)),
  }))
}

/** Decides about requests by the first route that takes them; 404 without one. */
export function routedRequests(
  routes: readonly DecidingRoute[],
  filters: FilterSide,
  run: FilterRun,
): RequestFunction {
  const { space, outcomes } = run
  const { diagram } = space
  const { claims, secondClaims } = verifiedTokens(filters, run)
  const evaluation = { space, claims, secondClaims, identity: run.identity }
  return routes.reduceRight((later, { takes, aborts, abortOutcome, outcome }) => {
    const taken = takes(evaluation)
    const aborted = diagram.within(aborts(evaluation), outcomes.number(abortOutcome))
    const result = diagram.first(aborted, outcomes.number(outcome))
    return diagram.first(diagram.within(taken, result), diagram.without(taken, later))
  }, outcomes.number(notFound))
}

/** The route by which the simulator sent or answered a request. */
export function takenRoute(
  routes: readonly DecidingRoute[],
  { steps }: ProxyDecision,
): DecidingRoute | undefined {
  return routes.find(({ place }) => steps.some(({ by }) => by?.node === place.node))
}

function abortOf(
  { merged }: CompiledRoute,
  { draft }: RouteConditionScope,
): Pick<DecidingRoute, 'aborts' | 'abortOutcome'> {
  const abort = merged.field('fault').node.get('abort')
  const percent = abort.kind === 'map' ? (abort.at('percentage', 'value').number ?? 0) : 0
  const abortOutcome = answered(abort.get('httpStatus').number ?? 200)
  if (percent <= 0) return { aborts: noRequest, abortOutcome }
  if (percent >= 100) return { aborts: everyRequest, abortOutcome }
  const words = `whether the abort of ${percent} percent hits a request`
  return { aborts: patternCondition(draft.flag(`abort ${canonicalJson(abort)}`, words)), abortOutcome }
}

function outcomeOf({ merged }: CompiledRoute, destinations: () => string): AccessOutcome {
  const redirect = merged.field('redirect').node
  if (redirect.kind === 'map') {
    const status = answered(redirect.get('redirectCode').number ?? 301)
    return { ...status, detail: `redirected to ${fieldWords(redirect)}` }
  }
  const direct = merged.field('directResponse').node
  if (direct.kind === 'map') return answered(direct.get('status').number ?? 200)
  return {
    ...allowedOutcome,
    detail: `sent to ${destinations()}${rewriteWords(merged.field('rewrite').node)}`,
  }
}

function answered(status: number): AccessOutcome {
  const text = String(status)
  return status < 400 ? { verdict: 'allowed', text } : { verdict: 'refused', text, isUnserved: true }
}

function rewriteWords(rewrite: Node): string {
  return rewrite.kind === 'map' ? `, rewritten to ${fieldWords(rewrite)}` : ''
}

/** `uri: /b, redirectCode: 302`. */
function fieldWords(node: Node): string {
  const entries = node.entries().toSorted(([first], [second]) => compareText(first, second))
  return `\`${entries.map(([key, value]) => `${key}: ${value.kind === 'scalar' ? value.text : canonicalJson(value)}`).join(', ')}\``
}
