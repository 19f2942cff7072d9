import type { Manifest } from '../../model/manifest.ts'
import { derived } from '../../model/derived.ts'
import { meshOfAllFiles, type Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { someMayCover } from '../../istio/policy/some-policies.ts'
import { defineRule } from '../rule.ts'
import {
  actionOf,
  isDryRun,
  isTokenCondition,
  sourceConditions,
  whenConditions,
} from '../shared/token-conditions.ts'
import { deniesAllAnonymous } from '../shared/token-demand.ts'

export const negativeOnly = defineRule({
  id: 'jwt/negative-only',
  codes: ['anonymous-allowed', 'only-anonymous-allowed'],
  severity: 'warning',
  summary: 'A rule that lets requests in for what their token is not lets in those without a token.',
  why: 'A request without a token has no principal and no claims, so that it satisfies every negative condition on them.',
  fix: 'Add `requestPrincipals: ["*"]` to the same source, so that a token is needed; or write the rule as DENY.',
  across: {
    *AuthorizationPolicy(policy, mesh) {
      if (actionOf(policy) !== 'ALLOW' || isDryRun(policy)) return
      const open = policy.spec.items('rules').flatMap((rule) => negativeConditions(rule).slice(0, 1))
      if (open.length === 0 || isTokenNeeded(policy, mesh)) return
      for (const node of open) {
        const { code, text } = effectOf(node)
        yield { code, node, message: `\`${String(node.pathKeys.at(-1))}\` ${text}`, about: node.path }
      }
    },
  },
})

/** The negative lists of a rule that nothing positive stands beside. */
function negativeConditions(rule: Node): Node[] {
  const conditions = rule.items('when').filter(isTokenCondition).flatMap(whenConditions)
  if (conditions.some(({ isNegative }) => !isNegative)) return []
  const sources = rule.items('from').map((from) => sourceConditions(from.get('source')))
  const negative = sources.filter((one) => one.length > 0 && one.every(({ isNegative }) => isNegative)).flat()
  const isDemanded = sources.flat().some(({ isNegative }) => !isNegative)
  return [...negative, ...(isDemanded ? [] : conditions)].map(({ node }) => node)
}

/** True if another policy, here or around, refuses whoever has no token. */
function isTokenNeeded(policy: Manifest, mesh: Mesh): boolean {
  return [mesh, meshOfAllFiles(mesh) ?? mesh].some((world) => someMayCover(world, policy, refusing(world)))
}

const refusing = derived(['AuthorizationPolicy'], (mesh) =>
  mesh.ofKind('AuthorizationPolicy').filter(deniesAllAnonymous),
)

type Code = 'anonymous-allowed' | 'only-anonymous-allowed'

/** What a negative list does: `text` is the end of a sentence. */
function effectOf(node: Node): { readonly code: Code; readonly text: string } {
  const excludesAll = node.items().some(({ text }) => text === '*')
  return excludesAll && node.pathKeys.at(-1) === 'notRequestPrincipals'
    ? { code: 'only-anonymous-allowed', text: 'with `*` lets in nobody but those without a token' }
    : { code: 'anonymous-allowed', text: 'holds for a request without a token, too: it is let in' }
}
