import { compareText } from '../../core/order.ts'
import type { Mesh } from '../../model/mesh.ts'
import { canonicalJson } from '../../model/canonical-json.ts'
import { authorizerNames, authorizerProtocol } from '../request/registry/mesh-options.ts'
import type { Authorization } from '../request/policy/authorization.ts'
import { asksForTunnel } from '../request/policy/http-filters.ts'
import type { JwtRule } from '../request/policy/jwt-rules.ts'
import type { ProxyPolicies } from '../request/policy/proxy-policies.ts'
import { anyCondition, patternCondition, type SpaceCondition, type Evaluation } from './conditions.ts'
import { always, DiagramBoundError, never, type RequestFunction } from './diagram.ts'
import {
  closedConnection,
  forbiddenOutcome,
  notFound,
  type AccessOutcome,
  type Outcomes,
} from './outcomes.ts'
import type { RequestSpace } from './request-space.ts'
import type { AllowingPolicy, DecidingRule, SidePolicies, TokenPolicy } from './side-policies.ts'
import type { SpaceDraft } from './space-draft.ts'
import { tokenFunctions, type TokenFunctions } from './tokens.ts'

/** A policy or rule that can be omitted to test whether it decides. */
export type PolicyElement = DecidingRule | AllowingPolicy | JwtRule

/** An external authorizer that CUSTOM rules name. */
interface Authorizer {
  /** The requests that it refuses; `null` if the mesh has no such provider, so that everything is refused. */
  readonly refuses: SpaceCondition | null
  /** True if it is not asked about TCP connections. */
  readonly isOfHttp: boolean
}

/** The policies of a side, ready to be evaluated. */
export interface FilterSide {
  readonly policies: SidePolicies
  readonly providers: ReadonlyMap<string, Authorizer>
  /** The results of token rules, by the rules. */
  readonly tokenResults: Map<string, TokenFunctions>
  /** The AuthorizationPolicies by which a witness is replayed; `null` for those of the proxy. */
  readonly replayed: Authorization | null
}

/** A compiled proxy with the policies by which a witness is replayed. */
export function replayedProxy<Proxy extends { readonly policies: ProxyPolicies }>(
  proxy: Proxy,
  { replayed }: FilterSide,
): Proxy {
  if (!replayed) return proxy
  return { ...proxy, policies: { authorization: replayed, jwtRules: proxy.policies.jwtRules } }
}

/**
 * Prepares the policies of a side. Adds a flag to `draft` for the answer of each provider of a CUSTOM policy, except for a
 * provider that MeshConfig does not have.
 * @param replayed see `FilterSide`
 */
export function filterSide(
  mesh: Mesh,
  policies: SidePolicies,
  draft: SpaceDraft,
  replayed: Authorization | null = null,
): FilterSide {
  const custom = policies.rules.filter(({ action }) => action === 'CUSTOM')
  const names = new Set(custom.map(({ provider }) => provider))
  const providers = new Map([...names].map((name) => [name, authorizer(mesh, name, draft)]))
  return { policies, providers, tokenResults: new Map(), replayed }
}

/** A provider decides the same in base and head unless its MeshConfig entry differs. */
function authorizer(mesh: Mesh, name: string, draft: SpaceDraft): Authorizer {
  const isMissing = authorizerNames(mesh)?.includes(name) === false
  const flag = `provider ${name} ${providerText(mesh, name)}`
  return {
    refuses: isMissing ? null : patternCondition(draft.flag(flag, `the answer of the provider \`${name}\``)),
    isOfHttp: authorizerProtocol(mesh, name) === 'http',
  }
}

/** The MeshConfig entry of a provider. */
function providerText({ configSources }: Mesh, name: string): string {
  const providers = configSources.flatMap(({ config }) => config.items('extensionProviders'))
  return providers
    .filter((provider) => provider.get('name').text === name)
    .map(canonicalJson)
    .join()
}

/** Selects a part of the policies. */
export type ElementFilter = (element: PolicyElement) => boolean

/** The inputs of an evaluation of filters. */
export interface FilterRun {
  readonly space: RequestSpace
  readonly outcomes: Outcomes
  /** The clients with an identity that the proxy sees. */
  readonly identity: RequestFunction
  readonly isKept: ElementFilter
}

/**
 * A function from requests to the number of the outcome (`run.outcomes`) with which the filters of a proxy refuse them, of the
 * first filter that does: CUSTOM policies, tokens, DENY and ALLOW policies (`filterRequest`). `never` for requests that pass.
 * Throws `DiagramBoundError` if a limit is exceeded.
 */
