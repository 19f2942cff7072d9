import { firstDifference } from '../../model/first-difference.ts'
import { groupBy } from '../../core/group.ts'
import { oncePer } from '../../core/once-per.ts'
import type { Manifest } from '../../model/manifest.ts'
import { groupsCovering } from '../../istio/policy/shared-workloads.ts'
import { derived } from '../../model/derived.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { isUnfilled } from '../../syntax/unfilled.ts'
import { policyScope } from '../../istio/policy/policies.ts'
import { isAudienceChecked } from './helpers/audience-check.ts'
import { quote, quoteAll } from '../message/quote.ts'
import { defineRule } from '../rule.ts'
import type { Problem } from '../problem.ts'

export const duplicateIssuer = defineRule({
  id: 'jwt/duplicate-issuer',
  codes: ['different-audiences'],
  severity: 'warning',
  summary: 'Two rules for one issuer on the same workload accept different audiences.',
  why: 'Istio combines the rules of all RequestAuthentications of a workload, and a token has to satisfy one rule of its issuer: an audience that any of them accepts is accepted.',
  fix: 'Keep one rule for an issuer, with the intended audiences; or compare `request.auth.audiences` in an AuthorizationPolicy.',
  across: {
    *RequestAuthentication(authentication, mesh) {
      const rules = rulesOf(authentication)
      const problems = rules.flatMap((rule, index) => {
        const first =
          ruleWithOtherAudiences(rule, rules.slice(0, index)) ?? ruleOfOtherPolicy(authentication, rule, mesh)
        return first ? [problem(rule, first)] : []
      })
      if (problems.length > 0 && !isAudienceChecked(mesh, authentication)) yield* problems
    },
  },
})

interface JwtRule {
  readonly issuer: Node
  /** Sorted; empty for a rule that accepts any audience. */
  readonly audiences: readonly string[]
  /** Equal for rules with the same audiences. */
  readonly key: string
}

const rulesOf = oncePer((authentication: Manifest): readonly JwtRule[] =>
  authentication.spec.items('jwtRules').flatMap((rule) => {
    const issuer = rule.get('issuer')
    const audiences = rule.items('audiences').map(({ text }) => text)
    if (issuer.text === '' || [issuer.text, ...audiences].some(isUnfilled)) return []
    const sorted = audiences.toSorted()
    return [{ issuer, audiences: sorted, key: JSON.stringify(sorted) }]
  }),
)

/**
 * The first rule with the same issuer and other audiences in another RequestAuthentication that covers all workloads of
 * this one. Where both have the same scope, only the later one is reported.
 */
function ruleOfOtherPolicy(authentication: Manifest, rule: JwtRule, mesh: Mesh): JwtRule | undefined {
  const order = orderOf(mesh)
  for (const group of groupsCovering(mesh, authentication, 'RequestAuthentication')) {
    const first = differenceFinders(group).get(rule.issuer.text)?.({ authentication, rule })
    const hasSameScope = policyScope(group[0]!) === policyScope(authentication)
    if (first && (!hasSameScope || order.get(first.authentication)! < order.get(authentication)!))
      return first.rule
  }
  return undefined
}

interface RuleOfPolicy {
  readonly authentication: Manifest
  readonly rule: JwtRule
}

/** For each issuer, a function that finds a rule with other audiences. */
const differenceFinders = oncePer((group: readonly Manifest[]) => {
  const rulesOfGroup = group.flatMap((authentication) =>
    rulesOf(authentication).map((rule): RuleOfPolicy => ({ authentication, rule })),
  )
  const byIssuer = groupBy(rulesOfGroup, ({ rule }) => rule.issuer.text)
  return new Map(
    [...byIssuer].map(([issuer, rulesOfIssuer]) => [
      issuer,
      firstDifference(rulesOfIssuer, [({ rule }) => rule.key]),
    ]),
  )
})

const orderOf = derived(
  ['RequestAuthentication'],
  (mesh) =>
    new Map(mesh.ofKind('RequestAuthentication').map((authentication, index) => [authentication, index])),
)

function ruleWithOtherAudiences(rule: JwtRule, rules: readonly JwtRule[]): JwtRule | undefined {
  return rules.find(({ issuer, key }) => issuer.text === rule.issuer.text && key !== rule.key)
}

function problem(rule: JwtRule, first: JwtRule): Problem<'different-audiences'> {
  return {
    code: 'different-audiences',
    node: rule.issuer,
    message: `another rule for ${quote(rule.issuer.text)} applies here too and accepts ${acceptedAudiences(first)}, this one accepts ${acceptedAudiences(rule)}: a token that either rule accepts gets in`,
    about: rule.issuer.text,
    related: [{ node: first.issuer, note: `accepts ${acceptedAudiences(first)}` }],
  }
}

function acceptedAudiences({ audiences }: JwtRule): string {
  return audiences.length === 0 ? 'any audience' : quoteAll(audiences)
}
