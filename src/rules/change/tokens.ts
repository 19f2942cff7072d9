import { defineRule } from '../rule.ts'
import { consequenceProblems } from './helpers/consequence-problems.ts'

export const tokensChange = defineRule({
  id: 'change/tokens',
  codes: ['issuer-trusted', 'issuer-dropped', 'audiences-changed', 'keys-changed'],
  severity: 'info',
  summary: 'Merging changes which issuers, audiences or keys of tokens are accepted.',
  why: 'Whoever holds the keys of an issuer can create a token for any user. Once an issuer or audience is removed, clients with its tokens are refused.',
  fix: 'Make sure that the issuer and its keys are the right ones, and that clients have new tokens before the old ones are refused.',
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
