import { defineRule } from '../rule.ts'
import { consequenceProblems } from './helpers/consequence-problems.ts'

export const trafficChange = defineRule({
  id: 'change/traffic',
  codes: ['lost', 'moved', 'timeout-changed', 'retries-changed', 'tls-changed', 'undecided'],
  severity: 'warning',
  summary: 'Merging changes where requests go, or how long and how often they are tried.',
  why: 'Requests that no route takes any more are answered by the proxy, with 404 or 503. A shorter timeout gives up on what worked, more tries multiply the load on a host that is slow already.',
  fix: 'Make sure that it is meant, and that what requests go to now is there.',
  on: {
    *consequence(consequence) {
      yield* consequenceProblems(consequence, 'traffic', {
        lost: 'warning',
        moved: 'info',
        'timeout-changed': 'info',
        'retries-changed': 'info',
        'tls-changed': 'info',
        undecided: 'warning',
      })
    },
  },
})
