import { oncePer } from '../../core/once-per.ts'
import type { Manifest } from '../../model/manifest.ts'
import { holding } from '../../model/meeting.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { isUnfilled } from '../../model/placeholder.ts'
import { scopeOf } from '../../model/policies.ts'
import { isAudienceChecked } from '../audience-check.ts'
import { quote, quoteAll } from '../quote.ts'
import { defineRule, type Problem } from '../rule.ts'

export const duplicateIssuer = defineRule({
  id: 'jwt/duplicate-issuer',
  severity: 'warning',
  summary: 'Two rules for one issuer on the same workload ask for different audiences.',
  why: 'The rules of all RequestAuthentications that hold for a workload are put together, and a token has to satisfy one of those of its issuer: an audience that any of them accepts is accepted.',
  fix: 'Keep one rule for an issuer, with the audiences that are meant; or compare `request.auth.audiences` in an AuthorizationPolicy.',
  on: {
    *RequestAuthentication(authentication, mesh) {
      const own = rulesOf(authentication)
      const others = earlier(authentication, mesh)
      const found = own.flatMap((rule, index) => {
        const first = other(rule, own.slice(0, index)) ?? firstIn(others, rule)
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

/** Those that hold wherever this one does; of two that hold for the same, the later one is told of. */
function earlier(authentication: Manifest, mesh: Mesh): readonly Manifest[] {
  const order = orderOf(mesh)
  const place = order.get(authentication) ?? 0
  return holding(mesh, authentication, 'RequestAuthentication').filter(
    (one) => one !== authentication && (order.get(one)! < place || scopeOf(one) !== scopeOf(authentication)),
  )
}

const orderOf = oncePer(
  (mesh: Mesh) =>
    new Map(mesh.ofKind('RequestAuthentication').map((authentication, index) => [authentication, index])),
)

function firstIn(others: readonly Manifest[], rule: JwtRule): JwtRule | undefined {
  for (const one of others) {
    const found = other(rule, rulesOf(one))
    if (found) return found
  }
  return undefined
}

function other(rule: JwtRule, rules: readonly JwtRule[]): JwtRule | undefined {
  return rules.find(({ issuer, key }) => issuer.text === rule.issuer.text && key !== rule.key)
}

function problem(rule: JwtRule, first: JwtRule): Problem {
  return {
    node: rule.issuer,
    message: `another rule for ${quote(rule.issuer.text)} holds here too and takes ${taken(first)}, this one ${taken(rule)}: a token that either takes is accepted`,
    about: rule.issuer.text,
    related: [{ node: first.issuer, note: `takes ${taken(first)}` }],
  }
}

function taken({ audiences }: JwtRule): string {
  return audiences.length === 0 ? 'any audience' : quoteAll(audiences)
}
