import { compareText } from '../../core/order.ts'
import { trustDomainsOf } from '../../istio/policy/identity.ts'
import { policySelector } from '../../istio/policy/selector.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import { isUnknown } from '../request/match/truth.ts'
import { attachedPolicies, type AttachedPolicy } from '../request/policy/attachment.ts'
import { actionOfPolicy, isDryRunPolicy, type PolicyAction } from '../request/policy/authorization.ts'
import { jwtRules, type JwtRule } from '../request/policy/jwt-rules.ts'
import type { DecidingPlace } from '../request/decision.ts'
import type { MeshProxy } from '../request/proxy/proxy.ts'
import { allConditions, everyRequest, patternCondition, type SpaceCondition } from './conditions.ts'
import { ruleConditions, type RuleConditions, type ConditionScope } from './rule-conditions.ts'
import type { SpaceDraft } from './space-draft.ts'

/** A rule of an AuthorizationPolicy as a part of a decision. */
export interface DecidingRule extends RuleConditions {
  readonly action: PolicyAction
  readonly place: DecidingPlace
  /** The requests that it would match if it left none out by `notPaths` and the like. */
  readonly withoutExceptions: () => SpaceCondition
  /** Of a CUSTOM rule. */
  readonly provider: string
}

/** An ALLOW policy, for which what no rule allows is refused. */
export interface AllowingPolicy {
  readonly policy: Manifest
  readonly isAttached: SpaceCondition
}

/** Rules about tokens of one RequestAuthentication. */
export interface TokenPolicy {
  readonly rules: readonly JwtRule[]
  /** `null` where it certainly holds at the proxy. */
  readonly isAttached: SpaceCondition | null
}

/** The policies of a proxy on one side of a comparison. */
export interface SidePolicies {
  /** In the order in which Envoy tries those of one action. */
  readonly rules: readonly DecidingRule[]
  readonly allowing: readonly AllowingPolicy[]
  readonly tokens: readonly TokenPolicy[]
}

/** The RequestAuthentications of a proxy. */
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

/** The policies of a proxy; those of a dry run decide nothing. */
export function sidePolicies(
  mesh: Mesh,
  proxy: MeshProxy,
  tokens: readonly TokenPolicy[],
  scope: ConditionScope,
  service?: Manifest,
): SidePolicies {
  const enforced = attachedPolicies(mesh, 'AuthorizationPolicy', proxy, service).filter(
    ({ policy }) => !isDryRunPolicy(policy),
  )
  const trustDomains = trustDomainsOf(mesh)
  const rules = enforced.flatMap((attached): (DecidingRule & { readonly name: string })[] => {
    const { policy } = attached
    const action = actionOfPolicy(policy)
    const isAttached = attachment(attached, scope.draft)
    const context = { namespace: policy.namespace, isAllow: action === 'ALLOW', trustDomains }
    return policy.spec.items('rules').map((node, index) => {
      const { http, tcp } = ruleConditions(node, context, scope)
      return {
        action,
        name: `ns[${policy.namespace}]-policy[${policy.name}]-rule[${index}]`,
        place: { object: policy, node },
        withoutExceptions: () => ruleConditions(node, context, scope, () => everyRequest).http,
        provider: policy.spec.at('provider', 'name').text,
        http: allConditions([isAttached, http]),
        tcp: tcp && allConditions([isAttached, tcp]),
      }
    })
  })
  return {
    rules: rules.toSorted((first, second) => compareText(first.name, second.name)),
    allowing: enforced
      .filter(({ policy }) => actionOfPolicy(policy) === 'ALLOW')
      .map((attached) => ({ policy: attached.policy, isAttached: attachment(attached, scope.draft) })),
    tokens,
  }
}

/** Whether labels that files do not show are those that a policy selects: the same in base and head. */
function attachment({ policy, isAttached }: AttachedPolicy, draft: SpaceDraft): SpaceCondition {
  if (!isUnknown(isAttached)) return everyRequest
  const selector = JSON.stringify([...policySelector(policy)].toSorted())
  return patternCondition(draft.flag(`selector ${selector}`, isAttached.missing.join(', ')))
}
