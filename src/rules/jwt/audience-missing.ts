import type { Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { settings } from '../../model/values.ts'
import { isAudienceChecked } from './helpers/audience-check.ts'
import { authenticationsOf } from './helpers/jwt-values.ts'
import { quote } from '../message/quote.ts'
import { defineRule, type Problem } from '../rule.ts'

export const audienceMissing = defineRule({
  id: 'jwt/audience-missing',
  codes: ['any-audience'],
  severity: 'warning',
  summary: 'A token is accepted whomever it was issued for.',
  why: 'An issuer signs tokens for many services, and `aud` says for which. Without `audiences` a token that a client gave to any of them is good here as well: whoever got hold of it there can use it here.',
  fix: 'List in `audiences` the values of `aud` in the tokens that are meant for this service.',
  across: {
    // What the chart does not render is no defect of the values, so the objects decide.
    *'values/jwt'(entry, mesh) {
      const block = settings(entry)
      if (!entry.merged || block.items('audiences').length > 0) return
      const issuer = block.get('issuer').text
      const rendered = authenticationsOf(mesh, entry.target)
      const open = rendered.flatMap((authentication) => openRules(authentication, mesh))
      if (open.some((rule) => rule.get('issuer').text === issuer)) yield problem(block, issuer)
    },

    *RequestAuthentication(authentication, mesh) {
      for (const rule of openRules(authentication, mesh)) yield problem(rule, rule.get('issuer').text)
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

/** The rules without audiences, where no policy looks at the audience either. */
function openRules(authentication: Manifest, mesh: Mesh): Node[] {
  const open = authentication.spec
    .items('jwtRules')
    .filter((rule) => rule.kind === 'map' && rule.items('audiences').length === 0)
  return open.length > 0 && isAudienceChecked(mesh, authentication) ? [] : open
}
