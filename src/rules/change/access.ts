import { defineRule } from '../rule.ts'
import { consequenceProblems } from './helpers/consequence-problems.ts'

export const accessChange = defineRule({
  id: 'change/access',
  codes: [
    'token-lost',
    'opened',
    'deny-narrowed',
    'deny-inverted',
    'opened-with-token',
    'caller-allowed',
    'served',
    'token-demanded',
    'closed',
  ],
  severity: 'error',
  summary: 'Merging changes who gets in.',
  why: 'A request that policies refused gets through once this is merged, or the reverse. Requests at the policies and routes that differ are decided on both sides; the one that is shown is an example.',
  fix: 'Make sure that it is meant. If it is, give it a waiver with a reason and an owner, or set the severity of the code in `.meshgate.yaml`; if not, repair the line.',
  on: {
    *consequence(consequence) {
      yield* consequenceProblems(consequence, 'access', {
        'token-lost': 'error',
        opened: 'error',
        'deny-narrowed': 'error',
        'deny-inverted': 'error',
        'opened-with-token': 'warning',
        'caller-allowed': 'info',
        served: 'info',
        'token-demanded': 'info',
        closed: 'warning',
      })
    },
  },
})
