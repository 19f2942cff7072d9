import { defineRule } from '../rule.ts'
import { consequenceProblems } from './helpers/consequence-problems.ts'

export const mtlsChange = defineRule({
  id: 'change/mtls',
  codes: ['weakened', 'strengthened', 'calls-weakened', 'calls-strengthened'],
  severity: 'error',
  summary:
    'Merging changes whether clients of pods need a certificate of the mesh, or whether callers show one.',
  why: 'Without STRICT a sidecar takes plain text: anybody in the cluster network can call, read along, and has no identity that a policy could compare. The same holds for what callers send in plain text, or by TLS of their own, since a DestinationRule says so.',
  fix: 'Keep `mode: STRICT`; where some clients have no sidecar yet, open the one port that they call by `portLevelMtls`, and give it a waiver until the day on which they have. Leave `tls` out of a DestinationRule for a host of the mesh, or set `ISTIO_MUTUAL`: sidecars then speak mTLS to each other.',
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
