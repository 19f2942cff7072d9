import { defineRule } from '../rule.ts'
import { consequenceProblems } from './helpers/consequence-problems.ts'

export const accessChange = defineRule({
  id: 'change/access',
  codes: [
    'token-lost',
    'opened',
    'deny-narrowed',
    'deny-inverted',
    'redirected',
    'refused-later',
    'opened-with-token',
    'caller-allowed',
    'served',
    'token-demanded',
    'closed',
    'undecided',
  ],
  severity: 'error',
  summary: 'Merging changes who gets in.',
  why: 'Once this is merged, policies allow requests that they refused before, or the reverse. All requests to the ports of gateways and to the workloads that the change can affect are compared; the finding shows one example of each class.',
  fix: 'If the change is meant, give it a waiver with a reason and an owner, or set the severity of the code in `.meshgate.yaml`; if not, repair the line.',
  on: {
    *consequence(consequence) {
      yield* consequenceProblems(consequence, 'access', {
        'token-lost': 'error',
        opened: 'error',
        'deny-narrowed': 'error',
        'deny-inverted': 'error',
        redirected: 'warning',
        'refused-later': 'warning',
        'opened-with-token': 'warning',
        'caller-allowed': 'info',
        served: 'info',
        'token-demanded': 'info',
        closed: 'warning',
        undecided: 'warning',
      })
    },
  },
})
