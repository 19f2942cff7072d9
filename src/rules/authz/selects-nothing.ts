import type { Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import { defineRule, type Problem } from '../rule.ts'
import { unmatchedSelector } from '../shared/unmatched-selector.ts'

export const selectsNothing = defineRule({
  id: 'authz/selects-nothing',
  codes: ['no-matching-workload'],
  severity: 'warning',
  istio: ['IST0127'],
  summary: 'A policy selects workloads by labels that no workload of its namespace has.',
  why: 'A policy applies to the workloads of its own namespace whose pods have all labels of its selector. If there are none, Istio accepts the policy and it protects nothing.',
  fix: 'Write the labels of the pod template (not those of the Deployment or Service), and put the policy into the namespace of the workload.',
  across: {
    AuthorizationPolicy: selectorProblems,
    PeerAuthentication: selectorProblems,
    RequestAuthentication: selectorProblems,
  },
})

function selectorProblems(policy: Manifest, mesh: Mesh): Iterable<Problem<'no-matching-workload'>> {
  return unmatchedSelector(
    policy,
    policy.spec.at('selector', 'matchLabels'),
    'the policy protects nothing',
    mesh,
  )
}
