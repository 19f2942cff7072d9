import { isDryRunPolicy } from '../../istio/policy/dry-run.ts'
import type { Manifest } from '../../model/manifest.ts'
import { derived } from '../../model/derived.ts'
import { meshOfOtherObjects, type Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { someMayCover } from '../../istio/policy/some-policies.ts'
import { defineRule } from '../rule.ts'
import { actionOf, isTokenCondition, sourceConditions, whenConditions } from '../shared/token-conditions.ts'
import { deniesAllAnonymous } from '../shared/token-demand.ts'

export const negativeOnly = defineRule({
  id: 'jwt/negative-only',
  codes: ['anonymous-allowed', 'only-anonymous-allowed'],
  severity: 'warning',
  summary: 'An ALLOW rule with only negative conditions on tokens lets in requests without a token.',
  why: 'A request without a token has no principal and no claims, so it satisfies every negative condition on them.',
  fix: 'Add `requestPrincipals: ["*"]` to the same source, so that a token is required; or write the rule as DENY.',
  across: {
    *AuthorizationPolicy(policy, mesh) {
      if (actionOf(policy) !== 'ALLOW' || isDryRunPolicy(policy)) return
      const lists = policy.spec.items('rules').flatMap((rule) => negativeConditions(rule).slice(0, 1))
      if (lists.length === 0 || isTokenNeeded(policy, mesh)) return
      for (const node of lists) {
        const { code, text } = effectOf(node)
        yield { code, node, message: `\`${String(node.pathKeys.at(-1))}\` ${text}`, about: node.path }
      }
    },
  },
})

/** The negative lists of a rule without a positive condition on tokens beside them. */
function negativeConditions(rule: Node): Node[] {
  const conditions = rule.items('when').filter(isTokenCondition).flatMap(whenConditions)
  if (conditions.some(({ isNegative }) => !isNegative)) return []
  const sources = rule.items('from').map((from) => sourceConditions(from.get('source')))
  const negative = sources
    .filter(
      (conditionsOfSource) =>
        conditionsOfSource.length > 0 && conditionsOfSource.every(({ isNegative }) => isNegative),
    )
    .flat()
  const requiresPrincipal = sources.flat().some(({ isNegative }) => !isNegative)
  return [...negative, ...(requiresPrincipal ? [] : conditions)].map(({ node }) => node)
}

/** True if another policy, of the mesh or of all files, refuses requests without a token. */
function isTokenNeeded(policy: Manifest, mesh: Mesh): boolean {
  return [mesh, meshOfOtherObjects(mesh) ?? mesh].some((candidate) =>
    someMayCover(candidate, policy, policiesDenyingAnonymous(candidate)),
  )
}

const policiesDenyingAnonymous = derived(['AuthorizationPolicy'], (mesh) =>
  mesh.ofKind('AuthorizationPolicy').filter(deniesAllAnonymous),
)

type Code = 'anonymous-allowed' | 'only-anonymous-allowed'

/** The effect of a negative list; `text` is the end of a sentence. */
function effectOf(node: Node): { readonly code: Code; readonly text: string } {
  const excludesAll = node.items().some(({ text }) => text === '*')
  return excludesAll && node.pathKeys.at(-1) === 'notRequestPrincipals'
    ? { code: 'only-anonymous-allowed', text: 'with `*` lets in only requests without a token' }
    : { code: 'anonymous-allowed', text: 'also matches a request without a token, which is let in' }
}
