import { policiesCovering } from '../../istio/policy/shared-workloads.ts'
import { quote } from '../message/quote.ts'
import { defineRule } from '../rule.ts'

export const emptyRules = defineRule({
  id: 'jwt/empty-rules',
  codes: ['wider-rules-hold'],
  severity: 'warning',
  summary: 'A RequestAuthentication without rules does nothing, and does not switch off another one.',
  why: 'Istio combines all RequestAuthentications of a workload: one without rules adds no rules, and removes none of a wider one.',
  fix: 'Delete it. To exclude a workload, narrow the selector of the wider RequestAuthentication.',
  across: {
    *RequestAuthentication(authentication, mesh) {
      const rules = authentication.spec.get('jwtRules')
      if (rules.items().length > 0 || (rules.exists && rules.kind !== 'list' && !rules.isNull)) return
      const wider = policiesCovering(mesh, authentication, 'RequestAuthentication').find(
        ({ spec }) => spec.items('jwtRules').length > 0,
      )
      // Without a wider one nothing is left switched on by mistake.
      if (!wider) return
      yield {
        code: 'wider-rules-hold',
        node: rules,
        message: `without \`jwtRules\` this switches nothing off: the rules of ${quote(`${wider.namespace}/${wider.name}`)} still apply here`,
        about: `${authentication.namespace}/${authentication.name}`,
        related: [{ node: wider.spec.get('jwtRules'), note: 'the rules that apply' }],
      }
    },
  },
})