export function filterRefusals(side: FilterSide, run: FilterRun): RequestFunction {
  const { diagram } = run.space
  const tokens = verifiedTokens(side, run)
  const refusals = [
    custom(side, run, { space: run.space, claims: never, identity: run.identity }, 'http'),
    tokens.refused,
    byRules(
      side.policies,
      run,
      { space: run.space, ...tokens, identity: run.identity },
      'http',
      forbiddenOutcome,
    ),
  ]
  return refusals.reduceRight((later, earlier) => diagram.first(earlier, later), never)
}

/** The CONNECT requests that pass the filters and get 404, since no route takes them (`asksForTunnel`). */
export function refusedTunnels({ space, outcomes }: Pick<FilterRun, 'space' | 'outcomes'>): RequestFunction {
  const methods = (space.axis('method')?.samples ?? []) as readonly string[]
  const tunnels = [...methods.keys()].filter((atom) => asksForTunnel({ method: methods[atom]! }))
  return space.diagram.within(space.among('method', tunnels), outcomes.number(notFound))
}

/** The connections without visible requests that a proxy closes (`refusedConnection`). */
export function refusedConnections(side: FilterSide, run: FilterRun): RequestFunction {
  const evaluation = { space: run.space, claims: never, identity: run.identity, isStream: true }
  const byProvider = custom(side, run, evaluation, 'tcp')
  return run.space.diagram.first(byProvider, byRules(side.policies, run, evaluation, 'tcp', closedConnection))
}

/** The provider of the first matching rule decides. */
function custom(
  { policies, providers }: FilterSide,
  { outcomes, isKept, space: { diagram } }: FilterRun,
  evaluation: Evaluation,
  protocol: 'http' | 'tcp',
): RequestFunction {
  const rules = policies.rules.filter(
    (rule) =>
      rule.action === 'CUSTOM' &&
      isKept(rule) &&
      !(protocol === 'tcp' && providers.get(rule.provider)!.isOfHttp),
  )
  const withoutProvider = protocol === 'tcp' ? closedConnection : forbiddenOutcome
  return rules.reduceRight((later, rule) => {
    const { refuses } = providers.get(rule.provider)!
    const byProvider: AccessOutcome = {
      verdict: 'refused',
      text: `refused by the provider \`${rule.provider}\``,
    }
    const answer = diagram.within(
      refuses ? refuses(evaluation) : always,
      outcomes.number(refuses ? byProvider : withoutProvider),
    )
    const matches = rule[protocol]?.(evaluation) ?? never
    return diagram.first(diagram.within(matches, answer), diagram.without(matches, later))
  }, never)
}

function byRules(
  { rules, allowing }: SidePolicies,
  { space: { diagram }, outcomes, isKept }: FilterRun,
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

/** Limit on RequestAuthentications that may or may not apply. */
const maxUnknownPolicies = 3

/**
 * Which requests the RequestAuthentications of a side refuse, and which have a verified token. Where files do not tell whether
 * a policy applies (`isAttached`), both cases are part of the functions. Throws `DiagramBoundError` for more than three such
 * policies.
 */
export function verifiedTokens(
  { policies: { tokens: policies }, tokenResults }: FilterSide,
  { space, outcomes, identity, isKept }: FilterRun,
): TokenFunctions {
  const unknown = policies.filter(({ isAttached }) => isAttached !== null)
  if (unknown.length > maxUnknownPolicies)
    throw new DiagramBoundError('too many RequestAuthentications may hold')
  const { diagram } = space
  const cases = unknown.reduce<
    { readonly without: ReadonlySet<TokenPolicy>; readonly where: RequestFunction }[]
  >(
    (all, policy) => {
      const isAttached = policy.isAttached!({ space, claims: never, identity })
      return all.flatMap(({ without, where }) => [
        { without, where: diagram.within(isAttached, where) },
        { without: new Set([...without, policy]), where: diagram.without(isAttached, where) },
      ])
    },
    [{ without: new Set(), where: always }],
  )
  const parts = cases.map(({ without, where }) => {
    const rules = policies.flatMap((policy) => (without.has(policy) ? [] : policy.rules))
    const key = policies
      .flatMap((policy) => policy.rules)
      .map((rule) => rules.includes(rule) && isKept(rule))
      .join()
    const result = tokenResults.get(key) ?? tokenFunctions(inOrder(rules.filter(isKept)), space, outcomes)
    tokenResults.set(key, result)
    return {
      refused: diagram.within(where, result.refused),
      claims: diagram.within(where, result.claims),
      secondClaims: diagram.within(where, result.secondClaims),
    }
  })
  return {
    refused: parts.reduce((sum, part) => diagram.first(sum, part.refused), never),
    claims: diagram.any(parts.map(({ claims }) => claims)),
    secondClaims: diagram.any(parts.map(({ secondClaims }) => secondClaims)),
  }
}

/** The order in which `jwtRules` has the rules of all policies. */
function inOrder(rules: readonly JwtRule[]): JwtRule[] {
  return rules.toSorted((first, second) => compareText(first.issuer, second.issuer))
}
