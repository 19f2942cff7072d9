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
  summary: 'Merging changes which hosts outside are reached, or how.',
  why: 'What pods can reach, data can leave to. Who reaches a host is decided by ServiceEntries, their `exportTo`, Sidecars, routes, gateways and the outbound traffic policy together, so that a line may open more than it names.',
  fix: 'Make sure that the host is meant for these pods. Have what is approved added to `egress-allowlist` in `.meshgate.yaml`; name hosts rather than wildcards; let the proxy add and verify TLS.',
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
