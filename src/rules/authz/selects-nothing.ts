import type { Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import { quote } from '../message/quote.ts'
import { defineRule } from '../rule.ts'
import type { Problem } from '../problem.ts'
import { unmatchedSelector } from '../shared/unmatched-selector.ts'

export const selectsNothing = defineRule({
  id: 'authz/selects-nothing',
  codes: ['no-matching-workload', 'selector-in-root-namespace'],
  severity: 'warning',
  istio: ['IST0127'],
  summary: 'A policy selects workloads by labels that no workload has.',
  why: 'A policy applies to the workloads of its own namespace whose pods have all labels of its selector, and in the root namespace to those of all namespaces. If there are none, Istio accepts the policy and it protects nothing. A PeerAuthentication with a selector in the root namespace applies to nothing at all.',
  fix: 'Write the labels of the pod template (not those of the Deployment or Service), and put the policy into the namespace of the workload.',
  across: {
    AuthorizationPolicy: selectorProblems,
    PeerAuthentication: peerProblems,
    RequestAuthentication: selectorProblems,
  },
})

/** Istio ignores selectors in the root namespace here (istio `pilot/pkg/security/authn/policy_applier.go`, ComposePeerAuthentication). */
function* peerProblems(
  policy: Manifest,
  mesh: Mesh,
): Generator<Problem<'no-matching-workload' | 'selector-in-root-namespace'>> {
  const labels = policy.spec.at('selector', 'matchLabels')
  if (policy.namespace !== mesh.rootNamespace || labels.entries().length === 0) {
    yield* selectorProblems(policy, mesh)
    return
  }
  yield {
    code: 'selector-in-root-namespace',
    node: policy.spec.get('selector'),
    at: 'key',
    message: `a PeerAuthentication with a selector in the root namespace ${quote(mesh.rootNamespace)} applies to nothing; put it into the namespace of the workloads`,
  }
}

function selectorProblems(policy: Manifest, mesh: Mesh): Iterable<Problem<'no-matching-workload'>> {
  return unmatchedSelector(
    policy,
    policy.spec.at('selector', 'matchLabels'),
    'the policy protects nothing',
    mesh,
  )
}
