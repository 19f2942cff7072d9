import type { Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { mergedOrFileEntry } from '../../model/values.ts'
import { isAudienceChecked } from './helpers/audience-check.ts'
import { authenticationsOf } from './helpers/jwt-values.ts'
import { quote } from '../message/quote.ts'
import { defineRule } from '../rule.ts'
import type { Problem } from '../problem.ts'

export const audienceMissing = defineRule({
  id: 'jwt/audience-missing',
  codes: ['any-audience'],
  severity: 'warning',
  summary: 'A token is accepted for whatever service it was issued.',
  why: 'An issuer signs tokens for many services, and `aud` names the service. Without `audiences` a token for any other service is accepted here as well: whoever obtains it there can use it here.',
  fix: 'List in `audiences` the values of `aud` in the tokens for this service.',
  across: {
    // Values are wrong only if the chart renders a rule without audiences from them.
    *'values/jwt'(entry, mesh) {
      const block = mergedOrFileEntry(entry)
      if (!entry.merged || block.items('audiences').length > 0) return
      const issuer = block.get('issuer').text
      const rendered = authenticationsOf(mesh, entry.target)
      const uncheckedRules = rendered.flatMap((authentication) => rulesWithoutAudience(authentication, mesh))
      if (uncheckedRules.some((rule) => rule.get('issuer').text === issuer)) yield problem(block, issuer)
    },

    *RequestAuthentication(authentication, mesh) {
      for (const rule of rulesWithoutAudience(authentication, mesh))
        yield problem(rule, rule.get('issuer').text)
    },
  },
})

function problem(rule: Node, issuer: string): Problem<'any-audience'> {
  return {
    code: 'any-audience',
    node: rule.get('audiences'),
    message: `no \`audiences\`: a token that ${issuer === '' ? 'was' : quote(issuer)} issued for any other service is accepted`,
    about: issuer,
  }
}

/** The JWT rules without audiences; none if a policy checks the audience. */
function rulesWithoutAudience(authentication: Manifest, mesh: Mesh): Node[] {
  const withoutAudiences = authentication.spec
    .items('jwtRules')
    .filter((rule) => rule.kind === 'map' && rule.items('audiences').length === 0)
  return withoutAudiences.length > 0 && isAudienceChecked(mesh, authentication) ? [] : withoutAudiences
}
