import { defineRule } from '../rule.ts'
import { unmatchedSelector } from '../shared/unmatched-selector.ts'

/** Source: istio `pilot/pkg/model/push_context.go`, SetDestinationRules, and `sidecar.go`, getSidecarScope. */
export const policySelectorNamespace = defineRule({
  id: 'egress/policy-selector-namespace',
  codes: ['no-matching-workload'],
  severity: 'warning',
  istio: ['IST0101'],
  summary: 'A DestinationRule or Sidecar selects workloads that its namespace does not have.',
  why: 'With a `workloadSelector` it only acts on workloads of its own namespace. If none of them has the labels, the TLS, limits or imports that it sets have no effect.',
  fix: 'Move the object into the namespace of the workloads that it is for, or correct the labels: they are the labels of the pods.',
  across: {
    *DestinationRule(rule, mesh) {
      const selector = rule.spec.at('workloadSelector', 'matchLabels')
      yield* unmatchedSelector(rule, selector, 'the DestinationRule has no effect', mesh)
    },

    *Sidecar(sidecar, mesh) {
      const selector = sidecar.spec.at('workloadSelector', 'labels')
      yield* unmatchedSelector(sidecar, selector, 'the Sidecar has no effect', mesh)
    },
  },
})
