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
import { defineRule, type Problem } from '../rule.ts'

export const duplicateIssuer = defineRule({
  id: 'jwt/duplicate-issuer',
  codes: ['different-audiences'],
  severity: 'warning',
  summary: 'Two rules for one issuer on the same workload ask for different audiences.',
  why: 'The rules of all RequestAuthentications that hold for a workload are put together, and a token has to satisfy one of those of its issuer: an audience that any of them accepts is accepted.',
  fix: 'Keep one rule for an issuer, with the audiences that are meant; or compare `request.auth.audiences` in an AuthorizationPolicy.',
  across: {
    *RequestAuthentication(authentication, mesh) {
      const own = rulesOf(authentication)
      const found = own.flatMap((rule, index) => {
        const first = other(rule, own.slice(0, index)) ?? ofOthers(authentication, rule, mesh)
        return first ? [problem(rule, first)] : []
      })
      if (found.length > 0 && !isAudienceChecked(mesh, authentication)) yield* found
    },
  },
})

interface JwtRule {
  readonly issuer: Node
  /** Sorted; none for a rule that takes any. */
  readonly audiences: readonly string[]
  /** The same for rules with the same audiences. */
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
 * The first rule for the same issuer and other audiences of those RequestAuthentications that hold wherever this one
 * does; of two that hold for the same, the later one is told of.
 */
function ofOthers(authentication: Manifest, rule: JwtRule, mesh: Mesh): JwtRule | undefined {
  const order = orderOf(mesh)
  for (const group of groupsCovering(mesh, authentication, 'RequestAuthentication')) {
    const first = unlikeIn(group).get(rule.issuer.text)?.({ authentication, rule })
    const isOfSame = policyScope(group[0]!) === policyScope(authentication)
    if (first && (!isOfSame || order.get(first.authentication)! < order.get(authentication)!))
      return first.rule
  }
  return undefined
}

interface Owned {
  readonly authentication: Manifest
  readonly rule: JwtRule
}

/** For each issuer the search for a rule with other audiences. */
const unlikeIn = oncePer((group: readonly Manifest[]) => {
  const all = group.flatMap((authentication) =>
    rulesOf(authentication).map((rule): Owned => ({ authentication, rule })),
  )
  const byIssuer = groupBy(all, ({ rule }) => rule.issuer.text)
  return new Map(
    [...byIssuer].map(([issuer, found]) => [issuer, firstDifference(found, [({ rule }) => rule.key])]),
  )
})

const orderOf = derived(
  ['RequestAuthentication'],
  (mesh) =>
    new Map(mesh.ofKind('RequestAuthentication').map((authentication, index) => [authentication, index])),
)

function other(rule: JwtRule, rules: readonly JwtRule[]): JwtRule | undefined {
  return rules.find(({ issuer, key }) => issuer.text === rule.issuer.text && key !== rule.key)
}

function problem(rule: JwtRule, first: JwtRule): Problem<'different-audiences'> {
  return {
    code: 'different-audiences',
    node: rule.issuer,
    message: `another rule for ${quote(rule.issuer.text)} holds here too and takes ${taken(first)}, this one ${taken(rule)}: a token that either takes is accepted`,
    about: rule.issuer.text,
    related: [{ node: first.issuer, note: `takes ${taken(first)}` }],
  }
}

function taken({ audiences }: JwtRule): string {
  return audiences.length === 0 ? 'any audience' : quoteAll(audiences)
}
