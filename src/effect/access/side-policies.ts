import { isDryRunPolicy } from '../../istio/policy/dry-run.ts'
import { compareText } from '../../core/order.ts'
import { trustDomainsOf } from '../../istio/policy/identity.ts'
import { policySelector, labelsKey } from '../../istio/policy/selector.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import { isUnknown } from '../request/match/truth.ts'
import { attachedPolicies, type AttachedPolicy } from '../request/policy/attachment.ts'
import { actionOfPolicy, type PolicyAction } from '../request/policy/authorization.ts'
import { jwtRules, type JwtRule } from '../request/policy/jwt-rules.ts'
import type { DecidingPlace } from '../request/decision.ts'
import type { MeshProxy } from '../request/proxy/proxy.ts'
import type { RuleContext } from '../request/policy/attribute.ts'
import { allConditions, everyRequest, patternCondition, type SpaceCondition } from './conditions.ts'
import { ruleConditions, type RuleConditions } from './rule-conditions.ts'
import type { ConditionScope } from './condition-readers.ts'
import type { SideSlice } from './rule-slice.ts'
import type { SpaceDraft } from './space-draft.ts'

/** A rule of an AuthorizationPolicy as a step of a decision. */
export interface DecidingRule extends RuleConditions {
  readonly action: PolicyAction
  readonly place: DecidingPlace
  /** The requests that it would match without its exceptions (`notPaths` and others). */
  readonly withoutExceptions: () => SpaceCondition
  /** The provider of a CUSTOM rule. */
  readonly provider: string
}

/** An ALLOW policy. If no rule of any ALLOW policy matches, the request is refused. */
export interface AllowingPolicy {
  readonly policy: Manifest
  readonly isAttached: SpaceCondition
}

/** The token rules of one RequestAuthentication. */
export interface TokenPolicy {
  readonly rules: readonly JwtRule[]
  /** `null` if it certainly applies to the proxy. */
  readonly isAttached: SpaceCondition | null
}

/** The policies of a proxy on one side of a comparison. */
export interface SidePolicies {
  /** In the order in which Envoy tries those of one action. */
  readonly rules: readonly DecidingRule[]
  readonly allowing: readonly AllowingPolicy[]
  readonly tokens: readonly TokenPolicy[]
}

/**
 * The RequestAuthentications that apply or may apply to a proxy; empty if there is none. One for which files do not tell adds
 * a missing input to `draft`.
 *
 * @param service the Service behind a waypoint, see `attachedPolicies`
 */
export function tokenPolicies(
  mesh: Mesh,
  proxy: MeshProxy,
  draft: SpaceDraft,
  service?: Manifest,
): TokenPolicy[] {
  return attachedPolicies(mesh, 'RequestAuthentication', proxy, service).map((attached) => ({
    rules: jwtRules([{ policy: attached.policy, isAttached: true }]),
    isAttached: attached.isAttached === true ? null : attachment(attached, draft),
  }))
}

/**
 * The policies of a proxy. Dry-run policies decide nothing.
 * @param slice the rules that matter; absent: all
 */
export function sidePolicies(
  mesh: Mesh,
  proxy: MeshProxy,
  tokens: readonly TokenPolicy[],
  scope: ConditionScope,
  { service, slice = null }: { readonly service?: Manifest | undefined; readonly slice?: SideSlice | null },
): SidePolicies {
  const attached = slice?.policies ?? attachedPolicies(mesh, 'AuthorizationPolicy', proxy, service)
  const enforced = attached.filter(({ policy }) => !isDryRunPolicy(policy))
  const trustDomains = trustDomainsOf(mesh)
  const rules = enforced.flatMap((applied) => rulesOf(applied, trustDomains, scope, slice))
  return {
    rules: rules.toSorted((first, second) => compareText(first.name, second.name)),
    allowing: enforced
      .filter(({ policy }) => actionOfPolicy(policy) === 'ALLOW')
      .map((allowing) => ({ policy: allowing.policy, isAttached: attachment(allowing, scope.draft) })),
    tokens,
  }
}

/** The rules of a policy, with the names by which Envoy sorts them. */
function rulesOf(
  applied: AttachedPolicy,
  trustDomains: RuleContext['trustDomains'],
  scope: ConditionScope,
  slice: SideSlice | null,
): (DecidingRule & { readonly name: string })[] {
  const { policy } = applied
  const action = actionOfPolicy(policy)
  const isAttached = attachment(applied, scope.draft)
  const context = { namespace: policy.namespace, isAllow: action === 'ALLOW', trustDomains }
  return policy.spec.items('rules').flatMap((node, index) => {
    const kept = slice?.keptParts(policy, index)
    if (kept && !kept.http && kept.tcp !== true) return []
    const { http, tcp } = ruleConditions(node, context, scope, { isHttpKept: kept?.http ?? true })
    const rule = {
      action,
      name: `ns[${policy.namespace}]-policy[${policy.name}]-rule[${index}]`,
      place: { object: policy, node },
      withoutExceptions: () => ruleConditions(node, context, scope, { not: () => everyRequest }).http,
      provider: policy.spec.at('provider', 'name').text,
      http: allConditions([isAttached, http]),
      tcp: tcp && allConditions([isAttached, tcp]),
    }
    return [rule]
  })
}

/** Whether pods that are in no file have the labels that a policy selects. The answer is the same in base and head. */
function attachment({ policy, isAttached }: AttachedPolicy, draft: SpaceDraft): SpaceCondition {
  if (!isUnknown(isAttached)) return everyRequest
  const selector = labelsKey(policySelector(policy))
  return patternCondition(draft.flag(`selector ${selector}`, isAttached.missing.join(', ')))
}
