import { defineRule } from '../rule.ts'
import { consequenceProblems } from './helpers/consequence-problems.ts'

export const egressChange = defineRule({
  id: 'change/egress',
  codes: [
    'outside-allowlist',
    'any-host',
    'wildcard-opened',
    'opened',
    'closed',
    'tls-lost',
    'tls-unverified',
    'rerouted',
  ],
  severity: 'warning',
  summary: 'Merging changes which outside hosts pods reach, or how.',
  why: 'Data can leave the mesh to every host that pods can reach. ServiceEntries, their `exportTo`, Sidecars, routes, gateways and the outbound traffic policy together decide who reaches a host, so that one line may open more than it names.',
  fix: 'Make sure that these pods have to reach the host. Have an approved host added to `egress-allowlist` in `.meshgate.yaml`; name hosts rather than wildcards; let the proxy add and verify TLS.',
  on: {
    *consequence(consequence) {
      yield* consequenceProblems(consequence, 'egress', {
        'outside-allowlist': 'error',
        'any-host': 'warning',
        'wildcard-opened': 'info',
        opened: 'info',
        closed: 'info',
        'tls-lost': 'warning',
        'tls-unverified': 'warning',
        rerouted: 'info',
      })
    },
  },
})
