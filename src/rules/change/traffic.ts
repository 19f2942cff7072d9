import { defineRule } from '../rule.ts'
import { consequenceProblems } from './helpers/consequence-problems.ts'

export const trafficChange = defineRule({
  id: 'change/traffic',
  codes: [
    'lost',
    'moved',
    'timeout-changed',
    'retries-changed',
    'limits-changed',
    'tls-changed',
    'undecided',
  ],
  severity: 'warning',
  summary: 'Merging changes where requests go, or how long and how often they are tried.',
  why: 'The proxy answers requests that no route matches any more with 404 or 503. A shorter timeout ends requests that succeeded before; more tries multiply the load on a host that is already slow, and a budget of retries that is used up lets the others fail at once.',
  fix: 'Make sure that the change is meant, and that the new destination exists.',
  on: {
    *consequence(consequence) {
      yield* consequenceProblems(consequence, 'traffic', {
        lost: 'warning',
        moved: 'info',
        'timeout-changed': 'info',
        'retries-changed': 'info',
        'limits-changed': 'info',
        'tls-changed': 'info',
        undecided: 'warning',
      })
    },
  },
})
