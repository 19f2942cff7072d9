import { policiesCovering } from '../../istio/policy/shared-workloads.ts'
import { quote } from '../message/quote.ts'
import { defineRule } from '../rule.ts'

export const emptyRules = defineRule({
  id: 'jwt/empty-rules',
  codes: ['wider-rules-hold'],
  severity: 'warning',
  summary: 'A RequestAuthentication without rules does nothing, and switches no other off.',
  why: 'All RequestAuthentications that hold for a workload are put together: one without rules adds none, and takes none of a wider one away.',
  fix: 'Delete it. To leave a workload out, narrow the selector of the wider one.',
  across: {
    *RequestAuthentication(authentication, mesh) {
      const rules = authentication.spec.get('jwtRules')
      if (rules.items().length > 0 || (rules.exists && rules.kind !== 'list' && !rules.isNull)) return
      const wider = policiesCovering(mesh, authentication, 'RequestAuthentication').find(
        ({ spec }) => spec.items('jwtRules').length > 0,
      )
      // Alone it does nothing, and whoever wrote it may know.
      if (!wider) return
      yield {
        code: 'wider-rules-hold',
        node: rules,
        message: `without \`jwtRules\` this switches nothing off: the rules of ${quote(`${wider.namespace}/${wider.name}`)} hold here all the same`,
        about: `${authentication.namespace}/${authentication.name}`,
        related: [{ node: wider.spec.get('jwtRules'), note: 'the rules that hold' }],
      }
    },
  },
})
