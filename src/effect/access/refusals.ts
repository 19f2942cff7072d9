import { asksForTunnel } from '../request/policy/http-filters.ts'
import { anyCondition, type Evaluation } from './conditions.ts'
import { always, never, type RequestFunction } from './diagram.ts'
import type { FilterContext, SideFilters } from './side-filters.ts'
import { closedConnection, forbiddenOutcome, notFound, type AccessOutcome } from './outcomes.ts'
import type { DecidingRule, SidePolicies } from './side-policies.ts'
import { verifiedTokens } from './verified-tokens.ts'

/**
 * A function from requests to the number of the outcome (`context.outcomes`) with which the filters of a proxy refuse them, of the
 * first filter that does: CUSTOM policies, tokens, DENY and ALLOW policies (`filterRequest`). `never` for requests that pass.
 * Throws `DiagramBoundError` if a limit is exceeded.
 */
export function filterRefusals(filters: SideFilters, context: FilterContext): RequestFunction {
  const { space, identity } = context
  const tokens = verifiedTokens(filters, context)
  const refusals = [
    custom(filters, context, { space, claims: never, identity }, 'http'),
    tokens.refused,
    byRules(filters.policies, context, { space, ...tokens, identity }, 'http', forbiddenOutcome),
  ]
  return refusals.reduceRight((later, earlier) => space.diagram.first(earlier, later), never)
}

/** The CONNECT requests that pass the filters and get 404, since no route takes them (`asksForTunnel`). */
export function refusedTunnels({
  space,
  outcomes,
}: Pick<FilterContext, 'space' | 'outcomes'>): RequestFunction {
  const methods = (space.axis('method')?.samples ?? []) as readonly string[]
  const tunnels = [...methods.keys()].filter((atom) => asksForTunnel({ method: methods[atom]! }))
  return space.diagram.within(space.among('method', tunnels), outcomes.number(notFound))
}

/** The connections without visible requests that a proxy closes (`refusedConnection`). */
export function refusedConnections(filters: SideFilters, context: FilterContext): RequestFunction {
  const evaluation = { space: context.space, claims: never, identity: context.identity, isStream: true }
  const byProvider = custom(filters, context, evaluation, 'tcp')
  return context.space.diagram.first(
    byProvider,
    byRules(filters.policies, context, evaluation, 'tcp', closedConnection),
  )
}

/** The provider of the first matching rule decides. */
function custom(
  { policies, providers }: SideFilters,
  { outcomes, isKept, space: { diagram } }: FilterContext,
  evaluation: Evaluation,
  protocol: 'http' | 'tcp',
): RequestFunction {
  const rules = policies.rules.filter(
    (rule) =>
      rule.action === 'CUSTOM' &&
      isKept(rule) &&
      !(protocol === 'tcp' && providers.get(rule.provider)!.isOfHttp),
  )
  return rules.reduceRight((later, rule) => {
    const { refuses } = providers.get(rule.provider)!
    const byProvider: AccessOutcome = {
      verdict: 'refused',
      text: `refused by the provider \`${rule.provider}\``,
    }
    const answer = refuses
      ? diagram.within(refuses(evaluation), outcomes.number(byProvider))
      : outcomes.number(protocol === 'tcp' ? closedConnection : forbiddenOutcome)
    const matches = rule[protocol]?.(evaluation) ?? never
    return diagram.first(diagram.within(matches, answer), diagram.without(matches, later))
  }, never)
}

function byRules(
  { rules, allowing }: SidePolicies,
  { space: { diagram }, outcomes, isKept }: FilterContext,
  evaluation: Evaluation,
  protocol: 'http' | 'tcp',
  refusal: AccessOutcome,
): RequestFunction {
  const matched = (action: DecidingRule['action']): RequestFunction =>
    diagram.any(
      rules
        .filter((rule) => rule.action === action && isKept(rule))
        .map((rule) => rule[protocol]?.(evaluation) ?? never),
    )
  const hasAllow = anyCondition(allowing.filter(isKept).map(({ isAttached }) => isAttached))(evaluation)
  const notAllowed = diagram.within(hasAllow, diagram.without(matched('ALLOW'), always))
  return diagram.within(diagram.first(matched('DENY'), notAllowed), outcomes.number(refusal))
}
