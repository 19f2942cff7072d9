import { compareText } from '../../core/order.ts'
import { canonicalJson } from '../../model/canonical-json.ts'
import type { Node } from '../../model/node.ts'
import type { DecidingPlace, ProxyDecision } from '../request/decision.ts'
import type { CompiledRoute } from '../request/routing/compiled-route.ts'
import { everyRequest, patternCondition, noRequest, type SpaceCondition } from './conditions.ts'
import type { RequestFunction } from './diagram.ts'
import { allowedOutcome, notFound, type AccessOutcome } from './outcomes.ts'
import type { FilterContext, SideFilters } from './side-filters.ts'
import { asksForClaims, routeCondition, type RouteConditionScope } from './route-conditions.ts'
import { verifiedTokens } from './verified-tokens.ts'

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
  filters: SideFilters,
  context: FilterContext,
): RequestFunction {
  const { space, outcomes } = context
  const { diagram } = space
  const { claims, secondClaims } = verifiedTokens(filters, context)
  const evaluation = { space, claims, secondClaims, identity: context.identity }
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
