import { defineRule } from '../rule.ts'
import { unselected } from '../shared/unselected.ts'

/** Istio `pilot/pkg/model/push_context.go`, SetDestinationRules, and `sidecar.go`, getSidecarScope. */
export const policySelectorNamespace = defineRule({
  id: 'egress/policy-selector-namespace',
  codes: ['no-matching-workload'],
  severity: 'warning',
  istio: ['IST0101'],
  summary: 'A DestinationRule or Sidecar for workloads that its namespace does not have.',
  why: 'With a `workloadSelector` it acts on workloads of its own namespace alone. Where none bears the labels, it acts nowhere: the TLS, limits or imports that it sets never come to be.',
  fix: 'Put it into the namespace of the workloads that it is for, or correct the labels: they are those of the pods.',
  across: {
    *DestinationRule(rule, mesh) {
      const selector = rule.spec.at('workloadSelector', 'matchLabels')
      yield* unselected(rule, selector, 'the DestinationRule acts nowhere', mesh)
    },

    *Sidecar(sidecar, mesh) {
      const selector = sidecar.spec.at('workloadSelector', 'labels')
      yield* unselected(sidecar, selector, 'the Sidecar acts nowhere', mesh)
    },
  },
})
