import { isDryRunPolicy } from '../../../istio/policy/dry-run.ts'
import { compareText } from '../../../core/order.ts'
import type { TrustDomains } from '../../../istio/policy/identity.ts'
import type { Manifest } from '../../../model/manifest.ts'
import type { DecidingPlace } from '../decision.ts'
import type { AttachedPolicy } from './attachment.ts'
import { allOf, isUnknown, unknownTruth, type Truth } from '../match/truth.ts'
import type { FactMatch, RuleContext } from './attribute.ts'
import type { Facts } from './facts.ts'
import { ruleMatch } from './rule-match.ts'

/** The `action` of an AuthorizationPolicy. */
export type PolicyAction = 'CUSTOM' | 'DENY' | 'ALLOW' | 'AUDIT'

/** The policies of a proxy, compiled. */
export interface Authorization {
  readonly custom: readonly CompiledRule[]
  readonly deny: readonly CompiledRule[]
  readonly allow: readonly CompiledRule[]
  readonly audit: readonly CompiledRule[]
  /** Whether there is an ALLOW policy. If so, a request that none of them matches is refused. */
  readonly hasAllow: Truth
  /** The places of the rules of ALLOW policies. */
  readonly allowing: readonly DecidingPlace[]
}

/** A rule of an AuthorizationPolicy, compiled for http and for TCP. */
export interface CompiledRule {
  /** As Envoy logs it: `ns[shop]-policy[deny-admin]-rule[0]`. */
  readonly name: string
  readonly place: DecidingPlace
  readonly provider: string
  readonly http: FactMatch
  /** `null` if istiod omits the rule for TCP. */
  readonly tcp: FactMatch | null
}

/** What policies make of a request, or of a connection. */
export type AuthorizationVerdict =
  | { readonly kind: 'allowed'; readonly by?: CompiledRule }
  | { readonly kind: 'denied'; readonly by?: CompiledRule }
  /** The provider of the rule decides. */
  | { readonly kind: 'handed over'; readonly by: CompiledRule }

/**
 * Compiles the policies of a proxy (istio `pilot/pkg/security/authz/builder/builder.go`). Those of a dry run decide nothing.
 * Envoy takes the first rule that matches, in the order of the names.
 */
export function compileAuthorization(
  attached: readonly AttachedPolicy[],
  trustDomains: TrustDomains,
): Authorization {
  const enforced = attached.filter(({ policy }) => !isDryRunPolicy(policy))
  const ofAction = (action: PolicyAction): CompiledRule[] =>
    enforced
      .filter(({ policy }) => actionOfPolicy(policy) === action)
      .flatMap((policy) => compileRules(policy, { isAllow: action === 'ALLOW', trustDomains }))
      .toSorted((first, second) => compareText(first.name, second.name))
  const allowing = enforced.filter(({ policy }) => actionOfPolicy(policy) === 'ALLOW')
  return {
    custom: ofAction('CUSTOM'),
    deny: ofAction('DENY'),
    allow: ofAction('ALLOW'),
    audit: ofAction('AUDIT'),
    hasAllow: hasSome(allowing.map(({ isAttached }) => isAttached)),
    allowing: allowing.map(({ policy }) => rulesPlace(policy)),
  }
}

/** The place of a policy's rules; without rules the field that states so. */
export function rulesPlace(policy: Manifest): DecidingPlace {
  const fields = [policy.spec.get('rules'), policy.spec, policy.root.at('metadata', 'name')]
  return { object: policy, node: fields.find((field) => field.exists) ?? policy.root }
}

function hasSome(truths: readonly Truth[]): Truth {
  if (truths.includes(true)) return true
  const missing = truths.flatMap((truth) => (isUnknown(truth) ? truth.missing : []))
  return missing.length > 0 ? unknownTruth(...missing) : false
}

/** The action of an AuthorizationPolicy: ALLOW if it states none, a placeholder or an unknown one. */
export function actionOfPolicy({ spec }: Manifest): PolicyAction {
  return actions.find((action) => action === spec.get('action').text) ?? 'ALLOW'
}

const actions = ['CUSTOM', 'DENY', 'ALLOW', 'AUDIT'] as const

function compileRules(applied: AttachedPolicy, context: Omit<RuleContext, 'namespace'>): CompiledRule[] {
  const { policy, isAttached } = applied
  const provider = policy.spec.at('provider', 'name').text
  return policy.spec.items('rules').map((node, index): CompiledRule => {
    const { http, tcp } = ruleMatch(node, { ...context, namespace: policy.namespace })
    const attached = (match: FactMatch): FactMatch =>
      isAttached === true ? match : (facts) => allOf([isAttached, match(facts)])
    return {
      name: `ns[${policy.namespace}]-policy[${policy.name}]-rule[${index}]`,
      place: { object: policy, node },
      provider,
      http: attached(http),
      tcp: tcp && attached(tcp),
    }
  })
}

/** What the CUSTOM policies make of a request: which provider is asked, if one is. */
export function matchCustom(
  { custom }: Authorization,
  facts: Facts,
  protocol: 'http' | 'tcp',
): { readonly rule: CompiledRule; readonly isMatch: Truth } | undefined {
  const matches = custom.flatMap((rule) => {
    const isMatch = rule[protocol]?.(facts) ?? false
    return isMatch === false ? [] : [{ rule, isMatch }]
  })
  return matches.find(({ isMatch }) => isMatch === true) ?? matches[0]
}

/** The result of a list of rules. */
interface Matched {
  readonly rule: CompiledRule | undefined
  /** Of rules that may match. */
  readonly missing: readonly string[]
}

function firstMatch(rules: readonly CompiledRule[], facts: Facts, protocol: 'http' | 'tcp'): Matched {
  const missing: string[] = []
  for (const rule of rules) {
    const isMatch = rule[protocol]?.(facts) ?? false
    if (isMatch === true) return { rule, missing: [] }
    if (isUnknown(isMatch)) missing.push(...isMatch.missing)
  }
  return { rule: undefined, missing }
}

/**
 * What DENY and ALLOW policies make of a request: DENY rules come first, and where there are ALLOW policies one of their
 * rules has to match.
 *
 * @returns also what files do not tell and the verdict depends on
 */
export function authorize(
  { deny, allow, hasAllow }: Authorization,
  facts: Facts,
  protocol: 'http' | 'tcp',
): { readonly verdict: AuthorizationVerdict; readonly missing: readonly string[] } {
  const denied = firstMatch(deny, facts, protocol)
  if (denied.rule) return { verdict: { kind: 'denied', by: denied.rule }, missing: [] }
  if (hasAllow === false) return { verdict: { kind: 'allowed' }, missing: denied.missing }
  const allowed = firstMatch(allow, facts, protocol)
  if (allowed.rule) return { verdict: { kind: 'allowed', by: allowed.rule }, missing: denied.missing }
  const missing = [...allowed.missing, ...(isUnknown(hasAllow) ? hasAllow.missing : [])]
  // A request that no policy allows is refused, whether or not another one denies it.
  if (missing.length === 0) return { verdict: { kind: 'denied' }, missing: [] }
  return { verdict: { kind: 'denied' }, missing: [...denied.missing, ...missing] }
}
