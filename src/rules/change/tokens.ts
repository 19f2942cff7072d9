import { defineRule } from '../rule.ts'
import { consequenceProblems } from './helpers/consequence-problems.ts'

export const tokensChange = defineRule({
  id: 'change/tokens',
  codes: ['issuer-trusted', 'issuer-dropped', 'audiences-changed', 'keys-changed'],
  severity: 'info',
  summary: 'Merging changes whose tokens are taken, for which audience, or by which keys.',
  why: 'Whoever holds the keys of an issuer says who is who. Clients with tokens of an issuer that is dropped, or for another audience, are refused from then on.',
  fix: 'Make sure that the issuer and its keys are those that you mean, and that clients have new tokens before the old ones are refused.',
  on: {
    *consequence(consequence) {
      yield* consequenceProblems(consequence, 'tokens', {
        'issuer-trusted': 'info',
        'issuer-dropped': 'info',
        'audiences-changed': 'info',
        'keys-changed': 'info',
      })
    },
  },
})
