import { defineRule } from '../rule.ts'
import { consequenceProblems } from './helpers/consequence-problems.ts'

export const mtlsChange = defineRule({
  id: 'change/mtls',
  codes: ['weakened', 'strengthened', 'calls-weakened', 'calls-strengthened'],
  severity: 'error',
  summary:
    'Merging changes whether clients of pods need a certificate of the mesh, or whether callers show one.',
  why: 'Without STRICT a sidecar accepts plain text: anybody in the cluster network can call the pods or read the traffic, and callers have no identity that a policy can check. The same holds for calls that a DestinationRule sends in plain text, or with TLS that shows no certificate of the mesh.',
  fix: 'Keep `mode: STRICT`. If some clients have no sidecar yet, open only the port that they call with `portLevelMtls`, and give it a waiver until the day on which they have one. Leave `tls` out of a DestinationRule for a host of the mesh, or set `ISTIO_MUTUAL`: sidecars then speak mTLS to each other.',
  on: {
    *consequence(consequence) {
      yield* consequenceProblems(consequence, 'mtls', {
        weakened: 'error',
        strengthened: 'info',
        'calls-weakened': 'error',
        'calls-strengthened': 'info',
      })
    },
  },
})
