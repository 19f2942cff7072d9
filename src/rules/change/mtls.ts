import { defineRule } from '../rule.ts'
import { consequenceProblems } from './helpers/consequence-problems.ts'

export const mtlsChange = defineRule({
  id: 'change/mtls',
  codes: ['weakened', 'strengthened'],
  severity: 'error',
  summary: 'Merging changes whether clients of pods need a certificate of the mesh.',
  why: 'Without STRICT a sidecar takes plain text: anybody in the cluster network can call, read along, and has no identity that a policy could compare.',
  fix: 'Keep `mode: STRICT`; where some clients have no sidecar yet, open the one port that they call by `portLevelMtls`, and give it a waiver until the day on which they have.',
  on: {
    *consequence(consequence) {
      yield* consequenceProblems(consequence, 'mtls', { weakened: 'error', strengthened: 'info' })
    },
  },
})
